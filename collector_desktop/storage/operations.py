"""The only way to write: inside a named, audited, undoable operation."""

from __future__ import annotations

import uuid
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from peewee import DatabaseError, IntegrityError

from collector_desktop.domain.errors import ConflictError, RefusedError, UnsavedError
from collector_desktop.storage.clock_trust import utc_now
from collector_desktop.storage.database import db
from collector_desktop.storage.faults import disk_fault
from collector_desktop.storage.journal import committed
from collector_desktop.storage.locked_entries import require_unlocked
from collector_desktop.storage.models import CurrentOperation, Operation

if TYPE_CHECKING:
    from collections.abc import Iterator

WORKER = "SELECT operation_id, actor, version FROM current_operation"
BEGUN = "UPDATE current_operation SET operation_id = ?"
ENDED = "UPDATE current_operation SET operation_id = NULL, batch_id = NULL"


@contextmanager
def operation(
    kind: str, summary: str, made_on: date, uid: str | None = None
) -> Iterator[Operation]:
    """Open a transaction in which rows may be written; roll back on any error.

    `made_on` is the day the ledger is worked at, as the user sees it. Nested operations join the
    outer one, so a use case may call another. A `uid` that is known already is refused: a retry
    after an unknown outcome never doubles. When the disk fails while it is saved, the ledger is
    asked whether it is there; if it is, nothing is raised.

    Raises:
        RefusedError: the ledger is open for viewing only, or the operation changed the locked
            period; nothing of it stays.
        UnsavedError: the disk is full or refuses to write, and nothing changed; or it failed.
    """
    if db.is_view_only:
        raise RefusedError(
            "This ledger is open for viewing only, because its folder cannot be written to.",
            "Copy it to a folder of your own and open it there.",
        )
    uid = uid or uuid.uuid4().hex
    try:
        with db.atomic():
            joined_id, actor, version = db.execute_sql(WORKER).fetchone()
            joined = Operation.find(joined_id)
            if joined is not None:
                yield joined
                return
            current = _begin(actor, version, kind, summary, made_on, uid)
            db.execute_sql(BEGUN, (current.id,))
            yield current
            require_unlocked(current)
            db.execute_sql(ENDED)
    except DatabaseError as error:
        fault = disk_fault(error)
        if fault is None:
            raise
        if not _is_there(uid):
            raise UnsavedError(fault.title, fault.advice) from error
    committed()


def _begin(actor: str, version: str, kind: str, summary: str, made_on: date, uid: str) -> Operation:
    try:
        return Operation.create(
            uid=uid,
            kind=kind,
            summary=summary,
            actor=actor,
            version=version,
            made_at=utc_now(),
            made_on=made_on,
        )
    except IntegrityError as error:
        raise ConflictError(
            "This was saved already.", "Nothing was written a second time."
        ) from error


def _is_there(uid: str) -> bool:
    """Return whether an operation was committed anyway; not while it may be taken back."""
    if db.in_transaction():
        return False
    try:
        return (
            db.execute_sql("SELECT 1 FROM operation WHERE uid = ?", (uid,)).fetchone() is not None
        )
    except DatabaseError:
        return False


def name_the_worker(actor: str, version: str) -> None:
    """Remember who works with which version, for every operation of this connection."""
    CurrentOperation.update(actor=actor, version=version).execute()
