"""Proof that the rows agree with the journal, including those never changed since."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from collector_desktop.domain.errors import CollectorError
from collector_desktop.queries.checks import MOST, Problem
from collector_desktop.queries.trail_checks import difference, past_the_program
from collector_desktop.storage.audit import BLOBBED, image_of
from collector_desktop.storage.database import db
from collector_desktop.storage.journal_lines import PATTERN, chained_lines, read_line
from collector_desktop.storage.models import AUDITED

RowKey = tuple[str, int]
PART = 500
KNOWN = "SELECT id FROM operation WHERE uid = ?"
TOUCHED = "SELECT DISTINCT table_name, row_id FROM audit_change WHERE operation_id {which} ?"
IMAGES = {
    model._meta.table_name: image_of(model, "r")  # noqa: SLF001 - the model's own description
    for model in AUDITED
    if model._meta.table_name not in BLOBBED  # noqa: SLF001 - as above
}


def rows_not_as_journalled(folder: Path) -> Iterator[Problem]:
    """Yield rows of the open ledger that are not as the journal in a folder last recorded them.

    Rows are passed over that the journal does not hold, such as those of a large import, and all of
    them where there is no journal, it leads elsewhere, or it cannot be read.
    """
    number = 0
    for table, images in _by_table(_last_images(folder)).items():
        for row_id, now in _present(table, list(images)):
            column = difference(images[row_id], now)
            if column is None or number == MOST:
                continue
            what = past_the_program(column)
            yield Problem("not-as-journalled", f"{table} {row_id}", what)
            number += 1


def _last_images(folder: Path) -> dict[RowKey, dict[str, Any]]:
    """Return what the journal last recorded of each row that no later operation changed."""
    found: dict[RowKey, dict[str, Any]] = {}
    newest = 0
    try:
        lines = [read_line(line, db.key) for line in chained_lines(sorted(folder.glob(PATTERN)))]
    except (CollectorError, ValueError):
        return {}
    for line in lines:
        known = db.execute_sql(KNOWN, (line["uid"],)).fetchone()
        if known is None:
            return {}
        newest = known[0]
        if "rows" not in line or "gap" in line:
            _forget(found, "=", newest)
            continue
        inserted = [row for rows in line["batches"].values() for row in rows]
        for table, row_id, action, image in (*inserted, *line["rows"]):
            if action == "delete":
                found.pop((table, row_id), None)
            else:
                found[table, row_id] = image
    _forget(found, ">", newest)
    return found


def _forget(found: dict[RowKey, dict[str, Any]], which: str, operation: int) -> None:
    for table, row_id in db.execute_sql(TOUCHED.format(which=which), (operation,)).fetchall():
        found.pop((table, row_id), None)


def _by_table(found: dict[RowKey, dict[str, Any]]) -> dict[str, dict[int, dict[str, Any]]]:
    tables: dict[str, dict[int, dict[str, Any]]] = {}
    for (table, row_id), image in found.items():
        if table in IMAGES:
            tables.setdefault(table, {})[row_id] = image
    return tables


def _present(table: str, ids: list[int]) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """Yield each row as it is, None where it is gone."""
    for start in range(0, len(ids), PART):
        some = ids[start : start + PART]
        marks = ", ".join("?" * len(some))
        sql = f'SELECT r.id, {IMAGES[table]} FROM "{table}" r WHERE r.id IN ({marks})'
        now = dict(db.execute_sql(sql, tuple(some)).fetchall())
        for row_id in some:
            yield row_id, json.loads(now[row_id]) if row_id in now else None
