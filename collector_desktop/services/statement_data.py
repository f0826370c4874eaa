"""The figures of a statement as a table, which travels inside its PDF for a program to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.money import Money
from collector_desktop.services.paper_data import DATE, MONEY, TEXT, paper_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from collector_desktop.documents.data_file import DataFile
    from collector_desktop.exporters.table import Cell
    from collector_desktop.queries.statements import StatementData, StatementEntry, StatementSection

BROUGHT_FORWARD = "brought_forward"
_COLUMNS = (
    ("customer", TEXT),
    ("statement", TEXT),
    ("as_of", DATE),
    ("currency", TEXT),
    ("date", DATE),
    ("type", TEXT),
    ("number", TEXT),
    ("reference", TEXT),
    ("due", DATE),
    ("amount", MONEY),
    ("debit", MONEY),
    ("credit", MONEY),
    ("balance", MONEY),
    ("applied_to", TEXT),
)


def statement_data(code: str, stated: Iterable[StatementData], as_of: date) -> DataFile:
    """Return every line of a customer's statement as CSV.

    What was paid of an open item follows its line, with its number under `applied_to`.
    """
    rows = tuple(
        (code, data.kind, as_of, section.currency, *cells)
        for data in stated
        for section in data.sections
        for cells in _lines(section, data.first)
    )
    return paper_data("statement", code, as_of, _COLUMNS, rows)


def _lines(section: StatementSection, first: date) -> Iterator[tuple[Cell, ...]]:
    """Yield what is brought forward, if anything is, and then the lines of one currency."""
    currency = section.currency
    if section.opening_minor:
        opening = Money(section.opening_minor, currency)
        yield (first, BROUGHT_FORWARD, "", "", None, None, None, None, opening, "")
    for entry in section.entries:
        yield (
            entry.on,
            entry.type,
            entry.number,
            entry.reference,
            entry.due_on,
            Money(entry.amount_minor, currency),
            Money(entry.debit_minor, currency),
            Money(entry.credit_minor, currency),
            Money(entry.balance_minor, currency),
            "",
        )
        yield from _applied(entry, currency)


def _applied(entry: StatementEntry, currency: str) -> Iterator[tuple[Cell, ...]]:
    """Yield what takes from the amount of an open item: a part of its line, in no balance."""
    for each in entry.applied:
        less = Money(-each.minor, currency)
        yield (each.on, each.type, each.number, "", None, less, None, None, None, entry.number)
