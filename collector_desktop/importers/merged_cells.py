"""Cells of a sheet that are merged downwards: the first one's content counts for every row.

A file keeps the text of a merged area in its first cell alone. Texts and days are carried down,
as a reader of the sheet understands them; a number only where it is known to be a code, for an
amount must not count twice.
"""

from __future__ import annotations

import re
from collections import deque
from datetime import date
from typing import IO, TYPE_CHECKING, NamedTuple

from collector_desktop.importers.cells import Cell, is_blank, text_of
from collector_desktop.importers.column_letters import place_of
from collector_desktop.importers.sum_words import is_sum_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_SPANS = 100_000

_CHUNK = 1 << 20
_LONGEST = 200
_MARK = b"mergeCell "
_AREA = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})[\"']"
)


class MergedSpan(NamedTuple):
    """The first column of an area: its first and last row and its place, all counted from 1."""

    first: int
    last: int
    place: int


class TooManySpansError(Exception):
    """A sheet has more merged areas than any person makes."""


def merged_spans(stream: IO[bytes]) -> tuple[MergedSpan, ...]:
    """Return the areas of a sheet's part that reach over several rows, in the order of the rows.

    Raises:
        TooManySpansError: there are more than `MOST_SPANS` areas.
    """
    found: set[MergedSpan] = set()
    rest = b""
    while chunk := stream.read(_CHUNK):
        text = rest + chunk
        if _MARK in text:
            found.update(_spans(text))
        if len(found) > MOST_SPANS:
            raise TooManySpansError
        rest = text[-_LONGEST:]
    return tuple(sorted(found))


def carried_down(
    rows: Iterable[tuple[int, list[Cell]]],
    spans: Iterable[MergedSpan],
    codes: frozenset[int] = frozenset(),
) -> Iterator[tuple[int, list[Cell]]]:
    """Yield numbered rows with the texts and days of the merged cells that they are in.

    In the columns `codes`, counted from 0, a number is a text as well.
    An empty row stays empty, and a line of sums is nobody's: both get nothing. Spreadsheet programs
    merge no cell twice, so an area ends what stood in its column: else a row could meet them all.
    """
    waiting = deque(spans)
    standing: dict[int, tuple[int, Cell]] = {}
    for row, cells in rows:
        standing = {at: area for at, area in standing.items() if row <= area[0]}
        if standing and not is_blank(cells) and not _is_sum(cells):
            for at, (_, cell) in standing.items():
                _fill(cells, at, cell)
        while waiting and waiting[0].first <= row:
            span = waiting.popleft()
            cell = cells[span.place - 1] if span.first == row and span.place <= len(cells) else ""
            if cell and (isinstance(cell, (str, date)) or span.place - 1 in codes):
                standing[span.place - 1] = span.last, cell
        yield row, cells


def _spans(text: bytes) -> Iterator[MergedSpan]:
    for letters, first, last in _AREA.findall(text):
        if int(first) < int(last):
            yield MergedSpan(int(first), int(last), place_of(letters.decode()))


def _fill(cells: list[Cell], at: int, cell: Cell) -> None:
    """Put a cell into an empty place of a row."""
    cells += [""] * (at + 1 - len(cells))
    if not text_of(cells[at]):
        cells[at] = cell


def _is_sum(cells: list[Cell]) -> bool:
    """Return whether a line is a total with its figures, not a heading of that name."""
    label, *others = (text for cell in cells if (text := text_of(cell)))
    return is_sum_label(label) and any(map(str.isdigit, "".join(others)))
