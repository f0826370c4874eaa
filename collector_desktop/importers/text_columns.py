"""Many lines of delimited text at once: where nothing is quoted they fall apart by columns.

The reader of CSV looks at each sign by itself. Without quotation marks a text can be cut at its
delimiters in one go, and every so many cells belong to the same column. The cells of some hundred
lines fit into the processor's own memory: four times as many at once take a third longer.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TextIO, overload

if TYPE_CHECKING:
    from collector_desktop.importers.cells import Cell

TOGETHER = 32_000
_BREAK = "\n"


class TextColumns(Sequence["list[Cell]"]):
    """Lines that all have the same number of cells, more than one, kept as `columns`.

    A line is made anew each time that it is asked for.
    """

    __slots__ = ("columns",)

    def __init__(self, columns: Sequence[Sequence[str]]) -> None:
        self.columns = columns

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self.columns[0])

    def __iter__(self) -> Iterator[list[Cell]]:
        """Yield the cells of each line."""
        return map(list, zip(*self.columns, strict=True))

    @overload
    def __getitem__(self, place: int) -> list[Cell]: ...
    @overload
    def __getitem__(self, place: slice) -> TextColumns: ...
    def __getitem__(self, place: int | slice) -> list[Cell] | TextColumns:
        """Return the cells of a line, or some of the lines."""
        if isinstance(place, slice):
            return TextColumns([column[place] for column in self.columns])
        return [column[place] for column in self.columns]


def text_together(file: TextIO) -> str:
    """Return the next lines of a file up to some length, and the last of them whole."""
    return file.read(TOGETHER) + file.readline()


def by_columns(text: str, delimiter: str) -> TextColumns | None:
    """Return whole lines of text by columns; None if only the reader of CSV understands them.

    It does where something is quoted, lines are of different widths or end in an old way, and it
    refuses cells that are too long.
    """
    if '"' in text or len(text) > csv.field_size_limit():
        return None
    if "\r" in text:
        text = text.replace("\r\n", _BREAK)
    body = text.removesuffix(_BREAK)
    width = body.partition(_BREAK)[0].count(delimiter) + 1
    if "\r" in body or width == 1:
        return None
    cells = body.replace(_BREAK, delimiter + _BREAK).split(delimiter)
    count = body.count(_BREAK) + 1
    first = "".join(cells[::width]).split(_BREAK)
    if len(cells) != width * count or len(first) != count:
        return None
    return TextColumns([first, *(cells[place::width] for place in range(1, width))])
