"""What a path must be before it is opened: a plain file, the same from beginning to end."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, TypeAlias

from collector_desktop.domain.errors import UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path

Stamp: TypeAlias = tuple[int, int]


def is_plain_file(path: Path) -> bool:
    """Return whether a path is a file; opening a pipe or a device could wait for ever."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def stamp_of(path: Path) -> Stamp:
    """Return size in bytes and time of the last change of a file.

    Raises:
        OSError: it is not there.
        UnreadableFileError: it is a folder, a pipe or a device.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        what = "a folder" if stat.S_ISDIR(found.st_mode) else "a pipe or a device"
        raise UnreadableFileError(
            f"'{path.name}' cannot be opened: it is {what}.", "Choose a file."
        )
    return found.st_size, found.st_mtime_ns


def check_unchanged(path: Path, stamp: Stamp) -> None:
    """Refuse a file that was written to while it was read.

    Raises:
        UnreadableFileError: it was; `stamp` is what it was before.
    """
    if stamp_of(path) != stamp:
        raise UnreadableFileError(
            f"'{path.name}' is being written by another program.", "Try again when it is complete."
        )
