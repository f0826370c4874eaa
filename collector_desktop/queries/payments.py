"""The lists of money in: receipts with what they pay, credit that is left, what came back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.settings import COMPANY_CURRENCY
from collector_desktop.queries.position import ask, with_position
from collector_desktop.queries.returns import IS_RETURN, RETURNED_ON
from collector_desktop.queries.settings import settings

MOST_RECEIPTS = 2_000

RECENT = """WITH recent AS (SELECT * FROM item WHERE type = 'receipt' AND document_on <= :day
    ORDER BY document_on DESC, id DESC LIMIT :most) """

RECEIPTS = f"""SELECT i.id, i.customer_id, c.name, i.number, i.amount_minor, i.currency,
    i.amount_minor - (SELECT coalesce(sum(a.amount_minor), 0) FROM allocation a
        WHERE a.source_id = i.id AND a.allocated_on <= :day),
    i.reference, i.method, i.document_on, {RETURNED_ON}
    FROM recent i JOIN customer c ON c.id = i.customer_id ORDER BY i.document_on DESC, i.id DESC"""

PAYS = """SELECT a.source_id, t.number FROM recent i
    JOIN allocation a ON a.source_id = i.id JOIN item t ON t.id = a.target_id
    WHERE a.allocated_on <= :day GROUP BY a.source_id, t.id HAVING sum(a.amount_minor) > 0
    ORDER BY t.due_on, t.id"""

CREDITS = """SELECT p.id, p.customer_id, c.name, p.number, p.type, p.open_minor, p.currency,
    coalesce(o.minor, 0), p.document_on
    FROM position p JOIN customer c ON c.id = p.customer_id
    LEFT JOIN (SELECT customer_id, currency, sum(open_minor) AS minor FROM position
        WHERE sign = 1 GROUP BY customer_id, currency) o
        ON o.customer_id = p.customer_id AND o.currency = p.currency
    WHERE p.sign = -1 ORDER BY p.document_on, p.id"""

# All items are looked at, as they lie: by way of the index of days it takes thirty times as long.
RETURNS = f"""SELECT r.id, r.customer_id, c.name, r.number, r.amount_minor, r.currency,
    r.method, r.document_on, i.document_on
    FROM item i NOT INDEXED CROSS JOIN allocation b ON b.target_id = i.id AND b.amount_minor > 0
    CROSS JOIN item r ON r.id = b.source_id CROSS JOIN customer c ON c.id = r.customer_id
    WHERE {IS_RETURN} AND i.document_on <= :day ORDER BY i.document_on DESC, i.id DESC"""

OPENED_AGAIN = """SELECT a.source_id, a.allocated_on, t.number FROM allocation a
    JOIN item t ON t.id = a.target_id
    WHERE a.amount_minor < 0 AND a.allocated_on <= :day ORDER BY t.due_on, t.id"""


@frozen
class ReceiptRow:
    """Money that came in; `pays` are the numbers of what it pays, none once it was returned."""

    item_id: int
    customer_id: int
    customer: str
    number: str
    amount_minor: int
    currency: str
    left_minor: int
    reference: str
    method: str
    received_on: date
    returned_on: date | None
    pays: tuple[str, ...]


@frozen
class CreditRow:
    """Credit that pays nothing yet; `owed_minor` is what the customer owes in its currency."""

    item_id: int
    customer_id: int
    customer: str
    number: str
    type: str
    left_minor: int
    currency: str
    owed_minor: int
    dated: date


@frozen
class ReturnRow:
    """A payment that came back; `opened` are the numbers of what it had paid until then."""

    item_id: int
    customer_id: int
    customer: str
    number: str
    amount_minor: int
    currency: str
    method: str
    received_on: date
    returned_on: date
    opened: tuple[str, ...]


@frozen
class Payments:
    """The page of payments; `is_cut` says that there are more receipts than these newest."""

    currency: str
    receipts: tuple[ReceiptRow, ...]
    credits: tuple[CreditRow, ...]
    returns: tuple[ReturnRow, ...]
    is_cut: bool


def payments(as_of: date, most: int = MOST_RECEIPTS) -> Payments:
    """Return the newest receipts, every credit that is left, and every returned payment."""
    day = as_of.isoformat()
    receipts = _receipts(day, most)
    return Payments(
        settings()[COMPANY_CURRENCY],
        receipts,
        tuple(_credit(row) for row in ask(with_position(as_of) + CREDITS, day=day)),
        _returns(day),
        len(receipts) == most,
    )


def _receipts(day: str, most: int) -> tuple[ReceiptRow, ...]:
    paid: dict[int, list[str]] = defaultdict(list)
    for source, number in ask(RECENT + PAYS, day=day, most=most):
        paid[source].append(number)
    make: Callable[..., ReceiptRow] = ReceiptRow
    found = []
    for row in ask(RECENT + RECEIPTS, day=day, most=most):
        *head, received, returned = row
        back = date.fromisoformat(returned) if returned else None
        pays = () if back else tuple(paid[row[0]])
        found.append(make(*head, date.fromisoformat(received), back, pays))
    return tuple(found)


def _credit(row: tuple[Any, ...]) -> CreditRow:
    make: Callable[..., CreditRow] = CreditRow
    *head, dated = row
    return make(*head, date.fromisoformat(dated))


def _returns(day: str) -> tuple[ReturnRow, ...]:
    rows = ask(RETURNS, day=day)
    opened: dict[tuple[int, str], list[str]] = defaultdict(list)
    for source, on, number in ask(OPENED_AGAIN, day=day) if rows else ():
        opened[source, on].append(number)
    make: Callable[..., ReturnRow] = ReturnRow
    return tuple(
        make(
            *head,
            date.fromisoformat(received),
            date.fromisoformat(returned),
            tuple(opened[head[0], returned]),
        )
        for *head, received, returned in rows
    )
