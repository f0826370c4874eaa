"""Unallocated money with what it could pay, and which of that is certain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from collector_desktop.domain.allocation import OpenDebit, Reason
from collector_desktop.domain.auto_match import Match, OpenCredit, find_matches
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import ask, with_position

BOTH_SIDES = """SELECT p.customer_id, c.name, p.currency, p.sign, p.id, p.number, p.document_on,
    p.due_on, p.open_minor, p.reference FROM position p JOIN customer c ON c.id = p.customer_id
    WHERE EXISTS (SELECT 1 FROM position o WHERE o.customer_id = p.customer_id
        AND o.currency = p.currency AND o.sign = -1)
    ORDER BY c.name COLLATE NOCASE, p.customer_id, p.currency, p.due_on, p.id"""

PARTED = "SELECT DISTINCT source_id, target_id FROM allocation WHERE amount_minor < 0"


@frozen
class MatchRow:
    """A credit that certainly pays a debit, with the words for both."""

    match: Match
    customer_id: int
    customer: str
    currency: str
    credit: str
    debit: str

    @property
    def item_id(self) -> tuple[int, int]:
        """What distinguishes the row from others in a list."""
        return (self.match.credit_id, self.match.debit_id)

    @property
    def minor(self) -> int:
        """How much of the debit is paid."""
        return self.match.minor

    @property
    def reason(self) -> Reason:
        """Why it is certain."""
        return self.match.reason


def certain_matches(as_of: date) -> tuple[MatchRow, ...]:
    """Return what unallocated money certainly pays at a day, by customer; nothing is written."""
    groups: dict[tuple[int, str, str], list[tuple[Any, ...]]] = defaultdict(list)
    for customer_id, name, currency, *row in ask(
        with_position(as_of) + BOTH_SIDES, day=as_of.isoformat()
    ):
        groups[customer_id, name, currency].append(tuple(row))
    parted = frozenset((row[0], row[1]) for row in ask(PARTED))
    return tuple(row for key, rows in groups.items() for row in _matched(key, rows, parted))


def _matched(
    key: tuple[int, str, str], rows: list[tuple[Any, ...]], parted: frozenset[tuple[int, int]]
) -> Iterator[MatchRow]:
    customer_id, name, currency = key
    credits_, debits, numbers = [], [], {}
    for sign, item_id, number, dated, due, minor, reference in rows:
        numbers[item_id] = number
        made = date.fromisoformat(dated)
        if sign > 0:
            debits.append(OpenDebit(item_id, number, made, date.fromisoformat(due), minor))
        else:
            credits_.append(OpenCredit(item_id, number, made, reference, minor))
    for match in find_matches(credits_, debits, parted):
        ends = (numbers[match.credit_id], numbers[match.debit_id])
        yield MatchRow(match, customer_id, name, currency, *ends)
