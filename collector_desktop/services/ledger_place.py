"""Whether a ledger is still where it was opened; only the folder is read, not the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen

if TYPE_CHECKING:
    from pathlib import Path


@frozen
class FileMark:
    """What distinguishes a file from another of the same name: its disk, and its number on it."""

    disk: int
    number: int


def mark_of(ledger: Path) -> FileMark | None:
    """Return the mark of the file that has this name now; None if there is none in reach."""
    try:
        found = ledger.stat()
    except OSError:
        return None
    return FileMark(found.st_dev, found.st_ino)
