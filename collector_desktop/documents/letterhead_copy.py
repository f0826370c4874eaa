"""What a letterhead draws, as bytes and the numbers of the objects that they refer to.

Of a page only what draws is taken: its operators, and the fonts, pictures and colours that they
use. Links, forms, scripts and files stay behind (ISO 32000-1, 8.10). Only the process for
strangers' files reads so.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from itertools import groupby, islice
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

Part = bytes | int
MOST_PAGES = 2  # of a letterhead: under the first page of a paper, and under later ones
# Lists of signs that are rarely right, and what other programs noted (ISO 19005-3, 6.2.11.4.2).
_NOT_NEEDED = frozenset({"/CIDSet", "/CharSet", "/Metadata", "/PieceInfo", "/LastModified"})
# What is in other files stays there (ISO 32000-1, 7.3.8.2, 8.10.4 and 14.11.7), beside files too.
_NOT_TAKEN = frozenset({"/Length", "/F", "/FFilter", "/FDecodeParms", "/Ref", "/OPI", "/AF"})
# No looks refer to such a thing: only a crafted letterhead brings it along (tables 28 to 44, 164).
# What is in PostScript, a printer would obey (8.8.2).
_NO_LOOKS = frozenset(
    {
        *("/Catalog", "/Pages", "/Page", "/Annot", "/Action"),
        *("/Filespec", "/EmbeddedFile", "/StructTreeRoot", "/StructElem", "/PS"),
    }
)


def pages_under_papers(content: bytes) -> list[PageObject]:
    """Return the pages of a letterhead that papers have under them; later ones stay behind.

    Raises:
        Exception: of any kind, as a stranger's file may break the library in any way.
    """
    return list(islice(PdfReader(BytesIO(content)).pages, MOST_PAGES))


def copied(content: bytes) -> tuple[dict[str, Any], bytes]:
    """Return the pages and all objects that they use, and the bytes of these.

    A page is its width and height in points and the number of its object. An object is a list of
    parts: how many bytes come next, or below 0 another object, the first of which is -1.

    Raises:
        Exception: as `pages_under_papers`.
    """
    copy, pages = _Copy(), []
    for page in pages_under_papers(content):
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        if min(width, height) <= 0:
            raise ValueError("a page without a size")
        pages.append([width, height, copy.add(copy.picture_of(page))])
    objects, made = [], []
    for parts in copy.objects:
        shape: list[int] = []
        for is_bytes, run in groupby(parts, lambda part: isinstance(part, bytes)):
            if is_bytes:
                made.append(b"".join(run))  # type: ignore[arg-type]
                shape.append(len(made[-1]))
            else:
                shape += [-1 - number for number in run]  # type: ignore[operator]
        objects.append(shape)
    return {"pages": pages, "objects": objects}, b"".join(made)


class _Copy:
    """Copies objects of pypdf, each once."""

    def __init__(self) -> None:
        self.objects: list[tuple[Part, ...]] = []
        self._numbers: dict[int, int] = {}

    def add(self, parts: list[Part]) -> int:
        """Keep an object and return its number."""
        self.objects.append(tuple(parts))
        return len(self.objects) - 1

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
        if isinstance(value, IndirectObject):
            return [self._referred(value)]
        if value is None or (isinstance(value, dict) and _is_no_looks(value)):
            return [b"null"]  # as what refers to nothing (ISO 32000-1, 7.3.10)
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
            self.objects[number] = tuple(self._copied(reference.get_object()))
        return self._numbers[reference.idnum]


def _is_no_looks(value: Any) -> bool:
    kinds = (str(value[key]) for key in ("/Type", "/Subtype", "/Subtype2") if key in value)
    return not _NO_LOOKS.isdisjoint(kinds)


def _stream(body: bytes, entries: bytes = b"") -> list[Part]:
    """Return the end of a dictionary and its stream."""
    return [entries, b"/Length %d>>\nstream\n" % len(body), body, b"endstream\n"]


def _name(key: Any) -> bytes:
    plain = BytesIO()
    key.write_to_stream(plain)
    return plain.getvalue()
