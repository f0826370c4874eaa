"""What the screens of money in show: who pays, what a payment would pay, and what it paid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from collector_desktop.domain.allocation import Reason, plan_allocation
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.settings import COMPANY_CURRENCY
from collector_desktop.queries.entries import open_debits
from collector_desktop.queries.position import ask, with_position
from collector_desktop.queries.returns import IS_RETURN, RETURNED_ON
from collector_desktop.queries.search import search
from collector_desktop.queries.settings import settings

MOST_RECEIPTS = 2_000

PAYER = """SELECT c.id, c.name, c.code, c.currency FROM customer c WHERE c.id = :customer"""

CURRENCIES = """SELECT DISTINCT currency FROM item
    WHERE customer_id = :customer AND open_minor <> 0 ORDER BY currency"""

OPEN_WITH = """SELECT id, customer_id, number, type, document_on, open_minor, currency FROM item
    WHERE id = :item"""

PAID_BY = """SELECT t.id, t.number, t.document_on, t.due_on, t.open_minor, sum(a.amount_minor)
    FROM allocation a JOIN item t ON t.id = a.target_id
    WHERE a.source_id = :item AND t.type = 'invoice'
    GROUP BY t.id HAVING sum(a.amount_minor) > 0 ORDER BY t.due_on, t.id"""

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

RETURNS = f"""SELECT r.id, r.customer_id, c.name, r.number, r.amount_minor, r.currency,
    r.method, r.document_on, i.document_on
    FROM item i JOIN allocation b ON b.target_id = i.id AND b.amount_minor > 0
    JOIN item r ON r.id = b.source_id JOIN customer c ON c.id = r.customer_id
    WHERE {IS_RETURN} AND i.document_on <= :day ORDER BY i.document_on DESC, i.id DESC"""

OPENED_AGAIN = """SELECT a.source_id, a.allocated_on, t.number FROM allocation a
    JOIN item t ON t.id = a.target_id
    WHERE a.amount_minor < 0 AND a.allocated_on <= :day ORDER BY t.due_on, t.id"""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Payments:
    """The page of payments; `is_cut` tells that there are more receipts than these newest."""

    currency: str
    receipts: tuple[ReceiptRow, ...]
    credits: tuple[CreditRow, ...]
    returns: tuple[ReturnRow, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Payer:
    """A customer who pays; `currencies` starts with its own, then those with something open."""

    customer_id: int
    name: str
    code: str
    currencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A customer that typed words may mean; `words` tell why."""

    customer_id: int
    words: str


@dataclass(frozen=True, slots=True)
class Payable:
    """Something that can be paid, how much, and what it is given; `reason` says why by itself."""

    item_id: int
    number: str
    due_on: date
    open_minor: int
    paid_minor: int = 0
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class CreditUse:
    """A credit with what it pays now; `available_minor` is that and what is left of it."""

    item_id: int
    number: str
    customer: Payer
    currency: str
    dated: date
    available_minor: int
    lines: tuple[Payable, ...]


def payer(customer_id: int) -> Payer:
    """Return a customer as somebody who pays.

    Raises:
        RefusedError: it is not in the ledger any more.
    """
    rows = ask(PAYER, customer=customer_id)
    if not rows:
        raise RefusedError("This customer is not in the ledger any more.", "Go back to the list.")
    _, name, code, own = rows[0]
    others = [row[0] for row in ask(CURRENCIES, customer=customer_id) if row[0] != own]
    return Payer(customer_id, name, code, (own, *others))


def find_payers(text: str) -> tuple[Found, ...]:
    """Return whom typed words may mean: by name or code, by a person, or by an invoice."""
    found: dict[int, Found] = {}
    for hit in search(text):
        words = ", ".join(part for part in (hit.title, hit.detail) if part)
        found.setdefault(hit.customer_id, Found(hit.customer_id, words))
    return tuple(found.values())


def payment_preview(
    customer_id: int, currency: str, amount_minor: int, reference: str, days: tuple[date, date]
) -> tuple[Payable, ...]:
    """Return what can be paid, oldest due first, each with what the usual order gives it.

    `days` are that of the payment and the last one to look at.
    """
    debits = open_debits(customer_id, currency, *days)
    plan = plan_allocation(amount_minor, reference, debits) if amount_minor > 0 else None
    given: dict[int, tuple[int, Reason]] = {}
    for part in plan.parts if plan else ():
        before = given.get(part.item_id, (0, part.reason))
        given[part.item_id] = (before[0] + part.minor, before[1])
    lines = [
        Payable(
            debit.item_id,
            debit.number,
            debit.due_on,
            debit.open_minor,
            *given.get(debit.item_id, (0, None)),
        )
        for debit in debits
        if debit.open_minor > 0
    ]
    return tuple(sorted(lines, key=lambda line: (line.due_on, line.item_id)))


def credit_use(item_id: int, until: date) -> CreditUse:
    """Return what a credit pays, and what else it could pay, as it stands now.

    Raises:
        RefusedError: it is not in the ledger any more.
    """
    rows = ask(OPEN_WITH, item=item_id)
    if not rows:
        raise RefusedError("This entry is not in the ledger any more.", "Go back to the list.")
    _, customer_id, number, _, dated, left, currency = rows[0]
    paid = [
        Payable(target, name, date.fromisoformat(due), open_minor + minor, minor)
        for target, name, _, due, open_minor, minor in ask(PAID_BY, item=item_id)
    ]
    mine = {line.item_id for line in paid}
    others = payment_preview(customer_id, currency, 0, "", (until, until))
    lines = [*paid, *(line for line in others if line.item_id not in mine)]
    return CreditUse(
        item_id,
        number,
        payer(customer_id),
        currency,
        date.fromisoformat(dated),
        left + sum(line.paid_minor for line in paid),
        tuple(sorted(lines, key=lambda line: (line.due_on, line.item_id))),
    )


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
