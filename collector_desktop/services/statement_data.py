"""The figures of a statement as a table, which travels inside its PDF for a program to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.documents.data_file import DataFile
from collector_desktop.domain.money import Money
from collector_desktop.exporters.csv_table import csv_bytes
from collector_desktop.exporters.names import safe_name
from collector_desktop.exporters.table import Cell, ColumnKind, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from collector_desktop.queries.statements import StatementData, StatementSection

BROUGHT_FORWARD = "brought_forward"
_COLUMNS = (
    ("customer", ColumnKind.TEXT),
    ("statement", ColumnKind.TEXT),
    ("as_of", ColumnKind.DATE),
    ("currency", ColumnKind.TEXT),
    ("date", ColumnKind.DATE),
    ("type", ColumnKind.TEXT),
    ("number", ColumnKind.TEXT),
    ("reference", ColumnKind.TEXT),
    ("due", ColumnKind.DATE),
    ("amount", ColumnKind.MONEY),
    ("debit", ColumnKind.MONEY),
    ("credit", ColumnKind.MONEY),
    ("balance", ColumnKind.MONEY),
)


def statement_data(code: str, stated: Iterable[StatementData], as_of: date) -> DataFile:
    """Return every line of a customer's statement as CSV: days in ISO 8601, a point for decimals.

    The headings are English whatever the language of the paper is, so that one reader fits all.
    """
    rows = tuple(
        (code, data.kind, as_of, section.currency, *cells)
        for data in stated
        for section in data.sections
        for cells in _lines(section, data.first)
    )
    content = csv_bytes(Table(code, _COLUMNS, rows))
    name = f"{safe_name(f'statement_{code}_{as_of.isoformat()}')}.csv"
    return DataFile(name, content, f"Statement of {as_of.isoformat()}, account {code}, as CSV")


def _lines(section: StatementSection, first: date) -> Iterator[tuple[Cell, ...]]:
    """Yield what is brought forward, if anything is, and then the lines of one currency."""
    currency = section.currency
    if section.opening_minor:
        opening = Money(section.opening_minor, currency)
        yield (first, BROUGHT_FORWARD, "", "", None, None, None, None, opening)
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
        )
