"""The working of late-payment interest as a table, which travels inside its PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.interest import exact_interest
from collector_desktop.domain.money import Money, exact_amount
from collector_desktop.domain.rates import percent_text
from collector_desktop.queries.interest_blocks import blocks, due_minor, paid_minor
from collector_desktop.services.paper_data import DATE, INT, MONEY, TEXT, paper_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from collector_desktop.documents.data_file import DataFile
    from collector_desktop.exporters.table import Cell
    from collector_desktop.queries.interest import ClaimRow
    from collector_desktop.queries.interest_blocks import Block

_COLUMNS = (
    ("customer", TEXT),
    ("as_of", DATE),
    ("currency", TEXT),
    ("number", TEXT),
    ("date", DATE),
    ("due", DATE),
    ("state", TEXT),
    ("type", TEXT),
    ("from", DATE),
    ("to", DATE),
    ("days", INT),
    ("principal", MONEY),
    ("rate_percent", TEXT),
    ("amount", TEXT),
)
SEGMENT, INTEREST, COMPENSATION = "segment", "interest", "compensation"
GIVEN_UP, PAID, DUE = "given_up", "paid", "due"


def interest_data(code: str, rows: Sequence[ClaimRow], as_of: date) -> DataFile:
    """Return the working on each invoice as CSV.

    A `segment` is not rounded; what follows from the segments is. `state` says what was decided on
    them. What was given up or paid is below zero, so that what comes after the segments of an
    invoice adds up to what is `due`, unless all of it was waived.
    """
    lines = (
        (code, as_of, row.currency, row.number, row.document_on, row.due_on, *cells)
        for row in rows
        for cells in _lines(row)
    )
    return paper_data("interest", code, as_of, _COLUMNS, lines)


def _lines(row: ClaimRow) -> Iterator[tuple[Cell, ...]]:
    for block in blocks(row):
        yield from _working(block, row.currency)
    if paid_minor(row):
        yield _sum("", PAID, -paid_minor(row), row.currency)
    yield _sum("", DUE, due_minor(row), row.currency)


def _working(block: Block, currency: str) -> Iterator[tuple[Cell, ...]]:
    for each in block.working.segments:
        exact = exact_amount(exact_interest(each, block.working.counting), currency)
        principal = Money(each.balance_minor, currency)
        days = (each.first, each.last, each.days)
        yield (block.kind, SEGMENT, *days, principal, percent_text(each.rate), exact)
    sums = ((INTEREST, block.interest_minor), (COMPENSATION, block.fixed_minor))
    for type_, minor in (*sums, (GIVEN_UP, -block.again_minor)):
        if minor:
            yield _sum(block.kind, type_, minor, currency)


def _sum(state: str, type_: str, minor: int, currency: str) -> tuple[Cell, ...]:
    return (state, type_, None, None, None, None, "", Money(minor, currency))
