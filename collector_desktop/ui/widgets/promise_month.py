"""A month of promises: one box a day, which the arrow keys go through."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from collector_desktop.ui.cells import plain_tip
from collector_desktop.ui.theme import MEDIUM, REGULAR, SEMIBOLD, Theme
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.paint import RIGHT, Brush
from collector_desktop.ui.widgets.promise_calendar_words import (
    WEEK,
    DayEntry,
    Days,
    day_sum,
    day_words,
    month_after,
    month_days,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter

Index = QModelIndex | QPersistentModelIndex
_Key = Qt.Key
_STEPS = {_Key.Key_Up: -WEEK, _Key.Key_Down: WEEK, _Key.Key_K: -WEEK, _Key.Key_J: WEEK}
_SIDES = {_Key.Key_Left: -1, _Key.Key_Right: 1}
_MONTHS = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}
_ENTER = {_Key.Key_Return, _Key.Key_Enter}
_PAD, _LINE, _DOT, _LOW, _SMALL, _DOTS = 7, 17, 7, 40, 11, 4
_FIRST_DAY = date(1, 1, 1)
_MONDAY = date(2024, 1, 1)


class MonthView(QTableView):
    """Days in weeks from Monday on; `chosen` gives the day, `entered` wants what is on it."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("month")
        self.setAccessibleName(self.tr("Promises by day"))
        self.days = _Month(self)
        self.setModel(self.days)
        self._delegate = _DayDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.selectionModel().currentChanged.connect(self._choose_day_of)
        listen(self, {"Home": lambda: self.go_to(self.days.today)})
        self._theme = theme
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Keep room for a number and a line in every day, however large the text is."""
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.setMinimumSectionSize(self._theme.px(_LOW))
        self.viewport().update()

    def show_days(self, entries: Days, currency: str, today: date) -> None:
        """Replace what is on the days; the month and the day stay."""
        self.days.entries, self.days.currency, self.days.today = entries, currency, today
        self.go_to(self.days.day if self.days.shown else today)

    def go_to(self, day: date) -> None:
        """Choose a day, and show its month."""
        self.days.show_month(day)
        at = self.days.shown.index(day)
        self.setCurrentIndex(self.days.index(at // WEEK, at % WEEK))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, day = _Key(event.key()), self.days.day
        side = -1 if self.isRightToLeft() else 1
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS or key in _SIDES:
            self.go_to(day + timedelta(days=_STEPS.get(key, 0) or side * _SIDES[key]))
        elif key in _MONTHS:
            self.go_to(month_after(day, _MONTHS[key]))
        elif key in _ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: ARG002, N802 letters are commands here
        return

    def _choose_day_of(self, index: QModelIndex) -> None:
        if index.isValid():
            self.days.day = self.days.day_at(index)
            self.chosen.emit(self.days.day)


class _Month(QAbstractTableModel):
    """The days of one month, with those of the weeks that it begins and ends in."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: Days = {}
        self.currency, self.today = "", _FIRST_DAY
        self.day = _FIRST_DAY
        self.shown: tuple[date, ...] = ()

    def show_month(self, day: date) -> None:
        """Show the month of a day."""
        shown = month_days(day)
        if shown != self.shown:
            self.beginResetModel()
            self.shown = shown
            self.endResetModel()
        self.day = day

    def day_at(self, index: Index) -> date:
        """Return the day of a box."""
        return self.shown[index.row() * WEEK + index.column()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        return 0 if parent.isValid() else len(self.shown) // WEEK

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        return 0 if parent.isValid() else WEEK

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole.value) -> object:
        tip = role == Qt.ItemDataRole.ToolTipRole.value
        if not tip and role != Qt.ItemDataRole.DisplayRole.value:
            return None
        day = self.day_at(index)
        entries = self.entries.get(day, ())
        words = day_words(day, entries, self.currency, self.today)
        return plain_tip(words) if tip else words

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole.value,
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole.value and orientation == Qt.Orientation.Horizontal:
            return f"{_MONDAY + timedelta(days=section):%a}"
        return None


class _DayDelegate(QStyledItemDelegate):
    """Paints a day: its number, what was promised for it, and by whom as far as there is room."""

    def __init__(self, theme: Theme, view: MonthView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        days = self._view.days
        day = days.day_at(index)
        painter.save()
        brush = Brush(painter, self._theme, painter.device().devicePixelRatio())
        self._paint_box(brush, option, is_other=day.month != days.day.month)
        px = self._theme.px
        place = option.rect.adjusted(_PAD, 4, -_PAD - 1, -3)
        line = QRect(place.left(), place.top(), place.width(), px(_LINE))
        is_today = day == days.today
        tone = "text3" if day.month != days.day.month else "text2"
        look = ("accent_text", (12, SEMIBOLD)) if is_today else (tone, (12, MEDIUM))
        taken = brush.text(line, str(day.day), *look)
        entries = days.entries.get(day, ())
        if entries:
            self._paint_sum(brush, line.adjusted(taken + px(6), 0, 0, 0), index)
            self._paint_names(brush, place.adjusted(0, px(_LINE), 0, 0), index)
        painter.restore()

    def _paint_box(self, brush: Brush, option: QStyleOptionViewItem, *, is_other: bool) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(0, 0, 1, 1)
        colour = "select" if chosen else "subtle" if is_other else "surface"
        brush.box(box, colour, 0, "grid")
        if chosen and self._view.hasFocus():
            brush.painter.setBrush(Qt.BrushStyle.NoBrush)
            brush.painter.setPen(self._theme.colour("focus"))
            brush.painter.drawRect(box.adjusted(1.5, 1.5, -2.5, -2.5))

    def _paint_sum(self, brush: Brush, room: QRect, index: Index) -> None:
        """Paint what was promised; in currencies that have no room, how many they are."""
        days = self._view.days
        entries = days.entries[days.day_at(index)]
        words, small = day_sum(entries, days.currency), self._theme.metrics(_SMALL, SEMIBOLD)
        if small.horizontalAdvance(words) > room.width():
            words = f"\N{MULTIPLICATION SIGN}{len(entries)}"
        brush.text(room, words, "text", (12, SEMIBOLD), RIGHT)

    def _paint_names(self, brush: Brush, room: QRect, index: Index) -> None:
        """Paint as many names as there are lines for; the last line counts the others."""
        days, high = self._view.days, self._theme.px(_LINE)
        entries = days.entries[days.day_at(index)]
        most = max(room.height() // high, 1)
        named = entries if len(entries) <= most else entries[: most - 1]
        line = QRect(room.left(), room.top(), room.width(), high)
        for each in named:
            self._paint_dots(brush, line, (each,))
            beside = line.adjusted(self._theme.px(_DOT) + 5, 0, 0, 0)
            brush.text(beside, each.title, "text2", (_SMALL, REGULAR))
            line.translate(0, high)
        if others := entries[len(named) :]:
            taken = self._paint_dots(brush, line, others[:_DOTS])
            words = self.tr("{count} more") if named else self.tr("{count} entries")
            place = line.adjusted(taken, 0, 0, 0)
            brush.text(place, words.format(count=len(others)), "text3", (_SMALL, REGULAR))

    def _paint_dots(self, brush: Brush, line: QRect, entries: tuple[DayEntry, ...]) -> int:
        """Paint a dot for each in the colour of how it stands; return how wide they are."""
        dot = self._theme.px(_DOT)
        for at, each in enumerate(entries):
            left = line.left() + at * (dot + 2)
            spot = QRectF(left, line.center().y() - dot / 2 + 1, dot, dot)
            brush.box(spot, each.token, dot / 2)
        return len(entries) * (dot + 2) + 3
