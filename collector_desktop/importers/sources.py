"""A file on disk as numbered rows, whatever its format; the first bytes say which it is."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Protocol

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.encoding import LARGEST_BYTES
from collector_desktop.importers.on_disk import stamp_of
from collector_desktop.importers.sheet_source import open_sheet
from collector_desktop.importers.text_source import open_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from collector_desktop.importers.cells import Cell

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = {
    b"%PDF": "a PDF document",
    b"\x1f\x8b": "a compressed file",
    b"SQLite format 3": "a database",
    b"{\\rtf": "a text document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype\s+)?html\b", re.IGNORECASE)
_PROTECTED_MARK = "EncryptedPackage".encode("utf-16-le")


class Source(Protocol):
    """A file that can be read row by row, as often as needed."""

    @property
    def path(self) -> Path:
        """Where the file is."""

    @property
    def sha256(self) -> str:
        """The hash of its bytes."""

    @property
    def encoding(self) -> str:
        """How its text is encoded; empty for a spreadsheet."""

    @property
    def delimiter(self) -> str:
        """What separates its columns; empty for a spreadsheet."""

    @property
    def sheet(self) -> str:
        """The sheet that is read; empty for a text file."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know about how the file is read."""

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Yield each row's number, counted from 1, and its cells."""


def open_source(path: Path, encoding: str = "", delimiter: str = "") -> Source:
    """Return a file ready to be read; refuse with one sentence what cannot be.

    Raises:
        UnreadableFileError: it is not there, empty, too large or of no kind that is read.
    """
    try:
        return _open_by_content(path, encoding, delimiter)
    except OSError as failed:
        raise UnreadableFileError(
            f"'{path.name}' cannot be opened: {failed.strerror or 'it cannot be read'}.",
            "Check that the file is there and not open in another program.",
        ) from failed


def _open_by_content(path: Path, encoding: str, delimiter: str) -> Source:
    """Choose the reader by the first bytes of the file."""
    size, _changed = stamp_of(path)
    if size == 0:
        raise UnreadableFileError(f"'{path.name}' is empty.", "Export it again.")
    if size > LARGEST_BYTES:
        raise UnreadableFileError(
            f"'{path.name}' is larger than {LARGEST_BYTES >> 20} MB.", "Export a shorter period."
        )
    with path.open("rb") as file:
        start = file.read(64).removeprefix(codecs.BOM_UTF8)
    if start.startswith(_ZIP):
        return open_sheet(path)
    if start.startswith(_OLD_OFFICE):
        raise _old_office(path)
    for mark, what in _FOREIGN.items():
        if start.startswith(mark):
            raise UnreadableFileError(f"'{path.name}' is {what}.", "Export it as CSV or XLSX.")
    if _WEB_PAGE.match(start):
        raise UnreadableFileError(
            f"'{path.name}' is a web page.",
            "Open it in the spreadsheet program and save it as .xlsx, or download the file again.",
        )
    return open_text(path, encoding, delimiter)


def _old_office(path: Path) -> UnreadableFileError:
    """Return the error for an old or a protected Excel file, which share their first bytes."""
    if _PROTECTED_MARK in path.read_bytes():
        return UnreadableFileError(
            f"'{path.name}' is protected with a password.", "Save it without a password."
        )
    return UnreadableFileError(
        f"'{path.name}' is an old Excel file (.xls).", "Save it as .xlsx or CSV."
    )
