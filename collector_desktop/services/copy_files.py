"""Use cases: the kept copies of invoices leave in one archive, and come into a ledger from it."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.items import ItemType
from collector_desktop.exporters.archive import write_archive
from collector_desktop.importers.copy_archive import COPIES, KeptFiles, copy_bytes
from collector_desktop.importers.own_rows import CopyRow
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.entries import entry_of
from collector_desktop.queries.invoice_copies import copy_content
from collector_desktop.queries.own_exports import copy_rows
from collector_desktop.services.import_tally import Tally
from collector_desktop.storage.models import InvoiceCopy

ARCHIVE = "invoice_copies.zip"
DOCUMENTS = frozenset({ItemType.INVOICE, ItemType.CREDIT_NOTE})


def write_copies(folder: Path, until: date) -> tuple[Path, int] | None:
    """Write the kept copies of entries up to a day; return where, and how many.

    None is written, and None returned, if there are none.

    Raises:
        OutsideWorldError: it cannot be written.
    """
    rows = copy_rows(until)
    if not rows:
        return None
    write_archive(archive_parts(COPIES, rows, copy_content), folder / ARCHIVE)
    return folder / ARCHIVE, len(rows)


class CopyRows:
    """Brings copies to the entries that they are of; one that an entry has stays as it is."""

    def __init__(self, batch_id: int, tally: Tally) -> None:
        self._batch_id = batch_id
        self._tally = tally

    def take(self, rows: Sequence[CopyRow]) -> None:
        """Bring some copies in; one whose entry is not there is rejected."""
        for row in rows:
            try:
                self._take(row)
            except CollectorError as error:
                why = f"{error.title} {error.advice}"
                self._tally.reject(row.row, "number", row.texts["number"], why)
            except ValueError as error:
                self._tally.reject(row.row, "part", row.texts["part"], str(error))

    def _take(self, row: CopyRow) -> None:
        texts = row.texts
        owner, kind = customer_id_of(texts["customer"]), ItemType(texts["type"])
        entry = entry_of(texts["number"], DOCUMENTS & {kind}, owner)
        content = copy_bytes(row)
        sha256 = hashlib.sha256(content).hexdigest()
        same = (InvoiceCopy.item == entry.item_id) & (InvoiceCopy.sha256 == sha256)
        if InvoiceCopy.get_or_none(same) is not None:
            self._tally.unchanged += 1
            return
        InvoiceCopy.create(
            item=entry.item_id,
            file_name=texts["file_name"],
            media_type=texts["media_type"],
            sha256=sha256,
            content=content,
            batch=self._batch_id,
        )
        self._tally.created += 1


def archive_parts(
    of: KeptFiles, rows: Sequence[tuple[int, tuple[str, ...]]], read: Callable[[int], bytes]
) -> Iterator[tuple[str, bytes]]:
    """Yield the list first, by which the archive is known, and then the files."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(of.columns)
    for key, told in rows:
        writer.writerow((key, *told))
    yield of.list_name, text.getvalue().encode("utf-8-sig")
    for key, _ in rows:
        yield str(key), read(key)
