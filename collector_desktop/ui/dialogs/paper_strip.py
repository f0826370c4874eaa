"""Where the pages of a paper are below each other, at a scale."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

AROUND, GAP = 16, 14
Size = tuple[float, float]


class Strip:
    """The pages of a paper in one column, each in the middle; lengths are in screen pixels.

    `scale` is pixels for each point of the paper, `room` how wide the window is.
    """

    def __init__(self, sizes: Sequence[Size], scale: float, room: float) -> None:
        self._sizes, self.scale = tuple(sizes), scale
        widest = max((width for width, _ in self._sizes), default=0.0) * scale
        self.width = max(room, widest + 2 * AROUND)
        self._tops: list[float] = []
        down = float(AROUND)
        for _, height in self._sizes:
            self._tops.append(down)
            down += height * scale + GAP
        self.height = down - GAP + AROUND if self._sizes else 0.0

    def __len__(self) -> int:
        return len(self._sizes)

    def page(self, at: int) -> QRectF:
        """Return where a page lies."""
        width, height = (length * self.scale for length in self._sizes[at])
        return QRectF((self.width - width) / 2, self._tops[at], width, height)

    def at(self, down: float) -> int:
        """Return the page at a height, or the one above if it is between two."""
        return max(bisect_right(self._tops, down) - 1, 0)

    def seen(self, top: float, height: float) -> range:
        """Return the pages of which something shows between two heights."""
        if not self._sizes:
            return range(0)
        return range(self.at(top), self.at(top + height) + 1)

    def share(self, point: QPointF) -> tuple[int, float, float]:
        """Return the page at a point, and the point as shares of its width and height."""
        at = self.at(point.y())
        page = self.page(at)
        return (
            at,
            (point.x() - page.left()) / page.width(),
            (point.y() - page.top()) / page.height(),
        )

    def place(self, at: int, box: tuple[float, float, float, float]) -> QRectF:
        """Return where a place on a page lies that is given in shares of it."""
        page = self.page(at)
        left, top, right, bottom = box
        return QRectF(
            page.left() + left * page.width(),
            page.top() + top * page.height(),
            (right - left) * page.width(),
            (bottom - top) * page.height(),
        )


def fitting(
    sizes: Sequence[tuple[float, float]], room: tuple[float, float], *, whole: bool
) -> float:
    """Return the scale at which the widest page fits the room, or the `whole` of every page."""
    wide, high = room
    widest = max((width for width, _ in sizes), default=1.0)
    scale = (wide - 2 * AROUND) / widest
    if whole:
        highest = max((height for _, height in sizes), default=1.0)
        scale = min(scale, (high - 2 * AROUND) / highest)
    return max(scale, 0.05)
