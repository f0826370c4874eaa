"""What happened with a customer, newest first, month by month."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.cells import Chip, Tone
from collector_desktop.ui.theme import REGULAR, SEMIBOLD, Theme
from collector_desktop.ui.widgets.grouped_rows import ROW_ROLE, GroupedRows, Index
from collector_desktop.ui.widgets.paint import RIGHT, Brush, chip_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QResizeEvent

_TILE, _PAD, _TOP, _LINE = 24, 16, 8, 17


@frozen
class TimelineEvent:
    """One thing that happened; `month` is the heading under which it stands."""

    month: str
    icon: str
    title: str
    lines: tuple[str, ...] = ()
    when: str = ""
    who: str = ""
    tone: Tone = Tone.NEUTRAL
    chip: Chip | None = None
    key: Hashable = None

    def words(self) -> str:
        """Return the event as one sentence for reading aloud and copying."""
        chip = self.chip.text if self.chip else ""
        return ", ".join(filter(None, (self.title, chip, *self.lines, self.when, self.who)))


class Timeline(QListView):
    """Shows events; `opened` carries the key of the one that was opened."""

    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Timeline"))
        self._events = GroupedRows[TimelineEvent](attrgetter("month"), TimelineEvent.words, self)
        self.setModel(self._events)
        self._delegate = _EventDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.activated.connect(self._open)
        theme.changed.connect(self.doItemsLayout)

    def show_events(self, events: Sequence[TimelineEvent]) -> None:
        """Replace what is shown."""
        self._events.show(events)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.doItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        event = index.data(ROW_ROLE)
        if isinstance(event, TimelineEvent):
            self.opened.emit(event.key)


class _EventDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        row, height = index.data(ROW_ROLE), self._theme.px(_LINE)
        if isinstance(row, str):
            return QSize(100, self._theme.px(30))
        least = self._theme.px(_TILE)
        lines = sum(self._height_of(text) for text in row.lines)
        side = 2 * height if row.who and row.when else height
        return QSize(100, max(height + lines, side, least) + 2 * _TOP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.data(ROW_ROLE), option.rect
        painter.save()
        brush = Brush(painter, self._theme, painter.device().devicePixelRatio())
        if isinstance(row, TimelineEvent):
            self._paint_event(brush, rect, row)
        else:
            brush.text(rect.adjusted(_PAD, 4, -_PAD, 0), str(row), "text2", (12, SEMIBOLD))
        if self._view.hasFocus() and index == self._view.currentIndex():
            brush.ring(rect.adjusted(4, 0, -4, 0))
        painter.restore()

    def _paint_event(self, brush: Brush, rect: QRect, event: TimelineEvent) -> None:
        size, height = self._theme.px(_TILE), self._theme.px(_LINE)
        tile = QRectF(rect.left() + _PAD, rect.top() + _TOP, size, size)
        middle = round(tile.center().x())
        below = QRect(middle, rect.top() + _TOP + size + 2, 1, rect.height() - size - 4)
        brush.painter.fillRect(below, self._theme.colour("border"))
        brush.box(tile, f"{event.tone}_soft", 6)
        icon = self._theme.px(14)
        at = tile.center() - QPointF(icon / 2, icon / 2)
        brush.icon(at, event.icon, f"{event.tone}_text", icon, 2.0)
        left, top = self._left() + rect.left(), rect.top() + _TOP
        room = QRect(left, top, rect.right() - _PAD - left, height)
        taken = brush.text(room, event.when, "text3", (11, REGULAR), RIGHT)
        brush.text(room.translated(0, height), event.who, "text3", (11, REGULAR), RIGHT)
        chip = chip_width(self._theme, event.chip) + 8 if event.chip else 0
        room.setRight(room.right() - taken - 8 - chip)
        width = brush.text(room, event.title, "text", (13, SEMIBOLD))
        if event.chip is not None:
            brush.chip(room.left() + width + 8, room.center().y() + 1, event.chip)
        top += height
        for text in event.lines:
            top += self._paint_line(brush, QRect(left, top, self._width(), height), text)

    def _paint_line(self, brush: Brush, place: QRect, text: str) -> int:
        place.setHeight(self._height_of(text))
        brush.painter.setFont(self._theme.font(12))
        brush.painter.setPen(self._theme.colour("text2"))
        brush.painter.drawText(place, Qt.TextFlag.TextWordWrap.value, text)
        return place.height()

    def _left(self) -> int:
        return _PAD + self._theme.px(_TILE) + 12

    def _width(self) -> int:
        """Return the room of a line, leaving the right side to when and who."""
        return max(self._view.viewport().width() - self._left() - _PAD - self._theme.px(80), 80)

    def _height_of(self, text: str) -> int:
        box = QRect(0, 0, self._width(), 10_000)
        found = self._theme.metrics(12).boundingRect(box, Qt.TextFlag.TextWordWrap.value, text)
        return max(found.height() + 2, self._theme.px(_LINE))
