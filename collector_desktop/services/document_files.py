"""What papers were made, of our own export, comes into a ledger; the papers stay where they are."""

from __future__ import annotations

import re
from datetime import date

from collector_desktop.domain.changes import Change
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.services.table_files import Brought, TableImport, day
from collector_desktop.storage.models import Document

SHA256 = re.compile(r"[0-9a-f]{64}")
MOST_BYTES = 2**40


def _bring_document(values: dict[str, str], _: date) -> Brought:
    """Write what is known of a paper, by which a check finds out whether it is still the same."""
    if not SHA256.fullmatch(values["sha256"]) or not values["file_name"]:
        raise ValueError("A document needs a name and the hash of its bytes.")
    told = {
        "customer": customer_id_of(values["customer"]),
        "made_on": day(values["date"]),
        **{name: values[name] for name in ("kind", "file_name", "path", "sha256")},
        "size": min(int(values["size"]), MOST_BYTES),
    }
    query = Document.select(Document.id)
    for name, value in told.items():
        query = query.where(getattr(Document, name) == value)
    if query.exists():
        return Brought.UNCHANGED
    Document.create(**told)
    return Brought.CREATED


DOCUMENTS = TableImport(
    "import_documents", "documents", needed(FileKind.DOCUMENTS), Change.CONTACT, _bring_document
)
