"""Lines over months: the first one filled below, the others dashed to compare with."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from collector_desktop.ui.theme import REGULAR, SEMIBOLD
from collector_desktop.ui.widgets.chart import Chart
from collector_desktop.ui.widgets.paint import RIGHT, Brush

_DOT = 4.0


class LineChart(Chart):
    """One line for each series; the last point of each says what it is."""

    def _range(self) -> tuple[float, float]:
        values = [each for point in self._points for each in point.values if each is not None]
        highest, lowest = max(values, default=1.0), min(values, default=0.0)
        spread = highest - lowest
        return highest, max(0.0, lowest - spread) if lowest > spread else 0.0

    def _paint_points(self, brush: Brush) -> None:
        lines: dict[int, list[tuple[int, QPointF]]] = {}
        for at in reversed(range(len(self._series))):
            line = [
                (place, QPointF(self._column(place).center().x(), self.level(value)))
                for place, point in enumerate(self._points)
                if (value := point.values[at]) is not None
            ]
            if line:
                lines[at] = line
                self._paint_line(brush, at, [spot for _, spot in line])
        written: list[QRect] = []
        drawn = [
            QLineF(*pair) for line in lines.values() for pair in pairwise(spot for _, spot in line)
        ]
        for at, line in sorted(lines.items()):
            falls = len(line) > 1 and line[-1][1].y() > line[-2][1].y()
            self._paint_end(brush, at, line[-1], written, drawn, falls=falls)

    def _paint_line(self, brush: Brush, at: int, spots: list[QPointF]) -> None:
        painter, colour = brush.painter, self._theme.colour(self._series[at].colour)
        if at == 0:
            foot = self.room().bottom()
            area = QPolygonF([QPointF(spots[0].x(), foot), *spots, QPointF(spots[-1].x(), foot)])
            below = self._theme.colour("accent_soft")
            below.setAlphaF(0.55)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(below)
            painter.drawPolygon(area)
        pen = QPen(colour, 2 if at == 0 else 1.4)
        pen.setStyle(Qt.PenStyle.SolidLine if at == 0 else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(spots))

    def _paint_end(
        self,
        brush: Brush,
        at: int,
        end: tuple[int, QPointF],
        written: list[QRect],
        drawn: list[QLineF],
        *,
        falls: bool,
    ) -> None:
        """Draw the dot of the first line, and say what the last value of each is.

        The words stand on the side that the line does not come from, unless other words are there,
        or further off on either side, or at last nearer, where only there no line passes. Words
        without any room are left to the legend and the table.
        """
        place, spot = end
        if at == 0:
            brush.painter.setPen(QPen(self._theme.colour("surface"), 1.5))
            brush.painter.setBrush(self._theme.colour(self._series[at].colour))
            brush.painter.drawEllipse(spot, _DOT, _DOT)
        point = self._points[place]
        value = point.values[at]
        text = f"{self._series[at].title} {self._axis(value or 0)}" if at else point.top
        height, right = self._theme.px(16), round(spot.x()) + 6
        above, below = round(spot.y()) - height - 8, round(spot.y()) + 8
        pairs = [(below + by, above - by) for by in (0, height, 2 * height, -5)]
        sides = [y for pair in pairs for y in (pair if falls else reversed(pair))]
        places = [QRect(right - self._theme.px(200), y, self._theme.px(200), height) for y in sides]
        free = [place for place in places if self._is_free(place, written)]
        if not free:
            return
        font = (12, SEMIBOLD) if at == 0 else (11, REGULAR)
        wide = self._theme.metrics(*font).horizontalAdvance(text)
        best = min(free, key=lambda room: _is_crossed(room, wide, drawn))
        written.append(best)
        brush.text(best, text, "text" if at == 0 else "text2", font, RIGHT)

    def _is_free(self, place: QRect, written: list[QRect]) -> bool:
        others = any(place.intersects(each) for each in written)
        return not others and place.top() >= 0 and place.bottom() <= self.room().bottom()


def _is_crossed(room: QRect, wide: int, lines: list[QLineF]) -> bool:
    """Return whether a line passes through words as wide as that, at the right of their room."""
    words = QRectF(room.right() - wide, room.top(), wide, room.height())
    corners = (words.topLeft(), words.topRight(), words.bottomRight(), words.bottomLeft())
    edges = [QLineF(a, b) for a, b in pairwise((*corners, corners[0]))]
    bounded = QLineF.IntersectionType.BoundedIntersection
    return any(line.intersects(edge)[0] == bounded for line in lines for edge in edges)
