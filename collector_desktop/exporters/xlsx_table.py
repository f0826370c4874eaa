"""Tables as workbooks with typed cells, so that sums and filters work at once."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import field
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from collector_desktop.domain.currency import exponent
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import Money
from collector_desktop.exporters.atomic import atomic_write
from collector_desktop.exporters.table import Cell, ColumnKind, Table, printable

_MOST_ROWS = 1_048_576
_LONGEST_SHEET_NAME = 31
_WIDEST_COLUMN_PIXELS = 420
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_FIRST_YEAR = 1901
_ROWS_MEASURED = 200
_SAME_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


def write_xlsx(table: Table, path: Path, *, totals: bool = False) -> None:
    """Write the table as a workbook, with a row of sums below it if asked."""
    atomic_write(path, xlsx_bytes(table, totals=totals))


def xlsx_bytes(table: Table, *, totals: bool = False) -> bytes:
    """Return the workbook's content: one sheet with a fixed heading row and a filter."""
    if len(table.rows) > _MOST_ROWS - 2:
        raise RefusedError(
            "A workbook holds no more than 1,048,574 rows.", "Filter the table or export it as CSV."
        )
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True})
    workbook.set_properties({"title": printable(table.title), "created": _SAME_MOMENT})
    sheet = _Sheet(workbook, workbook.add_worksheet(sheet_name(table.title)))
    sheet.write_headings(table)
    if totals:
        sheet.write_totals(table)
    widest = _widest_rows(table)
    sheet.write_rows(table, widest)
    sheet.finish(table)
    sheet.write_rows(table, (at for at in range(len(table.rows)) if at not in widest))
    workbook.close()
    return content.getvalue()


def sheet_name(title: str) -> str:
    """Return the title as a name that a sheet may bear."""
    name = _NOT_IN_SHEET_NAMES.sub(" ", printable(title))[:_LONGEST_SHEET_NAME].strip("' \t\r\n")
    return name if name and name.casefold() != "history" else "Table"


def column_total(cells: Iterable[Cell]) -> Money | None:
    """Return the sum of a column of money, or None when it has none or several currencies."""
    amounts = [cell for cell in cells if isinstance(cell, Money)]
    currencies = {amount.currency for amount in amounts}
    if len(currencies) != 1:
        return None
    return Money(sum(amount.minor for amount in amounts), currencies.pop())


def _widest_rows(table: Table) -> frozenset[int]:
    """Return the rows that decide how wide the columns are: the first, and the longest cells.

    To measure every cell would take as long as to write a tenth of them.
    """
    rows = range(len(table.rows))
    found = set(rows[:_ROWS_MEASURED])
    for column in range(len(table.columns)) if rows else ():
        sizes = [_size(row[column]) for row in table.rows]
        found.add(sizes.index(max(sizes)))
    return frozenset(found)


def _size(cell: Cell) -> int:
    """Return how many signs a cell has, of an amount those of its minor units."""
    return len(str(cell.minor if isinstance(cell, Money) else cell))


@frozen
class _Sheet:
    """A sheet being written, and the formats made for it so far."""

    workbook: Any
    sheet: Any
    formats: dict[tuple[str, bool], Any] = field(default_factory=dict)
    units: dict[tuple[str, bool], tuple[int, Any]] = field(default_factory=dict)

    def write_headings(self, table: Table) -> None:
        """Write the heading row, right-aligned over numbers."""
        for column, (heading, kind) in enumerate(table.columns):
            align = "right" if kind in {ColumnKind.MONEY, ColumnKind.INT} else "left"
            look = self.workbook.add_format({"bold": True, "bottom": 1, "align": align})
            self.sheet.write_string(0, column, printable(heading), look)

    def write_rows(self, table: Table, places: Iterable[int]) -> None:
        """Write the rows of the table that stand in these places."""
        write = self.write
        for place in places:
            for column, cell in enumerate(table.rows[place]):
                write(place + 1, column, cell)

    def write(self, row: int, column: int, cell: Cell, *, bold: bool = False) -> None:
        """Write a cell by its own type; text is never taken for a formula or a link."""
        if cell is None:
            return
        if isinstance(cell, Money):
            unit, look = self.units.get((cell.currency, bold)) or self._unit(cell, bold=bold)
            self.sheet.write_number(row, column, cell.minor / unit, look)
        elif isinstance(cell, str):
            self.sheet.write_string(row, column, printable(cell), self._format("@", bold=bold))
        elif isinstance(cell, date) and cell.year >= _FIRST_YEAR:
            self.sheet.write_datetime(row, column, cell, self._format("yyyy-mm-dd", bold=bold))
        elif isinstance(cell, int | Decimal):
            pattern = "0" if isinstance(cell, int) else "General"
            self.sheet.write_number(row, column, cell, self._format(pattern, bold=bold))
        else:
            text = printable(str(cell))
            self.sheet.write_string(row, column, text, self._format("@", bold=bold))

    def write_totals(self, table: Table) -> None:
        """Write the sums of the money columns, each of one currency, under the rows."""
        below = len(table.rows) + 1
        for column, (_heading, kind) in enumerate(table.columns):
            if kind is ColumnKind.MONEY:
                total = column_total(row[column] for row in table.rows)
                self.write(below, column, total, bold=True)
            elif column == 0:
                self.write(below, 0, "Total", bold=True)

    def finish(self, table: Table) -> None:
        """Keep the headings in sight, offer filters and fit the columns."""
        self.sheet.freeze_panes(1, 0)
        if table.columns:
            self.sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        self.sheet.autofit(_WIDEST_COLUMN_PIXELS)

    def _unit(self, amount: Money, *, bold: bool) -> tuple[int, Any]:
        """Return how many minor units an amount's currency has, and the format of its amounts."""
        places = exponent(amount.currency)
        pattern = "#,##0" + ("." + "0" * places if places else "")
        made = 10**places, self._format(pattern, bold=bold)
        self.units[amount.currency, bold] = made
        return made

    def _format(self, pattern: str, *, bold: bool) -> Any:
        key = (pattern, bold)
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format({"num_format": pattern, "bold": bold})
        return self.formats[key]
