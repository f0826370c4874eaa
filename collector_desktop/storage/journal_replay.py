"""Repeats in a ledger what a line of the journal records."""

from __future__ import annotations

from datetime import date
from typing import Any

from peewee import IntegrityError, OperationalError, ProgrammingError

from collector_desktop.domain.errors import CollectorError, LedgerError
from collector_desktop.storage.audit import are_own, values_of
from collector_desktop.storage.database import db
from collector_desktop.storage.migrate import SCHEMA_VERSION
from collector_desktop.storage.operations import operation

BATCH_TABLE = "import_batch"
NEWEST = "SELECT id, uid FROM operation ORDER BY id DESC LIMIT 1"
BY_UID = "SELECT id FROM operation WHERE uid = ?"
AS_IT_WAS = "UPDATE operation SET actor = ?, version = ?, made_at = ? WHERE id = ?"
INTO_BATCH = "UPDATE current_operation SET batch_id = ?"
UNFIT = (  # what a row of another shape, type or size raises
    *(IntegrityError, OperationalError, ProgrammingError),
    *(TypeError, ValueError, KeyError, OverflowError),
)


def is_done(line: dict[str, Any]) -> bool:
    """Return whether the open ledger has the operation of a line already."""
    return db.execute_sql(BY_UID, (line["uid"],)).fetchone() is not None


def do_again(line: dict[str, Any]) -> None:
    """Write what an operation wrote, in one operation of the same name, moment and worker.

    Raises:
        LedgerError: the line does not follow from what is in the ledger, or was written by another
            version of the program; nothing of it was written.
    """
    if line["schema"] != SCHEMA_VERSION:
        raise LedgerError(
            "The journal was written by another version of Collector Desktop.",
            "Use that version, or a backup made after the change of version.",
        )
    newest = db.execute_sql(NEWEST).fetchone() or (0, "")
    if newest[1] != line["after"] or newest[0] >= line["id"]:
        raise _elsewhere(line)
    try:
        with operation(
            line["kind"], line["summary"], date.fromisoformat(line["on"]), line["uid"]
        ) as made:
            if made.id != line["id"]:
                raise _elsewhere(line)
            db.execute_sql(AS_IT_WAS, (line["actor"], line["version"], line["at"], made.id))
            db.execute_sql("PRAGMA defer_foreign_keys = 1")
            _write_rows(line)
            if line["undoes"]:
                _mark(made.id, line["undoes"])
    except UNFIT as error:
        raise _elsewhere(line) from error


def _elsewhere(line: dict[str, Any]) -> CollectorError:
    return LedgerError(
        f"\u201c{line['summary']}\u201d does not follow from what is in the ledger.",
        "Name the backup and every journal written since it.",
    )


def _write_rows(line: dict[str, Any]) -> None:
    for row in line["rows"]:
        _write_row(*row)
        if row[0] == BATCH_TABLE and row[2] == "insert":
            db.execute_sql(INTO_BATCH, (row[1],))
            for inserted in line["batches"].get(str(row[1]), ()):
                _write_row(*inserted)


def _write_row(table: str, row_id: int, action: str, image: dict[str, object]) -> None:
    if not are_own(table, image):
        raise LedgerError(
            "The journal names a table that no ledger has.", "Use another copy of it."
        )
    if action == "delete":
        db.execute_sql(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))  # noqa: S608
        return
    values = values_of(table, image)
    columns = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    if action == "insert":
        sql = f'INSERT INTO "{table}" ({columns}) VALUES ({marks})'  # noqa: S608 - our own names
        db.execute_sql(sql, tuple(values.values()))
    else:
        sql = f'UPDATE "{table}" SET ({columns}) = ({marks}) WHERE id = ?'  # noqa: S608 - as above
        db.execute_sql(sql, (*values.values(), row_id))


def _mark(reversal: int, undone_uid: str) -> None:
    """Note what was taken back, and that what that had taken back stands again."""
    undone, before = db.execute_sql(
        "SELECT id, undoes_id FROM operation WHERE uid = ?", (undone_uid,)
    ).fetchone()
    db.execute_sql("UPDATE operation SET undoes_id = ? WHERE id = ?", (undone, reversal))
    db.execute_sql("UPDATE operation SET undone_by_id = ? WHERE id = ?", (reversal, undone))
    if before is not None:
        db.execute_sql("UPDATE operation SET undone_by_id = NULL WHERE id = ?", (before,))
