"""The text that is chosen with the mouse on the pages of a paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from collector_desktop.ui.dialogs.paper_text import PageText, page_text

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.paper_strip import Strip
    from collector_desktop.ui.dialogs.paper_text import Box

    Point = tuple[int, float, float]


class Selection(QObject):
    """Letters between two points of one page; the text of a page is read when it is touched.

    `changed` says that other text is chosen.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._content = b""
        self._texts: dict[int, PageText] = {}
        self._page = -1
        self._ends: tuple[int, int] | None = None
        self._points: tuple[Point, Point] | None = None

    @property
    def text(self) -> str:
        """The chosen text, lines and all."""
        known = self._texts.get(self._page)
        return known.between(*self._ends) if known and self._ends else ""

    def take(self, content: bytes) -> None:
        """Choose in this PDF from now on, and nothing at first."""
        self._content = content
        self._texts.clear()
        self._page, self._ends, self._points = -1, None, None

    def begin(self, strip: Strip, at: QPointF) -> None:
        """Start to choose at a point of the strip of pages."""
        point = strip.share(at)
        self._page, self._ends, self._points = point[0], None, (point, point)
        self.changed.emit()
        self._read()

    def reach(self, strip: Strip, at: QPointF) -> None:
        """Choose up to a point; one on another page counts from the page of the start."""
        if self._points is not None:
            page = strip.page(self._page)
            x, y = at.x() - page.left(), at.y() - page.top()
            self._points = (self._points[0], (self._page, x / page.width(), y / page.height()))
            self._choose()

    def all_of(self, at: int) -> None:
        """Choose the whole text of a page."""
        self._page, self._points = at, None
        self._read()

    def copy(self) -> bool:
        """Put the chosen text on the clipboard; return whether there is any."""
        if self.text:
            QGuiApplication.clipboard().setText(self.text)
        return bool(self.text)

    def boxes(self, at: int) -> tuple[Box, ...]:
        """Return the places of the chosen text on a page."""
        known = self._texts.get(at)
        if at != self._page or known is None or self._ends is None:
            return ()
        return known.lines_between(*self._ends)

    def _read(self) -> None:
        if self._page in self._texts:
            self._choose()
            return
        work = partial(page_text, self._content, self._page)
        self._desk.tasks.run_apart(self, work, partial(self._take, self._content, self._page))

    def _take(self, content: bytes, at: int, text: PageText) -> None:
        if content is self._content:
            self._texts[at] = text
            self._choose()

    def _choose(self) -> None:
        known = self._texts.get(self._page)
        if known is None:
            return
        if self._points is None:
            self._ends = (0, len(known.text) - 1) if known.text else None
        else:
            self._ends = _between(known, *self._points)
        self.changed.emit()


def _between(known: PageText, first: Point, last: Point) -> tuple[int, int] | None:
    """Return the letters at two points; a mere click chooses none."""
    ends = [known.nearest(x, y) for _, x, y in (first, last)]
    return (ends[0], ends[1]) if first != last and min(ends) >= 0 else None
