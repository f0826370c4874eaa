"""Use cases: bring holds and disputes in from the files of an export."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from collector_desktop.domain.amounts import parse_amount
from collector_desktop.domain.changes import Outcome
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.disputes import CREDITED, REASONS, DisputeStatus
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.holds import HoldKind
from collector_desktop.domain.items import DEBITS, ItemType
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.entries import Entry, entry_of
from collector_desktop.services.disputes import CHANGED, DisputeDraft, keep_dispute
from collector_desktop.services.holds import CHANGED as HOLD_CHANGED
from collector_desktop.services.holds import HoldDraft, keep_hold
from collector_desktop.services.table_files import (
    Brought,
    RowsImported,
    TableImport,
    day,
    day_or_none,
    import_table,
    is_here,
    kept_id,
)
from collector_desktop.storage.models import Dispute, Hold

CREDITS = frozenset({ItemType.CREDIT_ADJUSTMENT})


def import_holds(path: Path, made_on: date) -> Outcome[RowsImported]:
    """Import holds as an export wrote them; those that are there already are left out.

    Raises:
        UnreadableFileError: the file cannot be read, or does not have the columns of an export.
    """
    return import_table(path, HOLDS, made_on)


def import_disputes(path: Path, made_on: date) -> Outcome[RowsImported]:
    """Import disputes as an export wrote them; those that are there already are left out.

    What was accepted is tied to its credit, which must be in the ledger.

    Raises:
        UnreadableFileError: the file cannot be read, or does not have the columns of an export.
    """
    return import_table(path, DISPUTES, made_on)


def _bring_in_hold(values: dict[str, str], _made_on: date) -> Brought:
    customer_id = customer_id_of(values["customer"])
    item = entry_of(values["item"], DEBITS, customer_id) if values["item"] else None
    item_ids = (item.item_id,) if item else ()
    kind, until = HoldKind(values["kind"]), day_or_none(values["until"])
    draft = HoldDraft(customer_id, kind, values["reason"], until, item_ids)
    on, released = day(values["date"]), day_or_none(values["released_on"])
    _require_order("hold", on, until, released)
    same = Hold.select().where(
        *(
            Hold.customer == customer_id,
            Hold.item.is_null() if item is None else Hold.item == item.item_id,
        ),
        *(Hold.kind == kind, Hold.reason == values["reason"], Hold.made_on == on),
    )
    own_id = values.get("id", "")
    if is_here(same, Hold, own_id):
        return Brought.UNCHANGED
    wished = kept_id(Hold, own_id)
    hold = keep_hold(draft, item.item_id if item else None, on, **wished)
    Hold.update(released_on=released).where(Hold.id == hold.id).execute()
    return Brought.CREATED


def _bring_in_dispute(values: dict[str, str], _made_on: date) -> Brought:
    item = entry_of(values["item"], DEBITS, customer_id_of(values["customer"]))
    draft = _dispute(values, item)
    on, ended = day(values["raised_on"]), day_or_none(values["decided_on"])
    status = DisputeStatus(values["status"])
    _require_order("dispute", on, ended)
    if (ended is None) != (status is DisputeStatus.OPEN):
        raise RefusedError("The day it ended and the status do not agree.", "Correct the row.")
    same = Dispute.select().where(
        *(Dispute.item == item.item_id, Dispute.amount_minor == draft.amount_minor),
        *(Dispute.reason == draft.reason, Dispute.raised_on == on),
    )
    if is_here(same, Dispute, values.get("id", "")):
        return Brought.UNCHANGED
    credit_id = None
    if status in CREDITED:
        credit_id = entry_of(values["credit"], CREDITS, item.customer_id).item_id
    made = keep_dispute(draft, on, **kept_id(Dispute, values.get("id", "")))
    Dispute.update(status=status, ended_on=ended, credit=credit_id).where(
        Dispute.id == made.id
    ).execute()
    return Brought.CREATED


def _dispute(values: dict[str, str], item: Entry) -> DisputeDraft:
    currency, reason = values["currency"], values["reason"].upper()
    if currency != item.currency or reason not in REASONS:
        raise RefusedError(
            f"{item.number} is in {item.currency}, or {reason!r} is not a reason.",
            "Correct the row.",
        )
    minor = parse_amount(values["amount"], exponent(currency), ".", currency)
    return DisputeDraft(
        item.item_id, reason, minor, values["note"], day_or_none(values["answer_by"])
    )


def _require_order(noun: str, on: date, *later: date | None) -> None:
    if any(day is not None and day < on for day in later):
        raise RefusedError(f"The {noun} ends before it begins.", "Correct the row.")


HOLDS = TableImport("import_holds", "holds", needed(FileKind.HOLDS), HOLD_CHANGED, _bring_in_hold)
DISPUTES = TableImport(
    "import_disputes", "disputes", needed(FileKind.DISPUTES), CHANGED, _bring_in_dispute
)
