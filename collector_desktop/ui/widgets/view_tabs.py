"""Saved views of a list as tabs, each with the count of its rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QWidget

from collector_desktop.ui.theme import MEDIUM, Theme
from collector_desktop.ui.widgets.paint import CENTRE, Brush

_HEIGHT, _PAD = 20, 7
_RIGHT = QTabBar.ButtonPosition.RightSide


class ViewTabs(QFrame):
    """A row of tabs below the head of a page; `chosen` tells the name of the view."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, views: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self.setObjectName("pageHeader")
        self._names = [view for view, _ in views]
        self._bar = QTabBar()
        self._bar.setExpanding(False)
        self._bar.setDrawBase(False)
        self._bar.setUsesScrollButtons(False)
        self._bar.setAccessibleName(name)
        self._counts = [_Count(theme) for _ in views]
        for at, (_, title) in enumerate(views):
            self._bar.addTab(title)
            self._bar.setTabButton(at, _RIGHT, self._counts[at])
        self._bar.currentChanged.connect(self._on_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 0)
        row.addWidget(self._bar)
        row.addStretch(1)
        self._counts[0].set_chosen(chosen=True)

    def current(self) -> str:
        """Return the name of the view that is shown."""
        return self._names[self._bar.currentIndex()]

    def choose(self, name: str) -> None:
        """Show a view; a name that is not known changes nothing."""
        if name in self._names:
            self._bar.setCurrentIndex(self._names.index(name))

    def show_count(self, name: str, count: int | None) -> None:
        """Show how many rows a view has, or nothing while that is not known."""
        at = self._names.index(name)
        self._counts[at].show_count(count)
        # The bar measures a tab anew only when its button is another one.
        self._bar.setTabButton(at, _RIGHT, None)
        self._bar.setTabButton(at, _RIGHT, self._counts[at])

    def _on_changed(self, at: int) -> None:
        for place, count in enumerate(self._counts):
            count.set_chosen(chosen=place == at)
        self.chosen.emit(self._names[at])


class _Count(QWidget):
    """A number on a soft ground."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = ""
        self._chosen = False
        theme.changed.connect(self._fit)
        self._fit()

    def show_count(self, count: int | None) -> None:
        """Replace the number."""
        self._text = "" if count is None else f"{count:,}"
        self._fit()

    def set_chosen(self, *, chosen: bool) -> None:
        """Tint the count of the view that is shown."""
        self._chosen = chosen
        self.update()

    def sizeHint(self) -> QSize:
        if not self._text:
            return QSize(0, 0)
        width = self._theme.metrics(11, MEDIUM).horizontalAdvance(self._text) + 2 * _PAD
        return QSize(max(width, self._theme.px(_HEIGHT)), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        if not self._text:
            return
        painter = QPainter(self)
        brush = Brush(painter, self._theme, self.devicePixelRatioF())
        tone = "accent" if self._chosen else "neutral"
        brush.box(QRectF(self.rect()), f"{tone}_soft", 6)
        brush.text(self.rect(), self._text, f"{tone}_text", (11, MEDIUM), CENTRE)
        painter.end()

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()
