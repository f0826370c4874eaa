"""A small line of values over time, without axes: the figure above it says what it measures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from collector_desktop.ui.theme import Theme

FEWEST = 3
_HEIGHT, _DOT, _PEN = 22, 2.5, 1.5


class Sparkline(QWidget):
    """Joins the values that there are, and marks the newest; fewer than three say nothing.

    The figure that it is in says them aloud.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._values: tuple[int | None, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()
        theme.changed.connect(self.updateGeometry)

    @property
    def is_worth_it(self) -> bool:
        """Whether there are values enough for a line."""
        return sum(value is not None for value in self._values) >= FEWEST

    def show_values(self, values: Sequence[int | None]) -> None:
        """Replace the values, the newest last; the line begins with the first that there is."""
        self._values = tuple(dropwhile(lambda value: value is None, values))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, self._theme.px(_HEIGHT))

    def spots(self) -> list[QPointF]:
        """Return where the values stand, the lowest at the foot and the highest at the top."""
        found = [(at, value) for at, value in enumerate(self._values) if value is not None]
        least = min(value for _, value in found)
        spread = max(value for _, value in found) - least
        step = (self.width() - 2 * _DOT) / max(len(self._values) - 1, 1)
        high = self.height() - 2 * _DOT - 2
        return [
            QPointF(
                _DOT + at * step,
                _DOT + 1 + high * (1 - (value - least) / spread if spread else 0.5),
            )
            for at, value in found
        ]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        if not self.is_worth_it:
            return
        painter, spots = QPainter(self), self.spots()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour("warn" if spots[-1].y() < spots[0].y() else "ok")
        painter.setPen(QPen(colour, _PEN))
        painter.drawPolyline(QPolygonF(spots))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(spots[-1], _DOT, _DOT)
        painter.end()
