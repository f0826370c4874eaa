"""Exports what a grid shows: asks for a file, writes it apart, says what was written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import Money
from collector_desktop.exporters.table import Cell, ColumnKind, Table
from collector_desktop.ui.cells import Column
from collector_desktop.ui.desk import Desk
from collector_desktop.ui.format import plural
from collector_desktop.ui.widgets.grid import GridView

CSV, WORKBOOK = ".csv", ".xlsx"
FILTERS = "Excel workbook (*.xlsx);;CSV file (*.csv)"
_FOLDER = "export.folder"


@frozen
class TableExport:
    """What to export: `also` are columns that belong to every row though the grid hides them."""

    desk: Desk
    owner: QWidget
    said: Callable[[str], None]

    def ask(self, grid: GridView[Any], title: str, also: Sequence[Column[Any]] = ()) -> None:
        """Ask where to, then write the rows that a grid shows through the columns it shows."""
        name = f"{title.lower().replace(' ', '-')}-{self.desk.today().isoformat()}{WORKBOOK}"
        path, chosen = QFileDialog.getSaveFileName(
            self.owner, _tr("Export this list"), str(self._folder() / name), FILTERS
        )
        if path:
            wanted = _with_suffix(Path(path), chosen)
            rows = _GridRows(grid, also)
            done = partial(self._write_rows, rows, title, wanted)
            grid.rows().read(range(grid.model().rowCount()), rows.add, done)

    def _write_rows(self, rows: _GridRows, title: str, path: Path) -> None:
        self.write(rows.table(title), path)

    def write(self, table: Table, path: Path) -> None:
        """Write a table as the kind of file that its name asks for."""
        self.desk.personal.put(_FOLDER, str(path.parent))
        work = partial(_write, table, path)
        rows = plural(len(table.rows), _tr("row"))
        news = _tr("{rows} written to {file}").format(rows=rows, file=path.name)
        self.desk.tasks.run_apart(self.owner, work, lambda _: self.said(news))

    def _folder(self) -> Path:
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kept = self.desk.personal.get(_FOLDER)
        return Path(kept) if kept and Path(kept).is_dir() else Path(usual or Path.home())


class _GridRows:
    """The rows of a grid as cells; they may come in parts, so that no list of records is held."""

    def __init__(self, grid: GridView[Any], also: Sequence[Column[Any]]) -> None:
        shown = grid.shown_columns()
        columns = [*(column for column in also if column not in shown), *shown]
        self._columns = [column for column in columns if column.title]
        self._rows: list[tuple[Cell, ...]] = []

    def add(self, records: Iterable[Any]) -> None:
        """Take more records, as the columns show them."""
        columns = self._columns
        self._rows += [tuple(_cell(c.exported(record)) for c in columns) for record in records]

    def table(self, title: str) -> Table:
        """Return all that was taken."""
        rows = self._rows
        titles = [
            (c.title, _kind([row[at] for row in rows], c)) for at, c in enumerate(self._columns)
        ]
        currencies = [_currency(row) for row in rows]
        if len({currency for currency in currencies if currency}) > 1:
            titles.append((_tr("Currency"), ColumnKind.TEXT))
            rows = [(*row, currency) for row, currency in zip(rows, currencies, strict=True)]
        return Table(title, tuple(titles), tuple(rows))


def _write(table: Table, path: Path) -> None:
    from collector_desktop.exporters.csv_table import write_csv  # noqa: PLC0415 - seldom
    from collector_desktop.exporters.xlsx_table import write_xlsx  # noqa: PLC0415 - costs 50 ms

    (write_csv if path.suffix.lower() == CSV else write_xlsx)(table, path)


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, str | int | date | Money):
        return value
    return str(value)


def _kind(cells: Sequence[Cell], column: Column[Any]) -> ColumnKind:
    """Return what a column holds, by its first cell that holds anything."""
    first = next((cell for cell in cells if cell is not None), None)
    for kind, held in (
        (ColumnKind.MONEY, Money),
        (ColumnKind.DATE, date),
        (ColumnKind.INT, int),
    ):
        if isinstance(first, held):
            return kind
    return ColumnKind.INT if first is None and column.numeric else ColumnKind.TEXT


def _currency(row: Sequence[Cell]) -> str:
    return next((cell.currency for cell in row if isinstance(cell, Money)), "")


def _with_suffix(path: Path, chosen: str) -> Path:
    """Return the path with the suffix of its own, else of the chosen filter."""
    if path.suffix.lower() in {CSV, WORKBOOK}:
        return path
    return path.with_name(path.name + (CSV if CSV in chosen else WORKBOOK))


def _tr(text: str) -> str:
    return QCoreApplication.translate("TableExport", text)
