"""CSV and other delimited text as a stream of numbered rows."""

from __future__ import annotations

import csv
import re
from io import StringIO
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, TextIO

from collector_desktop.domain.composed import composed
from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.cell_columns import width
from collector_desktop.importers.cells import is_blank
from collector_desktop.importers.delimiter import (
    LINES_LOOKED_AT,
    declared_delimiter,
    detect_delimiter,
)
from collector_desktop.importers.encoding import examine_bytes
from collector_desktop.importers.on_disk import Stamp, check_unchanged, stamp_of
from collector_desktop.importers.text_columns import by_columns, text_together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from collector_desktop.importers.cell_columns import Block, CellRows
    from collector_desktop.importers.cells import Cell

LARGEST_ROWS = 1_100_000
LARGEST_COLUMNS = 300

FIRST_BLOCK = 64

_LONGEST_LINE = 1 << 20
_BREAK = re.compile("\r\n|\r|\n")


@frozen
class TextSource:
    """A delimited text file whose encoding and delimiter are known."""

    path: Path
    sha256: str
    encoding: str
    delimiter: str
    starts_with_declaration: bool = False
    sheet: str = ""
    notes: tuple[str, ...] = ()
    stamp: Stamp = (0, 0)

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Yield the number of each row's first line, counted from 1, and its cells."""
        for numbers, lines in self.blocks():
            yield from zip(numbers, lines, strict=True)

    def blocks(self, first: int = FIRST_BLOCK) -> Iterator[Block]:
        """Yield numbers and cells of many rows at a time; `first` is how many the first block has.

        Raises:
            UnreadableFileError: the file is written in another encoding than it seemed.
        """
        try:
            yield from self._blocks(first)
        except UnicodeError as broken:
            raise UnreadableFileError(
                f"'{self.path.name}' is not written in {self.encoding}.",
                "Choose another encoding.",
            ) from broken

    def _blocks(self, size: int) -> Iterator[Block]:
        """Yield blocks of numbered rows within the limits."""
        with self.path.open(encoding=self.encoding, newline="") as file:
            row = 2 if self.starts_with_declaration and file.readline() else 1
            lines, after = self._by_cells(file, row, size)
            while lines:
                numbers: Sequence[int] = range(row, after)
                if len(numbers) != len(lines):
                    numbers = list(_first_lines(row, lines))
                if numbers[-1] > LARGEST_ROWS:
                    self._refuse_size()
                yield numbers, self._within_width(lines)
                row = after
                lines, after = self._together(file, row)
        check_unchanged(self.path, self.stamp)

    def _together(self, file: TextIO, row: int) -> tuple[CellRows, int]:
        """Return the cells of many lines from a row on, and the number of the row after them."""
        text = text_together(file)
        plain = by_columns(text, self.delimiter)
        if plain is not None:
            return plain, row + len(plain)
        own = list(StringIO(text, newline=""))
        return self._by_cells(chain(own, file), row, len(own))

    def _by_cells(self, text: Iterable[str], row: int, count: int) -> tuple[CellRows, int]:
        """Return the same of at least so many lines, to the end of a cell with breaks in it."""
        reader = csv.reader(map(composed, text), delimiter=self.delimiter, strict=True)
        lines: list[list[Cell]] = []
        try:
            while (left := count - reader.line_num) > 0 and (more := list(islice(reader, left))):
                lines += more  # type: ignore[arg-type]
        except csv.Error as broken:
            raise UnreadableFileError(
                f"Line {row - 1 + reader.line_num} of '{self.path.name}' cannot be read:"
                f" {_in_words(broken)}.",
                "Correct that line, or export the file again.",
            ) from broken
        return lines, row + reader.line_num

    def _within_width(self, lines: CellRows) -> CellRows:
        """Return lines without the empty cells beyond the limit; refuse those with anything there.

        Spreadsheets write as many delimiters as somebody once formatted columns.
        """
        if width(lines) <= LARGEST_COLUMNS:
            return lines
        if any(not is_blank(cells[LARGEST_COLUMNS:]) for cells in lines):
            self._refuse_size()
        return [cells[:LARGEST_COLUMNS] for cells in lines]

    def _refuse_size(self) -> None:
        """Refuse a file that is too long or too wide."""
        raise UnreadableFileError(
            f"'{self.path.name}' has more than {LARGEST_ROWS:,} lines or {LARGEST_COLUMNS}"
            " columns.",
            "Export a shorter period, or fewer columns.",
        )


def open_text(path: Path, encoding: str = "", delimiter: str = "") -> TextSource:
    """Return a text file ready to be read; refuse what is no text."""
    stamp = stamp_of(path)
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
        stamp=stamp,
    )


def _first_lines(row: int, lines: Iterable[Sequence[Any]]) -> Iterator[int]:
    """Yield the number of the first line of each row; its cells may have breaks within quotes."""
    for cells in lines:
        yield row
        row += 1 + sum(len(_BREAK.findall(cell)) for cell in cells)


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
