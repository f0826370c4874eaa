"""Where the words of a page stand, read back from the PDF."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pypdfium2 import PdfDocument, PdfPage

MM = 25.4 / 72
Box = tuple[float, float, float, float]


def words_on(page: PdfPage) -> Iterator[Box]:
    """Yield the box of each run of text in mm from the top left: left, top, right, bottom."""
    text = page.get_textpage()
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        height = page.get_height()
        yield left * MM, (height - top) * MM, right * MM, (height - bottom) * MM


def require_inside(pdf: bytes) -> None:
    """Require that all words of all pages stand inside the margins of their sheet."""
    for page in PdfDocument(pdf):
        width, height = (side * MM for side in page.get_size())
        boxes = list(words_on(page))
        assert boxes
        assert min(box[0] for box in boxes) >= 19.5
        assert min(box[1] for box in boxes) >= 8.0
        assert max(box[2] for box in boxes) <= width - 18.8  # a blank may end a line
        assert max(box[3] for box in boxes) <= height - 9.0


def require_apart(pdf: bytes) -> None:
    """Require that no words of any page stand over others."""
    for page in PdfDocument(pdf):
        for one, other in combinations(words_on(page), 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across < 0.3 or down < 0.6, (one, other)


def require_placed(pdf: bytes) -> None:
    """Require that all words stand inside the margins, and none over others."""
    require_inside(pdf)
    require_apart(pdf)
