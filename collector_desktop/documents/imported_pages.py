"""Pages of another PDF as pictures that a page of ours can be drawn over (form XObjects).

A process with limits reads them; here they are bytes, which nobody reads again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject, xObjectName

from collector_desktop.documents.child_process import DiedError
from collector_desktop.documents.resting import Resting
from collector_desktop.documents.untrusted import asked
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen

Part = bytes | int
SECONDS = 15.0
LARGEST = 2_000_000  # bytes of one that was cleaned; it would be in every paper
# Nothing but what is drawn is packed in one, so its copy is hardly larger, nor are its parts.
MOST_READ = MOST_OF_PARTS = 2 * LARGEST
MOST_DOUBTS, LONGEST_DOUBT = 50, 300
DAMAGED = (
    "The letterhead cannot be drawn: its PDF is damaged or too large, or takes too long to read.",
    "Choose it anew in Settings, or remove it.",
)


@frozen
class ImportedPage:
    """A page: its size in points, and the number of its picture among the objects."""

    width: float
    height: float
    number: int


@dataclass(frozen=True, slots=True)
class ImportedPages:
    """The pages of a PDF, and all objects that they use; a number in one stands for another.

    `doubts` say in words what keeps papers over them from PDF/A-3b.
    """

    pages: tuple[ImportedPage, ...]
    objects: tuple[tuple[Part, ...], ...]
    doubts: tuple[str, ...]


_resting = Resting()


def imported_pages(content: bytes) -> ImportedPages:
    """Return the pages of a letterhead; they are read once while the program runs.

    It was checked when it was chosen, but not if a stranger made the ledger. Pages beyond the
    second are under no paper and stay behind. One that took too long is not tried again for a
    minute, so that no run of papers waits for each of them.

    Raises:
        CollectorError: it cannot be read in time, is larger than one that is accepted, or has a
            page without a size.
        OutsideWorldError: no process works that could read it.
    """
    found = _resting.tried(content, _read) if len(content) <= LARGEST else None
    if found is None:
        raise CollectorError(*DAMAGED)
    return found


def doubts_of(content: bytes) -> tuple[str, ...]:
    """Return in words what keeps papers over a letterhead from PDF/A-3b; nothing if none does.

    Each doubt goes on after "because".

    Raises:
        CollectorError: as `imported_pages` has it.
    """
    return imported_pages(content).doubts


@lru_cache(maxsize=4)
def _read(content: bytes) -> ImportedPages:
    """Return what a child makes of a letterhead.

    Raises:
        DiedError: it did not live to answer, as with a PDF that is damaged, or its answer is none.
    """
    answer, made = asked(
        "under", [content], most=MOST_READ, most_said=MOST_OF_PARTS, seconds=SECONDS
    )
    try:
        objects = _objects(answer["objects"], made)
        pages = tuple(_page(*each, count=len(objects)) for each in answer["pages"])
        doubts = tuple(str(each)[:LONGEST_DOUBT] for each in answer["doubts"][:MOST_DOUBTS])
    except (KeyError, TypeError, ValueError) as error:  # whoever has taken it over may answer so
        raise DiedError from error
    return ImportedPages(pages, objects, doubts)


def _page(width: Any, height: Any, number: Any, *, count: int) -> ImportedPage:
    if {type(width), type(height)} != {float} or not (isfinite(width) and isfinite(height)):
        raise ValueError("a page whose size is no number")
    if min(width, height) <= 0 or type(number) is not int or not 0 <= number < count:
        raise ValueError("a page that is none")
    return ImportedPage(width, height, number)


def _objects(shapes: Any, made: bytes) -> tuple[tuple[Part, ...], ...]:
    """Return objects by their parts: how many bytes come next, or below 0 another object.

    Raises:
        ValueError: there are not as many bytes and objects as they say.
    """
    at, objects = 0, []
    for shape in shapes:
        parts: list[Part] = []
        for each in shape:
            if type(each) is not int or not -len(shapes) <= each <= len(made) - at:
                raise ValueError("a part that is nowhere")
            parts.append(-1 - each if each < 0 else made[at : at + each])
            at += max(each, 0)
        objects.append(tuple(parts))
    if at != len(made):
        raise ValueError(f"{at} bytes instead of {len(made)}")
    return tuple(objects)


def add_to(document: Any, found: ImportedPages, name: str) -> list[str]:
    """Put the pages into ReportLab's document; return what each is called for drawing it."""
    called = {each.number: f"{name}{each.number}" for each in found.pages}
    names = {
        number: xObjectName(called[number]) if number in called else f"{name}.{number}"
        for number in range(len(found.objects))
    }
    for number, parts in enumerate(found.objects):
        document.Reference(_Written(parts, names), names[number])
    return [called[each.number] for each in found.pages]


class _Written(PDFObject):
    """An object that is written already, but for the numbers of others."""

    __RefOnly__ = 1

    def __init__(self, parts: tuple[Part, ...], names: dict[int, str]) -> None:
        self._parts = parts
        self._names = names

    def format(self, document: Any) -> bytes:
        """Return the object as it is in the file."""
        known = document.idToObjectNumberAndVersion
        return b"".join(
            part if isinstance(part, bytes) else b"%d 0 R" % known[self._names[part]][0]
            for part in self._parts
        )
