"""What is painted has room: figures in narrow cells, words from the right, values beside charts."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from collector_desktop.ui.theme import REGULAR
from collector_desktop.ui.widgets.chart import ChartPoint, Series
from collector_desktop.ui.widgets.chart_bars import BarChart
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


def test_what_is_painted_stands_where_it_is_put_in_a_window_laid_out_from_the_right(theme):
    def first_inked(direction):
        image = QImage(200, 20, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        painter.setLayoutDirection(direction)
        Brush(painter, theme).text(image.rect(), "10 days", "text")
        painter.end()
        white = image.pixel(199, 0)
        return next(x for x in range(200) if any(image.pixel(x, y) != white for y in range(20)))

    left, right = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
    assert first_inked(right) == first_inked(left) < 10


@pytest.mark.parametrize("height", [90, 120, 160, 320])
def test_values_beside_a_chart_never_stand_on_each_other(qtbot, theme, height):
    chart = BarChart(theme, "Cash", lambda value: f"{value:,.0f}")
    qtbot.addWidget(chart)
    chart.show_points([Series("In", "c1")], [ChartPoint("Nov", (117_000.0,), "Nov: 117,000")])
    chart.resize(300, height)
    levels = [chart.level(tick) for tick in chart.written_ticks()]
    high = theme.metrics(11, REGULAR).height()
    assert all(above <= below - high for below, above in pairwise(levels))
    assert len(levels) >= 2
