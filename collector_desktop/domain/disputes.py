"""Disputes: a part of a debt that the customer disputes for a reason, until it is decided.

What is in dispute of a debt is never more than what is open of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise

from collector_desktop.domain.frozen import frozen

Move = tuple[date, int]

REASONS = {
    "PRICE": "wrong price",
    "DISCOUNT": "discount missing",
    "RATE": "wrong rate",
    "CURRENCY": "wrong currency",
    "FREIGHT": "freight",
    "SHORT": "short delivery",
    "NOT_DELIVERED": "not delivered",
    "LATE": "delivered late",
    "OVER": "delivered too much",
    "POD": "no proof of delivery",
    "DAMAGED": "damaged",
    "DEFECT": "defective",
    "SERVICE": "poor service",
    "RETURNED": "goods returned",
    "WARRANTY": "warranty",
    "NO_PO": "no order number",
    "WRONG_PO": "wrong order number",
    "WRONG_ADDRESS": "wrong address",
    "WRONG_ENTITY": "wrong company",
    "MISSING_BACKUP": "papers missing",
    "VAT": "wrong VAT",
    "DUPLICATE": "invoiced twice",
    "NO_INVOICE": "invoice not received",
    "TERMS": "wrong terms",
    "PAID_ELSEWHERE": "says already paid",
    "MISALLOCATED": "payment allocated elsewhere",
    "CREDIT_DUE": "credit note due",
    "SET_OFF": "set off against a claim",
    "SETTLEMENT_DISC": "settlement discount",
    "AUTHORITY": "ordered without authority",
    "CONTRACT": "contract",
    "LEGAL": "legal",
    "HARDSHIP": "hardship",
}


class DisputeStatus(StrEnum):
    """Where a dispute is; all but OPEN end it."""

    OPEN = "open"
    ACCEPTED = "accepted"
    PART = "part"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


CREDITED = frozenset({DisputeStatus.ACCEPTED, DisputeStatus.PART})
OUTCOMES = tuple(status for status in DisputeStatus if status is not DisputeStatus.OPEN)


def ending(status: DisputeStatus) -> str:
    """Return how a dispute ended, as a sentence says it."""
    return "accepted in part" if status is DisputeStatus.PART else status.value


@frozen
class Case:
    """How much was disputed of a debt, from when, and the first day on which it was no longer."""

    minor: int
    raised_on: date
    ended_on: date | None = None


def disputed_moves(moves: Iterable[Move], cases: Sequence[Case]) -> list[Move]:
    """Return the dated changes by which the undisputed balance of a debt differs from the whole.

    `moves` are those of the whole. What is disputed is never more than what is open, so a payment
    below it makes it less; a day's moves count together.
    """
    if not cases:
        return []
    disputed = [(case.raised_on, case.minor) for case in cases]
    disputed += [(case.ended_on, -case.minor) for case in cases if case.ended_on is not None]
    known = list(moves)
    days = sorted({day for day, _ in (*known, *disputed)})
    parts = [0, *(max(0, min(_until(known, day), _until(disputed, day))) for day in days)]
    changes = (
        (day, before - after) for day, (before, after) in zip(days, pairwise(parts), strict=True)
    )
    return [(day, minor) for day, minor in changes if minor]


def _until(moves: Iterable[Move], day: date) -> int:
    return sum(minor for on, minor in moves if on <= day)
