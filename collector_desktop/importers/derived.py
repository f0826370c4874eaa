"""A file with further columns behind its own, made of them as its format says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.cells import Cell, text_of
from collector_desktop.importers.headers import header_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from collector_desktop.importers.layout import Layout
    from collector_desktop.importers.sources import Source


# IIF ends each of its transactions by such a word alone: it is no heading.
_BLOCK_END = re.compile(r"!?END[A-Z]+")


@frozen
class DerivedSource:
    """A source whose lines below the header get the derived cells of a layout."""

    source: Source
    layout: Layout

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.source.path

    @property
    def sha256(self) -> str:
        """The hash of its bytes."""
        return self.source.sha256

    @property
    def encoding(self) -> str:
        """How its text is encoded; empty for a spreadsheet."""
        return self.source.encoding

    @property
    def delimiter(self) -> str:
        """What separates its columns; empty for a spreadsheet."""
        return self.source.delimiter

    @property
    def sheet(self) -> str:
        """The sheet that is read; empty for a text file."""
        return self.source.sheet

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know about how the file is read."""
        return self.source.notes

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Yield each row; the derived cells stand behind the last column of the header."""
        headers, derived = self.layout.headers, self.layout.derived
        width = len(headers)
        for row, cells in self.source.rows():
            if row <= self.layout.header_row:
                yield row, cells
                continue
            own = [*cells, *[""] * (width - len(cells))]
            if header_texts(cells) == headers:
                yield row, [*own, *[""] * len(derived)]
                continue
            texts = [text_of(cell) for cell in own]
            is_alone = sum(map(bool, texts)) < 2 and not _BLOCK_END.fullmatch(texts[0])
            if is_alone and self.layout.kind is FileKind.ITEMS:
                yield row, [*own[:width], *[""] * len(derived), *own[width:]]
                continue
            texts.append("")
            made = (make(*(texts[place] for place in places)) for places, make in derived)
            yield row, [*own[:width], *made, *own[width:]]


def with_derived(source: Source, layout: Layout) -> Source:
    """Return a source whose lines have the derived cells of a layout, if it has any."""
    return DerivedSource(source, layout) if layout.derived else source
