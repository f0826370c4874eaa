"""Headings between rows: painted across the columns, folded by a click."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF

from collector_desktop.ui.cells import RECORD_ROLE, GroupRow
from collector_desktop.ui.theme import REGULAR, SEMIBOLD, Theme
from collector_desktop.ui.widgets.paint import LEFT, RIGHT, Brush, fitting_chips

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from PySide6.QtWidgets import QTableView

PAD = 13


class GroupPainter:
    """Knows which headings are folded and paints them."""

    def __init__(
        self,
        view: QTableView,
        theme: Theme,
        names: tuple[str, ...],
        headings: Callable[[], list[int]],
    ) -> None:
        self._view = view
        self._theme = theme
        self._names = names
        self._read_headings = headings
        self._folded: set[Hashable] = set()
        self._headings: list[int] = []
        self.numeric: frozenset[str] = frozenset()
        self.has_checks = False

    def is_leftmost(self, column: int) -> bool:
        """Return whether a column stands first on the screen."""
        return self._view.columnViewportPosition(column) <= 0

    def is_folded(self, group: GroupRow) -> bool:
        """Return whether the rows below a heading are hidden."""
        return group.key in self._folded

    def set_folded(self, row: int, *, folded: bool) -> None:
        """Hide or show the rows below a heading."""
        group = self._row(row)
        if not isinstance(group, GroupRow) or not group.foldable:
            return
        if folded:
            self._folded.add(group.key)
        else:
            self._folded.discard(group.key)
        for below in self.rows_of(row):
            self._view.setRowHidden(below, folded)
        self._view.viewport().update()

    def fold_again(self) -> None:
        """Hide what was folded before the model was read again, and set the heights of headings."""
        self._forget_headings()
        self._headings = self._read_headings()
        for row in self._headings:
            self._view.setRowHeight(row, self._theme.px(33))
            group = self._row(row)
            if isinstance(group, GroupRow) and group.foldable and self.is_folded(group):
                self.set_folded(row, folded=True)

    def _forget_headings(self) -> None:
        """Give the rows that were headings the height of a record again, and show all rows."""
        rows, usual = (
            self._view.model().rowCount(),
            self._view.verticalHeader().defaultSectionSize(),
        )
        for row in self._headings:
            if row < rows:
                self._view.setRowHeight(row, usual)
        if self._view.verticalHeader().hiddenSectionCount():
            for row in range(rows):
                self._view.setRowHidden(row, False)  # noqa: FBT003 Qt's own way to say shown

    def rows_of(self, row: int) -> range:
        """Return the rows below a heading, up to the next one."""
        after = bisect_right(self._headings, row)
        if after < len(self._headings):
            return range(row + 1, self._headings[after])
        return range(row + 1, self._view.model().rowCount())

    def paint(
        self,
        brush: Brush,
        rect: QRect,
        index: QModelIndex | QPersistentModelIndex,
        group: GroupRow,
    ) -> None:
        """Paint the part of a heading that falls into one cell."""
        brush.painter.setClipRect(rect)
        brush.painter.fillRect(rect, self._theme.colour("subtle"))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        brush.painter.fillRect(line, self._theme.colour("grid"))
        for name, text in group.values:
            room = self._value_room(name, rect, group)
            if room.left() <= rect.left() <= room.right():
                align = RIGHT if name in self.numeric else LEFT
                font = (13, SEMIBOLD) if name in self.numeric else (12, REGULAR)
                colour = "text" if name in self.numeric else "text2"
                brush.text(room.adjusted(10, 0, -10, -1), text, colour, font, align)
                return
        self._paint_heading(brush, rect, index.row(), group)

    def _paint_heading(self, brush: Brush, rect: QRect, row: int, group: GroupRow) -> None:
        left, middle = PAD, rect.center().y()
        if self.has_checks:
            size = self._theme.px(16)
            ticked, partly = self.ticks(row)
            place = QRectF(left, middle - size // 2 + 1, size, size)
            brush.check(place, ticked=ticked, partly=partly)
            left += size + 14
        if group.foldable:
            name = "chevron-right" if self.is_folded(group) else "chevron-down"
            brush.icon(QPointF(left, middle - 7), name, "text2", 16)
            left += 22
        room = QRect(left, rect.top(), self._end(group) - left - 10, rect.height() - 1)
        title = brush.text(room, group.title, "text", (13, SEMIBOLD))
        room.setLeft(room.left() + title + 10)
        taken = brush.text(room, group.subtitle, "text2", (12, REGULAR))
        room.setLeft(room.left() + taken + 10)
        if room.width() > 60:
            brush.chips(room, *fitting_chips(brush.theme, group.chips, room.width()))

    def ticks(self, row: int) -> tuple[bool, bool]:
        """Return whether all rows below a heading are selected, and whether only some are."""
        selection = self._view.selectionModel()
        states = [selection.isRowSelected(below) for below in self.rows_of(row)]
        return bool(states) and all(states), any(states) and not all(states)

    def _end(self, group: GroupRow) -> int:
        """Return where the first column with a text of its own begins."""
        return min(self._starts(group), default=self._view.viewport().width())

    def _value_room(self, name: str, rect: QRect, group: GroupRow) -> QRect:
        """Return the room of a text below its column; words run on to the next text."""
        at = self._names.index(name)
        if self._view.isColumnHidden(at):
            return QRect()
        left, width = self._view.columnViewportPosition(at), self._view.columnWidth(at)
        if name not in self.numeric:
            ends = (start for start in self._starts(group) if start > left)
            width = min(ends, default=self._view.viewport().width()) - left
        return QRect(left, rect.top(), width, rect.height())

    def _starts(self, group: GroupRow) -> list[int]:
        """Return where the columns begin that have a text of their own."""
        valued = {name for name, _ in group.values}
        return [
            self._view.columnViewportPosition(at)
            for at, name in enumerate(self._names)
            if name in valued and not self._view.isColumnHidden(at)
        ]

    def _row(self, row: int) -> object:
        return self._view.model().index(row, 0).data(RECORD_ROLE)
