"""Drawn parts of the settings: a colour to choose, and a page of paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.paint import Brush

PAPER_WIDEST = 560
A4 = 297 / 210


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


class SheetView(QWidget):
    """A page of paper, as wide as there is room; white in the dark too, as paper is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image = QImage()
        self.setMaximumWidth(PAPER_WIDEST)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def image(self) -> QImage:
        """The picture that is shown."""
        return self._image

    def show_image(self, image: QImage) -> None:
        """Show a page."""
        self._image = image
        self.update()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 Qt's name
        return round(width * A4)

    def sizeHint(self) -> QSize:
        return QSize(PAPER_WIDEST, self.heightForWidth(PAPER_WIDEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        brush = Brush(painter, self._theme, self.devicePixelRatioF())
        if self._image.isNull():
            brush.box(QRectF(self.rect()), "surface", 2, "border2")
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            width = round(self.width() * self.devicePixelRatioF())
            smooth = self._image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
            painter.drawImage(QRectF(self.rect()), smooth)
            painter.setPen(self._theme.colour("border2"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
