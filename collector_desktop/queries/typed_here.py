"""What users entered about customers since a file last wrote it, as the history says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import ask

# What was taken back says nothing, nor does taking it back. The demo ledger is nobody's typing.
STANDING = """audit_change a JOIN operation o ON o.id = a.operation_id
    AND o.undone_by_id IS NULL AND o.undoes_id IS NULL"""

BY_FILE = "(o.kind GLOB 'import[_]*' OR o.kind = 'make_demo')"

TYPED_ROWS = f"""SELECT DISTINCT a.table_name, a.row_id FROM {STANDING}
    WHERE a.table_name IN ('customer', 'address') AND a.action <> 'delete'
        AND NOT {BY_FILE}"""

IMAGES = f"""SELECT a.operation_id, {BY_FILE}, o.made_on, a.before, a.after
    FROM {STANDING} WHERE a.table_name = :table AND a.row_id = :row_id AND a.action <> 'delete'
    ORDER BY a.id DESC"""

TYPED_BEFORE = """SELECT b.operation_id, m.mapping FROM column_mapping m
    JOIN import_batch b ON m.signature = 'typed here ' || b.id
    WHERE m.name = :source ORDER BY b.id"""


@frozen
class TypedValue:
    """Values that a user entered, by the day and the operation of the last change.

    `before` are those that were there before: a file's, or nothing for a row that is entered here.
    """

    operation_id: int
    typed_on: date
    before: tuple[Any, ...]


def typed_rows() -> frozenset[tuple[str, int]]:
    """Return the table and the id of each row of a customer that a user entered or changed."""
    return frozenset((table, row_id) for table, row_id in ask(TYPED_ROWS))


def typed_value(table: str, row_id: int, columns: Sequence[str]) -> TypedValue | None:
    """Return who last changed any of a row's columns if that was a user; None if it was a file."""
    found: TypedValue | None = None
    for operation_id, is_import, made_on, before, after in ask(IMAGES, table=table, row_id=row_id):
        old, new = _values(before, columns), _values(after, columns)
        if before is not None and old == new:
            continue
        if is_import:
            break
        if found is None:
            found = TypedValue(operation_id, date.fromisoformat(made_on), old)
        else:
            found = TypedValue(found.operation_id, found.typed_on, old)
    return found


def told_before(source: str) -> dict[str, tuple[int, list[Any]]]:
    """Return what files of a layout last said where something was typed, by place.

    With each comes the operation of the import that noted it.
    """
    told: dict[str, tuple[int, list[Any]]] = {}
    for operation_id, text in ask(TYPED_BEFORE, source=source):
        told.update((place, (operation_id, said)) for place, said in json.loads(text).items())
    return told


def _values(image: str | None, columns: Sequence[str]) -> tuple[Any, ...]:
    values = json.loads(image) if image else {}
    return tuple(values.get(column, "") for column in columns)
