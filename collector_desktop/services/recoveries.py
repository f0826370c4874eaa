"""Use case: money came in through an agency or a solicitor, as a payment of the customer too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.placements import EntryKind
from collector_desktop.queries.placements import open_placement, recovered_reference
from collector_desktop.services.placements import note_entry
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.storage.operations import operation


@dataclass(frozen=True, slots=True)
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

    Raises:
        RefusedError: nothing was passed on, or the amount cannot be.
    """
    if not draft.as_payment:
        return note_entry(draft.customer_id, draft.kind, draft.amount_minor, made_on, draft.note)
    row = open_placement(draft.customer_id, made_on)
    if row is None or draft.kind is not EntryKind.RECOVERED:
        raise RefusedError(
            "Only what came in from an open placement is a payment.", "Note it without a payment."
        )
    summary = f"{row.placed_with} sends money for {row.name}"
    with operation("take_recovery", summary, made_on) as current:
        noted = note_entry(draft.customer_id, draft.kind, draft.amount_minor, made_on, draft.note)
        receipt = ReceiptDraft(
            draft.customer_id,
            draft.amount_minor,
            row.currency,
            made_on,
            recovered_reference(row.placed_with),
        )
        taken = record_receipt(receipt, made_on)
    changed = noted.changed | taken.changed | Change.CUSTOMER
    return Outcome(noted.value, changed, current.id, current.summary)
