"""The steps of a wizard, with a tick on those that are behind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from collector_desktop.ui.theme import MEDIUM, SEMIBOLD, Theme
from collector_desktop.ui.widgets.paint import CENTRE, Brush

_CIRCLE, _GAP, _DASH = 22, 8, 36


class StepHeader(QWidget):
    """Numbered steps in a row; the current one is filled."""

    def __init__(self, theme: Theme, titles: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self._titles = tuple(titles)
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.go_to(0)
        theme.changed.connect(self.updateGeometry)

    def go_to(self, step: int) -> None:
        """Make a step the current one."""
        self._current = step
        words = self.tr("Step {at} of {count}: {title}")
        text = words.format(at=step + 1, count=len(self._titles), title=self._titles[step])
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics(13, SEMIBOLD)
        texts = sum(metrics.horizontalAdvance(title) for title in self._titles)
        each = self._theme.px(_CIRCLE) + 3 * _GAP + _DASH
        return QSize(texts + each * len(self._titles), self._theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        brush = Brush(painter, self._theme, self.devicePixelRatioF())
        left, middle = 0, self.height() // 2
        for at in range(len(self._titles)):
            if at:
                colour = self._theme.colour("accent" if at <= self._current else "border2")
                painter.fillRect(QRect(left, middle, _DASH, 1), colour)
                left += _DASH + _GAP
            left = self._paint_step(brush, left, at) + _GAP
        painter.end()

    def _paint_step(self, brush: Brush, left: int, at: int) -> int:
        """Draw one step and return where it ends."""
        size = self._theme.px(_CIRCLE)
        place = QRectF(left, (self.height() - size) / 2, size, size)
        behind, here = at < self._current, at == self._current
        edge = "" if behind or here else "border2"
        ground = "accent" if here else "accent_soft" if behind else "surface"
        brush.box(place, ground, size / 2, edge)
        if behind:
            icon = self._theme.px(14)
            corner = place.center() - QPointF(icon / 2, icon / 2)
            brush.icon(corner, "check", "accent_text", icon, 3.0)
        else:
            colour = "on_accent" if here else "text2"
            brush.text(place.toRect(), str(at + 1), colour, (12, SEMIBOLD), CENTRE)
        room = QRect(left + size + _GAP, 0, self.width(), self.height())
        font = (13, SEMIBOLD if here else MEDIUM)
        width = brush.text(room, self._titles[at], "text" if here else "text2", font)
        return left + size + _GAP + width
