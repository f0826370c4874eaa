"""Files that were imported, how old the ledger's news is, and remembered column mappings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from collector_desktop.storage.bulk import tuples
from collector_desktop.storage.models import ColumnMapping, ImportBatch, Operation

NEWS_KINDS = ("items", "allocations")


@dataclass(frozen=True, slots=True)
class ImportBatchRow:
    """One file that was imported; `undone` batches are taken back and count no more."""

    id: int
    operation_id: int
    file_name: str
    profile: str
    kind: str
    imported_on: date
    created: int
    updated: int
    unchanged: int
    closed: int
    rejected: int
    undone: bool | int


@dataclass(frozen=True, slots=True)
class LedgerAge:
    """When the newest items came in, from which file and in which layout."""

    imported_on: date | None = None
    file_name: str = ""
    profile: str = ""

    def days(self, as_of: date) -> int | None:
        """Return how many days old the news is; None when there was no import."""
        return None if self.imported_on is None else (as_of - self.imported_on).days


@dataclass(frozen=True, slots=True)
class RememberedMapping:
    """How the user matched the columns of a layout before; `mapping` is JSON text."""

    name: str
    mapping: str


def import_batches(limit: int = 200) -> list[ImportBatchRow]:
    """Return the newest imports first."""
    query = (
        ImportBatch.select(
            ImportBatch.id,
            ImportBatch.operation,
            ImportBatch.file_name,
            ImportBatch.profile,
            ImportBatch.kind,
            ImportBatch.imported_on,
            ImportBatch.created,
            ImportBatch.updated,
            ImportBatch.unchanged,
            ImportBatch.closed,
            ImportBatch.rejected,
            Operation.undone_by.is_null(is_null=False).alias("undone"),
        )
        .join(Operation)
        .order_by(ImportBatch.id.desc())
        .limit(limit)
    )
    return [ImportBatchRow(*row) for row in tuples(query)]


def ledger_age(as_of: date) -> LedgerAge:
    """Return which import last brought news about items, up to a day."""
    newest = (
        ImportBatch.select()
        .join(Operation)
        .where(
            ImportBatch.kind.in_(NEWS_KINDS),
            ImportBatch.imported_on <= as_of,
            Operation.undone_by.is_null(),
        )
        .order_by(ImportBatch.imported_on.desc(), ImportBatch.id.desc())
        .first()
    )
    if newest is None:
        return LedgerAge()
    return LedgerAge(newest.imported_on, newest.file_name, newest.profile)


def imported_before(sha256: str) -> date | None:
    """Return the day on which a file with these very bytes was last imported, if it stands."""
    found = (
        ImportBatch.select(ImportBatch.imported_on)
        .join(Operation)
        .where(ImportBatch.sha256 == sha256, Operation.undone_by.is_null())
        .order_by(ImportBatch.imported_on.desc())
        .first()
    )
    return None if found is None else found.imported_on


def remembered_mapping(signature: str) -> RememberedMapping | None:
    """Return the mapping that was kept for files with these headers, if any."""
    found = ColumnMapping.get_or_none(ColumnMapping.signature == signature)
    return None if found is None else RememberedMapping(found.name, found.mapping)
