"""What the words of a status column say: which documents are not owed, and which are paid."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.cells import text_of
from collector_desktop.importers.layout import first_lines, mapped_layout
from collector_desktop.importers.profiles import MAPPED_RULES
from collector_desktop.importers.sources import open_source

if TYPE_CHECKING:
    from pathlib import Path

    from collector_desktop.importers.mapping import Mapping

LINES_COUNTED = 100_000


@frozen
class StatusSeen:
    """A status as the file writes it, how many of its lines have it and whether they stay out."""

    text: str
    lines: int
    left_out: bool


def statuses_in(path: Path, mapping: Mapping) -> tuple[StatusSeen, ...]:
    """Return the values of the status column, the most frequent first; empty if none is mapped.

    Two that differ only in capitals are one. At most the first 100,000 lines are counted.

    Raises:
        UnreadableFileError: the file cannot be read, or lacks a mapped column.
    """
    if "status" not in mapping.columns:
        return ()
    source = open_source(path, mapping.encoding, mapping.delimiter)
    layout = mapped_layout(mapping, first_lines(source), MAPPED_RULES)
    place = layout.columns["status"]
    counted: Counter[str] = Counter()
    written: dict[str, str] = {}
    for row, cells in islice(source.rows(), LINES_COUNTED):
        text = text_of(cells[place]) if row > layout.header_row and place < len(cells) else ""
        if text:
            counted[text.casefold()] += 1
            written.setdefault(text.casefold(), text)
    out = layout.rules.excluded_statuses if layout.rules else frozenset()
    return tuple(StatusSeen(written[word], n, word in out) for word, n in counted.most_common())
