"""Use cases: the kept copies of invoices leave in one archive, and come into a ledger from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from collector_desktop.domain.items import ItemType
from collector_desktop.importers.copy_archive import COPIES
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.entries import entry_of
from collector_desktop.queries.invoice_copies import copy_content
from collector_desktop.queries.own_exports import copy_rows
from collector_desktop.services.import_tally import Tally
from collector_desktop.services.kept_archives import KeptFile, KeptRows, write_kept
from collector_desktop.storage.models import InvoiceCopy

ARCHIVE = "invoice_copies.zip"
DOCUMENTS = frozenset({ItemType.INVOICE, ItemType.CREDIT_NOTE})


def write_copies(folder: Path, until: date) -> tuple[Path, int] | None:
    """Write the kept copies of entries up to a day; return where, and how many; see `write_kept`.

    Raises:
        OutsideWorldError: it cannot be written.
    """
    return write_kept(COPIES, folder / ARCHIVE, copy_rows(until), copy_content)


class CopyRows(KeptRows):
    """Brings copies to the entries that they are of; one that an entry has stays as it is."""

    owner = "number"

    def __init__(self, batch_id: int, tally: Tally) -> None:
        super().__init__(tally)
        self._batch_id = batch_id

    def _bring(self, file: KeptFile) -> bool:
        texts = file.texts
        customer, kind = customer_id_of(texts["customer"]), ItemType(texts["type"])
        entry = entry_of(texts["number"], DOCUMENTS & {kind}, customer)
        same = (InvoiceCopy.item == entry.item_id) & (InvoiceCopy.sha256 == file.sha256)
        if InvoiceCopy.get_or_none(same) is not None:
            return False
        InvoiceCopy.create(
            item=entry.item_id,
            file_name=texts["file_name"],
            media_type=texts["media_type"],
            sha256=file.sha256,
            content=file.content,
            batch=self._batch_id,
        )
        return True
