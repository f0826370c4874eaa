"""Proof that the history leads to the rows as they are: edits outside the program are found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from collector_desktop.queries.checks import MOST, Problem
from collector_desktop.storage.audit import BLOBBED, image_of
from collector_desktop.storage.database import db
from collector_desktop.storage.models import AUDITED

# Each image that a change left, beside what the next change found, or the row as it is.
BREAKS = """WITH told AS (
    SELECT row_id, action, after, lead(before) OVER later AS found, lead(action) OVER later AS next
    FROM audit_change WHERE table_name = :table
    WINDOW later AS (PARTITION BY row_id ORDER BY id))
SELECT t.row_id, t.after, CASE WHEN t.next IS NOT NULL THEN t.found
    WHEN r.id IS NOT NULL THEN {image} END AS now FROM told t
LEFT JOIN "{table}" r ON t.next IS NULL AND r.id = t.row_id
WHERE t.action = 'update' AND (t.next IS NULL OR t.next <> 'insert')
    AND now IS NOT t.after"""


def broken_trails() -> Iterator[Problem]:
    """Yield rows that are not as their last recorded change left them.

    A row that was never changed since it was entered has no image to be compared with, nor have
    columns that a later version added. Files in the ledger are proved by their hash instead.
    """
    for model in AUDITED:
        table: str = model._meta.table_name  # noqa: SLF001 - the model's own description
        if table in BLOBBED:
            continue
        sql = BREAKS.format(table=table, image=image_of(model, "r"))
        number = 0
        for row_id, left, now in db.execute_sql(sql, {"table": table}):
            what = _said_of(left, now)
            if not what:
                continue
            yield Problem("not-as-recorded", f"{table} {row_id}", what)
            number += 1
            if number == MOST:
                break


def _said_of(left: str, now: str | None) -> str:
    """Return what to say of a row whose images are not the same text; nothing if all is well."""
    try:
        column = difference(json.loads(left), None if now is None else json.loads(now))
    except (ValueError, AttributeError):
        return "its history cannot be read"
    return "" if column is None else past_the_program(column)


def past_the_program(column: str) -> str:
    """Return what happened to a row: a column of it was changed, or without one, it is gone."""
    what = f"{column} was changed" if column else "it was removed"
    return f"{what} outside the program"


def difference(left: dict[str, Any], now: dict[str, Any] | None) -> str | None:
    """Return the first column in which two images differ, of those that both have.

    Nothing is returned where none does, and an empty name where the row is gone.
    """
    if now is None:
        return ""
    both = left.keys() & now.keys()
    return next((name for name in sorted(both) if left[name] != now[name]), None)
