"""Untrusted XML as a small tree: no document type, no entities, limited depth and size."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, TypeAlias
from xml.parsers import expat

from collector_desktop.domain.collecting import without_collecting

if TYPE_CHECKING:
    from collections.abc import Callable

    from collector_desktop.importers.whole_file import WholeFile

DEEPEST = 64
MOST_NODES = 2_000_000
LONG_TEXT = 1024 * 1024

_NO_ATTRIBUTES: dict[str, str] = {}

Take: TypeAlias = "Callable[[Node, Node], None]"


class _HostileError(Exception):
    """The file has what no bank and no invoicing program writes."""


@dataclass(slots=True)
class Node:
    """One element: its name without a namespace, the line it is on, its text and parts."""

    name: str
    row: int
    attributes: dict[str, str]
    text: str = ""
    parts: list[Node] = field(default_factory=list)

    def all(self, path: str) -> list[Node]:
        """Return every element at a path such as `Acct/Id/IBAN`."""
        found = [self]
        for step in _steps(path):
            found = [part for node in found for part in node.parts if part.name == step]
            if not found:
                break
        return found

    def first(self, *paths: str) -> Node | None:
        """Return the first element at the first of the paths that leads to one."""
        return next((node for path in paths for node in self.all(path)), None)

    def value(self, *paths: str) -> str:
        """Return the first text at the paths that is not empty, else an empty text."""
        for path in paths:
            for node in self.all(path):
                if text := node.text.strip():
                    return text
        return ""


@cache
def _steps(path: str) -> tuple[str, ...]:
    return tuple(path.split("/"))


@without_collecting()
def parse_xml(file: WholeFile, large: str = "", take: Take | None = None) -> Node:
    """Return the root of a file.

    A file with very many elements named `large` need not be held as a whole: `take` gets each of
    them, once it is complete, with the element that it is in; then its parts are dropped.

    Raises:
        UnreadableFileError: it is not well formed, cut off, too deep, or has a document type.
    """
    builder = _Builder(large, take)
    try:
        builder.parser.Parse(file.data, True)  # noqa: FBT003 - expat takes it by place
    except _HostileError as hostile:
        raise file.refused(str(hostile)) from hostile
    except (expat.ExpatError, ValueError, LookupError) as broken:
        line = getattr(broken, "lineno", 1)
        raise file.refused(f"is not sound XML or is cut off (line {line})") from broken
    return builder.root


class _Builder:
    """Builds the tree while expat reads."""

    def __init__(self, large: str, take: Take | None) -> None:
        self._large, self._take = large, take
        self.root = Node("", 1, {})
        self._open = [self.root]
        self._count = 0
        self._before: list[int] = []
        self._names: dict[str, str] = {}
        self.parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.buffer_size = LONG_TEXT
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def _refuse(self, *_parts: object) -> None:
        raise _HostileError("has a document type or entities, which no such file needs")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) > DEEPEST or self._count > MOST_NODES:
            raise _HostileError("is nested too deeply or has too many elements")
        row = self.parser.CurrentLineNumber
        plain = self._names.get(name)
        if plain is None:
            plain = self._names[name] = name.rpartition(":")[2]
        if plain == self._large:
            self._before.append(self._count)
        node = Node(plain, row, attributes or _NO_ATTRIBUTES)
        self._open[-1].parts.append(node)
        self._open.append(node)

    def _end(self, _name: str) -> None:
        node = self._open.pop()
        if self._take is not None and node.name == self._large:
            self._take(self._open[-1], node)
            node.parts = []
            self._count = self._before.pop()

    def _text(self, text: str) -> None:
        """Keep text; what is between elements means nothing in any of these formats."""
        node = self._open[-1]
        if not node.parts and not text.isspace():
            node.text += text
