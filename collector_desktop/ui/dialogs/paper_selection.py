"""The text that is chosen with the mouse on the pages of a paper, over any number of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from collector_desktop.ui.dialogs.paper_text import PageText, page_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QPointF

    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.paper_strip import Strip
    from collector_desktop.ui.dialogs.paper_text import Box

AT_ONCE = 20
_START, _END = -1.0, 2.0


@dataclass(frozen=True, slots=True, order=True)
class _Mark:
    """One end of what is chosen: a page, and a point on it as shares of its height and width.

    The first letter of a page is over its top, the last one below its foot.
    """

    page: int
    y: float
    x: float

    def letter(self, text: PageText) -> int:
        """Return the letter meant, as its place in the text of the page; -1 without any."""
        if self.y == _START or not text.text:
            return 0 if text.text else -1
        return len(text.text) - 1 if self.y == _END else text.nearest(self.x, self.y)


class Selection(QObject):
    """Letters between two points; the text of a page is read when the choice touches it.

    `changed` says that other text is chosen.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._content = b""
        self._texts: dict[int, PageText] = {}
        self._marks: tuple[_Mark, _Mark] | None = None
        self._is_reading = self._is_wanted = False

    @property
    def text(self) -> str:
        """The chosen text, lines and all, of the pages that were read so far."""
        return "\n".join(
            self._texts[at].between(*ends) for at in self._pages() if (ends := self._ends(at))
        )

    def take(self, content: bytes) -> None:
        """Choose in this PDF from now on, and nothing at first."""
        self._content = content
        self._texts.clear()
        self._marks, self._is_reading, self._is_wanted = None, False, False

    def begin(self, strip: Strip, at: QPointF) -> None:
        """Start to choose at a point of the strip of pages."""
        mark = _mark(strip, at)
        self._choose(mark, mark)

    def reach(self, strip: Strip, at: QPointF) -> None:
        """Choose up to a point, on whichever page it lies."""
        if self._marks is not None:
            self._choose(self._marks[0], _mark(strip, at))

    def all_of(self, first: int, last: int) -> None:
        """Choose the whole text from one page to another."""
        self._choose(_Mark(first, _START, 0.0), _Mark(last, _END, 0.0))

    def copy(self) -> bool:
        """Put the chosen text on the clipboard once it is read; return whether any is chosen."""
        self._is_wanted = self._is_reading
        if self.text and not self._is_wanted:
            QGuiApplication.clipboard().setText(self.text)
        return bool(self.text) or self._is_wanted

    def boxes(self, at: int) -> tuple[Box, ...]:
        """Return the places of the chosen text on a page."""
        ends = self._ends(at)
        return self._texts[at].lines_between(*ends) if ends else ()

    def _choose(self, first: _Mark, last: _Mark) -> None:
        self._marks, self._is_wanted = (first, last), False
        self._read()
        self.changed.emit()

    def _pages(self) -> range:
        if self._marks is None or self._marks[0] == self._marks[1]:
            return range(0)
        first, last = sorted(self._marks)
        return range(first.page, last.page + 1)

    def _ends(self, at: int) -> tuple[int, int] | None:
        """Return the first and the last letter chosen on a page, if its text is known."""
        pages, text = self._pages(), self._texts.get(at)
        if at not in pages or text is None or self._marks is None:
            return None
        first, last = sorted(self._marks)
        start = first if at == pages[0] else _Mark(at, _START, 0.0)
        end = last if at == pages[-1] else _Mark(at, _END, 0.0)
        letters = start.letter(text), end.letter(text)
        return letters if min(letters) >= 0 else None

    def _unread(self) -> Iterator[int]:
        """Yield the pages still to be read, that of the point touched first before all."""
        touched = (self._marks[0].page,) if self._marks else ()
        return (at for at in dict.fromkeys((*touched, *self._pages())) if at not in self._texts)

    def _read(self) -> None:
        """Read the next pages that are touched, some at a time, away from the desk's thread."""
        pages = tuple(islice(self._unread(), AT_ONCE))
        if not pages or self._is_reading:
            return
        self._is_reading = True
        work = partial(page_texts, self._content, pages)
        taken = partial(self._take, self._content)
        unread = dict.fromkeys(pages, PageText("", ()))
        self._desk.tasks.run_apart(self, work, taken, lambda _: taken(unread))

    def _take(self, content: bytes, texts: dict[int, PageText]) -> None:
        if content is not self._content:
            return
        self._texts |= texts
        self._is_reading = False
        self._read()
        if self._is_wanted and not self._is_reading:
            self.copy()
        self.changed.emit()


def _mark(strip: Strip, at: QPointF) -> _Mark:
    page, x, y = strip.share(at)
    return _Mark(page, min(max(y, 0.0), 1.0), x)
