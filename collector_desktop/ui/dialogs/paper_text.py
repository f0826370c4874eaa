"""The text of a PDF's pages: where its letters are, and where words are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.documents.untrusted_paper import find, letters
from collector_desktop.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

Box = tuple[float, float, float, float]


@frozen
class PageText:
    """The letters of a page in reading order, each with its place.

    A place is left, top, right and bottom as shares of the page's width and height; what ends a
    line has none.
    """

    text: str
    places: tuple[Box, ...]

    def nearest(self, x: float, y: float) -> int:
        """Return the letter at a point or next to it, as its place in the text; -1 without any."""
        known = [(at, box) for at, box in enumerate(self.places) if box[2] > box[0]]
        if not known:
            return -1
        return min(known, key=lambda pair: _apart(pair[1], x, y))[0]

    def between(self, first: int, last: int) -> str:
        """Return the text from one letter to another, both with it, as lines."""
        start, end = sorted((first, last))
        return self.text[max(start, 0) : end + 1].replace("\r\n", "\n")

    def lines_between(self, first: int, last: int) -> tuple[Box, ...]:
        """Return the places of the text between two letters, one for each line."""
        start, end = sorted((first, last))
        lines: list[Box] = []
        for box in self.places[max(start, 0) : end + 1]:
            if box[2] <= box[0]:
                continue
            if lines and min(lines[-1][3], box[3]) > max(lines[-1][1], box[1]):
                lines[-1] = _around(lines[-1], box)
            else:
                lines.append(box)
        return tuple(lines)


@frozen
class Hit:
    """One place where words were found: its page and its lines."""

    page: int
    places: tuple[Box, ...]


def page_texts(content: bytes, pages: Sequence[int]) -> dict[int, PageText]:
    """Return the text of some pages with the place of every letter.

    Raises:
        CollectorError: it cannot be read.
    """
    found = letters(content, pages)
    return {at: PageText(each.text, each.places) for at, each in found.items()}


def find_words(content: bytes, words: str, pages: Sequence[int]) -> tuple[Hit, ...]:
    """Return every place on some pages where the words stand, whatever their case.

    Raises:
        CollectorError: the pages cannot be read.
    """
    return tuple(Hit(*each) for each in find(content, words, pages))


def _apart(box: Box, x: float, y: float) -> tuple[float, float]:
    """Return how far a point lies from a letter: first up or down, then to the side."""
    left, top, right, bottom = box
    return max(top - y, y - bottom, 0.0), max(left - x, x - right, 0.0)


def _around(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
