"""Restores the rows of one operation to what they were before it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from peewee import OperationalError, ProgrammingError

from collector_desktop.domain.errors import ConflictError
from collector_desktop.domain.lasting import ANONYMISED, LASTING, MAIL_SENT
from collector_desktop.storage.audit import (
    batch_rows_touched_since,
    delete_batch_rows,
    is_of_a_row,
    revert,
)
from collector_desktop.storage.database import db
from collector_desktop.storage.faults import damaged_history, disk_fault
from collector_desktop.storage.models import AuditChange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collector_desktop.storage.models import Operation

PAGE = 2000
ODD_VALUES = (OperationalError, ProgrammingError, ValueError, KeyError, OverflowError)
BATCH_TABLE = "import_batch"
TOUCHED = """SELECT later.kind FROM operation later
    JOIN audit_change theirs ON theirs.operation_id = later.id
    WHERE later.id > ? AND later.undone_by_id IS NULL AND later.undoes_id IS NULL
      AND EXISTS (SELECT 1 FROM audit_change ours
        WHERE ours.table_name = theirs.table_name AND ours.row_id = theirs.row_id
          AND ours.operation_id = ?)"""


def take_back(target: Operation) -> None:
    """Revert every row that an operation wrote; call it inside another operation.

    What the operation changed or added to older rows goes first, then the rows that its import
    made, then the import itself: so no row is left without the one it refers to.

    Raises:
        ConflictError: a later change depends on it, which may be one that stays itself.
        LedgerError: another program wrote a change into the history that is none of a row.
    """
    if _touched_since(target):
        lasting = _kinds_since(target).intersection(LASTING)
        raise _stays_with(lasting) if lasting else depends_on_it()
    for change in _changes_backwards(target):
        if not is_of_a_row(change.table_name, change.action, change.before, change.after):
            raise damaged_history()
        if change.table_name == BATCH_TABLE and change.action == "insert":
            if batch_rows_touched_since(change.row_id, target.id):
                raise depends_on_it()
            delete_batch_rows(change.row_id)
        if not _is_as_left(change):
            raise depends_on_it()
        _put_back(change)


def _put_back(change: AuditChange) -> None:
    """Put a row back; a stranger's image may have columns or values that no table takes."""
    try:
        revert(change)
    except ODD_VALUES as error:
        if disk_fault(error) is not None:
            raise
        raise damaged_history() from error


def depends_on_it() -> ConflictError:
    """Return the error that says why an operation stays."""
    return ConflictError(
        "This can no longer be undone.", "A later change depends on it; undo that first."
    )


def _stays_with(lasting: set[str]) -> ConflictError:
    """Return the error that names the later operations that nobody can undo, by their kinds."""
    why = "A later e-mail depends on it"
    if ANONYMISED in lasting:
        why = "Personal data of it was erased"
    elif MAIL_SENT in lasting:
        why = "E-mails of it have gone"
    return ConflictError(f"{why}, so this can no longer be undone.", "The history keeps it.")


def _touched_since(target: Operation) -> bool:
    """Return whether a later operation that still stands wrote one of the same rows."""
    return db.execute_sql(f"{TOUCHED} LIMIT 1", (target.id, target.id)).fetchone() is not None


def _kinds_since(target: Operation) -> set[str]:
    """Return the kinds of the later operations that wrote one of the same rows."""
    return {row[0] for row in db.execute_sql(TOUCHED, (target.id, target.id))}


def _changes_backwards(target: Operation) -> Iterator[AuditChange]:
    """Yield the images newest first, in pages: reverting one writes images of its own."""
    before = None
    while True:
        page = AuditChange.select().where(AuditChange.operation == target)
        if before is not None:
            page = page.where(AuditChange.id < before)
        rows = list(page.order_by(AuditChange.id.desc()).limit(PAGE))
        yield from rows
        if len(rows) < PAGE:
            return
        before = rows[-1].id


def _is_as_left(change: AuditChange) -> bool:
    """Return whether the row still is as this change left it."""
    row = _row(change.table_name, change.row_id)
    if change.action == "delete":
        return row is None
    if row is None:
        return False
    image = json.loads(change.after or "{}")
    return all(row.get(column) == value for column, value in image.items())


def _row(table: str, row_id: int) -> dict[str, object] | None:
    cursor = db.execute_sql(f'SELECT * FROM "{table}" WHERE id = ?', (row_id,))  # noqa: S608
    values = cursor.fetchone()
    if values is None:
        return None
    names = [column[0] for column in cursor.description]
    return {
        name: value.hex().upper() if isinstance(value, bytes) else value
        for name, value in zip(names, values, strict=True)
    }
