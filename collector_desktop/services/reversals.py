"""Use case: a cheque bounced or a direct debit came back."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.items import FEE, ItemType, with_article
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.queries.returns import conditional_write_offs, return_of, returned_reference
from collector_desktop.services.back_dating import watch
from collector_desktop.services.money_entries import (
    Allocated,
    EntryDraft,
    MoneyMoved,
    add_entry,
    in_words,
    left_of,
    link,
    require_amount,
    require_past,
    targets_of,
    the_item,
    unallocated,
    unlink,
)
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.models import Contact, ContactItem, Item
from collector_desktop.storage.operations import operation


def bounce(
    item_id: int, on: date, made_on: date, fee_minor: int | None = None
) -> Outcome[MoneyMoved]:
    """Record that a payment was returned on a day.

    The receipt stays as it was until then. From that day on it pays nothing: what it paid is open
    again with its own due date, and an entry of the same amount takes the receipt up. What was
    given up because it came, such as a discount, is owed again. The bank's charge, if any, is added
    to what the customer owes.

    Raises:
        RefusedError: it is no receipt, was returned already, or is dated after that day.
    """
    receipt = the_item(item_id)
    _require_returnable(receipt, on, made_on)
    if fee_minor is not None:
        require_amount(fee_minor)
    amount = in_words(receipt.amount_minor, receipt.currency)
    summary = f"Payment {receipt.number} of {amount} returned: {receipt.customer.name}"
    past = watch([receipt.customer.id], on, made_on)
    with operation("bounce", summary, made_on) as current:
        ended = [(target, unlink(receipt, target, on)) for target in list(targets_of(receipt))]
        links = [each for _, made in ended for each in made]
        reversal = _entry(receipt, receipt.amount_minor, on, "Payment returned")
        links.append(link(receipt, reversal, receipt.amount_minor, on))
        links += _revive(receipt, on)
        if fee_minor is not None:
            _entry(receipt, fee_minor, on, f"Bank charge: {receipt.number} returned", is_fee=True)
        _note(receipt, [target for target, made in ended if made], on)
        judge_promises(made_on, receipt.customer.id)
    left = unallocated(receipt)
    moved = MoneyMoved(reversal.id, reversal.number, receipt.currency, tuple(links), left)
    changed = Change.ITEM | Change.PROMISE | Change.CONTACT
    return past.outcome(moved, changed, current.id, summary)


def _require_returnable(receipt: Item, on: date, made_on: date) -> None:
    if receipt.type != ItemType.RECEIPT:
        kind = with_article(receipt.type)
        raise RefusedError(f"{receipt.number} is {kind}.", "Only a receipt can be returned.")
    before = return_of(receipt.id)
    if before is not None:
        raise RefusedError(
            f"{receipt.number} was returned already ({before}).", "See the customer's history."
        )
    require_past(on, made_on)
    if on < receipt.document_on:
        raise RefusedError(
            f"{receipt.number} is dated {receipt.document_on}.", "It cannot come back before."
        )


def _entry(receipt: Item, minor: int, on: date, words: str, *, is_fee: bool = False) -> Item:
    return add_entry(
        EntryDraft(
            receipt.customer,
            ItemType.DEBIT_ADJUSTMENT,
            minor,
            receipt.currency,
            on,
            receipt.number if is_fee else returned_reference(receipt.number),
            words,
            origin=FEE if is_fee else "",
        )
    )


def _revive(receipt: Item, on: date) -> list[Allocated]:
    """Let what was written off on the condition that the receipt stands be owed again."""
    links: list[Allocated] = []
    for item_id in conditional_write_offs(receipt.customer.id, receipt.number):
        given_up = the_item(item_id)
        day = max(on, given_up.document_on)
        for target in list(targets_of(given_up)):
            links += unlink(given_up, target, day)
        left = left_of(given_up, day)
        if left:
            fallen = _entry(given_up, left, day, f"Owed again: {receipt.number} returned")
            links.append(link(given_up, fallen, left, day))
    return links


def _note(receipt: Item, paid: list[Item], on: date) -> None:
    """Put the return into the customer's history, with the debts that it opens again."""
    amount = in_words(receipt.amount_minor, receipt.currency)
    note = Contact.create(
        customer=receipt.customer,
        kind=ContactKind.NOTE,
        note=f"Payment returned: {receipt.number}, {amount}",
        made_on=on,
    )
    for item in paid:
        ContactItem.create(contact=note, item=item)
