"""Use case: give up what is open of an entry, or a part of it, for a reason."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.items import DEBITS, ItemType
from collector_desktop.domain.write_offs import REASONS
from collector_desktop.services.back_dating import watch
from collector_desktop.services.interest_corrections import correct_claims
from collector_desktop.services.money_entries import (
    EntryDraft,
    MoneyMoved,
    add_entry,
    in_words,
    left_of,
    link,
    require_past,
    the_item,
    unallocated,
)
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.models import Item
from collector_desktop.storage.operations import operation


@frozen
class WriteOffDraft:
    """What is given up and why; without an amount it is all that is open.

    `reference` is what the entry refers to, else the number of the item.
    """

    item_id: int
    reason: str
    on: date
    amount_minor: int | None = None
    reference: str = ""


def write_off(draft: WriteOffDraft, made_on: date) -> Outcome[MoneyMoved]:
    """Write a debt off by a credit adjustment, or a small credit by a debit adjustment.

    A settlement for less is this with its own reason: the money that came stays what it was.

    Raises:
        RefusedError: not so much is open from that day on, or the reason is unknown.
    """
    item = the_item(draft.item_id)
    require_past(draft.on, made_on)
    words = REASONS.get(draft.reason)
    if words is None:
        raise RefusedError(
            f"{draft.reason!r} is not a reason for a write-off.", f"Use {', '.join(REASONS)}."
        )
    left = left_of(item, draft.on)
    minor = left if draft.amount_minor is None else draft.amount_minor
    if draft.amount_minor is None and left == 0:
        raise RefusedError(f"Nothing is open of {item.number}.", "There is nothing to write off.")
    summary = f"Write off {in_words(minor, item.currency)} of {item.number}: {words}"
    is_debt = item.type in DEBITS
    past = watch([item.customer.id], draft.on, made_on)
    with operation("write_off", summary, made_on) as current:
        entry = _entry(item, draft, minor)
        made = link(entry, item, minor, draft.on) if is_debt else link(item, entry, minor, draft.on)
        judge_promises(made_on, item.customer.id)
        claims = correct_claims(item.customer.id, draft.on, made_on)
    left = unallocated(entry if is_debt else item)
    moved = MoneyMoved(entry.id, entry.number, item.currency, (made,), left)
    return past.outcome(moved, Change.ITEM, current.id, summary, claims)


def _entry(item: Item, draft: WriteOffDraft, minor: int) -> Item:
    """Write the adjustment on the other side of what is given up."""
    is_debt = item.type in DEBITS
    return add_entry(
        EntryDraft(
            item.customer,
            ItemType.CREDIT_ADJUSTMENT if is_debt else ItemType.DEBIT_ADJUSTMENT,
            minor,
            item.currency,
            draft.on,
            draft.reference or item.number,
            f"Written off: {REASONS[draft.reason]}",
            origin=draft.reason,
        )
    )
