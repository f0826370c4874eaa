"""Pages of another PDF as pictures that a page of ours can be drawn over (form XObjects).

Of a page only what draws is taken: its operators, and the fonts, pictures and colours that they
use. Links, forms, scripts and files stay behind (ISO 32000-1, 8.10).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFObject, xObjectName

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen

if TYPE_CHECKING:
    from pypdf import PageObject

Part = bytes | int
MOST_PAGES = 2  # of a letterhead: under the first page of a paper, and under later ones
DAMAGED = (
    "The letterhead cannot be drawn: its PDF is damaged.",
    "Choose it anew in Settings, or remove it.",
)
# Lists of signs that are rarely right, and what other programs noted (ISO 19005-3, 6.2.11.4.2).
_NOT_NEEDED = frozenset({"/CIDSet", "/CharSet", "/Metadata", "/PieceInfo", "/LastModified"})
_NOT_TAKEN = ("/Length", "/F", "/FFilter", "/FDecodeParms")  # what is in other files stays there


@frozen
class ImportedPage:
    """A page: its size in points, and the number of its picture among the objects."""

    width: float
    height: float
    number: int


@dataclass(slots=True)
class ImportedPages:
    """The pages of a PDF, and all objects that they use; a number in one stands for another."""

    pages: list[ImportedPage] = field(default_factory=list)
    objects: list[tuple[Part, ...]] = field(default_factory=list)


@lru_cache(maxsize=2)
def imported_pages(content: bytes) -> ImportedPages:
    """Return the pages of a letterhead; it was checked, but not if a stranger made the ledger.

    Pages beyond the second are under no paper and stay behind.

    Raises:
        CollectorError: it cannot be read, or has a page without a size.
    """
    try:
        return _pages(content)
    except Exception as broken:  # a stranger's file may break the library in any way
        raise CollectorError(*DAMAGED) from broken


def pages_under_papers(content: bytes) -> list[PageObject]:
    """Return the pages of a letterhead that papers have under them.

    Raises:
        Exception: of any kind, as a stranger's file may break the library in any way.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - costs 90 ms, and most have no letterhead

    return list(islice(PdfReader(BytesIO(content)).pages, MOST_PAGES))


def _pages(content: bytes) -> ImportedPages:
    copied = _Copy()
    for page in pages_under_papers(content):
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        if min(width, height) <= 0:
            raise ValueError("a page without a size")
        number = copied.add(copied.picture_of(page))
        copied.made.pages.append(ImportedPage(width, height, number))
    return copied.made


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


class _Copy:
    """Copies objects of pypdf, each once."""

    def __init__(self) -> None:
        self.made = ImportedPages()
        self._numbers: dict[int, int] = {}

    def add(self, parts: list[Part]) -> int:
        """Keep an object and return its number."""
        self.made.objects.append(tuple(parts))
        return len(self.made.objects) - 1

    def picture_of(self, page: PageObject) -> list[Part]:
        """Return a page as a picture of its size."""
        box = page.mediabox
        corners = " ".join(f"{float(edge):.4f}" for edge in (*box.lower_left, *box.upper_right))
        contents = page.get_contents()
        drawn = contents.get_data() if contents is not None else b""
        # The corner of the page comes to the corner of ours, wherever it is.
        move = f"1 0 0 1 {-float(box.left):.4f} {-float(box.bottom):.4f}"
        head = f"/Type/XObject/Subtype/Form/BBox[{corners}]/Matrix[{move}]"
        parts: list[Part] = [b"<<", head.encode("ascii"), b"/Resources "]
        parts += self._copied(page.get("/Resources") or {})
        if "/Group" in page:
            parts += [b"/Group ", *self._copied(page["/Group"])]
        return [*parts, *_stream(zlib.compress(drawn), b"/Filter/FlateDecode")]

    def _copied(self, value: Any) -> list[Part]:
        """Return a value as parts; what is referred to is copied too."""
        from pypdf.generic import (  # noqa: PLC0415 - as above
            ArrayObject,
            DictionaryObject,
            IndirectObject,
            StreamObject,
        )

        if isinstance(value, IndirectObject):
            return [self._referred(value)]
        if isinstance(value, StreamObject):
            kept = {key: each for key, each in value.items() if key not in _NOT_TAKEN}
            body = value._data  # noqa: SLF001 - as it is packed in the file
            return [*self._entries(kept), *_stream(body)]
        if isinstance(value, DictionaryObject | dict):
            return [*self._entries(value), b">>"]
        if isinstance(value, ArrayObject):
            inside = [part for each in value for part in (*self._copied(each), b" ")]
            return [b"[", *inside, b"]"]
        plain = BytesIO()
        value.write_to_stream(plain)
        return [plain.getvalue()]

    def _entries(self, entries: Any) -> list[Part]:
        """Return an open dictionary."""
        parts: list[Part] = [b"<<"]
        for key in entries:
            if key in _NOT_NEEDED:
                continue
            raw = entries.raw_get(key) if hasattr(entries, "raw_get") else entries[key]
            parts += [_name(key), b" ", *self._copied(raw)]
        return parts

    def _referred(self, reference: Any) -> int:
        """Return the number of an object, which is copied when it is met first."""
        if reference.idnum not in self._numbers:
            number = self._numbers[reference.idnum] = self.add([])
            self.made.objects[number] = tuple(self._copied(reference.get_object()))
        return self._numbers[reference.idnum]


def _stream(body: bytes, entries: bytes = b"") -> list[Part]:
    """Return the end of a dictionary and its stream."""
    return [entries, b"/Length %d>>\nstream\n" % len(body), body, b"endstream\n"]


def _name(key: Any) -> bytes:
    plain = BytesIO()
    key.write_to_stream(plain)
    return plain.getvalue()
