"""One pass over a whole file before it is read: the order of its days, its decimal sign."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from collector_desktop.domain.amounts import DecimalSurvey
from collector_desktop.importers.base import RowKind
from collector_desktop.importers.cells import Cell, text_of
from collector_desktop.importers.currency_marks import AMOUNTS, MarkReader, Marks
from collector_desktop.importers.dates import DateSurvey
from collector_desktop.importers.lines import EACH_GROUP, line_sorter
from collector_desktop.importers.sheet_source import SheetSource
from collector_desktop.importers.sum_words import GRAND, group_before, subtotal_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from collector_desktop.importers.layout import Layout
    from collector_desktop.importers.sources import Source

_DAYS = (
    "document_on",
    "due_on",
    "settled_on",
    "promised_for",
    "terms_from",
    "written_off_on",
    "allocated_on",
)
_REPORT_EVERY = 5_000


@dataclass(slots=True)
class Survey:
    """What all rows of a file say together; `totalled` are groups that have a subtotal.

    It also holds `EACH_GROUP` where totals without a name end them.

    `marks` are the signs of currencies beside the amounts of rows and of sums.
    """

    days: DateSurvey = field(default_factory=DateSurvey)
    amounts: DecimalSurvey = field(default_factory=DecimalSurvey)
    totalled: set[str] = field(default_factory=set)
    marks: Marks = field(default_factory=Marks)
    _has_total: bool = False

    def note_total(self, cells: list[Cell]) -> None:
        """Take a total into account: of several that are not called grand each ends a group."""
        label = next((text for cell in cells if (text := text_of(cell))), "")
        if GRAND.match(label) or label.casefold().startswith("percent"):
            return
        if self._has_total:
            self.totalled.add(EACH_GROUP)
        self._has_total = True


def survey(
    source: Source,
    layout: Layout,
    most_rows: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> Survey:
    """Return what the rows below the header say."""
    seen = Survey()
    days = [layout.columns[name] for name in _DAYS if name in layout.columns]
    amounts = [layout.columns[name] for name in AMOUNTS if name in layout.columns]
    grouped = layout.rules is not None and layout.rules.has_groups
    if _needs_no_survey(source, layout, [*days, *amounts], grouped=bool(grouped)):
        return seen
    sorter = line_sorter(layout) if grouped else None
    marks = MarkReader(seen.marks, layout)
    for row, cells in islice(source.rows(), most_rows):
        if progress is not None and row % _REPORT_EVERY == 0:
            progress(row)
        if row <= layout.header_row:
            continue
        kind = sorter.kind(cells) if sorter else RowKind.DATA
        if kind is RowKind.SUBTOTAL:
            _note_subtotal(seen, cells)
        elif kind is RowKind.TOTAL:
            seen.note_total(cells)
        elif kind is RowKind.DATA:
            _note(seen, cells, days, amounts)
        marks.read(cells, kind)
    return seen


def _needs_no_survey(source: Source, layout: Layout, columns: list[int], *, grouped: bool) -> bool:
    """Return whether the spreadsheet knows all days and amounts as such, and has no subtotals."""
    if not isinstance(source, SheetSource) or source.has_texts(columns, layout.header_row):
        return False
    return not (grouped and source.may_have_subtotals())


def _note(seen: Survey, cells: list[Cell], days: list[int], amounts: list[int]) -> None:
    """Take the days and amounts of one row into account."""
    count = len(cells)
    for column in days:
        if column < count:
            seen.days.add(cells[column])
    for column in amounts:
        if column < count:
            cell = cells[column]
            if isinstance(cell, str):
                seen.amounts.add(cell)


def _note_subtotal(seen: Survey, cells: list[Cell]) -> None:
    """Remember which group a subtotal ends."""
    label = next((text for cell in cells if (text := text_of(cell))), "")
    seen.totalled.add((subtotal_of(label) or group_before(label)).casefold())
