"""Consistent copies of the ledger: written, verified, then named."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peewee import OperationalError

from collector_desktop.domain.errors import LedgerError, OutsideWorldError
from collector_desktop.storage.database import APPLICATION_ID, db
from collector_desktop.storage.ledger_file import claim_name, sync_folder
from collector_desktop.storage.migrate import SCHEMA_VERSION

if TYPE_CHECKING:
    from pathlib import Path

CHUNK = 2**20
COUNTED = ("customer", "item", "allocation", "contact", "promise", "operation")


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A verified copy of the ledger; `size` in bytes."""

    path: Path
    size: int
    sha256: str


def write_backup(path: Path) -> BackupFile:
    """Copy the open ledger to `path` while it is in use, and prove the copy.

    `VACUUM INTO` writes one compact file that needs no log beside it. It gets its final name
    only after it was opened again and its pages, keys and row counts agreed.

    Raises:
        OutsideWorldError: the copy could not be written; nothing is left under the name.
    """
    partial = path.with_name(f".{path.name}.tmp-{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        claim_name(partial)
        db.execute_sql("VACUUM INTO ?", (str(partial),))
        verify_backup(partial, counts_of_open_ledger())
        _flush(partial)
        partial.replace(path)
        sync_folder(path.parent)
    except (OSError, OperationalError, LedgerError) as error:
        with suppress(OSError):
            partial.unlink()
        raise OutsideWorldError(
            f"The backup could not be written to {path.parent}.",
            "Check the free space and that the folder can be written, then try again.",
        ) from error
    return BackupFile(path, path.stat().st_size, file_sha256(path))


def counts_of_open_ledger() -> tuple[int, ...]:
    """Return the row counts that a copy must have."""
    return tuple(
        int(db.execute_sql(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
        for table in COUNTED
    )


def verify_backup(path: Path, counts: tuple[int, ...] | None = None) -> None:
    """Open a copy read-only and prove it sound.

    Raises:
        LedgerError: it is damaged, foreign, of a newer version, or its rows differ from `counts`.
    """
    uri = path.absolute().as_uri() + "?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as copy:
            ok = _is_sound(copy)
            found = tuple(
                copy.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
                for table in COUNTED
            )
    except sqlite3.DatabaseError as error:
        raise LedgerError(f"{path.name} is not a sound backup.", "Choose another one.") from error
    if not ok or (counts is not None and counts != found):
        raise LedgerError(f"{path.name} is not a sound backup.", "Choose another one.")


def _is_sound(copy: sqlite3.Connection) -> bool:
    copy.execute("PRAGMA trusted_schema = 0")
    copy.execute("PRAGMA cell_size_check = 1")
    return (
        copy.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        and copy.execute("PRAGMA foreign_key_check").fetchone() is None
        and copy.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        and 0 < copy.execute("PRAGMA user_version").fetchone()[0] <= SCHEMA_VERSION
    )


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
