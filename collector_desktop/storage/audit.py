"""Triggers that record every row image and refuse writes outside an operation.

Rows inserted by an import carry its batch and need no image of their own: undoing the batch
deletes them. Every other row that is inserted, changed or deleted is imaged.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from collector_desktop.domain.json_text import read_json
from collector_desktop.storage.database import db
from collector_desktop.storage.models import AUDITED, AuditChange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peewee import Model

GUARD = """CREATE TRIGGER {table}_{action}_guard BEFORE {action} ON "{table}"
WHEN (SELECT operation_id FROM current_operation) IS NULL
BEGIN SELECT RAISE(ABORT, 'write outside an operation'); END"""

RECORD = """CREATE TRIGGER {table}_{action}_audit AFTER {action} ON "{table}"{when} BEGIN
INSERT INTO audit_change (operation_id, table_name, row_id, action, before, after)
VALUES ((SELECT operation_id FROM current_operation), '{table}', {row}.id, '{action}',
        {before}, {after}); END"""

NOT_OF_THIS_BATCH = """
WHEN NEW.batch_id IS NULL OR NEW.batch_id IS NOT (SELECT batch_id FROM current_operation)"""

BATCHED: tuple[str, ...] = tuple(
    model._meta.table_name for model in AUDITED if "batch" in model._meta.fields
)

BLOBBED: tuple[str, ...] = tuple(
    model._meta.table_name for model in AUDITED if "content" in model._meta.fields
)


TABLES: frozenset[str] = frozenset(model._meta.table_name for model in AUDITED)


def trigger_statements() -> Iterator[str]:
    """Yield the SQL of the guard and audit triggers of every audited table."""
    for model in AUDITED:
        table = model._meta.table_name
        when = NOT_OF_THIS_BATCH if table in BATCHED else ""
        for action, row, before, after, condition in (
            ("insert", "NEW", "NULL", "NULL", when),
            ("update", "NEW", image_of(model, "OLD"), image_of(model, "NEW"), ""),
            ("delete", "OLD", image_of(model, "OLD"), "NULL", ""),
        ):
            names = {"table": table, "action": action, "row": row}
            yield GUARD.format(**names)
            yield RECORD.format(**names, before=before, after=after, when=condition)


def image_of(model: type[Model], row: str) -> str:
    """Return the SQL of the JSON of a row's columns; `row` is OLD, NEW or the table's name."""
    pairs = []
    for field in model._meta.sorted_fields:
        column = field.column_name
        value = f'{row}."{column}"'
        pairs.append(f"'{column}', " + (f"hex({value})" if field.field_type == "BLOB" else value))
    return "json_object(" + ", ".join(pairs) + ")"


def are_own(table: str, image: object) -> bool:
    """Return whether a table has images, and what is said of a row names columns.

    No name can be a parameter of SQL; in a stranger's ledger or journal it may be anything.
    """
    is_row = isinstance(image, dict) and all(
        name.isidentifier() and not isinstance(value, list | dict) for name, value in image.items()
    )
    return is_row and table in TABLES


def is_of_a_row(table: str, action: str, before: str | None, after: str | None) -> bool:
    """Return whether a change of the history has images of one of our rows, and the one it needs.

    Another program may have written it.
    """
    try:
        images = [read_json(text) if text else {} for text in (before, after)]
    except ValueError:
        return False
    has_what_was = action == "insert" or bool(images[0])
    return has_what_was and all(are_own(table, image) for image in images)


def revert(change: AuditChange) -> None:
    """Put one row back as it was before the change, whose names are known to be our own."""
    if change.action == "insert":
        db.execute_sql(f'DELETE FROM "{change.table_name}" WHERE id = ?', (change.row_id,))
        return
    image = values_of(change.table_name, json.loads(change.before or "{}"))
    columns = ", ".join(f'"{name}"' for name in image)
    marks = ", ".join("?" * len(image))
    if change.action == "delete":
        sql = f'INSERT INTO "{change.table_name}" ({columns}) VALUES ({marks})'
        db.execute_sql(sql, tuple(image.values()))
    else:
        sql = f'UPDATE "{change.table_name}" SET ({columns}) = ({marks}) WHERE id = ?'
        db.execute_sql(sql, (*image.values(), change.row_id))


def values_of(table: str, image: dict[str, object]) -> dict[str, object]:
    """Return what an image says of a row, as the columns take it."""
    if table in BLOBBED:
        return {**image, "content": bytes.fromhex(str(image["content"]))}
    return image


def delete_batch_rows(batch_id: int) -> None:
    """Delete what an import inserted, the dependent rows first."""
    for table in reversed(BATCHED):
        db.execute_sql(f'DELETE FROM "{table}" WHERE batch_id = ?', (batch_id,))


def batch_rows_touched_since(batch_id: int, operation_id: int) -> bool:
    """Return whether a standing later operation changed a row that the import inserted."""
    for table in BATCHED:
        sql = f"""SELECT 1 FROM audit_change a JOIN operation o ON o.id = a.operation_id
            JOIN "{table}" r ON r.id = a.row_id
            WHERE a.table_name = ? AND r.batch_id = ? AND o.id > ?
              AND o.undone_by_id IS NULL AND o.undoes_id IS NULL LIMIT 1"""
        if db.execute_sql(sql, (table, batch_id, operation_id)).fetchone():
            return True
    return False
