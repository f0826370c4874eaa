"""The currency of a file whose amounts have only a symbol beside them: the user is asked once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from collector_desktop.domain.amounts import currency_mark
from collector_desktop.domain.currency_signs import currencies_of
from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.base import FileKind, RowKind, RowProblem
from collector_desktop.importers.cells import Cell, text_of
from collector_desktop.importers.lines import line_sorter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from collector_desktop.importers.layout import Layout

AMOUNTS = ("amount", "open", "paid", "tax", "credit_limit")
_SUMS = frozenset({RowKind.SUBTOTAL, RowKind.TOTAL})


class Mark(NamedTuple):
    """A sign of a currency, and the first cell in which it stands."""

    sign: str
    value: str


@dataclass(slots=True)
class Marks:
    """The signs beside the amounts of rows that name no currency, and beside sums of the file."""

    in_rows: dict[str, Mark] = field(default_factory=dict)
    in_sums: dict[str, Mark] = field(default_factory=dict)

    def add(self, cell: Cell, *, is_sum: bool = False) -> None:
        """Take one more amount into account."""
        if not isinstance(cell, str) or (cell[:1].isdigit() and cell[-1:].isdigit()):
            return
        sign = currency_mark(text_of(cell))
        if sign:
            (self.in_sums if is_sum else self.in_rows).setdefault(sign, Mark(sign, cell))


@frozen
class CurrencyQuestion:
    """What is to be asked: the currencies that the sign stands for, the most usual first.

    A `problem` keeps all rows out until it is answered; with a `note` alone they come in.
    """

    choices: tuple[str, ...]
    problem: RowProblem | None = None
    note: str = ""


class MarkReader:
    """Looks for signs of currencies in the lines of a file, and adds them to its marks."""

    __slots__ = ("_marks", "_named_at", "_places")

    def __init__(self, marks: Marks, layout: Layout) -> None:
        self._marks = marks
        self._named_at = layout.columns.get("currency", -1)
        self._places = [layout.columns[name] for name in AMOUNTS if name in layout.columns]

    def read(self, cells: Sequence[Cell], kind: RowKind) -> None:
        """Take a line into account, if it has amounts and no currency in a column of its own."""
        count, named_at = len(cells), self._named_at
        if kind is RowKind.DATA:
            if 0 <= named_at < count and text_of(cells[named_at]):
                return
        elif kind not in _SUMS:
            return
        for place in self._places:
            if place < count:
                self._marks.add(cells[place], is_sum=kind in _SUMS)


def note_first(marks: Marks, lines: Iterable[tuple[int, list[Cell]]], layout: Layout) -> None:
    """Take the first lines of a file into account, as far as they are below its header."""
    grouped = layout.rules is not None and layout.rules.has_groups
    sorter = line_sorter(layout)
    reader = MarkReader(marks, layout)
    for row, cells in lines:
        if row > layout.header_row:
            kind = RowKind.DATA
            if grouped:
                kind = sorter.kind(cells)
            elif layout.is_report:
                kind = sorter.kind_in_list(cells)
            reader.read(cells, kind)


def question(marks: Marks, layout: Layout, company: str) -> CurrencyQuestion | None:
    """Return what must be asked of a file in whose signs the company's currency is not found.

    A file with signs of several currencies is not asked about: its rows are judged one by one.
    """
    if layout.currency or layout.kind is FileKind.ALLOCATIONS:
        return None
    column = layout.header(next((name for name in AMOUNTS if name in layout.columns), "amount"))
    return question_at(marks, (layout.header_row, column), company)


def question_at(marks: Marks, at: tuple[int, str], company: str) -> CurrencyQuestion | None:
    """Return what must be asked of amounts whose only sign is not the company's currency.

    `at` is the line and the column to name.
    """
    for found, are_rows in ((marks.in_rows, True), (marks.in_sums, False)):
        if len(found) != 1:
            if found:
                return None
            continue
        mark = next(iter(found.values()))
        choices = currencies_of(mark.sign)
        if not choices or company in choices:
            return None
        if are_rows:
            return CurrencyQuestion(choices, _problem(mark, at, choices[0], company))
        return CurrencyQuestion(choices, note=_note(mark, choices[0], company))
    return None


def _problem(mark: Mark, at: tuple[int, str], usual: str, company: str) -> RowProblem:
    reason = (
        f"The amounts have the sign '{mark.sign}' and the file names no currency; the ledger is in"
        f" {company}. Say which currency they are in, such as {usual}."
    )
    return RowProblem(*at, mark.value, reason)


def _note(mark: Mark, usual: str, company: str) -> str:
    return (
        f"Sums in the file have the sign '{mark.sign}', but its rows name no currency and are taken"
        f" as those of a ledger in {company}. Say so if they are in another, such as {usual}."
    )
