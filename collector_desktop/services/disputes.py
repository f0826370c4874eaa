"""Use cases about disputes: a customer disputes a part of a debt, and it is decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from collector_desktop.domain.amounts import parse_amount
from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.disputes import CREDITED, REASONS, DisputeStatus, ending
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.items import DEBITS, DISPUTE, ItemType
from collector_desktop.queries.disputes import DisputeRow, disputes
from collector_desktop.queries.entries import entry_of
from collector_desktop.queries.position import open_items
from collector_desktop.services.back_dating import watch
from collector_desktop.services.dispute_work import CaseDraft, change_case, open_case
from collector_desktop.services.holds import note_on
from collector_desktop.services.money_entries import (
    EntryDraft,
    MoneyMoved,
    add_entry,
    in_words,
    left_of,
    link,
    require_amount,
    the_item,
    unallocated,
)
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.models import Dispute, Item
from collector_desktop.storage.operations import operation

CHANGED = Change.ITEM | Change.CONTACT


@frozen
class DisputeDraft:
    """What the customer disputes of a debt and why; without an amount it is all that is open.

    Without an owner it goes to who answers such reasons; `raised_by` is who said so.
    """

    item_id: int
    reason: str
    amount_minor: int | None = None
    note: str = ""
    answer_by: date | None = None
    owner: str = ""
    raised_by: str = ""


@frozen
class QueryDraft:
    """A dispute by the number of the invoice, as typed; no amount is all that is open."""

    number: str
    amount: str
    reason: str
    note: str = ""
    answer_by: date | None = None
    raised_by: str = ""


@frozen
class Decision:
    """How a dispute ends; `amount_minor` is what is credited, without it all that is disputed.

    `note` says why, `credit_number` is the credit note of the accounting program.
    """

    dispute_id: int
    outcome: DisputeStatus
    amount_minor: int | None = None
    note: str = ""
    root_cause: str = ""
    credit_number: str = ""


def raise_dispute(draft: DisputeDraft, made_on: date) -> Outcome[int]:
    """Put a part of a debt in dispute, and return the id of the case; no balance changes.

    Raises:
        RefusedError: not so much of it is open and undisputed, or the reason is unknown.
    """
    item = the_item(draft.item_id)
    minor = _amount(item, draft, made_on)
    why = REASONS[draft.reason]
    words = f"{in_words(minor, item.currency)} of {item.number}: {why}"
    with operation("raise_dispute", f"Dispute {words}", made_on) as current:
        made = keep_dispute(replace(draft, amount_minor=minor), made_on)
        open_case(made, draft.owner, draft.raised_by)
        said = f"Disputes {words}" + (f". {draft.note.strip()}" if draft.note.strip() else "")
        note_on(item.customer.id, said, made_on, (item.id,))
    return Outcome(made.id, CHANGED, current.id, current.summary)


def raise_query(draft: QueryDraft, made_on: date) -> Outcome[int]:
    """Put a part of the invoice of a number in dispute, and return the id of the case.

    Raises:
        RefusedError: no or several debts have this number, or as `raise_dispute`.
        AmountError: the amount does not fit the invoice's currency.
    """
    entry = entry_of(draft.number, DEBITS)
    currency, minor = entry.currency, None
    if draft.amount:
        minor = parse_amount(draft.amount, exponent(currency), currency=currency)
    said = (draft.note, draft.answer_by, "", draft.raised_by)
    return raise_dispute(DisputeDraft(entry.item_id, draft.reason, minor, *said), made_on)


def resolve_dispute(decision: Decision, made_on: date) -> Outcome[MoneyMoved]:
    """End a dispute; what is accepted becomes a credit of that day on the debt.

    What of it was paid meanwhile stays on account; what was credited is not credited twice.

    Raises:
        RefusedError: the case is not open, or no such amount can be credited.
    """
    case, minor = _open_case(decision.dispute_id, made_on), 0
    item = the_item(case.item_id)
    if decision.outcome in CREDITED:
        minor = _credit_amount(case, decision)
    elif decision.amount_minor is not None:
        raise RefusedError(
            f"A dispute that is {decision.outcome} credits nothing.", "Leave the amount out."
        )
    words = f"of {item.number}: {ending(decision.outcome)}"
    if minor:
        words += f", {in_words(minor, item.currency)} credited"
    elif decision.outcome in CREDITED:
        words += ", credited before"
    past = watch([case.customer_id], made_on, made_on)
    with operation("resolve_dispute", f"Resolve dispute {words}", made_on) as current:
        moved = _credited(item, case, minor, made_on)
        Dispute.update(status=decision.outcome, ended_on=made_on, credit=moved.item_id).where(
            Dispute.id == case.dispute_id
        ).execute()
        said = f"Dispute {words}" + (f". {decision.note.strip()}" if decision.note.strip() else "")
        note_on(case.customer_id, said, made_on, (item.id,))
        if decision.note or decision.root_cause or decision.credit_number:
            change_case(_at_the_end(decision), made_on)
        judge_promises(made_on, case.customer_id)
    return past.outcome(moved, CHANGED | Change.PROMISE, current.id, current.summary)


def _at_the_end(decision: Decision) -> CaseDraft:
    """Return what is known of a dispute now that it is decided; what is empty stays as it is."""
    return CaseDraft(
        decision.dispute_id,
        outcome_note=decision.note or None,
        root_cause=decision.root_cause or None,
        credit_number=decision.credit_number or None,
    )


def keep_dispute(draft: DisputeDraft, made_on: date, **wished: int) -> Dispute:
    """Write a case, with the id that is wished for if any; the caller has opened the operation."""
    return Dispute.create(
        **wished,
        item=draft.item_id,
        amount_minor=draft.amount_minor,
        reason=draft.reason,
        note=draft.note.strip(),
        raised_on=made_on,
        answer_by=draft.answer_by,
    )


def _amount(item: Item, draft: DisputeDraft, made_on: date) -> int:
    """Return what is put in dispute: no more than is open and not in dispute yet."""
    if draft.reason not in REASONS:
        raise RefusedError(
            f"{draft.reason!r} is not a reason for a dispute.", f"Use {', '.join(REASONS)}."
        )
    mine = [row for row in open_items(made_on, item.customer.id) if row.item_id == item.id]
    disputed = sum(
        row.disputed_minor for row in disputes(made_on, item.customer.id) if row.item_id == item.id
    )
    left = sum(row.open_minor for row in mine) - disputed if item.type in DEBITS else 0
    if left <= 0:
        raise RefusedError(
            f"Nothing more of {item.number} can be in dispute at {made_on}.",
            "Name a debt of which a part is open and not in dispute.",
        )
    minor = left if draft.amount_minor is None else draft.amount_minor
    require_amount(minor)
    if minor > left:
        raise RefusedError(
            f"Only {in_words(left, item.currency)} of {item.number} can be in dispute.",
            "Name no more than that.",
        )
    return minor


def _open_case(dispute_id: int, made_on: date) -> DisputeRow:
    stored = Dispute.find(dispute_id)
    if stored is None:
        raise RefusedError(f"There is no dispute {dispute_id}.", "See the list of disputes.")
    rows = disputes(made_on, the_item(stored.id_in("item") or 0).id_in("customer"))
    found = next((row for row in rows if row.dispute_id == dispute_id), None)
    if found is None:
        raise RefusedError(
            f"Dispute {dispute_id} was raised on {stored.raised_on}.", "Decide it on a later day."
        )
    if stored.ended_on is not None:
        raise RefusedError(
            f"Dispute {dispute_id} has been {stored.status} since {stored.ended_on}.",
            "See the list of disputes.",
        )
    return found


def _credit_amount(case: DisputeRow, decision: Decision) -> int:
    """Return what is credited: all that was disputed and not credited since, or less of it."""
    minor = decision.amount_minor
    if not case.grantable_minor:
        if decision.outcome is DisputeStatus.ACCEPTED and not minor:
            return 0
        raise RefusedError(
            f"All that was in dispute on {case.number} has been credited since.",
            "Accept it without an amount, or end the dispute as rejected or withdrawn.",
        )
    if decision.outcome is DisputeStatus.PART and minor is None:
        raise RefusedError("It is accepted in part.", "Say how much is credited.")
    most = case.grantable_minor
    minor = most if minor is None else minor
    if not 0 < minor <= most:
        raise RefusedError(
            f"{in_words(most, case.currency)} of {case.number} is in dispute.",
            "Credit some of that, or end the dispute as rejected or withdrawn.",
        )
    if decision.outcome is DisputeStatus.PART and minor == most:
        raise RefusedError(
            f"{in_words(minor, case.currency)} is all that is in dispute.", "Accept the whole."
        )
    return minor


def _credited(item: Item, case: DisputeRow, minor: int, made_on: date) -> MoneyMoved:
    """Write the credit of a decided dispute, if it is accepted, and let it pay what is open."""
    if not minor:
        return MoneyMoved(None, None, item.currency, (), 0)
    entry = add_entry(
        EntryDraft(
            item.customer,
            ItemType.CREDIT_ADJUSTMENT,
            minor,
            item.currency,
            made_on,
            item.number,
            f"Credit for dispute: {REASONS[case.reason]}",
            origin=DISPUTE,
        )
    )
    unpaid = min(left_of(item, made_on), minor)
    made = (link(entry, item, unpaid, made_on),) if unpaid else ()
    return MoneyMoved(entry.id, entry.number, item.currency, made, unallocated(entry))
