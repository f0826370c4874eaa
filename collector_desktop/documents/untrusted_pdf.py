"""Opens PDFs from somebody else with PDFium in a separate process.

PDFium is written in C++: a file made to do harm may end its process, or worse. Whoever has taken
that over may answer anything, so an answer counts only if it has the shape that was asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from collector_desktop.documents.child_process import DiedError
from collector_desktop.documents.imported_pages import DAMAGED, SECONDS
from collector_desktop.documents.untrusted import asked
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen

NO_ANSWER = (DiedError, KeyError, TypeError, ValueError)
# What is joined has each page once, but what was packed in a file may stand in it unpacked.
MOST_JOINED, MOST_UNPACKED = 64 * 2**20, 10
MOST_OF_FIELDS = 16 * 2**20  # 500 fields of 4,000 characters, each of which JSON may write as 6
SPOILT = (
    "The PDFs could not be put together: one of them is damaged.",
    "Print them one by one.",
)
T = TypeVar("T", bool, int, float)


def readable(contents: Sequence[bytes]) -> list[bool]:
    """Return which PDFs can be opened without a password, and without ending who opens them."""
    try:
        found = list(asked("readable", contents)[0]["readable"])
        return _of_kind(found, bool, len(contents))
    except NO_ANSWER:
        return [len(contents) > 1 and readable([each])[0] for each in contents]


def joined_apart(
    contents: Sequence[bytes], *, is_duplex: bool
) -> tuple[bytes, list[int], list[int]]:
    """Return the pages of all as one PDF, on which page each starts, and how many it has.

    Raises:
        CollectorError: one of them cannot be opened, or ends who opens it.
    """
    try:
        most = MOST_JOINED + MOST_UNPACKED * sum(map(len, contents))
        answer, made = asked("join", contents, most=most, is_duplex=is_duplex)
        starts, pages = (_of_kind(answer[name], int, len(contents)) for name in ("starts", "pages"))
    except NO_ANSWER as died:
        raise CollectorError(*SPOILT) from died
    return made, starts, pages


def count_apart(content: bytes) -> int:
    """Return how many pages a PDF has.

    Raises:
        CollectorError: it cannot be opened, or ends who opens it.
    """
    try:
        found = _of_kind([asked("count", [content])[0]["pages"]], int, 1)
    except NO_ANSWER as died:
        raise CollectorError(*SPOILT) from died
    return sum(found)


def edges_apart(content: bytes, margin: float) -> tuple[list[float], list[float]]:
    """Return how high the foot and how low the head of each page is printed, in mm.

    What is printed within `margin` mm of the sides does not count.

    Raises:
        CollectorError: the PDF cannot be drawn, or ends who draws it.
    """
    try:
        foots, heads = asked("edges", [content], margin=margin)[0]["edges"]
        count = len(foots) or 1  # there is no letterhead of no page
        return _of_kind(foots, float, count), _of_kind(heads, float, count)
    except NO_ANSWER as died:
        raise CollectorError(*DAMAGED) from died


def fields_apart(content: bytes) -> dict[str, str] | None:
    """Return the fields of a form that was filled in, by name; None if it cannot be read.

    What is ticked says so by a stroke and a word, such as `/Yes`.
    """
    try:
        found = dict(asked("fields", [content], most_said=MOST_OF_FIELDS)[0]["fields"])
    except NO_ANSWER:  # of a form that cannot be read there is no answer either
        return None
    return {str(name): str(each) for name, each in found.items()}


@frozen
class CleanPdf:
    """A PDF with nothing but its looks; of one that is protected nothing else is known.

    Pages have their width and height in points, but where there are too many of them or none;
    `pixels` are those of the largest picture.
    """

    content: bytes = b""
    is_protected: bool = False
    pages: int = 0
    sizes: tuple[tuple[float, float], ...] = ()
    pixels: int = 0


def cleaned_apart(content: bytes) -> CleanPdf:
    """Return what a PDF is that is to be a letterhead, freed of all but its looks.

    Raises:
        CollectorError: it cannot be read, or not in time.
    """
    try:
        most = MOST_JOINED + MOST_UNPACKED * len(content)
        answer, made = asked("clean", [content], most=most, seconds=SECONDS)
        if answer.get("is_protected"):
            return CleanPdf(is_protected=True)
        (pages,) = _of_kind([answer["pages"]], int, 1)
        if "sizes" not in answer:
            return CleanPdf(pages=pages)
        sides = [side for width, height in answer["sizes"] for side in (width, height)]
        sizes = _of_kind(sides, float, 2 * pages)
        (pixels,) = _of_kind([answer["pixels"]], int, 1)
    except NO_ANSWER as died:
        raise CollectorError(*DAMAGED) from died
    pairs = tuple(zip(sizes[::2], sizes[1::2], strict=True))
    return CleanPdf(made, pages=pages, sizes=pairs, pixels=pixels)


def _of_kind(found: list[T], kind: type[T], count: int) -> list[T]:
    """Return a list of so many values of a kind, none of them below 0.

    Raises:
        ValueError: it is none.
    """
    if [type(each) for each in found] != [kind] * count or any(each < 0 for each in found):
        raise ValueError(f"{len(found)} values are not {count} of {kind.__name__}")
    return found
