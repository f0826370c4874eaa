"""Use case: unallocated credit is paid back to the customer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.items import CREDITS, ItemType, with_article
from collector_desktop.services.back_dating import watch
from collector_desktop.services.money_entries import (
    EntryDraft,
    MoneyMoved,
    add_entry,
    in_words,
    left_of,
    link,
    require_amount,
    require_past,
    the_customer,
    the_item,
    unallocated,
)
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.models import Item
from collector_desktop.storage.operations import operation

Parts = Sequence[tuple[Item, int]]


def refund(source_id: int, minor: int, on: date, made_on: date) -> Outcome[MoneyMoved]:
    """Pay back what is left of a receipt, credit note or adjustment, or a part of it.

    Raises:
        RefusedError: not so much of it is unallocated, or it is no credit.
    """
    source = the_item(source_id)
    require_past(on, made_on)
    if source.type not in CREDITS:
        kind = with_article(source.type)
        raise RefusedError(f"{source.number} is {kind}.", "Only credit can be paid back.")
    return _pay_back([(source, minor)], on, made_on)


def refund_customer(
    customer_id: int, minor: int, currency: str, on: date, made_on: date
) -> Outcome[MoneyMoved]:
    """Pay back what a customer has on account: credit before cash, the oldest first.

    Credit notes and adjustments are used up before receipts are.

    Raises:
        RefusedError: not so much is unallocated.
    """
    customer = the_customer(customer_id)
    require_amount(minor)
    require_past(on, made_on)
    parts, rest = [], minor
    for credit in _credits(customer_id, currency, on):
        taken = min(rest, left_of(credit, on))
        if taken:
            parts.append((credit, taken))
            rest -= taken
    if rest:
        raise RefusedError(
            f"Only {in_words(minor - rest, currency)} of {customer.name} is unallocated on {on}.",
            "Refund no more than that.",
        )
    return _pay_back(parts, on, made_on)


def refund_in_turn(source_id: int, minor: int, on: date, made_on: date) -> Outcome[MoneyMoved]:
    """Pay back what the customer of an entry has on account in its currency, credit before cash.

    Raises:
        RefusedError: not so much is unallocated.
    """
    source = the_item(source_id)
    return refund_customer(source.id_in("customer") or 0, minor, source.currency, on, made_on)


def _credits(customer_id: int, currency: str, on: date) -> list[Item]:
    """Return the credits of a customer that are there on a day, cash last."""
    found = Item.select().where(
        Item.customer == customer_id,
        Item.currency == currency,
        Item.type.in_(CREDITS),
        Item.open_minor > 0,
        Item.document_on <= on,
    )
    return sorted(
        found, key=lambda each: (each.type == ItemType.RECEIPT, each.document_on, each.id)
    )


def _pay_back(parts: Parts, on: date, made_on: date) -> Outcome[MoneyMoved]:
    """Write the refund and let each credit pay its part of it."""
    first, minor = parts[0][0], sum(part for _, part in parts)
    customer, currency = first.customer, first.currency
    numbers = ", ".join(source.number for source, _ in parts)
    summary = f"Refund {in_words(minor, currency)} of {numbers} to {customer.name}"
    past = watch([customer.id], on, made_on)
    with operation("refund", summary, made_on) as current:
        entry = add_entry(EntryDraft(customer, ItemType.REFUND, minor, currency, on, numbers))
        made = tuple(link(source, entry, part, on) for source, part in parts)
        judge_promises(made_on, customer.id)
    left = sum(unallocated(source) for source, _ in parts)
    moved = MoneyMoved(entry.id, entry.number, currency, made, left)
    return past.outcome(moved, Change.ITEM, current.id, summary)
