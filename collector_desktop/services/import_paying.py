"""Payments of a file that lists what was billed and what was paid, but not what paid what."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.items import ItemType
from collector_desktop.importers.base import ItemRow, ParsedFile
from collector_desktop.queries.entries import propose_allocation
from collector_desktop.services.import_tally import Tally
from collector_desktop.services.money_entries import link, the_item, unallocated
from collector_desktop.storage.models import ImportBatch, Item

ON_ACCOUNT = "No invoice was found for all of this payment; the rest stays on account."


def pay_with_receipts(parsed: ParsedFile, batch: ImportBatch, tally: Tally) -> None:
    """Allocate the receipts that a file made, the oldest first; the caller has an operation.

    Each pays as a receipt does that is entered by hand: what fits exactly, else the oldest.
    """
    rows = {row.number: row.row for row in parsed.rows if isinstance(row, ItemRow)}
    made = (Item.batch == batch) & (Item.type == ItemType.RECEIPT) & (Item.open_minor > 0)
    for item in list(Item.select().where(made).order_by(Item.document_on, Item.id)):
        _pay(item, batch.imported_on)
        if unallocated(item):
            tally.warn(rows.get(item.number, 0), "amount", item.number, ON_ACCOUNT)


def _pay(receipt: Item, made_on: date) -> None:
    """Allocate one receipt to the open debts of its customer."""
    days = (receipt.document_on, max(receipt.document_on, made_on))
    plan = propose_allocation(
        receipt.customer.id, receipt.currency, receipt.open_minor, receipt.reference, days
    )
    for part in plan.parts:
        target = the_item(part.item_id)
        link(receipt, target, part.minor, max(receipt.document_on, target.document_on))
