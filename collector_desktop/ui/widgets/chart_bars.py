"""Bars in parts: what is on top of each other belongs together."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF

from collector_desktop.ui.theme import SEMIBOLD
from collector_desktop.ui.widgets.chart import Chart
from collector_desktop.ui.widgets.paint import CENTRE, Brush

_SHARE, _WIDEST, _GAP = 0.62, 44, 2


class BarChart(Chart):
    """One bar for each point, its parts two pixels apart, what it comes to above it."""

    def _paint_points(self, brush: Brush) -> None:
        for at, point in enumerate(self._points):
            column = self._column(at)
            width = min(column.width() * _SHARE, self._theme.px(_WIDEST))
            left, passed = column.center().x() - width / 2, 0.0
            for series, value in zip(self._series, point.values, strict=True):
                if not value or value < 0:
                    continue
                foot, head = self.level(passed), self.level(passed + value)
                passed += value
                part = QRectF(left, head, width, max(foot - head - _GAP, 1))
                brush.box(part, series.colour, 2)
            if point.top:
                height = self._theme.px(16)
                top = round(self.level(passed)) - height - 2
                place = QRect(round(column.left()) - 6, top, round(column.width()) + 12, height)
                brush.text(place, point.top, "text", (11, SEMIBOLD), CENTRE)
