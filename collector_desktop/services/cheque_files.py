"""Use case: bring the register of cheques in from an exported file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from collector_desktop.domain.amounts import parse_amount
from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.cheques import ChequeStatus
from collector_desktop.domain.currency import exponent, require_currency
from collector_desktop.domain.items import DEBITS, ItemType
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.entries import entry_of
from collector_desktop.services.cheques import ChequeDraft, keep_cheque, require_sound
from collector_desktop.services.table_files import (
    Brought,
    RowsImported,
    TableImport,
    day,
    import_table,
    is_here,
    kept_id,
)
from collector_desktop.storage.models import Cheque

RECEIPTS = frozenset({ItemType.RECEIPT})
BANKED = (ChequeStatus.BANKED, ChequeStatus.RETURNED)


def import_cheques(path: Path, made_on: date) -> Outcome[RowsImported]:
    """Import cheques as an export wrote them; those that are there already are left out.

    Banked ones are tied to their receipts, which must be in the ledger.

    Raises:
        UnreadableFileError: the file cannot be read, or does not have the columns of an export.
    """
    return import_table(path, CHEQUES, made_on)


def _bring_in(values: dict[str, str], made_on: date) -> Brought:
    """Write one cheque, and what became of it."""
    status = ChequeStatus(values["status"])
    draft = _draft(values)
    ended = day(values["decided_on"]) if status == ChequeStatus.CANCELLED else None
    if is_here(_alike(draft, ended), Cheque, values.get("id", "")):
        return Brought.UNCHANGED
    require_sound(draft, made_on)
    receipt_id = None
    if status in BANKED:
        receipt_id = entry_of(values["receipt"], RECEIPTS, draft.customer_id).item_id
    cheque = keep_cheque(draft, **kept_id(Cheque, values.get("id", "")))
    Cheque.update(receipt=receipt_id, cancelled_on=ended).where(Cheque.id == cheque.id).execute()
    return Brought.CREATED


def _alike(draft: ChequeDraft, cancelled_on: date | None) -> list[Cheque]:
    """Return the cheques of the register that say exactly the same."""
    same = Cheque.select().where(
        *(Cheque.customer == draft.customer_id, Cheque.amount_minor == draft.amount_minor),
        *(Cheque.number == draft.number, Cheque.drawer == draft.drawer),
        *(Cheque.dated_on == draft.dated_on, Cheque.received_on == draft.received_on),
    )
    return [each for each in same if each.cancelled_on == cancelled_on]


def _draft(values: dict[str, str]) -> ChequeDraft:
    currency, customer_id = require_currency(values["currency"]), customer_id_of(values["customer"])
    places = exponent(currency)
    parts = []
    for each in values["items"].split("; ") if values["items"] else ():
        number, _, amount = each.rpartition("=")
        item = entry_of(number, DEBITS, customer_id)
        parts.append((item.item_id, parse_amount(amount, places, ".", currency)))
    return ChequeDraft(
        customer_id,
        parse_amount(values["amount"], places, ".", currency),
        currency,
        values["number"],
        day(values["dated_on"]),
        day(values["received_on"]),
        values["drawer"],
        values["reference"],
        tuple(parts),
    )


CHEQUES = TableImport(
    "import_cheques", "cheques", needed(FileKind.CHEQUES), Change.CHEQUE, _bring_in
)
