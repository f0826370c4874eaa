"""A drawn part of the settings: a colour to choose."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from collector_desktop.ui.theme import Theme


class Swatch(QAbstractButton):
    """A colour to choose; the chosen one has a ring."""

    def __init__(self, theme: Theme, colour: str) -> None:
        super().__init__()
        self.colour = colour
        self._theme = theme
        self._chosen = False
        self.setAccessibleName(colour)
        self.setToolTip(colour)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def mark(self, text: str) -> None:
        """Show whether this is the colour that is set."""
        self._chosen = text.strip().upper() == self.colour
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(28), self._theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setPen(self._theme.colour("border2"))
        painter.setBrush(QColor(self.colour))
        painter.drawRoundedRect(place, 5, 5)
        if self._chosen or self.hasFocus():
            pen = painter.pen()
            pen.setColor(self._theme.colour("focus" if self.hasFocus() else "text"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        painter.end()
