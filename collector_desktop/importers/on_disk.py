"""What a file must be while it is read: a plain one, the same from beginning to end."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.files.plain_file import plain_status

if TYPE_CHECKING:
    from pathlib import Path

Stamp: TypeAlias = tuple[int, int]


def stamp_of(path: Path) -> Stamp:
    """Return size in bytes and time of the last change of a file.

    Raises:
        OSError: it is not there.
        UnreadableFileError: it is a folder, a pipe or a device.
    """
    found = plain_status(path)
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
