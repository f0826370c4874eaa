"""The drawn pages of a PDF, made one after the other off the GUI thread."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from collector_desktop.ui.dialogs.paper_pages import draw_page
from collector_desktop.ui.errors import sentence_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QImage

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.ui.desk import Desk

MOST_BYTES = 160_000_000


class PageStore(QObject):
    """Draws what is wanted now, one page at a time, and forgets what was seen long ago.

    `drawn` says that one more page is there.
    """

    drawn = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._content = b""
        self._kept: OrderedDict[int, tuple[int, QImage]] = OrderedDict()
        self._problems: dict[int, tuple[int, str]] = {}
        self._wanted: tuple[int, ...] = ()
        self._width: Callable[[int], int] = lambda _: 1
        self._busy = False

    def take(self, content: bytes) -> None:
        """Draw pages of this PDF from now on."""
        self._content = content
        self._kept.clear()
        self._problems.clear()
        self._wanted = ()

    def picture(self, at: int) -> QImage | None:
        """Return a page as it was last drawn, if it is kept."""
        found = self._kept.get(at)
        return found[1] if found else None

    def problem(self, at: int) -> str:
        """Return why a page could not be drawn; empty if it could, or was not tried."""
        return self._problems.get(at, (0, ""))[1]

    def rest(self) -> None:
        """Want nothing more, and take no answer that says only that nobody draws now."""
        self._wanted = ()

    def want(self, pages: Iterable[int], width: Callable[[int], int]) -> None:
        """Have pages drawn in this order, each so many pixels wide; others are not wanted now."""
        self._wanted, self._width = tuple(pages), width
        self._next()

    def _next(self) -> None:
        if self._busy:
            return
        for at in self._wanted:
            width = self._width(at)
            kept = self._problems.get(at) or self._kept.get(at)
            if kept is None or kept[0] != width:
                self._busy = True
                work = partial(draw_page, self._content, at, width)
                answer = partial(self._keep, self._content, at, width)
                refused = partial(self._refuse, self._content, at, width)
                self._desk.tasks.run_apart(self, work, answer, refused)
                return

    def _keep(self, content: bytes, at: int, width: int, image: QImage) -> None:
        self._busy = False
        if content is self._content:
            self._problems.pop(at, None)
            self._kept[at] = (width, image)
            self._kept.move_to_end(at)
            self._forget()
            self.drawn.emit()
        self._next()

    def _refuse(self, content: bytes, at: int, width: int, error: CollectorError) -> None:
        """Note why a page cannot be drawn; in another size it is tried again."""
        self._busy = False
        if content is self._content and at in self._wanted:
            self._kept.pop(at, None)
            self._problems[at] = (width, sentence_of(error))
            self.drawn.emit()
        self._next()

    def _forget(self) -> None:
        """Let go of the oldest pages that are not wanted, until the rest is small enough."""
        size = sum(image.sizeInBytes() for _, image in self._kept.values())
        for old in [each for each in self._kept if each not in self._wanted]:
            if size <= MOST_BYTES:
                return
            size -= self._kept.pop(old)[1].sizeInBytes()
