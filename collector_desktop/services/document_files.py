"""What papers were made, of our own export, comes into a ledger; the papers stay where they are."""

from __future__ import annotations

import re
from datetime import date

from collector_desktop.domain.changes import Change
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.services.repeated_rows import RepeatedRows
from collector_desktop.services.table_files import Brought, TableImport, day
from collector_desktop.storage.models import Document

SHA256 = re.compile(r"[0-9a-f]{64}")
MOST_BYTES = 2**40


class _Documents:
    """Keeps the papers of a file."""

    def __init__(self) -> None:
        self._repeated = RepeatedRows()

    def bring_in(self, values: dict[str, str], _: date) -> Brought:
        """Write what is known of a paper, by which a check finds out whether it is the same."""
        if not SHA256.fullmatch(values["sha256"]) or not values["file_name"]:
            raise ValueError("A document needs a name and the hash of its bytes.")
        fields = {
            "customer": customer_id_of(values["customer"]),
            "made_on": day(values["date"]),
            **{name: values[name] for name in ("kind", "file_name", "path", "sha256")},
            "size": min(int(values["size"]), MOST_BYTES),
        }
        if self._repeated.is_here(Document, fields):
            return Brought.UNCHANGED
        Document.create(**fields)
        return Brought.CREATED


def documents() -> TableImport:
    """Return how the papers of one file come in."""
    columns = needed(FileKind.DOCUMENTS)
    return TableImport(
        "import_documents", "documents", columns, Change.CONTACT, _Documents().bring_in
    )
