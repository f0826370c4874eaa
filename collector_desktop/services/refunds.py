"""Use case: unallocated credit is paid back to the customer."""

from __future__ import annotations

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
    link,
    require_past,
    the_item,
    unallocated,
)
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.operations import operation


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
    amount = in_words(minor, source.currency)
    summary = f"Refund {amount} of {source.number} to {source.customer.name}"
    past = watch([source.customer.id], on, made_on)
    with operation("refund", summary, made_on) as current:
        entry = add_entry(
            EntryDraft(source.customer, ItemType.REFUND, minor, source.currency, on, source.number)
        )
        made = link(source, entry, minor, on)
        judge_promises(made_on, source.customer.id)
    moved = MoneyMoved(entry.id, entry.number, source.currency, (made,), unallocated(source))
    return past.told(moved, Change.ITEM, current.id, summary)
