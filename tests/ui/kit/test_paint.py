"""Figures that are painted in narrow cells are made smaller and not cut."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from collector_desktop.ui.theme import REGULAR
from collector_desktop.ui.widgets.paint import LEFT, RIGHT, Brush


class Noting(QPainter):
    """A painter that keeps the words it is asked for."""

    def drawText(self, rect, flags, words):  # noqa: N802 Qt's name
        self.said = words
        super().drawText(rect, flags, words)


@pytest.fixture
def painted(theme):
    def paint(words, width, align):
        image = QImage(400, 40, QImage.Format.Format_RGB32)
        painter = Noting(image)
        taken = Brush(painter, theme).text(
            QRect(0, 0, width, 30), words, "text", (13, REGULAR), align
        )
        said, size = painter.said, painter.font()
        painter.end()
        return said, taken, size

    return paint


def test_an_amount_in_a_narrow_cell_is_smaller_and_whole(painted, theme):
    amount = "£1,234,567.89"
    usual = painted(amount, 300, RIGHT)
    narrow = round(theme.metrics(13, REGULAR).horizontalAdvance(amount) * 0.8)
    said, taken, font = painted(amount, narrow, RIGHT)
    assert said == amount
    assert taken <= narrow
    assert font.pixelSize() < usual[2].pixelSize() or font.pointSizeF() < usual[2].pointSizeF()


def test_a_name_in_a_narrow_cell_keeps_its_size_and_is_shortened(painted):
    said, taken, _ = painted("Oaken Doors and Windows Limited", 80, LEFT)
    assert said.endswith("…")
    assert taken <= 80
