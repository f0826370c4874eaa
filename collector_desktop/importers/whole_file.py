"""A file read into memory whole, within a limit; refused with a sentence otherwise."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.domain.frozen import frozen
from collector_desktop.files.plain_file import is_plain_file
from collector_desktop.importers.on_disk import stamp_of

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_XML = 20 * 1024 * 1024
START = 64 * 1024


@frozen
class WholeFile:
    """A file that was read into memory; `again` is the advice if it turns out to be broken."""

    name: str
    data: bytes
    sha256: str
    again: str = "Download it again."

    def refused(self, what: str, advice: str = "") -> UnreadableFileError:
        """Return the error that says what is wrong with the file."""
        return UnreadableFileError(f"'{self.name}' {what}.", advice or self.again)


def first_bytes(path: Path) -> bytes:
    """Return the start of a file, by which its format is known; empty if it cannot be read."""
    if not is_plain_file(path):
        return b""
    try:
        with path.open("rb") as file:
            return file.read(START)
    except OSError:
        return b""


def read_whole(path: Path, largest: int, advice: str) -> tuple[bytes, str]:
    """Return the bytes of a file and their hash; `advice` is for one that is too large.

    Raises:
        UnreadableFileError: it is too large, cannot be opened, or is still being written.
    """
    try:
        size, _changed = stamp_of(path)
        if size > largest:
            raise UnreadableFileError(f"'{path.name}' is larger than {largest >> 20} MB.", advice)
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as failed:
        raise UnreadableFileError(
            f"'{path.name}' cannot be opened: {failed.strerror or 'it cannot be read'}.",
            "Check that the file is there and not open in another program.",
        ) from failed
    if len(data) != size:
        raise UnreadableFileError(
            f"'{path.name}' is being written by another program.", "Try again when it is complete."
        )
    return data, hashlib.sha256(data).hexdigest()
