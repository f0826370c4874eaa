"""CSV and other delimited text as a stream of numbered rows."""

from __future__ import annotations

import csv
import re
from itertools import islice
from typing import TYPE_CHECKING, TextIO, TypeAlias

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.delimiter import (
    LINES_LOOKED_AT,
    declared_delimiter,
    detect_delimiter,
)
from collector_desktop.importers.encoding import examine_bytes
from collector_desktop.importers.on_disk import Stamp, check_unchanged, stamp_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from collector_desktop.importers.cells import Cell

Block: TypeAlias = "tuple[Sequence[int], list[list[Cell]]]"

LARGEST_ROWS = 1_100_000
LARGEST_COLUMNS = 200

FIRST_BLOCK = 64
BLOCK = 2_000

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
        """Yield the same, many rows at a time; `first` is how many the first block has."""
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
            skipped = 1 if self.starts_with_declaration and file.readline() else 0
            reader = csv.reader(file, delimiter=self.delimiter, strict=True)
            row = skipped + 1
            try:
                while lines := list(islice(reader, size)):
                    after = skipped + 1 + reader.line_num
                    numbers: Sequence[int] = range(row, after)
                    if len(numbers) != len(lines):
                        numbers = list(_first_lines(row, lines))
                    if numbers[-1] > LARGEST_ROWS or max(map(len, lines)) > LARGEST_COLUMNS:
                        self._refuse_size()
                    yield numbers, lines  # type: ignore[misc]
                    row, size = after, BLOCK
            except csv.Error as broken:
                raise UnreadableFileError(
                    f"Line {skipped + reader.line_num} of '{self.path.name}' cannot be read:"
                    f" {_in_words(broken)}.",
                    "Correct that line, or export the file again.",
                ) from broken
        check_unchanged(self.path, self.stamp)

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


def _first_lines(row: int, lines: Iterable[Sequence[str]]) -> Iterator[int]:
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
