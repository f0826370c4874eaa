"""Paints a page of a paper, or says in its place why it cannot be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPainter

    from collector_desktop.ui.theme import Theme

INK = QColor(40, 40, 40)  # paper is white, whatever the desk wears
_MARGIN = 24


def paint_sheet(
    painter: QPainter, place: QRectF, image: QImage | None, ratio: float, theme: Theme
) -> None:
    """Paint a page as it was drawn, or white until it is; `ratio` is dots for a screen pixel."""
    if image is None:
        painter.fillRect(place, Qt.GlobalColor.white)
    elif image.width() == round(place.width() * ratio):
        corner = QPointF(round(place.left()), round(place.top()))
        painter.drawImage(QRectF(corner, image.size() / ratio), image)
    else:
        painter.drawImage(place, image)
    painter.setPen(theme.colour("border2"))
    painter.drawRect(place)


def paint_words(
    painter: QPainter, place: QRectF, words: str, theme: Theme, ink: QColor = INK
) -> None:
    """Write a sentence into the upper part of a place."""
    inside = place.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    painter.setPen(ink)
    painter.setFont(theme.font())
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    painter.drawText(inside, flags.value | Qt.TextFlag.TextWordWrap.value, words)
