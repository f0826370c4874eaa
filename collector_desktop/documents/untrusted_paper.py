"""Papers on the screen and on their way to a printer, drawn and read by a separate process.

Under a paper may lie somebody else's letterhead, and PDFium, which draws it, is written in C++. So
no page is drawn here: `open_paper` asks a child with limits. Whoever has taken that over may answer
anything, so an answer counts only if it has the shape and the size that was asked for.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from math import isfinite, sqrt
from typing import Any

from collector_desktop.documents.child_process import DiedError, NotStartedError, not_done
from collector_desktop.documents.open_paper import PAPERS, Size
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen

MOST_DOTS, MOST_ON_A_SIDE = 60_000_000, 20_000  # an A4 page at five times its size has 13 million
MOST_LETTERS, MOST_PLACES = 50_000, 20_000  # as `paper_child` has them
_CODE, _PLACE = 4, 32  # bytes of a letter, and of a place
_ALIGNED = 16  # bytes by which a row may be longer than its dots
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_NO_ANSWER = (DiedError, KeyError, TypeError, ValueError, IndexError)
Place = tuple[float, float, float, float]


@frozen
class DrawnPage:
    """A page as rows of dots from its top: red, green and blue, each row `stride` bytes long."""

    width: int
    height: int
    stride: int
    rows: bytearray


@frozen
class FoundLetters:
    """The letters of a page, and where each is: left, top, right and bottom as shares of it.

    What ends a line is nowhere.
    """

    text: str
    places: tuple[Place, ...]


def page_sizes(content: bytes) -> tuple[Size, ...]:
    """Return the width and height of every page, in points.

    Raises:
        CollectorError: the PDF cannot be shown.
    """
    with _said():
        return PAPERS.sizes(content)


def draw(content: bytes, at: int, scale: float) -> DrawnPage:
    """Return a page with so many dots for a point; a page of too many dots has fewer of them.

    Raises:
        CollectorError: the page cannot be drawn.
    """
    with _said():

        def question(sizes: Sequence[Size]) -> tuple[int, dict[str, Any]]:
            fitting = _fitting(sizes[at], scale)
            wide, high = _most_dots(sizes[at], fitting)
            return (3 * wide + _ALIGNED) * high, {"what": "draw", "at": at, "scale": fitting}

        answer, rows, sizes = PAPERS.ask(content, question)
        made = DrawnPage(answer["width"], answer["height"], answer["stride"], rows)
        _require_shape(made, *_most_dots(sizes[at], _fitting(sizes[at], scale)))
        return made


def letters(content: bytes, pages: Sequence[int]) -> dict[int, FoundLetters]:
    """Return the text of some pages with the place of every letter.

    Raises:
        CollectorError: it cannot be read.
    """
    with _said():
        most = len(pages) * MOST_LETTERS * (_CODE + _PLACE)
        question = {"what": "texts", "pages": list(pages)}
        answer, packed, sizes = PAPERS.ask(content, lambda _: (most, question))
        counts = _counts(answer["letters"], len(pages), len(pages) * MOST_LETTERS)
        found, start = {}, 0
        for at, count in zip(pages, counts, strict=True):
            middle, end = start + count * _CODE, start + count * (_CODE + _PLACE)
            codes = array("I", bytes(packed[start:middle]))
            places = _places(packed[middle:end], [sizes[at]] * count)
            found[at] = FoundLetters("".join(map(_letter, codes)), places)
            start = end
        return found


def find(content: bytes, words: str, pages: Sequence[int]) -> list[tuple[int, tuple[Place, ...]]]:
    """Return every place on some pages where words stand, whatever their case: the page, its lines.

    Raises:
        CollectorError: the pages cannot be read.
    """
    with _said():
        question = {"what": "find", "words": words, "pages": list(pages)}
        most = 2 * MOST_PLACES
        answer, packed, sizes = PAPERS.ask(content, lambda _: (most * _PLACE, question))
        hits = [(pages[pages.index(at)], count) for at, count in answer["hits"]]
        counts = _counts([count for _, count in hits], len(hits), most)
        of = [sizes[at] for at, count in hits for _ in range(count)]
        places = iter(_places(packed, of))
        pairs = zip(hits, counts, strict=True)
        return [(at, tuple(next(places) for _ in range(count))) for (at, _), count in pairs]


def forget(content: bytes | None = None) -> None:
    """Let go of a paper that is no longer looked at, or of any; nobody waits for that."""
    PAPERS.forget(content)


def held(content: bytes) -> AbstractContextManager[None]:
    """Keep a paper that is being printed, although it may no longer be looked at meanwhile."""
    return PAPERS.held(content)


@contextmanager
def _said() -> Iterator[None]:
    """Say in a sentence that there is no answer that counts."""
    try:
        yield
    except NotStartedError as error:
        raise not_done("The page could not be drawn", error) from error
    except _NO_ANSWER as died:
        raise CollectorError(
            "This PDF cannot be shown here: it is damaged, or takes too much time or memory.",
            "Open it in another program. If it has your own letterhead, choose that anew.",
        ) from died


def _fitting(size: Size, scale: float) -> float:
    """Return how many dots a point of a page has, where so many were wished."""
    width, height = size
    return min(scale, sqrt(MOST_DOTS / (width * height)), MOST_ON_A_SIDE / max(width, height))


def _most_dots(size: Size, scale: float) -> tuple[int, int]:
    """Return how many dots wide and high a page may come out."""
    return round(size[0] * scale) + 2, round(size[1] * scale) + 2


def _require_shape(made: DrawnPage, wide: int, high: int) -> None:
    """Refuse a picture that is not of this size, within 4 dots, or whose rows are not all there."""
    numbers = made.width, made.height, made.stride
    if {type(each) for each in numbers} != {int}:
        raise ValueError("a picture whose size is no number")
    if not (0 < made.width <= wide and 0 < made.height <= high):
        raise ValueError(f"{made.width} x {made.height} dots instead of {wide} x {high}")
    if not 3 * made.width <= made.stride <= 3 * wide + _ALIGNED:
        raise ValueError(f"rows of {made.stride} bytes for {made.width} dots")
    if len(made.rows) != made.stride * made.height:
        raise ValueError(f"{len(made.rows)} bytes are no {made.height} rows")


def _counts(found: list[Any], count: int, most: int) -> list[int]:
    """Return so many numbers from a child; they become places here, so there is a most for all."""
    if [type(each) for each in found] != [int] * count or any(each < 0 for each in found):
        raise ValueError("no list of numbers")
    if sum(found) > most:
        raise ValueError(f"more than {most} places")
    return found


def _places(packed: bytearray, sizes: Sequence[Size]) -> tuple[Place, ...]:
    """Return places as shares from the top left corner: each is left, top, right and bottom.

    Raises:
        ValueError: there are more or fewer than pages given for them, or one is nowhere.
    """
    points = array("d", bytes(packed))
    if len(points) != 4 * len(sizes) or not all(map(isfinite, points)):
        raise ValueError(f"{len(points)} numbers are no {len(sizes)} places")
    boxes = zip(points[::4], points[1::4], points[2::4], points[3::4], strict=True)
    return tuple(
        (left / width, 1 - top / height, right / width, 1 - bottom / height)
        if right > left or top > bottom
        else (0.0, 0.0, 0.0, 0.0)
        for (left, bottom, right, top), (width, height) in zip(boxes, sizes, strict=True)
    )


def _letter(code: int) -> str:
    """Return a letter by its number; half of a pair and what is none are unknown."""
    return _UNKNOWN if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF else chr(code)
