"""The lines of a file, each with the heading that says whose it is, for lines taken out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.importers.base import RowKind
from collector_desktop.importers.cells import Cell, text_of
from collector_desktop.importers.derived import with_derived
from collector_desktop.importers.groups import Groups
from collector_desktop.importers.layout import first_lines
from collector_desktop.importers.lines import line_sorter
from collector_desktop.importers.read import recognise
from collector_desktop.importers.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collector_desktop.importers.layout import Layout
    from collector_desktop.importers.sources import Source


def with_headings(source: Source) -> Iterator[tuple[int, list[str], list[Cell]]]:
    """Yield each line's number, the heading that it is under, if any, and its cells."""
    layout = recognise(first_lines(source))
    if layout is None or layout.rules is None or not layout.rules.has_groups:
        yield from ((row, [], cells) for row, cells in source.rows())
        return
    yield from _grouped(source, layout)


def _grouped(source: Source, layout: Layout) -> Iterator[tuple[int, list[str], list[Cell]]]:
    """Yield the lines of a report; the heading of a branch names what it is a branch of."""
    seen = survey(with_derived(source, layout), layout)
    groups = Groups(layout.columns, frozenset(seen.totalled), lambda _: 0)
    sorter, heading = line_sorter(layout, seen.totalled), [""]
    for row, cells in source.rows():
        kind = sorter.kind(cells) if row > layout.header_row else sorter.kind_above(cells)
        texts = [text_of(cell) for cell in cells]
        label = next(filter(None, texts), "")
        if kind is RowKind.GROUP:
            groups.start(label)
            heading = texts
        elif kind is RowKind.SUBTOTAL:
            groups.end(row, label, cells)
        elif kind is RowKind.TOTAL:
            groups.end_all(row, label, cells)
        yield row, _heading(groups, heading), cells


def _heading(groups: Groups, heading: list[str]) -> list[str]:
    """Return the last heading with the whole name of the group that is open."""
    whole = groups.customer
    if not whole or len([text for text in heading if text]) > 1:
        return heading if whole else []
    return [whole if text else "" for text in heading]
