"""Small drawings that rows, charts and chips share."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from collector_desktop.ui.cells import Chip
from collector_desktop.ui.icons import STROKE
from collector_desktop.ui.theme import MEDIUM, REGULAR, Theme

SMALLEST = 9
CHIP_SIZE, CHIP_ICON, CHIP_PADDING, CHIP_GAP = 11, 14, 7, 6
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
CENTRE = int(Qt.AlignmentFlag.AlignCenter)
ELLIPSIS = Qt.TextElideMode.ElideRight


class Brush:
    """A painter together with the theme that it paints in.

    Places are painted from left to right whichever way the window is laid out: Qt would turn the
    words of a drawing round, but not where they stand, and they would meet each other.
    """

    def __init__(self, painter: QPainter, theme: Theme, ratio: float = 1.0) -> None:
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.painter = painter
        self.theme = theme
        self.ratio = ratio

    def text(
        self,
        rect: QRect,
        text: str,
        colour: str,
        font: tuple[float, QFont.Weight] = (13, REGULAR),
        align: int = LEFT,
    ) -> int:
        """Draw one line, shortened if it is too wide; return the width it took.

        What is set to the right is figures: they are made smaller first, since a cut one is wrong.
        """
        if not text or rect.width() <= 0:
            return 0
        metrics = self.theme.metrics(*font)
        width = metrics.horizontalAdvance(text)
        if width > rect.width() and align == RIGHT:
            font = self._fitting(text, rect.width(), font)
            metrics = self.theme.metrics(*font)
            width = metrics.horizontalAdvance(text)
        if width > rect.width():
            text, width = metrics.elidedText(text, ELLIPSIS, rect.width()), rect.width()
        self.painter.setFont(self.theme.font(*font))
        self.painter.setPen(self.theme.colour(colour))
        self.painter.drawText(rect, align | Qt.TextFlag.TextSingleLine.value, text)
        return width

    def _fitting(
        self, text: str, width: int, font: tuple[float, QFont.Weight]
    ) -> tuple[float, QFont.Weight]:
        """Return the largest font in which a text fits, none smaller than can be read."""
        size, weight = font
        while size > SMALLEST and self.theme.metrics(size, weight).horizontalAdvance(text) > width:
            size -= 1
        return size, weight

    def ring(self, place: QRect, radius: float = 6) -> None:
        """Draw within a place that it has the keyboard."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(QPen(self.theme.colour("focus"), 2))
        self.painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), radius, radius)

    def box(self, rect: QRectF, colour: str, radius: float, edge: str = "") -> None:
        """Fill a rounded box, with an edge if one is named."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setBrush(self.theme.colour(colour))
        if edge:
            self.painter.setPen(self.theme.colour(edge))
            rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        else:
            self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.drawRoundedRect(rect, radius, radius)

    def icon(
        self, at: QPointF, name: str, colour: str, size: int = 16, stroke: float = STROKE
    ) -> None:
        """Draw an icon with its top left corner at a point."""
        pixmap = self.theme.pixmap(name, colour, size, self.ratio, stroke)
        self.painter.drawPixmap(at, pixmap)

    def bar(self, rect: QRectF, share: float, colour: str) -> None:
        """Draw a track with its first part filled."""
        radius = rect.height() / 2
        self.box(rect, "press", radius)
        if share > 0:
            filled = QRectF(rect)
            filled.setWidth(max(rect.height() / 2, rect.width() * min(share, 1.0)))
            self.box(filled, colour, radius)

    def chip(self, left: int, middle: int, chip: Chip) -> int:
        """Draw a chip and return its width."""
        width, height = chip_width(self.theme, chip), self.theme.px(20)
        top = middle - height // 2
        self.box(QRectF(left, top, width, height), f"{chip.tone}_soft", 5)
        colour, at = f"{chip.tone}_text", left + CHIP_PADDING
        if chip.icon:
            size = self.theme.px(CHIP_ICON)
            self.icon(QPointF(at - 1, middle - size / 2), chip.icon, colour, size, 2.0)
            at += size + 2
        room = QRect(at, top, left + width - at, height)
        self.text(room, chip.text, colour, (CHIP_SIZE, MEDIUM))
        return width

    def chips(self, rect: QRect, chips: tuple[Chip, ...], overflow: Chip | None) -> None:
        """Draw chips in a row, with the count of those that had no room."""
        left = rect.left()
        for chip in (*chips, overflow) if overflow else chips:
            left += self.chip(left, rect.center().y() + 1, chip) + CHIP_GAP

    def check(self, rect: QRectF, *, ticked: bool, partly: bool = False) -> None:
        """Draw a tick box."""
        if not ticked and not partly:
            self.box(rect, "surface", 4, "control")
            return
        self.box(rect, "accent", 4)
        size = round(rect.width()) - 4
        name = "minus" if partly else "check"
        self.icon(rect.topLeft() + QPointF(2, 2), name, "on_accent", size, 3.0)


def chip_width(theme: Theme, chip: Chip) -> int:
    """Return how wide a chip is drawn."""
    text = theme.metrics(CHIP_SIZE, MEDIUM).horizontalAdvance(chip.text)
    return text + 2 * CHIP_PADDING + (theme.px(CHIP_ICON) + 1 if chip.icon else 0)


def age_token(days: int) -> str:
    """Return the colour token of an age in days late."""
    for limit, token in ((0, "age0"), (30, "age1"), (60, "age2"), (90, "age3")):
        if days <= limit:
            return token
    return "age4"


def fitting_chips(
    theme: Theme, chips: tuple[Chip, ...], width: int
) -> tuple[tuple[Chip, ...], Chip | None]:
    """Return the chips that fit, and `+n` for the others; a chip by itself is always shown."""
    widths = [chip_width(theme, chip) + CHIP_GAP for chip in chips]
    if sum(widths) - CHIP_GAP <= width:
        return chips, None
    if len(chips) == 1:
        return chips, None
    for shown in range(len(chips) - 1, 0, -1):
        overflow = Chip(f"+{len(chips) - shown}")
        if sum(widths[:shown]) + chip_width(theme, overflow) <= width:
            return chips[:shown], overflow
    return (), Chip(f"+{len(chips)}")
