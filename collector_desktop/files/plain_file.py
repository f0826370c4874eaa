"""What a path must be before it is opened: a plain file that is not too large.

Opening a pipe or a device could wait for ever, and a file such as the system makes while it is read
may have no end.
"""

from __future__ import annotations

import hashlib
import os
import stat
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import OutsideWorldError, RefusedError, UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path

_MB = 1_000_000
SMALLER = "Save a smaller copy."
_AT_ONCE = 1 << 20
LARGEST_PAPER = 2_000 * _MB
"""What we made ourselves is smaller, even all letters of a run in one file, over a letterhead."""


def is_plain_file(path: Path) -> bool:
    """Return whether a path is a file, and no folder, pipe or device."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def plain_status(path: Path) -> os.stat_result:
    """Return what the system says of a plain file.

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
    return found


def read_plain(path: Path, most: int, advice: str = SMALLER) -> bytes:
    """Return the bytes of a plain file: as many as the system said before it was opened.

    Raises:
        OSError: it could not be read.
        UnreadableFileError: it is a folder, a pipe or a device.
        RefusedError: it has more than `most` bytes; `advice` says what to do.
    """
    size = _size_up_to(path, most, advice)
    with path.open("rb") as stream:
        return stream.read(size)


def sha256_of_plain(path: Path, most: int, advice: str = SMALLER) -> str:
    """Return the SHA-256 of a plain file, of which little is in memory at once.

    Raises:
        OSError, UnreadableFileError, RefusedError: as `read_plain` has it.
    """
    left = _size_up_to(path, most, advice)
    found = hashlib.sha256()
    with path.open("rb") as stream:
        while part := stream.read(min(left, _AT_ONCE)):
            found.update(part)
            left -= len(part)
    return found.hexdigest()


def read_chosen(path: Path, most: int, advice: str = SMALLER) -> bytes:
    """Return the bytes of a file that the user chose.

    Raises:
        OutsideWorldError: it could not be read.
        UnreadableFileError, RefusedError: as `read_plain` has it.
    """
    try:
        return read_plain(path, most, advice)
    except OSError as error:
        raise OutsideWorldError(f"{path.name} cannot be read.", str(error.strerror)) from error


def _size_up_to(path: Path, most: int, advice: str) -> int:
    size = plain_status(path).st_size
    if size > most:
        raise RefusedError(f"{path.name} is larger than {most // _MB} MB.", advice)
    return size
