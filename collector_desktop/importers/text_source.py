"""CSV and other delimited text as a stream of numbered rows."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TextIO

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.delimiter import (
    LINES_LOOKED_AT,
    declared_delimiter,
    detect_delimiter,
)
from collector_desktop.importers.encoding import examine_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from collector_desktop.importers.cells import Cell

LARGEST_ROWS = 1_100_000
LARGEST_COLUMNS = 200

_LONGEST_LINE = 1 << 20


@dataclass(frozen=True, slots=True)
class TextSource:
    """A delimited text file whose encoding and delimiter are known."""

    path: Path
    sha256: str
    encoding: str
    delimiter: str
    starts_with_declaration: bool = False
    sheet: str = ""
    notes: tuple[str, ...] = ()

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Yield the number of each row's first line, counted from 1, and its cells."""
        try:
            yield from self._rows()
        except UnicodeError as broken:
            raise UnreadableFileError(
                f"'{self.path.name}' is not written in {self.encoding}.",
                "Choose another encoding.",
            ) from broken

    def _rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Yield numbered rows within the limits."""
        with self.path.open(encoding=self.encoding, newline="") as file:
            skipped = 1 if self.starts_with_declaration and file.readline() else 0
            reader = csv.reader(file, delimiter=self.delimiter, strict=True)
            row = skipped + 1
            try:
                for cells in reader:
                    if row > LARGEST_ROWS or len(cells) > LARGEST_COLUMNS:
                        self._refuse_size()
                    yield row, cells  # type: ignore[misc]
                    row = skipped + 1 + reader.line_num
            except csv.Error as broken:
                raise UnreadableFileError(
                    f"Line {skipped + reader.line_num} of '{self.path.name}' cannot be read:"
                    f" {_in_words(broken)}.",
                    "Correct that line, or export the file again.",
                ) from broken

    def _refuse_size(self) -> None:
        """Refuse a file that is too long or too wide."""
        raise UnreadableFileError(
            f"'{self.path.name}' has more than {LARGEST_ROWS:,} lines or {LARGEST_COLUMNS}"
            " columns.",
            "Export a shorter period, or fewer columns.",
        )


def open_text(path: Path, encoding: str = "", delimiter: str = "") -> TextSource:
    """Return a text file ready to be read; refuse what is no text."""
    examined = examine_bytes(path, encoding)
    with path.open(encoding=examined.encoding, newline="") as file:
        lines = list(islice(_lines(file), LINES_LOOKED_AT))
    declared = declared_delimiter(lines[0]) if lines else ""
    return TextSource(
        path=path,
        sha256=examined.sha256,
        encoding=examined.encoding,
        delimiter=delimiter or declared or detect_delimiter(lines),
        starts_with_declaration=bool(declared),
    )


def _lines(file: TextIO) -> Iterator[str]:
    """Yield the lines of a text, none of them longer than is sensible."""
    while line := file.readline(_LONGEST_LINE):
        yield line


def _in_words(error: csv.Error) -> str:
    """Return what the reader of CSV means, in words."""
    text = str(error)
    if "field larger" in text:
        return "one of its cells is too long"
    if "unexpected end" in text:
        return "a quotation mark is opened and never closed"
    return "a quotation mark stands where none belongs"
