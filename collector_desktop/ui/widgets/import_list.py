"""A list of the import with its filter and its export; the page gives it a model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from collector_desktop.ui.format import plural
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.filter_bar import FilterBar
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.grid_columns import offer_columns
from collector_desktop.ui.widgets.table_export import TableExport

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.cells import Column
    from collector_desktop.ui.desk import Desk

R = TypeVar("R")


class ImportList(QObject, Generic[R]):
    """A grid in a card and the bar that filters it; `title` names it and counts its rows."""

    said = Signal(str)

    def __init__(
        self, desk: Desk, columns: tuple[Column[R], ...], title: str, empty: QWidget
    ) -> None:
        super().__init__()
        self._desk = desk
        self._title = title
        self._words: list[str] = []
        self._show: Callable[[Any], None] = _nothing
        self.rows: Sequence[R] = ()
        self.bar = FilterBar(desk.theme, self.tr("Filter this list"))
        self.grid: GridView[R] = GridView(desk.theme, columns)
        self.grid.setAccessibleName(title)
        self.grid.set_empty(empty)
        self.card = GridCard(desk.theme, self.grid)
        self.bar.filtered.connect(self._filter)
        self.bar.left.connect(self.grid.setFocus)
        self.bar.columns.clicked.connect(partial(offer_columns, self.grid, self.bar.columns))
        self.bar.export_asked.connect(self._export)

    def use(self, model: Any) -> None:
        """Take the model of the grid; it shows records."""
        self.grid.setModel(model)
        self._show = model.show

    def show_rows(self, rows: Sequence[R]) -> None:
        """Replace the rows; what is filtered stays so."""
        self.rows = rows
        self._apply()

    def _filter(self, words: str) -> None:
        self._words = words.casefold().split()
        self._apply()

    def _apply(self) -> None:
        shown = [row for row in self.rows if self._passes(row)] if self._words else self.rows
        self._show(shown)
        self.bar.show_summary(plural(len(shown), self.tr("row")))

    def _passes(self, row: R) -> bool:
        text = " ".join(column.text(row) for column in self.grid.columns).casefold()
        return all(word in text for word in self._words)

    def _export(self) -> None:
        TableExport(self._desk, self.card, self.said.emit).ask(self.grid, self._title)


def _nothing(_: object) -> None:
    """Show nothing before there is a model."""
