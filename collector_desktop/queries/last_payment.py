"""The last payment of a customer: when it came and how much it was."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import ask
from collector_desktop.queries.promise_judging import RECEIVED
from collector_desktop.queries.returns import RETURNED_ON

LAST = f"""SELECT i.document_on, i.amount_minor, i.currency FROM item i
    WHERE i.customer_id = :customer AND {RECEIVED} AND i.document_on <= :day
      AND {RETURNED_ON} IS NULL
    ORDER BY i.document_on DESC, i.id DESC LIMIT 1"""


@frozen
class LastPayment:
    """A payment in minor units and the day it came in."""

    received_on: date
    amount_minor: int
    currency: str


def last_payment(customer_id: int, as_of: date) -> LastPayment | None:
    """Return the newest payment up to a day that was not returned by then; None without one."""
    found = ask(LAST, customer=customer_id, day=as_of.isoformat())
    if not found:
        return None
    day, minor, currency = found[0]
    return LastPayment(date.fromisoformat(day), minor, currency)
