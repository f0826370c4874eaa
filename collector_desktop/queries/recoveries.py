"""Money that came in through whom debts were passed to, and the payments of customers that it is.

A recovery names no payment. It is the first of its amount from the customer that no earlier one
is, dated up to `EARLY_DAYS` before it was noted or any time after.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.placements import PlacementRow, placements
from collector_desktop.queries.position import ask

EARLY_DAYS = 30
NOTED = """SELECT e.id, e.placement_id, p.customer_id, p.currency, e.amount_minor, e.made_on
    FROM placement_entry e JOIN placement p ON p.id = e.placement_id
    WHERE e.kind = 'recovered' AND e.made_on <= :day
      AND (:customer IS NULL OR p.customer_id = :customer) ORDER BY e.made_on, e.id"""
RECEIVED = """SELECT customer_id, currency, amount_minor, number, document_on FROM item
    WHERE type = 'receipt' AND document_on <= :day AND customer_id IN (SELECT customer_id
        FROM placement WHERE :customer IS NULL OR customer_id = :customer)
    ORDER BY document_on, id"""


@frozen
class Recovery:
    """Money noted as recovered, in minor units of its placement's currency."""

    entry_id: int
    placement_id: int
    minor: int
    on: date


@frozen
class Payment:
    """A payment of a customer that was passed on, which no recovery explains."""

    number: str
    minor: int
    currency: str
    on: date


@frozen
class Unpaired:
    """The recoveries of which no payment is known, and the payments that nothing was noted of."""

    recoveries: tuple[Recovery, ...]
    payments: tuple[Payment, ...]

    def awaited_minor(self, placement_id: int) -> int:
        """Return how much of what a placement recovered is not among the payments yet."""
        return sum(each.minor for each in self.recoveries if each.placement_id == placement_id)


def unpaired(as_of: date, customer_id: int | None = None) -> Unpaired:
    """Return what of recoveries and payments is without the other at a day."""
    values = {"day": as_of.isoformat(), "customer": customer_id}
    received: dict[tuple[int, str, int], list[Payment]] = defaultdict(list)
    for whose, currency, minor, number, on in ask(RECEIVED, **values):
        payment = Payment(number, minor, currency, date.fromisoformat(on))
        received[whose, currency, minor].append(payment)
    awaited = []
    for entry_id, placement_id, whose, currency, minor, on in ask(NOTED, **values):
        noted_on = date.fromisoformat(on)
        first = noted_on - timedelta(days=EARLY_DAYS)
        left = received[whose, currency, minor]
        found = next((each for each in left if each.on >= first), None)
        if found is None:
            awaited.append(Recovery(entry_id, placement_id, minor, noted_on))
        else:
            left.remove(found)
    payments = tuple(each for left in received.values() for each in left)
    return Unpaired(tuple(awaited), payments)


def placements_awaiting(as_of: date, customer_id: int | None = None) -> tuple[PlacementRow, ...]:
    """Return what was passed on, each with what was recovered and is not among the payments yet."""
    left = unpaired(as_of, customer_id)
    return tuple(
        replace(row, awaited_minor=left.awaited_minor(row.placement_id))
        for row in placements(as_of, customer_id)
    )
