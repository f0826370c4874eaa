"""One payment of a customer: what came in, how, what it pays at a day, and what is left of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.customers import balances
from collector_desktop.queries.position import ask, with_position
from collector_desktop.queries.returns import RETURNED_ON

RECEIPT = f"""SELECT i.id, i.customer_id, i.number, i.currency, i.amount_minor, i.method,
    i.reference, i.document_on, {RETURNED_ON} FROM item i
    WHERE i.id = :item AND i.type = 'receipt' AND i.document_on <= :day"""

PAYS = """SELECT t.type, t.number, t.document_on, t.amount_minor, sum(a.amount_minor) AS paid,
    coalesce(p.open_minor, 0) FROM allocation a JOIN item t ON t.id = a.target_id
    LEFT JOIN position p ON p.id = t.id
    WHERE a.source_id = :item AND a.allocated_on <= :day
    GROUP BY t.id HAVING paid > 0 ORDER BY t.due_on, t.document_on, t.id"""


@frozen
class PaidPart:
    """What a payment pays of one debt: of how much, and what is open of it now."""

    type: str
    number: str
    document_on: date
    amount_minor: int
    paid_minor: int
    open_minor: int


@frozen
class ReceiptDetails:
    """A payment at the end of a day, in minor units; `balance_minor` is the account's then.

    One that was returned by that day pays nothing any more.
    """

    item_id: int
    customer_id: int
    number: str
    currency: str
    amount_minor: int
    method: str
    reference: str
    received_on: date
    returned_on: date | None
    parts: tuple[PaidPart, ...]
    balance_minor: int

    @property
    def left_minor(self) -> int:
        """What of it pays nothing yet; nothing once it was returned."""
        if self.returned_on is not None:
            return 0
        return self.amount_minor - sum(part.paid_minor for part in self.parts)


def receipt_details(item_id: int, as_of: date) -> ReceiptDetails:
    """Return a payment as it is at the end of a day.

    Raises:
        RefusedError: it is no payment, or came in after that day.
    """
    day = as_of.isoformat()
    rows = ask(RECEIPT, item=item_id, day=day)
    if not rows:
        raise RefusedError("There is no such payment on this day.", "Choose a payment that is in.")
    key, customer, number, currency, *rest, received, returned = rows[0]
    back = date.fromisoformat(returned) if returned and returned <= day else None
    parts = () if back else _parts(item_id, as_of)
    owed = (each.balance for each in balances(as_of, customer) if each.currency == currency)
    make: Callable[..., ReceiptDetails] = ReceiptDetails
    head = (key, customer, number, currency, *rest)
    return make(*head, date.fromisoformat(received), back, parts, sum(owed))


def _parts(item_id: int, as_of: date) -> tuple[PaidPart, ...]:
    rows = ask(with_position(as_of) + PAYS, item=item_id, day=as_of.isoformat())
    return tuple(PaidPart(row[0], row[1], date.fromisoformat(row[2]), *row[3:]) for row in rows)
