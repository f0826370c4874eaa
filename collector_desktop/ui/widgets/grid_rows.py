"""The rows of a grid: which record is where, and which are selected."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from itertools import groupby
from typing import Any, Generic, Protocol, TypeVar, cast

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Signal,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from collector_desktop.ui.cells import CHECK_COLUMN, IDENTITY_ROLE, RECORD_ROLE, Column, GroupRow
from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.grid_copy import Table, table_of
from collector_desktop.ui.widgets.grid_groups import GroupPainter

R = TypeVar("R")
_Flag = QItemSelectionModel.SelectionFlag
_ROWS = _Flag.Rows


class KnowsRows(Protocol):
    """What a grid asks its model at once, since thousands of indexes would be slow at it."""

    def records(self) -> list[Any]:
        """Return every record in the order shown."""

    def headings(self) -> list[int]:
        """Return the rows that are headings."""

    def rows_of(self, identities: Collection[Hashable]) -> dict[Hashable, int]:
        """Return the rows of those records that are here, by identity."""

    def record_row(self, row: int) -> int | None:
        """Return the first row from here on that is a record, else the last one that is."""

    def count(self) -> int:
        """Return how many records there are."""

    def read(
        self, rows: Sequence[int], take: Callable[[list[Any]], None], done: Callable[[], None]
    ) -> None:
        """Hand out the records of some rows in order, at once or in parts; then say so."""


class RowsView(QTableView, Generic[R]):
    """A table that speaks of records instead of indexes; `opened` carries one."""

    opened = Signal(object)

    def __init__(self, theme: Theme, columns: tuple[Column[R], ...]) -> None:
        super().__init__()
        self.columns = columns
        self.has_checks = any(c.name == CHECK_COLUMN.name for c in columns)
        names = tuple(c.name for c in columns)
        self.groups = GroupPainter(self, theme, names, lambda: self.rows().headings())
        self.groups.numeric = frozenset(c.name for c in columns if c.numeric)
        self.groups.has_checks = self.has_checks

    def record_at(self, index: QModelIndex | QPersistentModelIndex) -> R | None:
        """Return the record of a row, or None on a heading or beside the rows."""
        found: R | GroupRow | None = index.data(RECORD_ROLE) if index.isValid() else None
        return None if isinstance(found, GroupRow) else found

    def current_record(self) -> R | None:
        """Return the record that the keys act on."""
        return self.record_at(self.currentIndex())

    def selected_records(self) -> list[R]:
        """Return the selected or ticked records from top to bottom."""
        found = (self.record_at(self.model().index(row, 0)) for row in self.selected_rows())
        return [record for record in found if record is not None]

    def selected_rows(self) -> list[int]:
        """Return the rows of the selected records from top to bottom."""
        chosen = self.selectionModel().selection().toList()
        spans = ((span.top(), span.bottom() + 1) for span in chosen)
        rows = sorted({row for top, end in spans for row in range(top, end)})
        headings = set(self.rows().headings())
        return [row for row in rows if row not in headings]

    def selected_keys(self) -> list[Hashable]:
        """Return the identities of the selected records from top to bottom."""
        return [self.identity_at(row) for row in self.selected_rows()]

    def chosen_records(self) -> list[R]:
        """Return the selected records, or the current one when none is."""
        current = self.current_record()
        return self.selected_records() or ([] if current is None else [current])

    def shown_records(self) -> list[R]:
        """Return every record from top to bottom, folded ones too."""
        return self.rows().records()

    def rows(self) -> KnowsRows:
        """Return the model as what it knows of its rows."""
        return cast("KnowsRows", self.model())

    def go_to(self, identity: Hashable) -> bool:
        """Make the record of that identity current; return whether it is here."""
        row = self.rows().rows_of({identity}).get(identity)
        if row is not None:
            self.go_to_row(row)
        return row is not None

    def go_to_row(self, row: int) -> None:
        """Make a row current, keeping the ticks."""
        index = self.model().index(row, self.first_column())
        command = _Flag.NoUpdate if self.has_checks else _Flag.ClearAndSelect | _ROWS
        self.selectionModel().setCurrentIndex(index, command)
        self.scrollTo(index)

    def toggle(self, row: int) -> None:
        """Tick or untick a row, or all rows below a heading."""
        found = self.model().index(row, 0).data(RECORD_ROLE)
        rows = self.groups.rows_of(row) if isinstance(found, GroupRow) else range(row, row + 1)
        ticked = all(self.selectionModel().isRowSelected(at) for at in rows)
        self.select_rows(rows, on=not ticked)

    def select_rows(self, rows: range, *, on: bool) -> None:
        """Select or deselect rows that lie together."""
        if rows:
            model, last = self.model(), len(self.columns) - 1
            span = QItemSelection(model.index(rows[0], 0), model.index(rows[-1], last))
            self.selectionModel().select(span, (_Flag.Select if on else _Flag.Deselect) | _ROWS)

    def select_again(self, rows: Iterable[int]) -> None:
        """Select rows wherever they lie, announcing it once: each time reads all of them."""
        found, model, last = QItemSelection(), self.model(), len(self.columns) - 1
        for _, run in groupby(enumerate(sorted(rows)), key=lambda pair: pair[1] - pair[0]):
            together = [row for _, row in run]
            found.select(model.index(together[0], 0), model.index(together[-1], last))
        if found.count():
            self.selectionModel().select(found, _Flag.Select | _ROWS)

    def tick_all(self, *, on: bool) -> None:
        """Select every record, or none."""
        if on:
            self.select_rows(range(self.model().rowCount()), on=True)
        else:
            self.selectionModel().clearSelection()

    def shown_columns(self) -> list[Column[R]]:
        """Return the columns on the screen from left to right."""
        header = self.horizontalHeader()
        order = (header.logicalIndex(at) for at in range(len(self.columns)))
        return [self.columns[at] for at in order if not self.isColumnHidden(at)]

    def shown_rows(self) -> Table:
        """Return the list as it is seen, for an export."""
        return table_of(self.shown_columns(), self.shown_records())

    def copy(self) -> None:
        """Put the chosen rows on the clipboard as tab-separated text with titles."""
        records: list[R] = []

        def give() -> None:
            table = table_of(self.shown_columns(), records)
            QGuiApplication.clipboard().setText(table.as_text())

        current = self.currentIndex().row()
        chosen = self.selected_rows() or ([current] if current >= 0 else [])
        self.rows().read(chosen, records.extend, give)

    def identity_at(self, row: int) -> Hashable:
        """Return what tells the record of a row apart, or None on a heading."""
        found: Hashable = self.model().index(row, 0).data(IDENTITY_ROLE)
        return found

    def first_column(self) -> int:
        """Return a column that is on the screen, for the cursor to be in."""
        visible = (at for at in range(len(self.columns)) if not self.isColumnHidden(at))
        return next(visible, 0)
