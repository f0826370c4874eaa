"""What was taken apart on the day it was put together comes in from an export.

The file of allocations has of a day what is left at its end. That two items were taken apart is
known nowhere else, and the automatic matching must not put them together again.
"""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.amounts import parse_amount
from collector_desktop.domain.changes import Change
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.items import CREDITS, DEBITS
from collector_desktop.domain.locked_period import locked_refusal
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.entries import entry_of
from collector_desktop.services.table_files import Brought, TableImport, day
from collector_desktop.storage.locked_entries import locked_until
from collector_desktop.storage.models import Allocation, CurrentOperation, Item


def _bring_parted(values: dict[str, str], _: date) -> Brought:
    """Allocate and end it on one day, unless the ledger knows that the two were taken apart."""
    customer_id, parted_on = customer_id_of(values["customer"]), day(values["parted_on"])
    source, target = (
        Item.get_by_id(entry_of(values[end], types, customer_id).item_id)
        for end, types in (("from", CREDITS), ("to", DEBITS))
    )
    pair = {"source": source.id, "target": target.id}
    if Allocation.select().filter(**pair).where(Allocation.amount_minor < 0).exists():
        return Brought.UNCHANGED
    minor = parse_amount(values["amount"], exponent(source.currency), ".", source.currency)
    if source.currency != target.currency or not 0 < minor <= min(
        source.amount_minor, target.amount_minor
    ):
        raise ValueError(f"{values['from']} cannot have paid so much of {values['to']}.")
    if parted_on < max(source.document_on, target.document_on):
        raise ValueError(f"{values['from']} and {values['to']} were not both there on that day.")
    if parted_on.isoformat() <= locked_until():
        raise locked_refusal(values["from"], parted_on.isoformat(), locked_until())
    for amount in (minor, -minor):
        Allocation.create(
            **pair,
            amount_minor=amount,
            allocated_on=parted_on,
            batch=CurrentOperation.get().id_in("batch"),
        )
    return Brought.CREATED


PARTED = TableImport(
    "import_parted", "allocations", needed(FileKind.PARTED), Change.ITEM, _bring_parted
)
