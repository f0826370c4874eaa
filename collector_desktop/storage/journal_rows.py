"""What operations did to the rows, read from the ledger in the form of journal lines.

The history keeps no image of a row as it was inserted. That is the row as the next change of it
found it, or as it is now.
"""

from __future__ import annotations

import json
from dataclasses import field
from functools import cache

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.lasting import ANONYMISED
from collector_desktop.storage.audit import BATCHED, image_of, is_of_a_row
from collector_desktop.storage.database import db
from collector_desktop.storage.models import AUDITED

MOST_ROWS = 20_000
MANY, ERASED = "many rows", "personal data was erased"
DAMAGED = "the history is damaged"

OPERATIONS = """SELECT o.id, o.uid, o.kind, o.summary, o.actor, o.version, o.made_at, o.made_on,
    u.uid,
    coalesce((SELECT p.uid FROM operation p WHERE p.id < o.id ORDER BY p.id DESC LIMIT 1), '')
FROM operation o LEFT JOIN operation u ON u.id = o.undoes_id WHERE o.id > ? ORDER BY o.id"""
CHANGES = """SELECT operation_id, table_name, row_id, action, before, after FROM audit_change
WHERE operation_id > ? ORDER BY operation_id, id LIMIT ?"""
# The sign keeps SQLite from going through all imports in the order of their ids.
BATCHES = "SELECT id, operation_id FROM import_batch WHERE operation_id > ? ORDER BY +id"
FACTS = ("id", "uid", "kind", "summary", "actor", "version", "at", "on", "undoes", "after")

RowKey = tuple[str, int]


@frozen
class Entry:
    """One operation: its facts, and its rows as JSON; with a `gap` the rows are not recorded.

    `rows` are lists of table, id, action and image: of a deleted row what it was, else what it
    became. `batches` hold what an import inserted, which the history images as a whole.
    """

    facts: dict[str, object]
    rows: list[str] = field(default_factory=list)
    batches: dict[int, list[str]] = field(default_factory=dict)
    gap: str = ""


def entries_after(operation_id: int) -> list[Entry]:
    """Return every operation later than one, oldest first; call it outside a transaction."""
    found = db.execute_sql(OPERATIONS, (operation_id,)).fetchall()
    entries = {row[0]: Entry(dict(zip(FACTS, row, strict=True))) for row in found}
    changes = db.execute_sql(CHANGES, (operation_id, MOST_ROWS + 1)).fetchall()
    batches = dict(db.execute_sql(BATCHES, (operation_id,)).fetchall())
    if len(changes) > MOST_ROWS or not all(_is_small(batch) for batch in batches):
        return [Entry(entry.facts, gap=MANY) for entry in entries.values()]
    odd = {operation for operation, table, _, *images in changes if not is_of_a_row(table, *images)}
    changes = [change for change in changes if change[0] not in odd]
    inserted, first = _images_of_new_rows(changes)
    for place, (operation, table, row_id, action, before, after) in enumerate(changes):
        image = {"insert": inserted.get(place), "update": after}.get(action, before)
        entries[operation].rows.append(_row(table, row_id, action, image or "{}"))
    for batch, operation in batches.items():
        entries[operation].batches[batch] = _rows_of(batch, first, changes)
    for operation in odd:
        entries[operation] = Entry(entries[operation].facts, gap=DAMAGED)
    return [_without_what_was_erased(entry) for entry in entries.values()]


def _without_what_was_erased(entry: Entry) -> Entry:
    return Entry(entry.facts, gap=ERASED) if entry.facts["kind"] == ANONYMISED else entry


def _images_of_new_rows(
    changes: list[tuple[object, ...]],
) -> tuple[dict[int, str], dict[RowKey, str]]:
    """Return the image of each inserted row by its place, and the first ones of older rows."""
    inserted: dict[int, str] = {}
    first: dict[RowKey, str] = {}
    for place in range(len(changes) - 1, -1, -1):
        _, table, row_id, action, before, _ = changes[place]
        key = (str(table), int(str(row_id)))
        if action == "insert":
            inserted[place] = first.pop(key, "") or _present(*key)
        else:
            first[key] = str(before)
    return inserted, first


def _rows_of(batch: int, first: dict[RowKey, str], changes: list[tuple[object, ...]]) -> list[str]:
    """Return what an import inserted, as it was then."""
    imaged = {(str(change[1]), int(str(change[2]))) for change in changes}
    rows = []
    for table in BATCHED:
        later = {
            row_id: image
            for (name, row_id), image in first.items()
            if name == table and json.loads(image).get("batch_id") == batch
        }
        present = db.execute_sql(_batch_select(table), (batch,)).fetchall()
        untouched = {row_id: image for row_id, image in present if (table, row_id) not in imaged}
        rows += [
            _row(table, row_id, "insert", image)
            for row_id, image in sorted({**untouched, **later}.items())
        ]
    return rows


def _row(table: str, row_id: int, action: str, image: str) -> str:
    return f'["{table}",{row_id},"{action}",{image}]'


def _is_small(batch: int) -> bool:
    counts = (
        int(
            db.execute_sql(
                f'SELECT count(*) FROM (SELECT 1 FROM "{table}" WHERE batch_id = ? LIMIT ?)',  # noqa: S608
                (batch, MOST_ROWS + 1),
            ).fetchone()[0]
        )
        for table in BATCHED
    )
    return sum(counts) <= MOST_ROWS


def _present(table: str, row_id: int) -> str:
    found = db.execute_sql(_select(table), (row_id,)).fetchone()
    return str(found[0]) if found else "{}"


@cache
def _select(table: str) -> str:
    return f'SELECT {_image(table)} FROM "{table}" WHERE id = ?'  # noqa: S608 - names of our tables


@cache
def _batch_select(table: str) -> str:
    return f'SELECT id, {_image(table)} FROM "{table}" WHERE batch_id = ?'  # noqa: S608 - as above


def _image(table: str) -> str:
    model = next(model for model in AUDITED if model._meta.table_name == table)  # noqa: SLF001
    return image_of(model, f'"{table}"')
