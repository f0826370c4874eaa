"""Proof that holds and disputes are of what they name, and dispute no more than is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.checks import Problem
from collector_desktop.queries.disputed import disputed_by_item
from collector_desktop.queries.position import ask

FOREIGN_HOLD = """SELECT h.id, i.number FROM hold h JOIN item i ON i.id = h.item_id
    WHERE i.customer_id <> h.customer_id"""
WRONG_CREDIT = """SELECT d.id, e.number FROM dispute d JOIN item i ON i.id = d.item_id
    JOIN item e ON e.id = d.credit_id
    WHERE e.type <> 'credit_adjustment' OR e.customer_id <> i.customer_id
        OR e.currency <> i.currency OR e.amount_minor > d.amount_minor"""
TOO_EARLY = """SELECT d.id, i.number FROM dispute d JOIN item i ON i.id = d.item_id
    WHERE d.raised_on < i.document_on OR i.type NOT IN ('invoice', 'refund', 'debit_adjustment')"""
DISPUTED = """SELECT i.id, i.number, i.currency, min(sum(d.amount_minor),
        i.amount_minor - coalesce((SELECT sum(a.amount_minor) FROM allocation a
        WHERE a.target_id = i.id AND a.allocated_on <= :day), 0))
    FROM dispute d JOIN item i ON i.id = d.item_id
    WHERE d.raised_on <= :day AND coalesce(d.ended_on, '9999') > :day GROUP BY i.id"""


def hold_problems() -> Iterator[Problem]:
    """Yield holds and disputes that are not of what they name."""
    for hold_id, number in ask(FOREIGN_HOLD):
        yield Problem("hold-item", f"hold {hold_id}", f"{number} is another customer's")
    for dispute_id, number in ask(WRONG_CREDIT):
        detail = f"{number} is not the credit that it became"
        yield Problem("dispute-credit", f"dispute {dispute_id}", detail)
    for dispute_id, number in ask(TOO_EARLY):
        yield Problem("dispute-item", f"dispute {dispute_id}", f"{number} could not be disputed")


def disputed_problems(day: date) -> Iterator[Problem]:
    """Yield debts of which more or less is said to be in dispute than the rows of a day give."""
    disputed = disputed_by_item(day)
    for item_id, number, currency, minor in ask(DISPUTED, day=day.isoformat()):
        found = disputed.pop(item_id, 0)
        if found != minor:
            detail = f"rows {plain_amount(minor, currency)}, found {plain_amount(found, currency)}"
            yield Problem("disputed", f"{number} at {day}", detail)
    for item_id in disputed:
        yield Problem("disputed", f"item {item_id} at {day}", "no dispute stands")
