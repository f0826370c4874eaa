"""Consistent copies of the ledger: written, verified, then named."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING, Any

from peewee import DatabaseError

from collector_desktop.domain.errors import LedgerError, OutsideWorldError
from collector_desktop.domain.frozen import frozen
from collector_desktop.files.drafts import draft_of, remove_draft, remove_left_drafts
from collector_desktop.files.hashing import file_sha256
from collector_desktop.storage.cipher import connect, driver_errors
from collector_desktop.storage.database import APPLICATION_ID, db
from collector_desktop.storage.disk import claim_name, require_room_for_ledger
from collector_desktop.storage.manifest import name_backup
from collector_desktop.storage.migrate import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COUNTED = ("customer", "item", "allocation", "contact", "promise", "operation")
PAGES = "PRAGMA quick_check(1)"
PAGES_AND_INDEXES = "PRAGMA integrity_check(1)"


@frozen
class BackupFile:
    """A verified copy of the ledger; `size` in bytes."""

    path: Path
    size: int
    sha256: str


def write_backup(path: Path, describe: Callable[[], dict[str, Any]]) -> BackupFile:
    """Copy the open ledger to `path` while it is in use, prove the copy and describe it.

    SQLite copies every page in one step, into one file that needs no log beside it. It gets its
    final name only after it was read back from the disk: pages, references and row counts agree.
    Meanwhile the ledger, which nobody else can change, is asked what the copy's description needs
    in the file beside it, besides its hash and size.

    Raises:
        OutsideWorldError: there is no room, the copy or its description could not be written, or an
            older one of that name is open in another program, and is as it was.
    """
    partial = draft_of(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        remove_draft(partial)
        claim_name(partial)
        remove_left_drafts(partial)
        require_room_for_ledger(path.parent)
        _copy_pages(partial)
        counts = counts_of_open_ledger()
        with ThreadPoolExecutor(2) as others:
            sha256 = others.submit(_flush, partial)
            proof = others.submit(verify_backup, partial, counts, pages=PAGES, key=db.key)
            description = describe()
        proof.result()
        made = BackupFile(path, partial.stat().st_size, sha256.result())
        told = {"sha256": made.sha256, "size": made.size, **description}
        name_backup(partial, path, told)
    except OutsideWorldError:
        remove_draft(partial)
        raise
    except driver_errors(OSError, DatabaseError, LedgerError) as error:
        remove_draft(partial)
        raise OutsideWorldError(
            f"The backup could not be written to {path.parent}.",
            "Check the free space and that the folder can be written, then try again.",
        ) from error
    return made


def _copy_pages(target: Path) -> None:
    """Copy all pages as they are now; the copy is flushed once, whole, by the caller.

    None of them is needed twice, so next to none is kept in memory.
    """
    with closing(connect(str(target), db.key)) as copy:
        copy.execute("PRAGMA synchronous = 0")
        copy.execute("PRAGMA journal_mode = off")
        copy.execute("PRAGMA cache_size = 10")
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
    unknown history is proven with every index against its table. `key` opens an encrypted one.

    Raises:
        LedgerError: it is damaged, foreign, of a newer version, or its rows differ from `counts`.
    """
    uri = path.absolute().as_uri() + "?mode=ro&immutable=1"
    try:
        with ThreadPoolExecutor(1) as second, closing(_opened(uri, key)) as copy:
            references = second.submit(_has_references, uri, key)
            ok = _is_sound(copy, pages)
            found = tuple(
                copy.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
                for table in COUNTED
            )
        ok = references.result() and ok
    except driver_errors() as error:
        raise LedgerError(f"{path.name} is not a sound backup.", "Choose another one.") from error
    if not ok or (counts is not None and counts != found):
        raise LedgerError(f"{path.name} is not a sound backup.", "Choose another one.")


def _opened(uri: str, key: bytes | None) -> sqlite3.Connection:
    copy = connect(uri, key, uri=True)
    copy.execute("PRAGMA trusted_schema = 0")
    copy.execute("PRAGMA cell_size_check = 1")
    return copy


def _has_references(uri: str, key: bytes | None) -> bool:
    """Return whether every reference of a copy leads to a row, by a connection of its own."""
    with closing(_opened(uri, key)) as copy:
        return copy.execute("PRAGMA foreign_key_check").fetchone() is None


def _is_sound(copy: sqlite3.Connection, pages: str) -> bool:
    return bool(
        copy.execute(pages).fetchone()[0] == "ok"
        and copy.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        and 0 < copy.execute("PRAGMA user_version").fetchone()[0] <= SCHEMA_VERSION
    )


def _flush(path: Path) -> str:
    """Wait until a file is on the disk, and return its SHA-256."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
    return file_sha256(path)
