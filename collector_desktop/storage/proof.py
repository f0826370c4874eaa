"""Has a file checked by a separate process."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from pathlib import Path

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.json_text import read_json
from collector_desktop.files.own_child import UNSEEN, child_command

CHILD = Path(__file__).with_name("proof_child.py")
LOW = getattr(subprocess, "IDLE_PRIORITY_CLASS", 0) | UNSEEN
UNREAD = "unread"
_SOUND = {"sound": True, "damaged": False, "encrypted": None, UNREAD: None}


@frozen
class Found:
    """What a proof found: whether the pages are `sound`, None if only their owner can read them.

    `sha256` is that of the whole file, empty for a ledger that is open. With `is_unread` nothing
    is known: the disk gave an error instead of the file.
    """

    sound: bool | None
    sha256: str = ""
    is_unread: bool = False


class Proof:
    """A proof that is going on; it ends by itself, or when it is stopped."""

    def __init__(
        self, path: Path, *, is_open: bool, is_awaited: bool = False, key: bytes | None = None
    ) -> None:
        """Begin to read a backup, or the file of a ledger that is open in this process.

        Of an open ledger the pages are read, at the lowest priority. Somebody who waits, and
        changes nothing meanwhile, has every index and reference proved as well. An encrypted
        backup is read by its `key`, which goes through a pipe: nobody else can see it there.

        Raises:
            OSError: the system starts no other process now.
        """
        self.path = path
        kind = ("whole-ledger" if is_awaited else "ledger") if is_open else "backup"
        kind = kind if key is None else "encrypted-backup"
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            child_command(CHILD, kind, str(path.absolute())),
            stdin=subprocess.DEVNULL if key is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=UNSEEN if is_awaited else LOW,
        )
        pipe, self._process.stdin = self._process.stdin, None
        if pipe is not None and key is not None:
            with suppress(OSError), pipe:  # it may be over already
                pipe.write(key.hex().encode())

    @property
    def is_over(self) -> bool:
        """Whether there is an answer, or none will come."""
        return self._process.poll() is not None

    def answer(self) -> Found | None:
        """Wait for the end and return what was found; None if the file could not be read."""
        said, _ = self._process.communicate()
        try:
            reply = read_json(said)
            pages = _SOUND[reply["pages"]]
            return Found(pages, str(reply.get("sha256", "")), reply["pages"] == UNREAD)
        except (ValueError, KeyError, TypeError, AttributeError):
            return None

    def stop(self) -> None:
        """End it without an answer."""
        self._process.kill()
        self._process.communicate()
