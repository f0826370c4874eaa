"""A row of chips as a widget."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from collector_desktop.ui.cells import Chip, plain_tip
from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.paint import CHIP_GAP, Brush, chip_width, fitting_chips


class ChipRow(QWidget):
    """Shows chips side by side; those without room become `+n`."""

    def __init__(self, theme: Theme, chips: tuple[Chip, ...] = ()) -> None:
        super().__init__()
        self._theme = theme
        self._chips = chips
        self.show_chips(chips)
        theme.changed.connect(self.updateGeometry)

    def show_chips(self, chips: tuple[Chip, ...]) -> None:
        """Replace the chips."""
        self._chips = chips
        words = ", ".join(chip.text for chip in chips)
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = sum(chip_width(self._theme, chip) + CHIP_GAP for chip in self._chips)
        return QSize(max(width - CHIP_GAP, 0), self._theme.px(20))

    def minimumSizeHint(self) -> QSize:
        widest = max((chip_width(self._theme, chip) for chip in self._chips[:1]), default=0)
        return QSize(widest, self._theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        brush = Brush(painter, self._theme, self.devicePixelRatioF())
        brush.chips(self.rect(), *fitting_chips(self._theme, self._chips, self.width()))
        painter.end()
