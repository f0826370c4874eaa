"""Saved views of a list as tabs, each with the count of its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QWidget

from collector_desktop.ui.theme import MEDIUM, Theme
from collector_desktop.ui.widgets.paint import CENTRE, Brush

_HEIGHT, _APART, _CLOSER, _PAD, _GAP, _PILL, _EDGE = 40, 20, 8, 7, 8, 20, 2


class ViewTabs(QFrame):
    """A row of tabs below the head of a page; `chosen` gives the name of the view."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, views: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self.setObjectName("pageHeader")
        self._names = [view for view, _ in views]
        self._body: QWidget | None = None
        self._place: Callable[[], QWidget] = lambda: self
        self._bar = _Tabs(theme, [title for _, title in views])
        self._bar.setAccessibleName(name)
        self._bar.currentChanged.connect(lambda at: self.chosen.emit(self._names[at]))
        self.setFocusProxy(self._bar)
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), self, partial(self.go, step))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 0)
        row.addWidget(self._bar)
        row.addStretch(1)

    def current(self) -> str:
        """Return the name of the view that is shown."""
        return self._names[self._bar.currentIndex()]

    def choose(self, name: str) -> None:
        """Show a view; a name that is not known changes nothing."""
        if name in self._names:
            self._bar.setCurrentIndex(self._names.index(name))

    def go(self, step: int) -> None:
        """Show the next view, or the one before; after the last comes the first."""
        self._bar.setCurrentIndex((self._bar.currentIndex() + step) % self._bar.count())
        self._hand_over(from_tabs=True)

    def lend_keys(self, body: QWidget, place: Callable[[], QWidget]) -> None:
        """Let a place have the keyboard when another view is shown, unless it is elsewhere.

        Qt gives it to the first control of what is shown then, such as a filter, where the keys
        of a list are typed instead. Call this after what changes the view is connected.
        """
        self._body, self._place = body, place
        self.chosen.connect(lambda _: self._hand_over())

    def _hand_over(self, *, from_tabs: bool = False) -> None:
        has_keys = self.window().focusWidget()
        if self._body is None or has_keys is None:
            return
        if self._body.isAncestorOf(has_keys) or (from_tabs and has_keys is self._bar):
            self._place().setFocus()

    def titles(self) -> tuple[str, ...]:
        """Return what the tabs are called, from left to right."""
        return tuple(map(self._bar.tabText, range(self._bar.count())))

    def add_tool(self, widget: QWidget) -> None:
        """Put a control at the right end."""
        self._row.addWidget(widget)

    def add_view(self, name: str, title: str, at: int | None = None) -> None:
        """Add a view at a place or behind the others; what finds no room can be scrolled to."""
        place = len(self._names) if at is None else at
        self._bar.setUsesScrollButtons(True)
        self._names.insert(place, name)
        self._bar.counts.insert(place, None)
        self._bar.insertTab(place, title)

    def remove_view(self, name: str, instead: str) -> None:
        """Take a view away and show another."""
        self.choose(instead)
        at = self._names.index(name)
        del self._names[at], self._bar.counts[at]
        self._bar.removeTab(at)

    def count(self, name: str) -> int | None:
        """Return the count that a view shows."""
        return self._bar.counts[self._names.index(name)]

    def show_count(self, name: str, count: int | None) -> None:
        """Show how many rows a view has, or nothing while that is not known."""
        self._bar.show_count(self._names.index(name), count)


class _Tabs(QTabBar):
    """Paints titles with their counts; the bar of Qt has no room for them."""

    def __init__(self, theme: Theme, titles: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self.counts: list[int | None] = [None] * len(titles)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        for title in titles:
            self.addTab(title)
        theme.changed.connect(self._measure)

    def show_count(self, at: int, count: int | None) -> None:
        """Replace a count."""
        if self.counts[at] != count:
            self.counts[at] = count
            self._measure()

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 Qt's name
        return QSize(self._width(index) + _APART, self._theme.px(_HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802 Qt's name
        return QSize(self._width(index) + _CLOSER, self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        brush = Brush(painter, self._theme, self.devicePixelRatioF())
        for at in range(self.count()):
            place = self.tabRect(at)
            place.setWidth(self._width(at))
            self._paint_tab(brush, at, place)
        painter.end()

    def _paint_tab(self, brush: Brush, at: int, place: QRect) -> None:
        chosen = at == self.currentIndex()
        colour = "text" if chosen else "text2"
        if chosen and self.hasFocus():
            colour = "accent_text"
        width = brush.text(place, self.tabText(at), colour, (13, MEDIUM))
        pill = self._pill_width(at)
        if pill:
            high = self._theme.px(_PILL)
            left, top = place.left() + width + _GAP, place.center().y() - high // 2 + 1
            box, tone = QRect(left, top, pill, high), "accent" if chosen else "neutral"
            brush.box(QRectF(box), f"{tone}_soft", 6)
            brush.text(box, f"{self.counts[at]:,}", f"{tone}_text", (11, MEDIUM), CENTRE)
        if chosen:
            edge = QRect(place.left(), place.bottom() - _EDGE + 1, place.width(), _EDGE)
            brush.painter.fillRect(edge, self._theme.colour("accent"))

    def _width(self, index: int) -> int:
        """Return how wide a title with its count is, without what is between two."""
        title = self._theme.metrics(13, MEDIUM).horizontalAdvance(self.tabText(index))
        pill = self._pill_width(index)
        return title + (_GAP + pill if pill else 0) + 2

    def _pill_width(self, at: int) -> int:
        count = self.counts[at]
        if count is None:
            return 0
        text = self._theme.metrics(11, MEDIUM).horizontalAdvance(f"{count:,}")
        return max(text + 2 * _PAD, self._theme.px(_PILL))

    def _measure(self) -> None:
        """Let the bar ask for the size of its tabs again, which it does when a text changes."""
        for at in range(self.count()):
            text = self.tabText(at)
            self.setTabText(at, "")
            self.setTabText(at, text)
            count = self.counts[at]
            self.setAccessibleTabName(at, text if count is None else f"{text}, {count:,}")
        self.update()
