"""A line to a mail server that is cut after so many bytes, and keeps all that could be heard."""

from __future__ import annotations

import socket
import struct
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock, Thread

CHUNK = 65_536
AT_ONCE = struct.pack("ii", 1, 0)  # the system then resets the connection instead of ending it


@dataclass(frozen=True)
class Cut:
    """Where the line goes: after `after` bytes to the server, or back from it."""

    to_server: bool
    after: int
    is_reset: bool


@dataclass
class Line:
    """The line: `cut` is met once, counted over all connections; `carried` is to, and from."""

    server_port: int
    port: int = 0
    cut: Cut | None = None
    carried: dict[bool, int] = field(default_factory=lambda: {True: 0, False: 0})
    heard: bytearray = field(default_factory=bytearray)
    guard: Lock = field(default_factory=Lock)

    def arm(self, cut: Cut | None) -> None:
        """Begin to count anew."""
        with self.guard:
            self.cut, self.carried = cut, {True: 0, False: 0}

    def let_through(self, data: bytes, *, to_server: bool) -> tuple[bytes, Cut | None]:
        """Return what still passes, and the cut if it is here."""
        with self.guard:
            self.heard += data
            before = self.carried[to_server]
            self.carried[to_server] += len(data)
            cut = self.cut
            if cut is None or cut.to_server is not to_server or self.carried[to_server] < cut.after:
                return data, None
            self.cut = None
            return data[: cut.after - before], cut


def _carry(line: Line, source: socket.socket, target: socket.socket, *, to_server: bool) -> None:
    """Carry one direction until it ends or is cut, which ends both."""
    with suppress(OSError):
        while data := source.recv(CHUNK):
            passed, cut = line.let_through(data, to_server=to_server)
            target.sendall(passed)
            if cut is not None:
                if cut.is_reset:
                    for end in (source, target):
                        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
                break
    for end in (source, target):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


def _serve(line: Line, listening: socket.socket) -> None:
    with suppress(OSError):
        while True:
            client, _ = listening.accept()
            Thread(target=_connect, args=(line, client), daemon=True).start()


def _connect(line: Line, client: socket.socket) -> None:
    with client, socket.create_connection(("127.0.0.1", line.server_port)) as server:
        back = Thread(
            target=_carry, args=(line, server, client), kwargs={"to_server": False}, daemon=True
        )
        back.start()
        _carry(line, client, server, to_server=True)
        back.join()


@contextmanager
def line_to(server_port: int):
    """Lay a line to a server on this computer; its `port` is where to call."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        line = Line(server_port, listening.getsockname()[1])
        taking = Thread(target=_serve, args=(line, listening), daemon=True)
        taking.start()
        try:
            yield line
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            taking.join()
