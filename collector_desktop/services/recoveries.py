"""Use case: money came in through an agency or a solicitor, as a payment of the customer too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.placements import EntryKind
from collector_desktop.domain.written import plain_day
from collector_desktop.queries.placements import open_placement, recovered_reference
from collector_desktop.queries.recoveries import EARLY_DAYS, unpaired
from collector_desktop.services.money_entries import in_words
from collector_desktop.services.placements import note_entry
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collector_desktop.queries.recoveries import Payment


@frozen
class RecoveryDraft:
    """What came of a placement, in minor units of its currency.

    Money that came in is a payment of the customer too where `as_payment` says so: the agency
    sent it to us. Who pays us directly while it is with them is entered as a payment already.
    """

    customer_id: int
    kind: EntryKind
    amount_minor: int
    note: str = ""
    as_payment: bool = False


def note_recovery(draft: RecoveryDraft, made_on: date) -> Outcome[int]:
    """Note what came in through the open placement of a customer, or what it costs.

    Money that was noted before without a payment is not noted again when its payment is taken.

    Raises:
        RefusedError: nothing was passed on, the amount cannot be, or such a payment is there
            already, by an import or from the bank.
    """
    if not draft.as_payment:
        return _note_alone(draft, made_on)
    row = open_placement(draft.customer_id, made_on)
    if row is None or draft.kind is not EntryKind.RECOVERED:
        raise RefusedError(
            "Only what came in from an open placement is a payment.", "Note it without a payment."
        )
    known = unpaired(made_on, draft.customer_id)
    _require_no_payment(draft, row.currency, known.payments, made_on)
    before = next((each for each in known.recoveries if each.minor == draft.amount_minor), None)
    sum_ = in_words(draft.amount_minor, row.currency)
    summary = f"{row.placed_with} sends {sum_} for {row.name}"
    if before is not None:
        summary += f", noted on {plain_day(before.on)}"
    with operation("take_recovery", summary, made_on) as current:
        entry_id, changed = (before.entry_id, Change.CUSTOMER) if before else _noted(draft, made_on)
        receipt = ReceiptDraft(
            draft.customer_id,
            draft.amount_minor,
            row.currency,
            made_on,
            recovered_reference(row.placed_with),
        )
        taken = record_receipt(receipt, made_on)
    return Outcome(entry_id, changed | taken.changed, current.id, current.summary)


def _note_alone(draft: RecoveryDraft, made_on: date) -> Outcome[int]:
    """Note it without a payment; what came in and is not among the payments yet is mentioned."""
    done = note_entry(draft.customer_id, draft.kind, draft.amount_minor, made_on, draft.note)
    awaited = unpaired(made_on, draft.customer_id).recoveries
    if all(each.entry_id != done.value for each in awaited):
        return done
    note = "Its payment is not in the ledger yet: once it comes in, it is known for this one."
    return replace(done, note=note)


def _noted(draft: RecoveryDraft, made_on: date) -> tuple[int, Change]:
    noted = note_entry(draft.customer_id, draft.kind, draft.amount_minor, made_on, draft.note)
    return noted.value, noted.changed | Change.CUSTOMER


def _require_no_payment(
    draft: RecoveryDraft, currency: str, payments: Sequence[Payment], made_on: date
) -> None:
    """Refuse to take money as a payment of which a payment of late is most likely the same."""
    first = made_on - timedelta(days=EARLY_DAYS)
    for each in payments:
        if (each.minor, each.currency) == (draft.amount_minor, currency) and each.on >= first:
            said = in_words(each.minor, currency)
            raise RefusedError(
                f"A payment of {said} came in on {plain_day(each.on)} already: {each.number}.",
                "Note what came in without taking it as a payment; if it is other money, enter"
                " that as a payment of the customer.",
            )
