"""`match`: let unallocated money pay what it certainly is for."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import done
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.unmatched import MatchRow, certain_matches
from collector_desktop.services.auto_matching import match_certain

HEADINGS = ("from", "to", "amount", "currency", "customer", "why")
NUMBERS = frozenset({2})


def configure(parser: ArgumentParser) -> None:
    """Add whether to write anything."""
    parser.add_argument("--dry-run", action="store_true", help="only report; write nothing")
    parser.description = (
        "Matches receipts and credits with items of the same customer and currency: those that"
        " the reference names, those of one exact amount, and those of one exact total. What could"
        " be read in two ways is left alone, and so is what was taken apart by hand."
    )


def run(session: Session, options: Namespace) -> Answer:
    """Return what was matched, or what would be."""
    if options.dry_run:
        rows = certain_matches(session.as_of)
        return Answer(_document(None, rows), (_table(rows),))
    outcome = match_certain(session.as_of)
    rows = tuple(each.row for each in outcome.value)
    answer = done(outcome)
    return Answer(_document(outcome.summary or None, rows), (_table(rows),), answer.text)


def _document(operation: str | None, rows: tuple[MatchRow, ...]) -> dict[str, Any]:
    matches = [dict(zip(HEADINGS, _cells(row), strict=True)) for row in rows]
    return {"operation": operation, "number": None, "matches": matches}


def _table(rows: tuple[MatchRow, ...]) -> TextTable:
    return TextTable(HEADINGS, [_cells(row) for row in rows], NUMBERS)


def _cells(row: MatchRow) -> tuple[str, ...]:
    amount = plain_amount(row.minor, row.currency)
    return (row.credit, row.debit, amount, row.currency, row.customer, row.reason.value)
