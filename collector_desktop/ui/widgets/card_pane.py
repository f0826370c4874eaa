"""A list on the customer card: actions and filter above it, count and sum below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.cells import Column
from collector_desktop.ui.desk import Desk
from collector_desktop.ui.format import plural
from collector_desktop.ui.widgets.card_words import tr
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.filter_bar import FilterEdit
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.grid_header import GridHeader
from collector_desktop.ui.widgets.labels import IconButton, label
from collector_desktop.ui.widgets.letter_keys import listen

R = TypeVar("R")
_NARROWEST_FILTER = 112


@frozen
class PaneWords:
    """What a list is called: in saved layouts, its rows, and while it has none."""

    name: str
    title: str
    noun: str
    empty: tuple[str, str, str]
    nouns: str = ""


class ListPane(QWidget, Generic[R]):
    """Shows the rows it is given; the page lends it the model, which widgets cannot make.

    `total` says what the rows shown, or those ticked, come to; `chosen` says that other rows
    are ticked. Before it was given any rows it says neither that there are none nor how many.
    """

    chosen = Signal()
    export_asked = Signal()

    def __init__(
        self,
        desk: Desk,
        columns: tuple[Column[R], ...],
        words: PaneWords,
        total: Callable[[Sequence[R]], str] | None = None,
    ) -> None:
        super().__init__()
        self._desk, self.words, self._total = desk, words, total
        self._records: tuple[R, ...] = ()
        self._was_given = False
        self._fill: Callable[[Sequence[R]], None] | None = None
        self.columns = columns
        self.grid: GridView[R] = GridView(desk.theme, columns)
        self.grid.setAccessibleName(words.title)
        self.filter = FilterEdit(desk.theme, tr("Filter"))
        self.filter.setMinimumWidth(desk.theme.px(_NARROWEST_FILTER))
        self.filter.setMaximumWidth(desk.theme.px(220))
        self.count, self.sum = label(kind="second"), label(kind="strong")
        self.tools = QHBoxLayout()
        self._build()

    def use_model(self, model: QAbstractItemModel, fill: Callable[[Sequence[R]], None]) -> None:
        """Show a model; `fill` puts rows into it."""
        self.grid.setModel(model)
        self._fill = fill
        layout = self._desk.personal.get(self._key())
        if layout:
            self.grid.restore_layout(layout)

    def show_rows(self, records: Sequence[R]) -> None:
        """Replace the rows; the filter stays."""
        if not self._was_given:
            self._was_given = True
            self.grid.set_empty(EmptyState(self._desk.theme, *self.words.empty))
        self._records = tuple(records)
        self._show()

    def clear_filter(self) -> None:
        """Show every row again."""
        self.filter.clear()
        self._show()

    def add_tool(self, widget: QWidget) -> None:
        """Put an action before the filter."""
        self.tools.insertWidget(self.tools.count() - 4, widget)

    def add_line(self, words: QWidget) -> None:
        """Put a line of words between the actions and the rows."""
        self._column.insertWidget(1, words)

    def also(self) -> tuple[Column[R], ...]:
        """Return the columns that an export of these rows has even where the list hides them."""
        return ()

    def _build(self) -> None:
        theme = self._desk.theme
        choose = IconButton(theme, "columns-3", tr("Choose columns"))
        export = IconButton(theme, "download", tr("Export this list"))
        choose.clicked.connect(lambda: self._choose_columns(choose))
        export.clicked.connect(self.export_asked)
        self.filter.filtered.connect(lambda _: self._show())
        self.filter.left.connect(self.grid.setFocus)
        self.grid.selection_changed.connect(self._on_selection)
        self.grid.layout_changed.connect(self._keep_layout)
        listen(self, {"/": self.filter.setFocus, "Ctrl+F": self.filter.setFocus})
        self.tools.setContentsMargins(14, 10, 12, 10)
        self.tools.setSpacing(6)
        self.tools.addStretch(1)
        self.tools.addWidget(self.filter, 2)
        self.tools.addWidget(choose)
        self.tools.addWidget(export)
        foot = QFrame()
        foot.setObjectName("panelFoot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 8, 14, 8)
        row.addWidget(self.count, 1)
        row.addWidget(self.sum)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.tools)
        column.addWidget(self.grid, 1)
        column.addWidget(foot)

    def _show(self) -> None:
        if self._fill is not None:
            self._fill(self._found())
        self._sum_up()

    def _found(self) -> Sequence[R]:
        """Return the rows that the filter finds; without one no row is put into words for it."""
        words = self.filter.text().casefold().split()
        if not words:
            return self._records
        return [row for row in self._records if self._matches(row, words)]

    def _matches(self, record: R, words: Sequence[str]) -> bool:
        text = " ".join(column.text(record) for column in self.columns).casefold()
        return all(word in text for word in words)

    def _on_selection(self) -> None:
        self._sum_up()
        self.chosen.emit()

    def _sum_up(self) -> None:
        if not self._was_given:
            return
        ticked = self.grid.selected_records() if self.grid.has_checks else []
        shown = ticked or self.grid.shown_records()
        self.count.setText(
            tr("{count} selected").format(count=len(ticked))
            if ticked
            else plural(len(shown), self.words.noun, self.words.nouns)
        )
        self.sum.setText(self._total(shown) if self._total else "")

    def _choose_columns(self, button: QWidget) -> None:
        header = self.grid.horizontalHeader()
        if isinstance(header, GridHeader):
            header.columns_menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _keep_layout(self) -> None:
        self._desk.personal.put(self._key(), self.grid.layout_state())

    def _key(self) -> str:
        return f"customer.{self.words.name}"
