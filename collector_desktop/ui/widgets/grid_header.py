"""The header of a grid: small titles, the sorting arrow, and which columns show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QWidget

from collector_desktop.ui.cells import Column, GroupRow
from collector_desktop.ui.theme import MEDIUM, SEMIBOLD, Theme
from collector_desktop.ui.widgets.column_room import content_widths, shared_room
from collector_desktop.ui.widgets.paint import LEFT, RIGHT, Brush

HEIGHT, PAD, FIRST_PAD, STRETCH_LEAST, NARROWEST = 30, 10, 13, 200, 40
State = dict[str, Any]


class GridHeader(QHeaderView):
    """Paints titles over their columns and offers the columns on a right click."""

    columns_chosen = Signal()

    def __init__(self, theme: Theme, columns: Sequence[Column[Any]], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.columns = tuple(columns)
        self.hidden_names = {c.name for c in self.columns if not c.shown}
        self.all_ticked, self.some_ticked = False, False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(NARROWEST)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer_columns)

    def sizeHint(self) -> QSize:
        """Return the height alone: a table asks for no width, which Qt finds from every title."""
        return QSize(0, self._theme.px(HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 Qt's name
        column = self.columns[logicalIndex]
        painter.save()
        painter.fillRect(rect, self._theme.colour("subtle"))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, self._theme.colour("border"))
        brush = Brush(painter, self._theme, painter.device().devicePixelRatio())
        if column.name == "check":
            self._paint_check(brush, rect)
        else:
            left = PAD if self.visualIndex(logicalIndex) else FIRST_PAD
            self._paint_title(brush, rect.adjusted(left, 0, -PAD, -1), logicalIndex)
        painter.restore()

    def columns_menu(self) -> QMenu:
        """Return a menu that sorts by a column, as a click on its title does, and shows columns."""
        menu = QMenu(self)
        menu.addMenu(self._sorting_menu(menu))
        menu.addSeparator()
        for column in self.columns:
            if not column.title:
                continue
            action = QAction(column.title, menu)
            action.setCheckable(True)
            action.setChecked(column.name not in self.hidden_names)
            action.setEnabled(not column.stretch)
            action.setData(column.name)
            action.toggled.connect(lambda on, name=column.name: self.show_column(name, shown=on))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("Reset columns"), self.reset_columns)
        return menu

    def _sorting_menu(self, parent: QMenu) -> QMenu:
        menu = QMenu(self.tr("Sort by"), parent)
        chosen = self.sortIndicatorSection() if self.isSortIndicatorShown() else -1
        for at, column in enumerate(self.columns):
            if column.title and column.key is not None and column.name not in self.hidden_names:
                action = QAction(column.title, menu)
                action.setCheckable(True)
                action.setChecked(at == chosen)
                action.triggered.connect(lambda _, at=at: self.sectionClicked.emit(at))
                menu.addAction(action)
        return menu

    def show_column(self, name: str, *, shown: bool) -> None:
        """Show or hide a column as the user chose."""
        if shown:
            self.hidden_names.discard(name)
        else:
            self.hidden_names.add(name)
        self.columns_chosen.emit()

    def reset_columns(self) -> None:
        """Show the columns as they were before the user chose."""
        self.hidden_names = {c.name for c in self.columns if not c.shown}
        for at in range(self.count()):
            self.moveSection(self.visualIndex(at), at)
        self.columns_chosen.emit()

    def _offer_columns(self, at: QPoint) -> None:
        menu = self.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(at))

    def _paint_check(self, brush: Brush, rect: QRect) -> None:
        size = self._theme.px(16)
        place = QRectF(rect.left() + FIRST_PAD, rect.center().y() - size // 2 + 1, size, size)
        brush.check(place, ticked=self.all_ticked, partly=self.some_ticked)

    def _paint_title(self, brush: Brush, rect: QRect, section: int) -> None:
        column = self.columns[section]
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        font = (11, SEMIBOLD if is_sorted else MEDIUM)
        colour = "text" if is_sorted else "text3"
        size = self._theme.px(14)
        room = rect.adjusted(0, 0, -size - 2, 0) if is_sorted else rect
        width = brush.text(room, column.heading, colour, font, RIGHT if column.numeric else LEFT)
        if is_sorted:
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            left = rect.right() - size if column.numeric else rect.left() + width + 4
            at = QPointF(left, rect.center().y() - size / 2 + 1)
            brush.icon(at, "arrow-down" if down else "arrow-up", "text", size, 2.0)


class ColumnLayout:
    """Gives columns their widths and drops the least important when room is short."""

    def __init__(self, view: QTableView, header: GridHeader, theme: Theme) -> None:
        self._view = view
        self._header = header
        self._theme = theme
        self._widths: dict[str, int] = {}
        self._content: dict[str, int] = {}
        self._busy = False
        header.sectionResized.connect(self._keep_width)

    def arrange(self) -> None:
        """Fit the columns into the viewport."""
        self._busy = True
        room = self._view.viewport().width()
        wanted = [c for c in self._header.columns if c.name not in self._header.hidden_names]
        kept = set(fitting_columns(wanted, self._width, room))
        shown = [c for c in self._header.columns if c.name in kept]
        widths = shared_room(shown, {c.name: self._width(c) for c in shown}, room, self._content)
        for at, column in enumerate(self._header.columns):
            self._view.setColumnHidden(at, column.name not in kept)
            self._view.setColumnWidth(at, widths.get(column.name) or self._width(column))
        self._busy = False

    def measure(
        self, records: Sequence[Any], headings: Iterable[GroupRow], *, more: bool = False
    ) -> None:
        """Take the measures of the rows: no amount or day is cut; `more` keeps the wider ones."""
        found = content_widths(self._header.columns, records, headings, self._theme)
        before = self._content if more else {}
        self._content = {name: max(px, before.get(name, 0)) for name, px in found.items()}
        self.arrange()

    def state(self) -> State:
        """Return what the user chose, ready to be saved as JSON."""
        header = self._header
        order = [header.columns[header.logicalIndex(at)].name for at in range(header.count())]
        return {"hidden": sorted(header.hidden_names), "widths": self._widths, "order": order}

    def restore(self, state: State) -> None:
        """Take up a saved layout; what it does not know keeps its place."""
        names = [c.name for c in self._header.columns]
        self._header.hidden_names = {n for n in state.get("hidden", ()) if n in names}
        saved = state.get("widths", {})
        self._widths = {n: max(int(w), NARROWEST) for n, w in saved.items() if n in names}
        for at, name in enumerate(n for n in state.get("order", ()) if n in names):
            self._header.moveSection(self._header.visualIndex(names.index(name)), at)
        self.arrange()

    def _width(self, column: Column[Any]) -> int:
        if column.stretch:
            least = column.width if column.narrow else max(column.width, STRETCH_LEAST)
            return self._theme.px(least)
        chosen = self._widths.get(column.name) or self._theme.px(column.width)
        return max(chosen, 0 if column.grows else self._content.get(column.name, 0))

    def _keep_width(self, section: int, _old: int, width: int) -> None:
        column = self._header.columns[section]
        if not self._busy and width and not column.stretch:
            self._widths[column.name] = width
            self.arrange()


def fitting_columns(columns: Sequence[Column[Any]], width: Any, room: int) -> tuple[str, ...]:
    """Return the names of the columns that stay, dropping by priority until they fit."""
    kept = list(columns)
    droppable = sorted((c for c in columns if c.priority), key=lambda c: c.priority)
    while droppable and sum(width(c) for c in kept) > room:
        kept.remove(droppable.pop())
    return tuple(c.name for c in kept)
