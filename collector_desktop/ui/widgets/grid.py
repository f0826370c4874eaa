"""The grid that every list of the desk uses: a table with the keys of a list.

With a check column, selected rows are the ticked ones and moving leaves them alone; without one,
the current row is the selected row.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from collector_desktop.ui.cells import (
    CELL_ROLE,
    CHECK_COLUMN,
    RECORD_ROLE,
    ActionCell,
    Column,
    GroupRow,
)
from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.grid_header import ColumnLayout, GridHeader, State
from collector_desktop.ui.widgets.grid_keys import GridKeys
from collector_desktop.ui.widgets.grid_rows import RowsView
from collector_desktop.ui.widgets.row_delegate import ROW, TALL_ROW, RowDelegate

R = TypeVar("R")
_Flag = QItemSelectionModel.SelectionFlag
_ROWS = _Flag.Rows


class GridView(RowsView[R]):
    """Shows records in rows; moves, ticks, folds, sorts, copies and says what is current.

    `current_changed` and `opened` carry a record (or None), `action_clicked` the record whose
    next step was clicked, `layout_changed` says that `layout_state()` is worth saving.
    """

    current_changed = Signal(object)
    selection_changed = Signal()
    action_clicked = Signal(object)
    layout_changed = Signal()

    def __init__(self, theme: Theme, columns: tuple[Column[R], ...], *, tall: bool = False) -> None:
        super().__init__(theme, columns)
        self._theme = theme
        self._row_height = TALL_ROW if tall else ROW
        self._sorted_by, self._descending = "", False
        self._empty: QWidget | None = None
        self._kept: tuple[Hashable, set[Hashable], int] = (None, set(), 0)
        self._delegate = RowDelegate(theme, self.groups, self)
        self._header = GridHeader(theme, columns, self)
        self._layout = ColumnLayout(self, self._header, theme)
        self._keys = GridKeys(self)
        self._set_up()
        theme.changed.connect(self._restyle)

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802 Qt's name
        super().setModel(model)
        if model is None:
            return
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)
        model.dataChanged.connect(self._measure_more)
        selection = self.selectionModel()
        selection.currentRowChanged.connect(self._on_current)
        selection.selectionChanged.connect(self._on_selection)
        self._recall()

    def set_empty(self, widget: QWidget) -> None:
        """Show a widget over the grid while it has no row."""
        self._empty = widget
        widget.setParent(self.viewport())
        self._place_empty()

    def layout_state(self) -> State:
        """Return columns and sorting, ready to be saved as JSON."""
        sorting = {"sorted_by": self._sorted_by, "descending": self._descending}
        return {**self._layout.state(), **sorting}

    def restore_layout(self, state: State) -> None:
        """Take up saved columns and sorting."""
        self._layout.restore(state)
        names = [c.name for c in self.columns]
        if state.get("sorted_by") in names:
            self.sort_by(str(state["sorted_by"]), descending=bool(state.get("descending")))

    def sort_by(self, name: str, *, descending: bool = False) -> None:
        """Sort by a column and show the arrow over it."""
        section = [c.name for c in self.columns].index(name)
        self._sorted_by, self._descending = name, descending
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._header.setSortIndicatorShown(True)
        self._header.setSortIndicator(section, order)
        self.model().sort(section, order)
        self.groups.fold_again()

    def selectionCommand(  # noqa: N802 Qt's name
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> _Flag:
        usual = super().selectionCommand(index, event)
        if not self.has_checks:
            return usual
        if isinstance(event, QKeyEvent | QMouseEvent):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                return usual
            on_check = self.columns[index.column()].name == CHECK_COLUMN.name
            if event.type() == QEvent.Type.MouseButtonPress and (
                on_check or event.modifiers() & Qt.KeyboardModifier.ControlModifier
            ):
                return _Flag.Toggle | _ROWS
        return _Flag.NoUpdate

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the row that Qt makes current for a grid that had none, as moving to it would."""
        super().focusInEvent(event)
        current = self.currentIndex()
        if current.isValid() and not self.has_checks and not self.selected_rows():
            self.go_to_row(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.handle(event):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: ARG002, N802 letters are commands here
        return

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if isinstance(index.data(RECORD_ROLE), GroupRow):
            self._press_heading(index.row(), event.position().x())
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and isinstance(
            index.data(CELL_ROLE), ActionCell
        ):
            self.action_clicked.emit(self.record_at(index))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        current = self.currentIndex()
        if current.isValid() and self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.colour("focus"))
            top, height = self.rowViewportPosition(current.row()), self.rowHeight(current.row())
            painter.drawRect(QRect(0, top, self.viewport().width() - 1, height - 2))
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._layout.arrange()
        self._place_empty()

    def _set_up(self) -> None:
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self._header)
        self.verticalHeader().hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(self._theme.px(3 * ROW))
        self._header.sectionClicked.connect(self._on_header)
        self._header.columns_chosen.connect(self._on_columns)
        self._header.sectionMoved.connect(self.layout_changed)
        self.doubleClicked.connect(self._on_double_click)
        self._set_heights()

    def _set_heights(self) -> None:
        vertical = self.verticalHeader()
        vertical.setMinimumSectionSize(20)
        vertical.setDefaultSectionSize(self._theme.px(self._row_height))
        self._header.setFixedHeight(self._theme.px(30))

    def _restyle(self) -> None:
        self._set_heights()
        if self.model() is not None:
            self._measure()
            self.groups.fold_again()
        self.viewport().update()
        self._header.viewport().update()

    def _on_header(self, section: int) -> None:
        column = self.columns[section]
        if column.name == CHECK_COLUMN.name:
            self.tick_all(on=not self._header.all_ticked)
        elif column.key is not None:
            again = self._sorted_by == column.name
            self.sort_by(column.name, descending=not self._descending if again else column.numeric)
            self.layout_changed.emit()

    def _on_columns(self) -> None:
        self._layout.arrange()
        self.layout_changed.emit()

    def _on_double_click(self, index: QModelIndex) -> None:
        record = self.record_at(index)
        if record is not None and self.columns[index.column()].name != CHECK_COLUMN.name:
            self.opened.emit(record)

    def _on_current(self, current: QModelIndex) -> None:
        self.viewport().update()
        self.current_changed.emit(self.record_at(current))

    def _on_selection(self) -> None:
        selected, total = len(self.selected_rows()), self.rows().count()
        self._header.all_ticked = bool(total) and selected == total
        self._header.some_ticked = 0 < selected < total
        self._header.viewport().update()
        self.viewport().update()
        self.selection_changed.emit()

    def _press_heading(self, row: int, x: float) -> None:
        if self.has_checks and x < self._theme.px(40):
            self.toggle(row)
        else:
            self.groups.set_folded(row, folded=not self.isRowHidden(row + 1))

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered_row:
            self._delegate.hovered_row = row
            self.viewport().update()

    def _place_empty(self) -> None:
        if self._empty is not None:
            model = self.model()
            self._empty.setGeometry(self.viewport().rect())
            self._empty.setVisible(model is None or model.rowCount() == 0)

    def _measure(self) -> None:
        rows = self.rows()
        headings = (self.model().index(at, 0).data(RECORD_ROLE) for at in rows.headings())
        self._layout.measure(rows.records(), headings)

    def _measure_more(self, first: QModelIndex, last: QModelIndex) -> None:
        """Take the measures of rows that came; those that were here have been measured."""
        rows = range(first.row(), last.row() + 1)
        found = (self.record_at(self.model().index(row, 0)) for row in rows)
        self._layout.measure([each for each in found if each is not None], (), more=True)

    def _remember(self) -> None:
        current = self.currentIndex()
        chosen = set(self.selected_keys()) if self.has_checks else set()
        here = self.identity_at(current.row()) if current.isValid() else None
        self._kept = (here, chosen, current.row())

    def _recall(self) -> None:
        """Find the current and the selected records again after a new reading."""
        self._measure()
        self.groups.fold_again()
        self._place_empty()
        current, chosen, row = self._kept
        rows = self.rows()
        place: int | None = None
        if row >= 0:
            place = rows.rows_of({current}).get(current, rows.record_row(row))
        elif self.hasFocus():
            place = rows.record_row(0)
        if place is not None:
            self.go_to_row(place)
        self.select_again(rows.rows_of(chosen).values() if chosen else ())
        self._on_selection()
