"""The structure of a document: what is a heading, a paragraph, a table, and in which order to read.

ReportLab draws, but does not say what it draws. The operators for that go in between its own
(ISO 32000-1, 14.6 and 14.8): content of the document is numbered on each page, and an element of
the structure names the numbers that belong to it. All else on the page is an artifact.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from collector_desktop.documents.xmp import pdf_text

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

DOCUMENT = 0
ARTIFACT = -1
NOTHING = -2
HOLDS_WORDS = frozenset({"P", "H1", "H2", "H3", "TH", "TD", "Figure", "Span", "Lbl", "Link"})
FIRST_LINK = 1_000_000  # above all pages, of which each has a place in the same list
COLUMN_HEAD = "/A<</O/Table/Scope/Column>>"
ROW_HEAD = "/A<</O/Table/Scope/Row>>"

Mark = tuple[int, int]


@dataclass(slots=True)
class Element:
    """A part of the document: its kind, where it hangs, and what is in it, in reading order.

    `children` are numbers of elements, or pairs of a page and a number on that page. `extra` is
    what else is in its dictionary, ready for the file.
    """

    role: str
    parent: int
    extra: str = ""
    children: list[int | Mark] = field(default_factory=list)


class Tags:
    """The structure so far, and what the operators on the page are part of.

    Used as a context: `with tags.inside("TR"): ...`. What is drawn without any element open is a
    paragraph of its own.
    """

    __slots__ = ("_canvas", "_current", "_keyed", "_path", "elements", "links", "pages")

    def __init__(self, canvas: Canvas) -> None:
        """Begin with an empty document."""
        self._canvas = canvas
        self._current = NOTHING
        self._path = [DOCUMENT]
        self._keyed: dict[int, tuple[object, int]] = {}
        self.elements = [Element("Document", NOTHING)]
        self.pages: list[list[int]] = [[]]
        self.links: list[tuple[str, int]] = []

    def inside(self, role: str, key: object = None, extra: str = "") -> Tags:
        """Open an element for what follows; one of the same key is gone on with instead."""
        parent = self._path[-1]
        if parent == ARTIFACT:
            self._path.append(ARTIFACT)
            return self
        if key is None:
            self._path.append(self._added(role, parent, extra))
            return self
        if id(key) not in self._keyed:
            self._keyed[id(key)] = (key, self._added(role, parent, extra))
        self._path.append(self._keyed[id(key)][1])
        return self

    def figure(self, alternative: str, box: tuple[float, float, float, float]) -> Tags:
        """Open a picture: what it says in words, and where it stands (points, from below left)."""
        corners = " ".join(f"{edge:.2f}" for edge in box)
        return self.inside(
            "Figure", extra=f"/Alt{pdf_text(alternative)}/A<</O/Layout/BBox[{corners}]>>"
        )

    def link(self, note: str) -> int:
        """Say that what is open is a link, and return its place in the list of parents.

        `note` is what ReportLab calls the annotation.
        """
        self.links.append((note, self._path[-1]))
        return FIRST_LINK + len(self.links) - 1

    def head_of_table(self, key: object) -> Tags:
        """Open a table for its headings, which are part of it once, and repeated on later pages."""
        is_repeated = id(key) in self._keyed
        return self.artifact() if is_repeated else self.inside("Table", key)

    def artifact(self) -> Tags:
        """Leave what follows out of the document: it belongs to the paper, not to what is said."""
        self._path.append(ARTIFACT)
        return self

    def __enter__(self) -> Tags:
        """Begin what was opened."""
        return self

    def __exit__(self, *_: object) -> None:
        """End what was opened last."""
        self._path.pop()

    def mark_words(self) -> None:
        """Say of the operators that follow what they are part of."""
        top = self._path[-1]
        if top != ARTIFACT and self.elements[top].role not in HOLDS_WORDS:
            top = self._added("P", top, "")
        self._mark(top)

    def mark_decoration(self) -> None:
        """Say of the operators that follow that they are decoration, unless in a picture."""
        top = self._path[-1]
        is_drawn = top != ARTIFACT and self.elements[top].role == "Figure"
        self._mark(top if is_drawn else ARTIFACT)

    def end_page(self) -> None:
        """Close what is open on the page."""
        self._close()
        self.pages.append([])

    def _added(self, role: str, parent: int, extra: str) -> int:
        number = len(self.elements)
        self.elements.append(Element(role, parent, extra))
        self.elements[parent].children.append(number)
        return number

    def _mark(self, wanted: int) -> None:
        if wanted == self._current:
            return
        self._close()
        code = self._canvas._code  # type: ignore[attr-defined]  # noqa: SLF001 - no other way in
        if wanted == ARTIFACT:
            code.append("/Artifact BMC")
        else:
            marks = self.pages[-1]
            code.append(f"/{self.elements[wanted].role}<</MCID {len(marks)}>>BDC")
            self.elements[wanted].children.append((len(self.pages) - 1, len(marks)))
            marks.append(wanted)
        self._current = wanted

    def _close(self) -> None:
        if self._current != NOTHING:
            self._canvas._code.append("EMC")  # type: ignore[attr-defined]  # noqa: SLF001
            self._current = NOTHING
