"""Joins our own documents into one that is tagged, titled and PDF/A like each of them.

A library that joins any PDFs drops structure, metadata and data. Here the objects of our own files
are taken as `pdf_file` wrote them: they get new numbers, and their trees of pages and of structure
hang under one root. What is not ours is refused, and joined otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from collector_desktop.documents.own_file import NotOursError, OwnFile, read_own_file
from collector_desktop.documents.pdf_file import PdfFile, catalogue_of, names_of
from collector_desktop.documents.xmp import About, pdf_text

_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_PARENTS = re.compile(rb"/StructParents? (\d+)")
_PAGE_LIST = re.compile(rb"(\d+)(\[[^\]]*\]| \d+ 0 R )")
_BOX = re.compile(rb"/MediaBox ?\[[^\]]*\]")


@dataclass(slots=True)
class _Whole:
    """The joined file so far; `pages` has the numbers of its pages, blank ones too."""

    file: PdfFile = field(default_factory=PdfFile)
    root: int = field(init=False)
    tree: int = field(init=False)
    top: int = field(init=False)
    pages: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    parents: list[bytes] = field(default_factory=list)
    data: dict[str, int] = field(default_factory=dict)
    next_key: int = 0
    box: bytes = b""
    shared: dict[bytes, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Keep numbers for what is written last."""
        self.root, self.tree, self.top = (self.file.reserve() for _ in range(3))

    def add_blank(self) -> None:
        """Add an empty page of the size of the one before."""
        body = b"<</Type/Page/Parent %d 0 R%b/Resources<<>>>>" % (self.root, self.box)
        self.pages.append(self.file.add(body))

    def add(self, part: OwnFile) -> None:
        """Add a file with its pages, structure and data."""
        numbers = self._numbered(part)
        for old in part.drawn:
            if numbers[old] > self.file.count:
                self.file.add(self._moved(part.objects[old], numbers))
        lines = b"\n".join(part.objects[old] for old in part.structure)
        lines = _REFERENCE.sub(lambda found: _referred(found, numbers), lines)
        top = b"<</S/Part/Lang(%b)/P %d 0 R" % (part.language.encode("ascii"), self.top)
        own = b"<</S/Document/P %d 0 R" % self.tree
        self.file.packed([line.replace(own, top, 1) for line in lines.split(b"\n")])
        self._hang(part, numbers)

    def _numbered(self, part: OwnFile) -> dict[int, int]:
        """Return the new number of each object; fonts that are there already are used again."""
        numbers = {part.pages_node: self.root, part.tree: self.tree}
        following = self.file.count + 1
        for old in part.drawn:
            body = part.objects[old]
            is_font = b"/Length1" in body[:200]
            if is_font and body in self.shared:
                numbers[old] = self.shared[body]
                continue
            numbers[old] = following
            if is_font:
                self.shared[body] = following
            following += 1
        numbers |= {old: following + at for at, old in enumerate(part.structure)}
        return numbers

    def _moved(self, body: bytes, numbers: dict[int, int]) -> bytes:
        """Return an object that refers to the new numbers."""
        head, at, rest = body.partition(b"stream\n")
        head = _REFERENCE.sub(lambda found: _referred(found, numbers), head)
        head = _PARENTS.sub(
            lambda found: found[0][: -len(found[1])] + b"%d" % (int(found[1]) + self.next_key), head
        )
        return head + at + rest

    def _hang(self, part: OwnFile, numbers: dict[int, int]) -> None:
        """Hang what was added under the one root."""
        self.starts.append(len(self.pages))
        self.pages += [numbers[old] for old in part.pages]
        self.parts.append(numbers[part.document])
        for old in part.data:
            self.data[self._free_name(part.file_name(old))] = numbers[old]
        highest = 0
        for key, held in _PAGE_LIST.findall(part.parents):
            highest = max(highest, int(key))
            moved = _REFERENCE.sub(lambda found: _referred(found, numbers), held)
            self.parents.append(b"%d%b" % (int(key) + self.next_key, moved))
        self.next_key += highest + 1
        box = _BOX.search(part.objects[part.pages[-1]])
        self.box = box[0] if box else self.box

    def _free_name(self, name: str) -> str:
        """Return a name for a file inside that no other has."""
        names = (f"{name} ({count})" for count in range(2, len(self.data) + 3))
        return name if name not in self.data else next(n for n in names if n not in self.data)

    def finish(self, about: About, names: Sequence[str]) -> bytes:
        """Return the file."""
        file = self.file
        kids = " ".join(f"{number} 0 R" for number in self.pages)
        parts = " ".join(f"{number} 0 R" for number in self.parts)
        nums = b"".join(self.parents).decode("ascii")
        file.fill(self.root, f"<</Type/Pages/Count {len(self.pages)}/Kids[{kids}]>>")
        file.fill(
            self.tree,
            f"<</Type/StructTreeRoot/K {self.top} 0 R/ParentTree<</Nums[{nums}]>>"
            f"/ParentTreeNextKey {self.next_key}>>",
        )
        file.fill(self.top, f"<</S/Document/P {self.tree} 0 R/K[{parts}]>>")
        more = names_of(list(self.data), list(self.data.values()))
        if names:
            more += f"/PageMode/UseOutlines/Outlines {self._bookmarks(names)} 0 R"
        catalogue = catalogue_of(file, about, self.root, self.tree, more)
        return file.finish(catalogue, file.object(about.information()))

    def _bookmarks(self, names: Sequence[str]) -> int:
        """Write a bookmark by each name and return the number of their root."""
        root = self.file.count + 1
        first, last = root + 1, root + len(names)
        self.file.object(f"<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {len(names)}>>")
        for at, (name, start) in enumerate(zip(names, self.starts, strict=True), start=first):
            before = f"/Prev {at - 1} 0 R" if at > first else ""
            after = f"/Next {at + 1} 0 R" if at < last else ""
            self.file.object(
                f"<</Title {pdf_text(name)}/Parent {root} 0 R{before}{after}"
                f"/Dest[{self.pages[start]} 0 R/Fit]>>"
            )
        return root


def joined_papers(
    parts: Sequence[bytes],
    names: Sequence[str] = (),
    *,
    title: str = "",
    is_duplex: bool = False,
) -> tuple[bytes, tuple[int, ...]]:
    """Return papers of ours as one, and how many pages each has, as `combined.joined` does.

    Raises:
        NotOursError: one of them was not written by `pdf_file`.
    """
    if not parts:
        raise NotOursError
    whole, counts = _Whole(), []
    abouts: list[About] = []
    for content in parts:
        part = read_own_file(content)
        if is_duplex and len(whole.pages) % 2:
            whole.add_blank()
        whole.add(part)
        counts.append(len(part.pages))
        abouts.append(part.about)
    first = abouts[0]
    about = About(
        title or first.title, first.author, first.language, min(each.keeps for each in abouts)
    )
    return whole.finish(about, names), tuple(counts)


def _referred(found: re.Match[bytes], numbers: dict[int, int]) -> bytes:
    return b"%d 0 R" % numbers[int(found[1])]
