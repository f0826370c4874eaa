"""Use case: credit is given to a customer, for a debt or on account, and says what for."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.items import DEBITS, ItemType
from collector_desktop.domain.write_offs import CONTRA_WORDS
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
class CreditDraft:
    """How much is credited on which debt, from when and what for."""

    item_id: int
    amount_minor: int
    on: date
    reason: str


def contra(item_id: int, amount_minor: int | None, on: date, made_on: date) -> Outcome[MoneyMoved]:
    """Set a debt, or a part of it, off against what is owed to the customer elsewhere.

    That is credit for it, as at the desk; nothing is given up, and nothing stays on account.

    Raises:
        RefusedError: it is no debt, or not so much of it is open from that day on.
    """
    item = the_item(item_id)
    left = left_of(item, max(on, item.document_on))
    minor = left if amount_minor is None else amount_minor
    if item.type in DEBITS:
        _require_open(item, minor, left)
    return credit_debt(CreditDraft(item_id, minor, on, CONTRA_WORDS), made_on)


def _require_open(item: Item, minor: int, left: int) -> None:
    """Refuse to set off more of a debt than is open, or nothing."""
    if left == 0:
        raise RefusedError(f"Nothing is open of {item.number}.", "There is nothing to set off.")
    if minor <= 0:
        raise RefusedError(
            "The amount must be above zero.", "Leave it out to set off all that is open."
        )
    if minor > left:
        raise RefusedError(
            f"Only {in_words(left, item.currency)} of {item.number} is open.",
            "Set off no more than that.",
        )


def credit_debt(draft: CreditDraft, made_on: date) -> Outcome[MoneyMoved]:
    """Give credit for a debt, such as for returned goods; more than is open stays on account.

    Unlike a write-off nothing is given up: less was owed.

    Raises:
        RefusedError: it is no debt, or no reason is given.
    """
    item = the_item(draft.item_id)
    require_past(draft.on, made_on)
    if item.type not in DEBITS:
        raise RefusedError(f"{item.number} is not a debt.", "Only a debt can be credited.")
    if not draft.reason.strip():
        raise RefusedError("The credit has no reason.", "Say what it is for.")
    amount = in_words(draft.amount_minor, item.currency)
    summary = f"Credit {amount} on {item.number}: {draft.reason.strip()}"
    past = watch([item.customer.id], draft.on, made_on)
    with operation("credit_debt", summary, made_on) as current:
        entry = add_entry(
            EntryDraft(
                item.customer,
                ItemType.CREDIT_ADJUSTMENT,
                draft.amount_minor,
                item.currency,
                draft.on,
                item.number,
                f"Credit: {draft.reason.strip()}",
            )
        )
        day = max(draft.on, item.document_on)
        minor = min(draft.amount_minor, left_of(item, day))
        links = (link(entry, item, minor, day),) if minor else ()
        judge_promises(made_on, item.customer.id)
        claims = correct_claims(item.customer.id, day, made_on)
    moved = MoneyMoved(entry.id, entry.number, item.currency, links, unallocated(entry))
    return past.outcome(moved, Change.ITEM, current.id, summary, claims)
