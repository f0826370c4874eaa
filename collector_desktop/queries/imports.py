"""Files that were imported, and remembered column mappings."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import ask
from collector_desktop.storage.bulk import tuples
from collector_desktop.storage.models import ColumnMapping, ImportBatch, Operation

# An import that was taken back has left the last image of its batch, with its counts.
UNDONE = """SELECT id, json_extract(image, '$.operation_id'), json_extract(image, '$.file_name'),
    json_extract(image, '$.profile'), json_extract(image, '$.kind'),
    json_extract(image, '$.imported_on'), json_extract(image, '$.created'),
    json_extract(image, '$.updated'), json_extract(image, '$.unchanged'),
    json_extract(image, '$.closed'), json_extract(image, '$.rejected')
    FROM (SELECT a.row_id AS id, coalesce((SELECT u.after FROM audit_change u
            WHERE u.table_name = 'import_batch' AND u.row_id = a.row_id AND u.action = 'update'
              AND u.operation_id = json_extract(a.before, '$.operation_id')
            ORDER BY u.id DESC LIMIT 1), a.before) AS image
        FROM audit_change a WHERE a.id IN (SELECT max(id) FROM audit_change
            WHERE table_name = 'import_batch' AND action = 'delete' GROUP BY row_id)
          AND a.row_id NOT IN (SELECT id FROM import_batch) ORDER BY a.id DESC LIMIT :limit)"""


@frozen
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


@frozen
class RememberedMapping:
    """How the user matched the columns of a layout before; `mapping` is JSON text."""

    name: str
    mapping: str


def import_batches(limit: int = 200) -> list[ImportBatchRow]:
    """Return the newest imports first, with those that were taken back."""
    rows = _standing(limit)
    for batch, operation, name, profile, kind, day, *counts in ask(UNDONE, limit=limit):
        facts = (batch, operation, name, profile, kind, date.fromisoformat(day), *counts, True)
        rows.append(ImportBatchRow(*facts))
    return sorted(rows, key=lambda row: row.id, reverse=True)[:limit]


def _standing(limit: int) -> list[ImportBatchRow]:
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
