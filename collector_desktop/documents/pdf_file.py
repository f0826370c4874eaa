"""Writes the file of a document: what ReportLab drew, its structure, and all that PDF/A-3 asks for.

The structure has hundreds of small objects; they are packed together (ISO 32000-1, 7.5.7), so that
a tagged file is hardly larger. The clauses of ISO 19005-3 are named where they are met.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFIndirectObject, PDFName, PDFPage

from collector_desktop.documents import colour_profile
from collector_desktop.documents.tagging import DOCUMENT, FIRST_LINK, Element, Tags
from collector_desktop.documents.xmp import About, pdf_text

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from collector_desktop.documents.data_file import DataFile

# 6.1.2: a line of the version, and one of at least four bytes above 127.
HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_ENDS = b"endstream\n"


def pdf_file(
    canvas: Canvas, tags: Tags, about: About, attached: tuple[DataFile, ...] = ()
) -> bytes:
    """Return the file of what was drawn; the canvas has shown its last page."""
    document: Any = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 - as ReportLab does
    _number_pages(document, tags)
    file = PdfFile()
    _write_drawn(document, file)
    structure = _write_structure(document, tags, file)
    data = [_write_attached(each, file) for each in attached]
    pages = document.idToObjectNumberAndVersion[document.Pages.__InternalName__][0]
    more = names_of([each.name for each in attached], data)
    catalogue = catalogue_of(file, about, pages, structure, more)
    return file.finish(catalogue, file.object(about.information()))


def catalogue_of(file: PdfFile, about: About, pages: int, structure: int, more: str) -> int:
    """Write the root of a file, with all that PDF/A asks of it, and return its number."""
    metadata = file.stream("/Type/Metadata/Subtype/XML", about.xmp())
    profile = file.add(_profile())
    return file.object(
        f"<</Type/Catalog/Pages {pages} 0 R/Lang({about.language})"
        f"/MarkInfo<</Marked true>>/StructTreeRoot {structure} 0 R/Metadata {metadata} 0 R"
        f"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier"
        f" ({colour_profile.NAME})/Info({colour_profile.NAME})/DestOutputProfile {profile} 0 R>>]"
        f"/ViewerPreferences<</DisplayDocTitle true>>{more}>>"
    )


def _number_pages(document: Any, tags: Tags) -> None:
    """Let each page name the list that says what its content belongs to.

    Where there are links, the Tab key goes from one to the next as the structure has them.
    """
    count = len(tags.pages) - 1
    order = {"Tabs": PDFName("S")} if tags.links else {}
    for index in range(count):
        page = document.idToObject[f"Page{index + 1}"]
        page.__Defaults__ = {**PDFPage.__Defaults__, "StructParents": index, **order}


def _write_drawn(document: Any, file: PdfFile) -> None:
    """Write all that ReportLab knows, in the order of its numbers; some grow while it is done."""
    for font in document.delayedFonts:
        font.addObjects(document)
    document.Reference(document.Pages)
    document.encrypt.prepare(document)
    number = 1
    while number in document.numberToId:
        name = document.numberToId[number]
        file.add_whole(PDFIndirectObject(name, document.idToObject[name]).format(document))
        number += 1


def _write_structure(document: Any, tags: Tags, file: PdfFile) -> int:
    """Write the tree of the structure and return its number."""
    known = document.idToObjectNumberAndVersion
    pages = [known[f"Page{index + 1}"][0] for index in range(len(tags.pages) - 1)]
    root = file.count + 1
    first = root + 1
    parents = "".join(
        f"{index}[{' '.join(f'{first + number} 0 R' for number in marks)}]"
        for index, marks in enumerate(tags.pages[:-1])
    )
    parents += "".join(
        f"{FIRST_LINK + at} {first + number} 0 R " for at, (_, number) in enumerate(tags.links)
    )
    after = FIRST_LINK + len(tags.links) if tags.links else len(pages)
    tree = (
        f"<</Type/StructTreeRoot/K {first + DOCUMENT} 0 R"
        f"/ParentTree<</Nums[{parents}]>>/ParentTreeNextKey {after}>>"
    )
    notes = {number: known[note][0] for note, number in tags.links}
    elements = [
        _element(element, root, first, pages, notes.get(number, 0))
        for number, element in enumerate(tags.elements)
    ]
    file.packed("\n".join([tree, *elements]).encode("ascii").split(b"\n"))
    return root


def _element(element: Element, root: int, first: int, pages: list[int], note: int) -> str:
    """Return an element of the structure, ready for the file; `note` is the link on it, or 0."""
    parent = root if element.parent < 0 else first + element.parent
    head = f"<</S/{element.role}/P {parent} 0 R{element.extra}"
    children = element.children
    if not children:
        return f"{head}>>"
    marks = [child for child in children if isinstance(child, tuple)]
    page = marks[0][0] if marks else 0
    written = []
    for child in children:
        if isinstance(child, int):
            written.append(f"{first + child} 0 R")
        elif child[0] == page:
            written.append(f"{child[1]}")
        else:
            written.append(f"<</Type/MCR/Pg {pages[child[0]]} 0 R/MCID {child[1]}>>")
    if note:
        written.append(f"<</Type/OBJR/Pg {pages[page]} 0 R/Obj {note} 0 R>>")
    kids = written[0] if len(written) == 1 else f"[{' '.join(written)}]"
    return f"{head}/Pg {pages[page]} 0 R/K {kids}>>" if marks else f"{head}/K {kids}>>"


def _write_attached(each: DataFile, file: PdfFile) -> int:
    """Write a file inside the file (6.8) and return the number of its description."""
    kind = each.media_type.replace("/", "#2F")
    size = len(each.content)
    stream = file.stream(
        f"/Type/EmbeddedFile/Subtype/{kind}/Params<</Size {size}"
        "/ModDate(D:20000101000000+00'00')>>",
        each.content,
        packs=True,
    )
    name = pdf_text(each.name)
    return file.object(
        f"<</Type/Filespec/F {name}/UF {name}/AFRelationship/Data"
        f"/Desc {pdf_text(each.description)}/EF<</F {stream} 0 R/UF {stream} 0 R>>>>"
    )


def names_of(names: Sequence[str], data: Sequence[int]) -> str:
    """Return the entries of the catalogue by which attached files are found."""
    if not data:
        return ""
    named = sorted(zip(map(pdf_text, names), data, strict=True))
    listed = " ".join(f"{name} {number} 0 R" for name, number in named)
    belonging = " ".join(f"{number} 0 R" for number in data)
    return f"/Names<</EmbeddedFiles<</Names[{listed}]>>>>/AF[{belonging}]"


@lru_cache(maxsize=1)
def _profile() -> bytes:
    """Return the profile of colours as the body of an object."""
    packed = zlib.compress(colour_profile.srgb_profile(), 9)
    head = f"<</N 3/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
    return head.encode("ascii") + packed + b"\nendstream"


@dataclass(slots=True)
class PdfFile:
    """The objects so far: where each begins, or in which pack it lies."""

    parts: list[bytes] = field(default_factory=lambda: [HEADER])
    places: list[tuple[int, int, int]] = field(default_factory=list)
    size: int = len(HEADER)

    @property
    def count(self) -> int:
        """Return how many objects there are."""
        return len(self.places)

    def add_whole(self, written: bytes) -> None:
        """Add an object that ReportLab wrote, with its number the next one.

        6.1.7.1 wants the end of a line before `endstream`, which ReportLab leaves out.
        """
        at = written.rfind(_ENDS)
        if at > 0:
            written = written[:at] + b"\n" + written[at:]
        self._put(written)

    def add(self, body: bytes) -> int:
        """Add an object and return its number."""
        number = self.count + 1
        self._put(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        return number

    def object(self, body: str) -> int:
        """Add an object of plain signs and return its number."""
        return self.add(body.encode("ascii"))

    def stream(self, entries: str, content: bytes, *, packs: bool = False) -> int:
        """Add a stream and return its number."""
        if packs:
            content, entries = zlib.compress(content), entries + "/Filter/FlateDecode"
        head = f"<<{entries}/Length {len(content)}>>\nstream\n"
        return self.add(head.encode("ascii") + content + b"\nendstream")

    def reserve(self) -> int:
        """Return a number for an object that is written later."""
        self.places.append((0, 0, 0))
        return self.count

    def fill(self, number: int, body: str) -> None:
        """Write an object whose number was reserved."""
        written = f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
        self.places[number - 1] = (1, self.size, 0)
        self.parts.append(written)
        self.size += len(written)

    def packed(self, bodies: list[bytes]) -> None:
        """Add objects of one line each, packed together, with the next numbers."""
        first = self.count + 1
        pack = first + len(bodies)
        self.places += [(2, pack, index) for index in range(len(bodies))]
        offset, heads = 0, []
        for number, body in enumerate(bodies, start=first):
            heads.append(b"%d %d" % (number, offset))
            offset += len(body) + 1
        head = b" ".join(heads) + b"\n"
        entries = f"/Type/ObjStm/N {len(bodies)}/First {len(head)}"
        self.stream(entries, head + b"\n".join(bodies), packs=True)

    def finish(self, catalogue: int, information: int) -> bytes:
        """Return the file, with the list of where everything is at its end."""
        start, number = self.size, self.count + 1
        rows = [(0, 0, 65535), *self.places, (1, start, 0)]
        table = zlib.compress(b"".join(_row(*row) for row in rows))
        name = hashlib.sha256(b"".join(self.parts)).hexdigest()[:32]
        head = (
            f"{number} 0 obj\n<</Type/XRef/Size {number + 1}/W[1 4 2]/Root {catalogue} 0 R"
            f"/Info {information} 0 R/ID[<{name}><{name}>]/Filter/FlateDecode"
            f"/Length {len(table)}>>\nstream\n"
        )
        end = f"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n"
        return b"".join((*self.parts, head.encode("ascii"), table, end.encode("ascii")))

    def _put(self, written: bytes) -> None:
        self.places.append((1, self.size, 0))
        self.parts.append(written)
        self.size += len(written)


def _row(kind: int, place: int, index: int) -> bytes:
    return kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(2, "big")
