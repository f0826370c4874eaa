"""The bytes of a statement file as text, within limits; refused with a sentence otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.whole_file import WholeFile, read_whole

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_TEXT = 50 * 1024 * 1024


class StatementFile(WholeFile):
    """A statement file that was read into memory."""

    __slots__ = ()

    def text(self, *encodings: str) -> str:
        """Return its text in the first encoding that fits; cp1252 fits nearly always."""
        for encoding in (*encodings, "utf-8-sig", "cp1252"):
            try:
                return self.data.decode(encoding)
            except (UnicodeError, LookupError):
                continue
        return self.data.decode("latin-1")


def load(path: Path, largest: int = LARGEST_TEXT) -> StatementFile:
    """Return a whole statement file; refuse one that is too large or no text.

    Raises:
        UnreadableFileError: with a sentence.
    """
    data, sha256 = read_whole(path, largest, "Download a shorter period.")
    if b"\0" in data:
        raise UnreadableFileError(f"'{path.name}' is not a text file.", "Download it again.")
    return StatementFile(path.name, data, sha256)
