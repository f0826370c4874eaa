"""A process for strangers' files as we see it: what it may say, and for how long.

Whoever has taken it over may say anything, without end or not at all, so no more is read than an
honest answer needs, and it is ended when its time is over. Its first line says that it works, and
comes before it has seen anything of a file: one that ends without it says nothing of the file.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Any

from collector_desktop.documents.child_lock import GREETING
from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.domain.json_text import read_json
from collector_desktop.files.own_child import UNSEEN

MOST_SAID = 2**20  # bytes of the line with which an answer begins
_CHUNK = 2**20
_CLOSE_OR_INSTALL = (
    "Close some programs and try again. If that does not help, install Collector Desktop again."
)
_PIPE = 2**20  # bytes on the way where the system has so much room: a page is some megabytes


class DiedError(Exception):
    """The child ended without an answer that counts."""


class NotStartedError(DiedError):
    """The system started no child in time, which says nothing of the file."""


class NotWorkingError(NotStartedError):
    """The child ended before it could read anything: for want of memory, or of one of its parts."""


class TooLongError(DiedError):
    """The child was ended, as it did not answer in time."""


class ChildProcess:
    """A process that answers; the first answer that is none ends it.

    Nothing that it writes to its error output is read.
    """

    def __init__(self, command: Sequence[str]) -> None:
        """Start it.

        Raises:
            NotStartedError: the system starts no other process now.
        """
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=UNSEEN,
            )
        except OSError as error:
            raise NotStartedError from error
        for pipe in (self._stdin, self._stdout):
            _widen(pipe)
        self._is_late = self._is_unwanted = self._works = False

    @property
    def pid(self) -> int:
        """Its number in the system."""
        return self._process.pid

    def ask(
        self, said: Sequence[bytes], most: int, seconds: float
    ) -> tuple[dict[str, Any], bytearray]:
        """Say something and return the line that it answers, and the bytes that follow.

        The line says as `size` how many bytes there are: at most `most`.

        Raises:
            DiedError: it ended, took longer than `seconds`, or gave no such answer.
        """
        with self._watched(seconds):
            self._say(said)
            answer = self._line(MOST_SAID)
            size = answer["size"]
            if type(size) is not int or not 0 <= size <= most:
                raise ValueError(f"{size} bytes are more than {most}")
            return answer, self._read(size)

    def ask_once(
        self, said: Sequence[bytes], most: int, seconds: float, most_said: int = MOST_SAID
    ) -> tuple[dict[str, Any], bytes]:
        """Say something and return all that it answers until it ends, which it does then.

        Raises:
            DiedError: it ended badly, took longer than `seconds`, or said more than `most` bytes
                after a line of at most `most_said`.
        """
        try:
            with self._watched(seconds):
                self._say(said)
                self._stdin.close()
                answer = self._line(most_said)
                made = self._rest(most)
                if self._process.wait():
                    raise ValueError("a bad end")
                return answer, made
        finally:
            self.end()

    def kill(self) -> None:
        """End it without waiting, from any thread; who waits for an answer gets none."""
        self._is_unwanted = True
        with suppress(OSError):  # Windows says so of one that has just ended
            self._process.kill()

    def end(self) -> None:
        """End it and wait until it is gone."""
        self.kill()
        for pipe in (self._stdin, self._stdout):
            with suppress(OSError):  # what was not sent yet goes nowhere
                pipe.close()
        self._process.wait()

    @property
    def _stdin(self) -> Any:
        return self._process.stdin

    @property
    def _stdout(self) -> Any:
        return self._process.stdout

    @contextmanager
    def _watched(self, seconds: float) -> Iterator[None]:
        """End the child when its time is over, or what it says is no answer."""
        watch = Timer(seconds, self._end_late)
        watch.daemon = True
        watch.start()
        try:
            yield
        except (OSError, ValueError, TypeError, KeyError, MemoryError) as error:
            why = self._why()
            self.end()
            raise why from error
        finally:
            watch.cancel()

    def _why(self) -> DiedError:
        if self._is_late:
            return TooLongError() if self._works else NotStartedError()
        return DiedError() if self._works or self._is_unwanted else NotWorkingError()

    def _end_late(self) -> None:
        self._is_late = True
        self.kill()

    def _say(self, said: Sequence[bytes]) -> None:
        """Say a line, and the rest once it is clear that the child works."""
        try:
            self._stdin.write(said[0])
            self._stdin.flush()
        finally:
            self._works = self._works or self._stdout.readline(len(GREETING)) == GREETING
        if not self._works:
            raise ValueError("no greeting")
        for each in said[1:]:
            self._stdin.write(each)
        self._stdin.flush()

    def _line(self, most: int) -> dict[str, Any]:
        line = self._stdout.readline(most + 1)
        if not line.endswith(b"\n"):
            raise ValueError(f"no line of at most {most} bytes")
        return dict(read_json(line))

    def _read(self, size: int) -> bytearray:
        """Return so many bytes; Python's lock is free between two parts, and while one comes."""
        made, at = bytearray(size), 0
        with memoryview(made) as whole:
            while at < size:
                count = self._stdout.readinto1(whole[at : at + _CHUNK])
                if not count:
                    raise ValueError(f"{at} bytes instead of {size}")
                at += count
        return made

    def _rest(self, most: int) -> bytes:
        """Return what comes until the end."""
        made = bytearray()
        while part := self._stdout.read1(_CHUNK):
            made += part
            if len(made) > most:
                raise ValueError(f"more than {most} bytes")
        return bytes(made)


def not_done(title: str, error: NotStartedError) -> OutsideWorldError:
    """Return what to tell where no child works; `title` says what could not be done."""
    if isinstance(error, NotWorkingError):
        why = "a part of the program that reads files does not run"
        return OutsideWorldError(f"{title}: {why}.", _CLOSE_OR_INSTALL)
    why = "the system starts no other process now"
    return OutsideWorldError(f"{title}: {why}.", "Close some programs and try again.")


def _widen(pipe: Any) -> None:
    """Let more bytes be on the way in a pipe, as far as the system has room for that."""
    # Only Linux can; and not for a user whose other programs have large pipes already.
    with suppress(ImportError, OSError):
        from fcntl import F_SETPIPE_SZ, fcntl  # noqa: PLC0415 - not everywhere

        fcntl(pipe, F_SETPIPE_SZ, _PIPE)
