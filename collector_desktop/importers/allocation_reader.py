"""One line of a file of allocations becomes one allocation, or says which cell is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from collector_desktop.domain.amounts import parse_amount
from collector_desktop.importers.base import AllocationRow
from collector_desktop.importers.cells import Cell, CellError, shown, text_of

if TYPE_CHECKING:
    from collector_desktop.importers.dates import DateReader

_MOST_DECIMALS = 4
_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class AllocationReader:
    """Reads allocations line by line. Their currency is that of the items they link."""

    def __init__(self, columns: Mapping[str, int], days: DateReader) -> None:
        self._columns = columns
        self._days = days

    def read(self, row: int, cells: list[Cell]) -> AllocationRow:
        """Return the allocation of a line."""
        source = self._needed(cells, "source")
        target = self._needed(cells, "target")
        self._needed(cells, "allocated_on")
        try:
            day = self._days(cells[self._columns["allocated_on"]])
        except ValueError as wrong:
            value = shown(cells[self._columns["allocated_on"]])
            raise CellError("allocated_on", value, str(wrong)) from None
        return AllocationRow(row, source, target, day, self._amount(cells))

    def finish(self) -> list[AllocationRow]:
        """Return nothing: an allocation takes one line."""
        return []

    def _needed(self, cells: list[Cell], field: str) -> str:
        """Return the text of a cell that must not be empty."""
        column = self._columns[field]
        text = text_of(cells[column]) if column < len(cells) else ""
        if not text:
            raise CellError(field, "", "This cell is empty.")
        return text

    def _amount(self, cells: list[Cell]) -> str:
        """Return an amount as plain decimal text; a negative one ends an earlier allocation.

        Text that is plain already stays as it is, so that a rejected row shows what the file says.
        """
        text = self._needed(cells, "amount")
        try:
            smallest = parse_amount(text, _MOST_DECIMALS)
        except ValueError as wrong:
            raise CellError("amount", shown(text), str(wrong)) from None
        if smallest == 0:
            raise CellError("amount", shown(text), "The amount must be above zero.")
        if _PLAIN.fullmatch(text) and parse_amount(text, _MOST_DECIMALS, ".") == smallest:
            return text
        whole, part = divmod(abs(smallest), 10**_MOST_DECIMALS)
        decimals = f"{part:0{_MOST_DECIMALS}d}".rstrip("0")
        sign = "-" if smallest < 0 else ""
        return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"
