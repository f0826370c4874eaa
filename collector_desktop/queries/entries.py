"""Entries found by their numbers, and what of a customer's debts can be paid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from collector_desktop.domain.allocation import AllocationPlan, OpenDebit, plan_allocation
from collector_desktop.domain.allocation_days import Move, room
from collector_desktop.domain.allocation_discount import plan_with_discount
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.items import CHARGE_ORIGINS, CREDITS, DEBITS, ItemType, with_article
from collector_desktop.domain.numbers import number_key
from collector_desktop.domain.settings import ALLOCATION_FIRST
from collector_desktop.queries.discounts import discounts_on
from collector_desktop.queries.position import ask
from collector_desktop.queries.settings import settings

BY_NUMBER = """SELECT i.id, i.customer_id, i.type, i.number, i.currency, i.open_minor, c.code
    FROM item i JOIN customer c ON c.id = i.customer_id WHERE i.number_key = :key ORDER BY i.id"""

PAYABLE = """SELECT id, number, document_on, due_on, open_minor, amount_minor, origin FROM item
    WHERE customer_id = :customer AND currency = :currency AND open_minor <> 0
      AND type IN ('invoice', 'refund', 'debit_adjustment') AND document_on <= :day"""

REARRANGED = """SELECT a.target_id, a.allocated_on, a.amount_minor FROM allocation a
    WHERE a.target_id IN (SELECT e.target_id FROM allocation e JOIN item i ON i.id = e.target_id
        WHERE e.amount_minor < 0 AND i.customer_id = :customer)"""


@frozen
class Entry:
    """An entry as its number finds it."""

    item_id: int
    customer_id: int
    type: str
    number: str
    currency: str
    open_minor: int
    code: str


def entry_of(number: str, types: Collection[str], customer_id: int | None = None) -> Entry:
    """Return the one entry of some types with a number; blanks and capitals do not count.

    Raises:
        RefusedError: there is none, it is of another type or customer, or there are several.
    """
    every = _by_number(number)
    if not every:
        raise RefusedError(f"No entry is numbered {number}.", "See `items --all`.")
    right = [entry for entry in every if entry.type in types]
    if not right:
        wanted = " or ".join(sorted(with_article(text) for text in types))
        raise RefusedError(f"{number} is {with_article(every[0].type)}.", f"Name {wanted}.")
    own = [entry for entry in right if customer_id in (None, entry.customer_id)]
    if not own:
        raise RefusedError(
            f"{number} belongs to another customer.", "Name an entry of this customer."
        )
    if len(own) > 1:
        raise _several(number, own)
    return own[0]


def invoice_of(number: str, customer_id: int | None = None) -> Entry:
    """Return the one invoice with a number, or the first part of one that is payable in parts.

    Raises:
        RefusedError: there is none, or there are several.
    """
    known = {entry.type for entry in _by_number(number)}
    in_parts = not known and _by_number(f"{number}/1")
    return entry_of(f"{number}/1" if in_parts else number, {ItemType.INVOICE}, customer_id)


def pair_of(source: str, target: str, customer_id: int | None = None) -> tuple[Entry, Entry]:
    """Return the credit and the debit of one customer that two numbers mean.

    Raises:
        RefusedError: there is no such pair, or several.
    """
    credits_ = [entry for entry in _by_number(source) if entry.type in CREDITS]
    debits = [entry for entry in _by_number(target) if entry.type in DEBITS]
    pairs = [(c, d) for c in credits_ for d in debits if c.customer_id == d.customer_id]
    pairs = [pair for pair in pairs if customer_id in (None, pair[0].customer_id)]
    if len(pairs) == 1:
        return pairs[0]
    if len(pairs) > 1:
        raise _several(f"{source} or {target}", [credit for credit, _ in pairs])
    return entry_of(source, CREDITS, customer_id), entry_of(target, DEBITS, customer_id)


def _several(number: str, entries: Collection[Entry]) -> RefusedError:
    """Return the error for a number that is no name: whose entries have it, or which types."""
    codes = list(dict.fromkeys(entry.code for entry in entries))
    if len(codes) > 1:
        named = f"{', '.join(codes[:-1])} and {codes[-1]}"
        return RefusedError(
            f"{named} have entries numbered {number}.",
            f"Say whose is meant: --customer {codes[0]}.",
        )
    types = " and ".join(with_article(entry.type) for entry in entries)
    return RefusedError(
        f"{number} of {codes[0]} is {types}.", "Choose one in the window, on the customer's card."
    )


def open_debits(customer_id: int, currency: str, day: date, until: date) -> list[OpenDebit]:
    """Return what of a customer's debts dated up to `until` can be paid from a day on.

    What was paid once, on a later day, and is open again now counts only as far as it was open on
    every day between. Claimed interest and charges rank after the rest, or before it by setting.
    """
    moves: dict[int, list[Move]] = defaultdict(list)
    for item_id, text, minor in ask(REARRANGED, customer=customer_id):
        moves[item_id].append((date.fromisoformat(text), minor))
    found = []
    values = {"customer": customer_id, "currency": currency, "day": until.isoformat()}
    charge = 1 if settings()[ALLOCATION_FIRST] == "principal" else -1
    for item_id, number, made, due, open_minor, amount, origin in ask(PAYABLE, **values):
        made_on, moved = date.fromisoformat(made), moves.get(item_id)
        left = room(amount, moved, max(day, made_on)) if moved else open_minor
        due_on, rank = date.fromisoformat(due), charge if origin in CHARGE_ORIGINS else 0
        found.append(OpenDebit(item_id, number, made_on, due_on, left, rank))
    return found


def propose_allocation(
    customer_id: int,
    currency: str,
    amount_minor: int,
    reference: str,
    days: tuple[date, date],
    *,
    less_discount: bool = False,
) -> AllocationPlan:
    """Return what a receipt would pay; `days` are its own and the last one to look at.

    With `less_discount` it pays invoices in full that lack just the discount their terms allow.
    """
    debits = open_debits(customer_id, currency, *days)
    if less_discount:
        offers = discounts_on(customer_id, currency, days[0])
        found = plan_with_discount(amount_minor, reference, debits, offers) if offers else None
        if found is not None:
            return found
    return plan_allocation(amount_minor, reference, debits)


def _by_number(number: str) -> list[Entry]:
    make: Callable[..., Entry] = Entry
    rows: list[tuple[Any, ...]] = ask(BY_NUMBER, key=number_key(number))
    return [make(*row) for row in rows]
