"""Who has a ledger open, written to a small file beside it; the lock itself is SQLite's.

The file only names the holder. One that a stopped program left behind is overwritten by the next.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.json_text import read_json

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".open"
MOST_BYTES = 4096
_named: list[Path] = []


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
    """Say who has the ledger open; where nothing can be written, nothing is said."""
    path = lock_path(ledger)
    before = holder_of(ledger)
    _found[:] = [] if before is None or before.is_here else [before]
    text = json.dumps({"who": who, "host": this_computer(), "pid": os.getpid()})
    with suppress(OSError):
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        _named.append(path)


def left_elsewhere() -> Holder | None:
    """Return who did not close the open ledger on another computer, and may have it open still."""
    return _found[0] if _found else None


def forget_holder() -> None:
    """Take the name away again, as the ledger is closed."""
    while _named:
        with suppress(OSError):
            _named.pop().unlink(missing_ok=True)


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
