"""Takes a list out of the desk as a CSV file or a workbook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from collector_desktop.domain.money import Money
from collector_desktop.exporters.csv_table import write_csv
from collector_desktop.exporters.table import Cell, ColumnKind, Table
from collector_desktop.exporters.xlsx_table import write_xlsx

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets import grid_copy

_KINDS: dict[type, ColumnKind] = {
    Money: ColumnKind.MONEY,
    date: ColumnKind.DATE,
    int: ColumnKind.INT,
}


def export_list(
    owner: QWidget,
    desk: Desk,
    title: str,
    shown: grid_copy.Table,
    said: Callable[[str], None],
) -> None:
    """Ask for a file name and write the list as it is seen; `said` takes the news."""
    name = f"{title} {desk.today().isoformat()}.xlsx"
    kinds = _tr("Workbook (*.xlsx);;CSV file (*.csv)")
    path, _ = QFileDialog.getSaveFileName(owner, _tr("Export this list"), name, kinds)
    if path:
        work = partial(write_list, title, shown, Path(path))
        news = _tr("Saved {name}").format(name=Path(path).name)
        desk.tasks.run_apart(owner, work, lambda _: said(news))


def write_list(title: str, shown: grid_copy.Table, path: Path) -> None:
    """Write a list as CSV if the name says so, else as a workbook."""
    rows = tuple(tuple(_cell(value) for value in row) for row in shown.rows)
    columns = tuple(
        (heading, _kind([row[at] for row in rows])) for at, heading in enumerate(shown.titles)
    )
    table = Table(title, columns, rows)
    if path.suffix.casefold() == ".csv":
        write_csv(table, path)
    else:
        write_xlsx(table, path, totals=True)


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, str | int | date | Money):
        return value
    return str(value)


def _kind(cells: list[Cell]) -> ColumnKind:
    kinds = {_KINDS.get(type(cell), ColumnKind.TEXT) for cell in cells if cell is not None}
    return kinds.pop() if len(kinds) == 1 else ColumnKind.TEXT


def _tr(text: str) -> str:
    return QCoreApplication.translate("ListExport", text)
