"""Reads a file that `pdf_file` wrote back into its objects; it cannot read any other file."""

from __future__ import annotations

import re
import zlib

from collector_desktop.documents.pdf_file import HEADER
from collector_desktop.documents.xmp import About, Keeps
from collector_desktop.domain.frozen import frozen

_END = re.compile(rb"startxref\n(\d+)\n%%EOF\n\Z")
_XREF = re.compile(
    rb"\d+ 0 obj\n<</Type/XRef/Size \d+/W\[1 4 2\]/Root (\d+) 0 R/Info (\d+) 0 R"
    rb"/ID\[<\w{32}><\w{32}>\]/Filter/FlateDecode/Length (\d+)>>\nstream\n"
)
_START = re.compile(rb"\d+ 0 obj\n")
_PACK = re.compile(rb"/N (\d+)/First (\d+)")
_KIDS = re.compile(rb"/Kids ?\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_TITLE, _AUTHOR = re.compile(rb"/Title <([0-9a-f]*)>"), re.compile(rb"/Author <([0-9a-f]*)>")
_NAME = re.compile(rb"/UF <([0-9a-f]*)>")
_LANGUAGE = re.compile(rb"/Lang\(([A-Za-z0-9-]+)\)")
_PLAIN = 1
_ROW = 7
_LONGEST_END, _LARGEST = 64, 100_000_000


class NotOursError(ValueError):
    """A file was not written by us, or was changed since."""


@frozen
class OwnFile:
    """The objects by their numbers, and which of them is what.

    `drawn` are pages and all that they use, `structure` the elements in their order, `parents` the
    list that leads from the page to them.
    """

    objects: dict[int, bytes]
    pages_node: int
    pages: tuple[int, ...]
    drawn: tuple[int, ...]
    tree: int
    document: int
    structure: tuple[int, ...]
    parents: bytes
    data: tuple[int, ...]
    about: About

    def file_name(self, number: int) -> str:
        """Return the name of a file inside, by the object that describes it."""
        return _text_in(_NAME, self.objects[number])

    @property
    def language(self) -> str:
        """The language of the paper."""
        return self.about.language


def read_own_file(content: bytes) -> OwnFile:
    """Return the objects of a file.

    Raises:
        NotOursError: it was not written by `pdf_file`.
    """
    try:
        return _read(content)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, zlib.error) as error:
        raise NotOursError from error


def _read(content: bytes) -> OwnFile:
    if not content.startswith(HEADER):
        raise NotOursError
    end = _END.search(content, len(content) - _LONGEST_END)
    place = int(_found(end)[1])
    head = _found(_XREF.match(content, place))
    table = _inflated(content[head.end() : head.end() + int(head[3])])
    objects, packed = _objects(content, table, place)
    root = objects[int(head[1])]
    pages_node, tree = _one(rb"/Pages ", root), _one(rb"/StructTreeRoot ", root)
    metadata, profile = _one(rb"/Metadata ", root), _one(rb"/DestOutputProfile ", root)
    listed = _found(_KIDS.search(objects[pages_node]))[1]
    outlines = root.partition(b"/Outlines ")[1] and _outline(objects, _one(rb"/Outlines ", root))
    left_out = {int(head[1]), int(head[2]), pages_node, metadata, profile, tree, *(outlines or ())}
    structure = tuple(number for number in packed if number != tree)
    top = _one(rb"/K ", objects[tree])
    if top not in packed:  # the root of a joined file is written last, and not packed
        structure = (*structure, top)
    held = set(structure)
    return OwnFile(
        objects,
        pages_node,
        tuple(int(number) for number in _REFERENCE.findall(listed)),
        tuple(number for number in objects if number not in left_out | held),
        tree,
        top,
        structure,
        objects[tree].partition(b"/Nums[")[2].rpartition(b"]>>/ParentTreeNextKey")[0],
        tuple(map(int, _REFERENCE.findall(root.partition(b"/AF[")[2].partition(b"]")[0]))),
        _about(objects[int(head[2])], root, objects[metadata]),
    )


def _objects(content: bytes, table: bytes, end: int) -> tuple[dict[int, bytes], list[int]]:
    """Return all objects by number, and the numbers of those that were packed."""
    rows = [table[at : at + _ROW] for at in range(0, len(table), _ROW)][:-1]
    kinds = [(row[0], int.from_bytes(row[1:5], "big"), row[5:]) for row in rows]
    places = sorted(place for kind, place, _ in kinds if kind == _PLAIN)
    ends = dict(zip(places, [*places[1:], end], strict=True))
    packs = {place for kind, place, _ in kinds if kind > _PLAIN}
    objects: dict[int, bytes] = {}
    packed: list[int] = []
    for number, (kind, place, _) in enumerate(kinds):
        if kind != _PLAIN:
            continue
        start = _found(_START.match(content, place)).end()
        body = content[start : ends[place]].removesuffix(b"endobj\n").removesuffix(b"\n")
        if number not in packs:
            objects[number] = body
            continue
        unpacked = _unpacked(body)
        objects |= unpacked
        packed += unpacked
    return objects, packed


def _unpacked(body: bytes) -> dict[int, bytes]:
    """Return the objects of a pack, each on its line."""
    head = _found(_PACK.search(body))
    start = body.index(b"stream\n") + len(b"stream\n")
    text = _inflated(body[start:].removesuffix(b"\nendstream"))
    numbers = text[: int(head[2])].split()[::2]
    return dict(zip(map(int, numbers), text[int(head[2]) :].split(b"\n"), strict=True))


def _inflated(packed: bytes) -> bytes:
    """Return what was packed; more than any structure of ours is somebody else's."""
    unpacking = zlib.decompressobj()
    plain = unpacking.decompress(packed, _LARGEST)
    if unpacking.unconsumed_tail:
        raise NotOursError
    return plain


def _outline(objects: dict[int, bytes], root: int) -> list[int]:
    """Return the numbers of the bookmarks and of their root."""
    found, following = [root], _one(rb"/First ", objects[root])
    while following and following not in found:
        found.append(following)
        more = objects[following].partition(b"/Next ")[2].partition(b" ")[0]
        following = int(more or 0)
    return found


def _about(information: bytes, root: bytes, metadata: bytes) -> About:
    """Return what the file says of itself."""
    title, author = (_text_in(pattern, information) for pattern in (_TITLE, _AUTHOR))
    language = _found(_LANGUAGE.search(root))[1].decode("ascii")
    claims = [each for each in Keeps if each.claim.encode() in metadata]
    return About(title, author, language, max(claims))


def _text_in(pattern: re.Pattern[bytes], body: bytes) -> str:
    return bytes.fromhex(_found(pattern.search(body))[1].decode("ascii")).decode("utf-16")


def _one(key: bytes, body: bytes) -> int:
    """Return the number of the object that a key refers to."""
    return int(_found(re.search(key + rb"(\d+) 0 R", body))[1])


def _found(match: re.Match[bytes] | None) -> re.Match[bytes]:
    if match is None:
        raise NotOursError
    return match
