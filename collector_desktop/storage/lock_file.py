"""Who has a ledger open, written to a small file beside it, which the holder locks.

One that a stopped program left behind is overwritten by the next. SQLite locks the ledger itself;
but where locks are POSIX's, a program loses those as soon as any part of it closes the same file,
as when the user imports the ledger into itself. This one stays until we close it, or end.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import LedgerLockedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.json_text import read_json

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

SUFFIX = ".open"
MOST_BYTES = 4096
OR_NO_LOCKS = " If nothing has it open, its folder cannot lock files: copy it to this computer."
_named: list[Path] = []
_held: list[BinaryIO] = []


@frozen
class Holder:
    """Who has a ledger open, on which computer, in which process."""

    who: str
    host: str
    pid: int

    @property
    def is_here(self) -> bool:
        """Whether it is this computer."""
        return self.host == this_computer()


_found: list[Holder] = []


def this_computer() -> str:
    """Return the name of this computer."""
    if os.name == "nt":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def lock_path(ledger: Path) -> Path:
    """Return where the holder of a ledger is named."""
    return ledger.with_name(ledger.name + SUFFIX)


def name_holder(ledger: Path, who: str) -> None:
    """Say who has the ledger open, and lock that; where nothing can be written, nothing is said."""
    path = lock_path(ledger)
    before = holder_of(ledger)
    forget_holder()
    _found[:] = [] if before is None or before.is_here else [before]
    text = json.dumps({"who": who, "host": this_computer(), "pid": os.getpid()})
    with suppress(OSError):
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        _named.append(path)
        _hold(path)


def left_elsewhere() -> Holder | None:
    """Return who did not close the open ledger on another computer, and may have it open still."""
    return _found[0] if _found else None


def forget_holder() -> None:
    """Take the name away again, as the ledger is closed."""
    while _named:
        with suppress(OSError):
            _named.pop().unlink(missing_ok=True)
    while _held:
        _held.pop().close()


def require_free(ledger: Path) -> None:
    """Refuse a ledger that a running program holds, even if SQLite's lock on it was lost.

    Raises:
        LedgerLockedError: another program does.
    """
    path = lock_path(ledger)
    try:
        import fcntl  # noqa: PLC0415 - Windows has none, nor locks that are lost so

        if path in _named or not path.is_file():
            return
        with path.open("rb") as stream:
            fcntl.flock(stream, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        raise in_use(ledger) from None
    except (ImportError, OSError):  # SQLite's lock has to do
        return


def in_use(ledger: Path) -> LedgerLockedError:
    """Return the sentence for a ledger that another program has open, with its name if known."""
    holder = holder_of(ledger)
    by = "" if holder is None else f" ({words_of(holder)})"
    return LedgerLockedError(
        f"{ledger.name} is open in another program{by}.",
        f"Close it there, then try again.{OR_NO_LOCKS if holder is None else ''}",
    )


def holder_of(ledger: Path) -> Holder | None:
    """Return who is said to have a ledger open; None if nobody is, or the file cannot be read."""
    try:
        if not lock_path(ledger).is_file():  # a pipe of that name would keep us waiting
            return None
        with lock_path(ledger).open("rb") as stream:
            holder = read_json(stream.read(MOST_BYTES))
        return Holder(str(holder["who"])[:80], str(holder["host"])[:80], int(holder["pid"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def words_of(holder: Holder) -> str:
    """Return a holder as a sentence names him."""
    place = "" if holder.is_here else f" on {holder.host}"
    return f"{holder.who}{place}, process {holder.pid}"


def _hold(path: Path) -> None:
    """Lock a file until it is closed or this program ends, where the system knows such locks."""
    try:
        import fcntl  # noqa: PLC0415 - as above
    except ImportError:
        return
    stream = path.open("rb")
    _held.append(stream)
    fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
