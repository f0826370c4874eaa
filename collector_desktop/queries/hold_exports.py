"""Holds and disputes as plain rows, for files that leave the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from collector_desktop.domain.money import Money
from collector_desktop.queries.disputes import disputes
from collector_desktop.queries.exports import Row
from collector_desktop.queries.holds import holds


def hold_rows(until: date) -> Iterator[Row]:
    """Yield whose account or item is held, why, from when, its last day and its release."""
    for each in holds(until):
        yield (
            each.customer_code,
            each.number or "",
            each.kind,
            each.reason,
            each.made_on,
            each.until_on,
            each.released_on,
            each.hold_id,
        )


def dispute_rows(until: date) -> Iterator[Row]:
    """Yield what is disputed of which debt, why, since when, and what became of it."""
    for each in disputes(until):
        yield (
            each.customer_code,
            each.number,
            Money(each.amount_minor, each.currency),
            each.currency,
            each.reason,
            each.raised_on,
            each.answer_by,
            each.status.value,
            each.ended_on,
            each.credit or "",
            each.note,
            each.dispute_id,
        )
