"""What a payment would pay: who pays, what can be paid, and what the usual order gives it."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.allocation import Reason
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.entries import open_debits, propose_allocation
from collector_desktop.queries.position import ask
from collector_desktop.queries.search import search

PAYER = """SELECT c.id, c.name, c.code, c.currency FROM customer c WHERE c.id = :customer"""

CURRENCIES = """SELECT DISTINCT currency FROM item
    WHERE customer_id = :customer AND open_minor <> 0 ORDER BY currency"""

OPEN_WITH = """SELECT id, customer_id, number, type, document_on, open_minor, currency FROM item
    WHERE id = :item"""

PAID_BY = """SELECT t.id, t.number, t.document_on, t.due_on, t.open_minor, sum(a.amount_minor)
    FROM allocation a JOIN item t ON t.id = a.target_id
    WHERE a.source_id = :item AND t.type = 'invoice'
    GROUP BY t.id HAVING sum(a.amount_minor) > 0 ORDER BY t.due_on, t.id"""


@frozen
class Payer:
    """A customer who pays; `currencies` starts with its own, then those with something open."""

    customer_id: int
    name: str
    code: str
    currencies: tuple[str, ...]


@frozen
class Found:
    """A customer that typed words may mean; `words` say why."""

    customer_id: int
    words: str


@frozen
class Payable:
    """Something that can be paid, how much, and what it is given; `reason` says why by itself."""

    item_id: int
    number: str
    due_on: date
    open_minor: int
    paid_minor: int = 0
    reason: Reason | None = None


@frozen
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
    customer_id: int,
    currency: str,
    amount_minor: int,
    reference: str,
    days: tuple[date, date],
    *,
    less_discount: bool = False,
) -> tuple[Payable, ...]:
    """Return what can be paid, oldest due first, each with what the usual order gives it.

    `days` are that of the payment and the last one to look at. With `less_discount` an invoice
    that lacks just the discount its terms allow counts as paid in full.
    """
    debits = open_debits(customer_id, currency, *days)
    asked = (customer_id, currency, amount_minor, reference, days)
    plan = propose_allocation(*asked, less_discount=less_discount) if amount_minor > 0 else None
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
