"""Use case: money comes in, and pays what it is for."""

from __future__ import annotations

from datetime import date
from typing import Literal

from collector_desktop.domain.allocation import Part, Reason
from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.currency import require_currency
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.items import ItemType
from collector_desktop.queries.entries import propose_allocation
from collector_desktop.queries.returns import settled_with
from collector_desktop.services.back_dating import watch
from collector_desktop.services.interest_corrections import correct_claims
from collector_desktop.services.money_entries import (
    Allocated,
    EntryDraft,
    MoneyMoved,
    add_entry,
    in_words,
    link,
    require_amount,
    the_customer,
    the_item,
    unallocated,
)
from collector_desktop.services.promises import judge_promises
from collector_desktop.services.write_offs import WriteOffDraft, write_off
from collector_desktop.storage.models import Item
from collector_desktop.storage.operations import operation

METHODS = ("bank", "cheque", "card", "cash")
Choice = Literal["auto", "none"] | tuple[tuple[int, int], ...]


@frozen
class ReceiptDraft:
    """Money from a customer as the user enters it.

    `allocate` is "auto" for the usual order, "none" to keep all of it unallocated, or what was
    chosen: (item, amount) pairs. With `less_discount` the usual order begins with what lacks just
    the discount that the terms allow on that day, and the discount is written off.
    """

    customer_id: int
    amount_minor: int
    currency: str
    received_on: date
    reference: str = ""
    method: str = "bank"
    allocate: Choice = "auto"
    description: str = ""
    less_discount: bool = False


def record_receipt(draft: ReceiptDraft, made_on: date) -> Outcome[MoneyMoved]:
    """Record money that came in, with what it pays; the rest stays as unallocated credit.

    Raises:
        RefusedError: the amount is not above zero, or a chosen part breaks a rule.
    """
    customer = the_customer(draft.customer_id)
    require_amount(draft.amount_minor)
    require_currency(draft.currency)
    if draft.method not in METHODS:
        raise RefusedError(f"{draft.method!r} is not a way to pay.", f"Use {', '.join(METHODS)}.")
    parts = receipt_parts(draft, made_on)
    summary = f"Receive {in_words(draft.amount_minor, draft.currency)} from {customer.name}"
    past = watch([customer.id], draft.received_on, made_on)
    with operation("record_receipt", summary, made_on) as current:
        receipt = add_entry(
            EntryDraft(
                customer,
                ItemType.RECEIPT,
                draft.amount_minor,
                draft.currency,
                draft.received_on,
                draft.reference,
                draft.description,
                draft.method,
            )
        )
        links = tuple(_pay(receipt, part) for part in parts)
        claims = correct_claims(customer.id, draft.received_on, made_on)
        for part in parts:
            if part.reason is Reason.DISCOUNTED:
                given = _give_discount(part, receipt, made_on)
                links += given.allocations
                claims += given.changes.claims
        judge_promises(made_on, customer.id)
    left = unallocated(receipt)
    moved = MoneyMoved(receipt.id, receipt.number, receipt.currency, links, left)
    return past.outcome(moved, Change.ITEM | Change.PROMISE, current.id, summary, claims)


def receipt_parts(draft: ReceiptDraft, made_on: date) -> tuple[Part, ...]:
    """Return what a receipt is going to pay, to be shown before it is saved.

    Raises:
        RefusedError: an entry was chosen twice, or more was chosen than came in.
    """
    if draft.allocate == "none":
        return ()
    if draft.allocate == "auto":
        days = (draft.received_on, max(draft.received_on, made_on))
        return propose_allocation(
            *(draft.customer_id, draft.currency, draft.amount_minor, draft.reference, days),
            less_discount=draft.less_discount,
        ).parts
    chosen = [item_id for item_id, _ in draft.allocate]
    if len(set(chosen)) < len(chosen):
        raise RefusedError("An entry was chosen twice.", "Name each once, with all it gets.")
    total = sum(minor for _, minor in draft.allocate)
    if total > draft.amount_minor:
        more = in_words(total - draft.amount_minor, draft.currency)
        raise RefusedError(f"{more} more was allocated than came in.", "Allocate less.")
    return tuple(Part(item_id, minor, Reason.CHOSEN) for item_id, minor in draft.allocate)


def _pay(receipt: Item, part: Part) -> Allocated:
    target = the_item(part.item_id)
    return link(receipt, target, part.minor, max(receipt.document_on, target.document_on))


def _give_discount(part: Part, receipt: Item, made_on: date) -> MoneyMoved:
    """Write off what the terms take off an invoice for early payment, as long as it stands."""
    on = max(receipt.document_on, the_item(part.item_id).document_on)
    condition = settled_with(receipt.number)
    draft = WriteOffDraft(part.item_id, "discount", on, reference=condition)
    return write_off(draft, made_on).value
