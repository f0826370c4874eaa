"""The bytes of a statement file as text, within limits; refused with a sentence otherwise."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_TEXT = 50 * 1024 * 1024
LARGEST_XML = 20 * 1024 * 1024
START = 64 * 1024


@dataclass(frozen=True, slots=True)
class StatementFile:
    """A statement file that was read into memory."""

    name: str
    data: bytes
    sha256: str

    def text(self, *encodings: str) -> str:
        """Return its text in the first encoding that fits; cp1252 fits nearly always."""
        for encoding in (*encodings, "utf-8-sig", "cp1252"):
            try:
                return self.data.decode(encoding)
            except (UnicodeError, LookupError):
                continue
        return self.data.decode("latin-1")

    def refused(self, what: str, advice: str = "Download it again.") -> UnreadableFileError:
        """Return the error that says what is wrong with the file."""
        return UnreadableFileError(f"'{self.name}' {what}.", advice)


def first_bytes(path: Path) -> bytes:
    """Return the start of a file, by which its format is known; empty if it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(START)
    except OSError:
        return b""


def load(path: Path, largest: int = LARGEST_TEXT) -> StatementFile:
    """Return a whole statement file; refuse one that is too large or no text.

    Raises:
        UnreadableFileError: with a sentence.
    """
    try:
        size = path.stat().st_size
        if size > largest:
            raise UnreadableFileError(
                f"'{path.name}' is larger than {largest >> 20} MB.", "Download a shorter period."
            )
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
    if b"\0" in data:
        raise UnreadableFileError(f"'{path.name}' is not a text file.", "Download it again.")
    return StatementFile(path.name, data, hashlib.sha256(data).hexdigest())
