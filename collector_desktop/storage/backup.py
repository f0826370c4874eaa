"""Consistent copies of the ledger: written, verified, then named."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peewee import OperationalError

from collector_desktop.domain.errors import LedgerError, OutsideWorldError
from collector_desktop.storage.cipher import connect, driver_errors
from collector_desktop.storage.database import APPLICATION_ID, db
from collector_desktop.storage.ledger_file import claim_name, sync_folder
from collector_desktop.storage.migrate import SCHEMA_VERSION

if TYPE_CHECKING:
    from pathlib import Path

CHUNK = 2**20
COUNTED = ("customer", "item", "allocation", "contact", "promise", "operation")
PAGES = "PRAGMA quick_check(1)"
PAGES_AND_INDEXES = "PRAGMA integrity_check(1)"


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A verified copy of the ledger; `size` in bytes."""

    path: Path
    size: int
    sha256: str


def write_backup(path: Path) -> BackupFile:
    """Copy the open ledger to `path` while it is in use, and prove the copy.

    SQLite copies every page in one step, into one file that needs no log beside it. It gets its
    final name only after it was read back from the disk: pages, references and row counts agree.

    Raises:
        OutsideWorldError: the copy could not be written; nothing is left under the name.
    """
    partial = path.with_name(f".{path.name}.tmp-{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        claim_name(partial)
        _copy_pages(partial)
        with ThreadPoolExecutor(1) as second:
            sha256 = second.submit(_flush, partial)
            verify_backup(partial, counts_of_open_ledger(), pages=PAGES, key=db.key)
        digest = sha256.result()
        partial.replace(path)
        sync_folder(path.parent)
    except driver_errors(OSError, OperationalError, LedgerError) as error:
        with suppress(OSError):
            partial.unlink()
        raise OutsideWorldError(
            f"The backup could not be written to {path.parent}.",
            "Check the free space and that the folder can be written, then try again.",
        ) from error
    return BackupFile(path, path.stat().st_size, digest)


def _copy_pages(target: Path) -> None:
    """Copy all pages as they are now; the copy is flushed once, whole, by the caller."""
    with closing(connect(str(target), db.key)) as copy:
        copy.execute("PRAGMA synchronous = 0")
        copy.execute("PRAGMA journal_mode = off")
        db.connection().backup(copy)
        copy.execute("PRAGMA journal_mode = delete")


def counts_of_open_ledger() -> tuple[int, ...]:
    """Return the row counts that a copy must have."""
    return tuple(
        int(db.execute_sql(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
        for table in COUNTED
    )


def verify_backup(
    path: Path,
    counts: tuple[int, ...] | None = None,
    pages: str = PAGES_AND_INDEXES,
    key: bytes | None = None,
) -> None:
    """Open a copy read-only and prove it sound.

    A copy just made is proven by its pages: it is the open ledger's, byte for byte. One of
    unknown history is proven with every index against its table. `key` opens an enciphered one.

    Raises:
        LedgerError: it is damaged, foreign, of a newer version, or its rows differ from `counts`.
    """
    uri = path.absolute().as_uri() + "?mode=ro&immutable=1"
    try:
        with closing(connect(uri, key, uri=True)) as copy:
            ok = _is_sound(copy, pages)
            found = tuple(
                copy.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
                for table in COUNTED
            )
    except driver_errors() as error:
        raise LedgerError(f"{path.name} is not a sound backup.", "Choose another one.") from error
    if not ok or (counts is not None and counts != found):
        raise LedgerError(f"{path.name} is not a sound backup.", "Choose another one.")


def _is_sound(copy: sqlite3.Connection, pages: str) -> bool:
    copy.execute("PRAGMA trusted_schema = 0")
    copy.execute("PRAGMA cell_size_check = 1")
    return (
        copy.execute(pages).fetchone()[0] == "ok"
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


def _flush(path: Path) -> str:
    """Wait until a file is on the disk, and return its SHA-256."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
    return file_sha256(path)
