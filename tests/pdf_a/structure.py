"""The structure of the document (6.7): every mark on a page has its element, and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pypdf.generic import ContentStream, DictionaryObject, NullObject

if TYPE_CHECKING:
    from pypdf import PdfReader

STANDARD = {
    *("Document", "Part", "Art", "Sect", "Div", "P", "H", "H1", "H2", "H3", "L", "LI", "Lbl"),
    *("LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Figure", "Caption"),
    "Link",
}
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def faults(reader: PdfReader) -> Iterator[str]:
    """Yield what is wrong with it."""
    root = reader.trailer["/Root"]
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "6.7.2.2 the file does not say that it is marked"
    if not str(root.get("/Lang", "")).strip():
        yield "6.7.4 the file has no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "ISO 14289-1 7.1 the title is not shown"
    if "/StructTreeRoot" not in root:
        yield "6.7.3.3 there is no structure"
        return
    tree = root["/StructTreeRoot"]
    elements = list(walk(tree))
    yield from _kinds(elements)
    yield from _tables(elements)
    yield from _marks(reader, tree, elements)


def walk(node: DictionaryObject) -> Iterator[DictionaryObject]:
    """Yield the elements below a node in reading order."""
    for kid in kids(node):
        if isinstance(kid, DictionaryObject) and "/S" in kid:
            yield kid
            yield from walk(kid)


def kids(node: DictionaryObject) -> list:
    """Return what is directly in a node."""
    inside = node.get("/K", [])
    inside = inside if isinstance(inside, list) else [inside]
    return [kid.get_object() for kid in inside if not isinstance(kid, NullObject)]


def marks_of(element: DictionaryObject) -> Iterator[tuple[int, int]]:
    """Yield the object number of the page, and the number there, of each mark of an element."""
    for kid in kids(element):
        if isinstance(kid, int):
            yield element.raw_get("/Pg").idnum, int(kid)
        elif kid.get("/Type") == "/MCR":
            yield kid.raw_get("/Pg").idnum, int(kid["/MCID"])


def _kinds(elements: list[DictionaryObject]) -> Iterator[str]:
    last = 0
    for each in elements:
        kind = str(each["/S"])[1:]
        if kind not in STANDARD:
            yield f"6.7.3.4 {kind} is no kind of element"
        if kind == "Figure" and not str(each.get("/Alt", "")).strip():
            yield "ISO 14289-1 7.3 a picture says nothing"
        if kind in HEADINGS:
            level = HEADINGS.index(kind) + 1
            if level > last + 1:
                yield f"ISO 14289-1 7.4.2 {kind} follows a heading of level {last}"
            last = level


def _tables(elements: list[DictionaryObject]) -> Iterator[str]:
    """Yield tables whose rows are not of one length, and heads that say not what they head."""
    for table in (each for each in elements if each["/S"] == "/Table"):
        widths = {sum(map(_span, kids(row))) for row in kids(table)}
        if len(widths) != 1 or not all(row["/S"] == "/TR" for row in kids(table)):
            yield f"ISO 14289-1 7.5 rows of {sorted(widths)} cells in one table"
    for head in (each for each in elements if each["/S"] == "/TH"):
        if "/Scope" not in head.get("/A", {}):
            yield "ISO 14289-1 7.5 a heading heads nothing"


def _span(cell: DictionaryObject) -> int:
    return int(cell.get("/A", {}).get("/ColSpan", 1))


def _marks(reader: PdfReader, tree: dict, elements: list[DictionaryObject]) -> Iterator[str]:
    """Yield marks without an element, elements without a mark, and a wrong way back."""
    claimed = {mark: each for each in elements for mark in marks_of(each)}
    numbers = tree["/ParentTree"]["/Nums"]
    back = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    on_pages = set()
    for page in reader.pages:
        number = page.indirect_reference.idnum
        found = list(marked(page))
        if sorted(found) != list(range(len(found))):
            yield "6.7.3 the marks of a page are not counted from nought"
        parents = back.get(page.get("/StructParents", -1), [])
        for mark in found:
            on_pages.add((number, mark))
            element = claimed.get((number, mark))
            if element is None or parents[mark].get_object() is not element:
                yield f"6.7.3 mark {mark} does not lead to its element"
    if on_pages != claimed.keys():
        yield "6.7.3 an element has content that is nowhere"


def marked(page) -> Iterator[int]:
    """Yield the numbers of the marks on a page in the order in which they are drawn."""
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator == b"BDC" and "/MCID" in operands[1]:
            yield int(operands[1]["/MCID"])
