"""A file being read: rows come out one by one, and what is wrong is noted beside them.

Nothing is kept but numbers, customers and problems, so that a long file can be written away while
it is read. The notes are complete when the last row has come out.
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Protocol, TypeAlias

from collector_desktop.importers.allocation_reader import AllocationReader
from collector_desktop.importers.base import (
    AllocationRow,
    CustomerRow,
    FileKind,
    ItemRow,
    RowKind,
    RowProblem,
    TotalCheck,
)
from collector_desktop.importers.cell_columns import evened
from collector_desktop.importers.cells import Cell, CellError, is_blank, shown, text_of
from collector_desktop.importers.counted import counted
from collector_desktop.importers.customer_reader import CustomerReader
from collector_desktop.importers.dates import DateReader, DateTextError
from collector_desktop.importers.groups import Groups
from collector_desktop.importers.item_columns import item_columns
from collector_desktop.importers.item_reader import CellReaders, ItemReader
from collector_desktop.importers.lines import SummedSorter, line_sorter, line_text
from collector_desktop.importers.money_cells import AmountReader
from collector_desktop.importers.profile import Lines
from collector_desktop.importers.sheet_source import SheetSource
from collector_desktop.importers.text_source import TextSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from collector_desktop.importers.cell_columns import Block, CellRows
    from collector_desktop.importers.item_blocks import ItemBlock
    from collector_desktop.importers.layout import Layout
    from collector_desktop.importers.notation import Notation
    from collector_desktop.importers.plain_items import PlainItems
    from collector_desktop.importers.profile import DecimalSign
    from collector_desktop.importers.sources import Source

Row: TypeAlias = CustomerRow | ItemRow | AllocationRow
Progress: TypeAlias = "Callable[[int], None]"

REPORT_EVERY = 5_000
ROWS_TOGETHER = 500

_AS_OF = re.compile(r"(?:as (?:of|at)|stand(?: vom| per)?|stichtag|au)\s*:?\s+(.+)", re.IGNORECASE)


class RowReader(Protocol):
    """What turns the cells of one line into a row of ours."""

    def read(self, row: int, cells: list[Cell]) -> Row | None:
        """Return the row of a line, None if it adds nothing, or raise CellError."""

    def finish(self) -> Iterable[Row]:
        """Return rows that were complete only at the end."""


class FileReading:
    """The rows of one file as an iterator, once; problems, counts and totals beside it."""

    def __init__(
        self,
        source: Source,
        layout: Layout,
        notation: Notation,
        currency: str,
        totalled: frozenset[str] = frozenset(),
    ) -> None:
        self.source = source
        self.layout = layout
        self.problems: list[RowProblem] = list(notation.problems)
        self.counts: Counter[RowKind] = Counter()
        self.as_of: date | None = None
        self.withdrawn: frozenset[int] = frozenset()
        self._can_read = not notation.problems
        asked = notation.currency
        self.currencies_asked = asked.choices if asked else ()
        self._asked = asked.note if asked else ""
        self._is_text = bool(source.encoding)
        self._data_lines = 0
        self._left_out: Counter[str] = Counter()
        self._reason_at = layout.columns.get("left_out", -1)
        self._days = DateReader(notation.date_order)
        self._amounts = AmountReader(notation.decimal)
        self._currency = layout.currency or currency
        self._plain: PlainItems | None = None
        self._reader = self._row_reader(notation.decimal, totalled)
        self._party = layout.rules.party if layout.rules else None
        self._groups = Groups(
            layout.columns,
            totalled,
            lambda cell: self._amounts.whatever_its_sign(cell, self._currency),
            self._party is not None,
            layout.rules.types if layout.rules else {},
        )

    @property
    def totals(self) -> list[TotalCheck]:
        """The totals printed in the file beside the sums of their rows."""
        return [*self._groups.checks, *self._groups.unchecked()]

    @property
    def excluded(self) -> Counter[str]:
        """How many lines were left out on purpose, by reason."""
        by_reader = self._reader.excluded if isinstance(self._reader, ItemReader) else Counter()
        return by_reader + self._left_out

    @property
    def part_lines(self) -> int:
        """How many lines became part of the item of an earlier line."""
        return self._reader.repeats if isinstance(self._reader, ItemReader) else 0

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know about the lines that became no row and are no problem."""
        repeats, rules = self.part_lines, self.layout.rules
        once = rules is None or rules.lines is Lines.REPEATED
        how = "which counts once" if once else "to which it is added"
        parts = counted(repeats, "line is part", "lines are part")
        again = f"{parts} of the item of an earlier line, {how}."
        left_out = [
            f"{counted(count, 'line is', 'lines are')} left out: {reason}."
            for reason, count in sorted(self.excluded.items())
        ]
        last = (self._asked, again if repeats else "", self.layout.not_read)
        return (*self.source.notes, *self.layout.notes, *left_out, *filter(None, last))

    def rows(self, progress: Progress | None = None) -> Iterator[Row]:
        """Yield every good row; `progress` gets a line number now and then and may raise."""
        return chain.from_iterable(self.blocks(progress))

    def blocks(self, progress: Progress | None = None) -> Iterator[Sequence[Row]]:
        """Yield the rows many at a time; those that are read at once as columns."""
        step = self._step()
        for numbers, lines in _blocks(self.source, self.layout.header_row):
            reached = numbers[-1] - numbers[-1] % REPORT_EVERY
            if numbers[0] <= reached and progress is not None:
                progress(reached)
            items = self._plain_rows(numbers, lines)
            yield list(self._each(numbers, lines, step)) if items is None else items
        self.counts[RowKind.DATA] += self._data_lines
        yield list(self._reader.finish())
        if isinstance(self._reader, ItemReader):
            self.problems += map(self.layout.under_header, self._reader.incomplete)
            self.withdrawn = frozenset(self._reader.doubtful)

    def _plain_rows(self, numbers: Sequence[int], lines: CellRows) -> ItemBlock | None:
        """Return the rows of a block that can be read at once, else None."""
        if self._plain is None or not self._can_read or numbers[0] <= self.layout.header_row:
            return None
        items = self._plain.read(numbers, lines)
        self._data_lines += len(items or ())
        return items

    def _each(
        self,
        numbers: Sequence[int],
        lines: CellRows,
        step: Callable[[int, list[Cell]], Row | None],
    ) -> Iterator[Row]:
        """Yield the good rows of a block, read line by line."""
        for row, cells in zip(numbers, lines, strict=True):
            if row <= self.layout.header_row:
                self._above(row, cells)
                continue
            found = step(row, cells)
            if found is not None:
                yield found

    def _step(self) -> Callable[[int, list[Cell]], Row | None]:
        """Return how the lines below the header are sorted."""
        rules, reader = self.layout.rules, self._reader
        if isinstance(reader, ItemReader) and rules is not None and rules.has_groups:
            return partial(self._grouped_step, reader)
        return self._listed_step if self.layout.is_report else self._flat_step

    def _above(self, row: int, cells: list[Cell]) -> None:
        """Sort a line above the header, or the header itself; a title may give the day."""
        at_header = row == self.layout.header_row
        kind = RowKind.HEADER if at_header else self._sorter.kind_above(cells)
        self.counts[kind] += 1
        if kind is RowKind.TITLE:
            self._note_day(cells)
        elif kind is RowKind.GROUP and isinstance(self._reader, ItemReader):
            self._reader.group_code = self._start_group("", cells)

    def _note_day(self, cells: list[Cell]) -> None:
        """Remember the day of a title such as `As of Jul 25, 2026`."""
        for cell in cells:
            found = _AS_OF.fullmatch(text_of(cell))
            with suppress(DateTextError):
                self.as_of = self._days(found[1]) if found else self.as_of

    def _flat_step(self, row: int, cells: list[Cell]) -> Row | None:
        """Read a line of a file in which every line below the header is data."""
        if not (cells and cells[0]) and is_blank(cells):
            self.counts[RowKind.BLANK] += 1
            return None
        self._data_lines += 1
        return self._read(row, cells)

    def _listed_step(self, row: int, cells: list[Cell]) -> Row | None:
        """Read a line of a printed list, below which a day or a count may stand."""
        kind = self._sorter.kind_in_list(cells)
        if kind is RowKind.DATA:
            return self._flat_step(row, cells)
        self.counts[kind] += 1
        return None

    def _grouped_step(self, reader: ItemReader, row: int, cells: list[Cell]) -> Row | None:
        """Read a line of a report, whose lines are of several kinds."""
        kind = self._sorter.kind(cells)
        self.counts[kind] += 1
        label = next((text for cell in cells if (text := text_of(cell))), "")
        if kind is RowKind.GROUP and isinstance(self._sorter, SummedSorter):
            self._groups.start_summed(row, label, cells)
        elif kind is RowKind.GROUP:
            reader.group_code = self._start_group(label, cells)
        elif kind is RowKind.SUBTOTAL:
            self._groups.end(row, label, cells)
        elif kind is RowKind.TOTAL:
            self._groups.end_all(row, label, cells)
        elif kind is RowKind.DATA:
            self._groups.add(cells)
            reader.group = self._groups.customer
            return self._read(row, cells)
        return None

    def _start_group(self, label: str, cells: list[Cell]) -> str:
        """Remember whose rows come next, by the name in a line; return the code beside it."""
        named = self._party(line_text(cells)) if self._party else None
        code, name = named or ("", label)
        self._groups.start(name)
        return code

    def _read(self, row: int, cells: list[Cell]) -> Row | None:
        """Return the row of a line; note what is wrong with it instead."""
        if not self._can_read:
            return None
        if self._reason_at >= 0 and (reason := text_of(cells[self._reason_at])):
            self._left_out[reason] += 1
            return None
        width = self.layout.width
        if self._is_text and len(cells) > width > 0 and not is_blank(cells[width:]):
            value = shown(cells[width])
            reason = "The line has more cells than the header; a text with a comma needs quotes."
            self.problems.append(RowProblem(row, "", value, reason))
            if isinstance(self._reader, ItemReader):
                self._reader.spoil(row, cells)
            return None
        try:
            return self._reader.read(row, cells)
        except CellError as wrong:
            if is_blank(cells):
                self._data_lines -= 1
                self.counts[RowKind.BLANK] += 1
                return None
            column = self.layout.header(wrong.field)
            self.problems.append(RowProblem(row, column, wrong.value, wrong.reason))
            return None

    def _row_reader(self, decimal: DecimalSign, totalled: frozenset[str]) -> RowReader:
        """Return what reads the lines of this kind of file."""
        layout = self.layout
        self._sorter = line_sorter(layout, totalled)
        if layout.kind is FileKind.ITEMS and layout.rules is not None:
            at = item_columns(layout.columns, amount_is_open=layout.rules.amount_is_open)
            readers = CellReaders(self._days, self._amounts, self._currency, layout.currency)
            reader = ItemReader(at, layout.rules, readers)
            if isinstance(self.source, (SheetSource, TextSource)) and not layout.is_report:
                size = self.source.path.stat().st_size if self._is_text else None
                self._plain = reader.plain_items(layout, decimal, size)
            return reader
        if layout.kind is FileKind.ALLOCATIONS:
            return AllocationReader(layout.columns, self._days)
        return CustomerReader(layout.columns, self._amounts, self._currency, layout.currency)


def _blocks(source: Source, header_row: int) -> Iterator[Block]:
    """Return the numbered rows of a source, many at a time, those down to its header first."""
    at_first = max(1, header_row)
    if isinstance(source, TextSource):
        return source.blocks(at_first)
    if isinstance(source, SheetSource):
        return evened(source.blocks(), at_first, ROWS_TOGETHER)
    single = (([row], [cells]) for row, cells in source.rows())
    return evened(single, at_first, ROWS_TOGETHER)
