"""Use case: credit of one customer becomes credit of another, in plain sight on both accounts."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.items import CREDITS, ItemType
from collector_desktop.services.back_dating import watch
from collector_desktop.services.money_entries import (
    EntryDraft,
    MoneyMoved,
    add_entry,
    in_words,
    link,
    require_past,
    the_customer,
    the_item,
    unallocated,
)
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.operations import operation


@frozen
class TransferDraft:
    """How much of which credit goes to whom, and from which day on."""

    source_id: int
    customer_id: int
    amount_minor: int
    on: date


def transfer(draft: TransferDraft, made_on: date) -> Outcome[MoneyMoved]:
    """Move unallocated credit to another customer by a pair of adjustments.

    The credit of the other customer is new and unallocated; it may pay its debts like any other.
    So debts and credits of two customers are set off against each other only by this.

    Raises:
        RefusedError: not so much of the credit is left, or the customer is the same.
    """
    source, receiver = the_item(draft.source_id), the_customer(draft.customer_id)
    giver = source.customer
    require_past(draft.on, made_on)
    if source.type not in CREDITS:
        raise RefusedError(f"{source.number} is not a credit.", "Only credit can be transferred.")
    if giver.id == receiver.id:
        raise RefusedError(f"{source.number} already belongs to {giver.name}.", "Choose another.")
    amount = in_words(draft.amount_minor, source.currency)
    summary = f"Transfer {amount} of {source.number} from {giver.name} to {receiver.name}"
    values = (draft.amount_minor, source.currency, draft.on, source.number)
    past = watch([giver.id, receiver.id], draft.on, made_on)
    with operation("transfer", summary, made_on) as current:
        taken = add_entry(
            EntryDraft(giver, ItemType.DEBIT_ADJUSTMENT, *values, f"Transferred to {receiver.code}")
        )
        made = link(source, taken, draft.amount_minor, draft.on)
        given = add_entry(
            EntryDraft(
                receiver, ItemType.CREDIT_ADJUSTMENT, *values, f"Transferred from {giver.code}"
            )
        )
        judge_promises(made_on, giver.id)
    moved = MoneyMoved(given.id, given.number, source.currency, (made,), unallocated(source))
    return past.outcome(moved, Change.ITEM, current.id, summary)
