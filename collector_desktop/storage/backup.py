"""Consistent copies of the ledger: written, verified, then named."""

from __future__ import annotations

import os
import sqlite3
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
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
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
REFERENCES = "SELECT 1 FROM pragma_foreign_key_check(?)"
LARGEST_PAGE = 65536
READ_AND_WRITE_VERSION, WITHOUT_A_LOG = 18, b"\1\1"


@frozen
class BackupFile:
    """A verified copy of the ledger; `size` in bytes."""

    path: Path
    size: int
    sha256: str


def write_backup(path: Path, describe: Callable[[], dict[str, Any]]) -> BackupFile:
    """Copy the open ledger to `path` while it is in use, prove the copy and describe it.

    SQLite copies every page in one step, into one file that needs no log beside it. It gets its
    final name only after it was read back: pages, references and row counts agree. Meanwhile the
    ledger, which nobody else can change, is asked what the copy's description needs in the file
    beside it, besides its hash and size.

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
        description, sha256 = _proved(partial, describe)
        made = BackupFile(path, partial.stat().st_size, sha256)
        details = {"sha256": made.sha256, "size": made.size, **description}
        name_backup(partial, path, details)
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

    None of them is needed twice, so next to none is kept in memory. SQLite writes a page at a
    time: into a database whose pages are the largest there are it puts sixteen of the ledger's at
    once, and the file is the same. Those of an encrypted one are sealed each by itself.
    """
    with closing(connect(str(target), db.key)) as copy:
        copy.execute("PRAGMA synchronous = 0")
        copy.execute("PRAGMA journal_mode = off")
        copy.execute("PRAGMA cache_size = 10")
        if db.key is None:
            copy.execute(f"PRAGMA page_size = {LARGEST_PAGE}")
            copy.execute("PRAGMA user_version = 1")  # from its first page on the size stays
        db.connection().backup(copy)
        if db.key is not None:
            copy.execute("PRAGMA journal_mode = delete")
    if db.key is None:
        _need_no_log(target)


def _need_no_log(path: Path) -> None:
    """Write into the header of a plain copy that it has no log, as `journal_mode = delete` does.

    SQLite would read the whole schema first. Where it stands: "The Database Header" of
    https://www.sqlite.org/fileformat2.html.
    """
    with path.open("rb+") as stream:
        stream.seek(READ_AND_WRITE_VERSION)
        stream.write(WITHOUT_A_LOG)


def _proved(copy: Path, describe: Callable[[], dict[str, Any]]) -> tuple[dict[str, Any], str]:
    """Flush a fresh copy and prove it sound; return what describes the ledger, and the copy's hash.

    One thread reads the pages, the longest part; this one does the rest, and whichever is done
    first takes of the references that are left.
    """
    counts, tables = counts_of_open_ledger(), deque[str]()
    with ThreadPoolExecutor(2) as others:
        flushed = others.submit(_flush, copy)
        sound = others.submit(_has_sound_pages, copy, PAGES, counts, db.key, tables)
        description, sha256 = describe(), file_sha256(copy)
        is_whole = _has_references(copy, db.key, tables)
    flushed.result()
    if not (sound.result() and is_whole):
        raise _unsound(copy)
    return description, sha256


def counts_of_open_ledger() -> tuple[int, ...]:
    """Return the row counts that a copy must have."""
    return _counts(db.execute_sql)


def _counts(ask: Callable[[str], Any]) -> tuple[int, ...]:
    return tuple(
        int(ask(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
        for table in COUNTED
    )


def verify_backup(
    path: Path, counts: tuple[int, ...] | None = None, key: bytes | None = None
) -> None:
    """Open a copy of unknown history read-only and prove it sound, every index by its table.

    `key` opens an encrypted one.

    Raises:
        LedgerError: it is damaged, foreign, of a newer version, or its rows differ from `counts`.
    """
    try:
        tables = deque[str]()
        with ThreadPoolExecutor(1) as second:
            sound = second.submit(_has_sound_pages, path, PAGES_AND_INDEXES, counts, key, tables)
            is_whole = _has_references(path, key, tables)
        is_whole = sound.result() and is_whole
    except driver_errors() as error:
        raise _unsound(path) from error
    if not is_whole:
        raise _unsound(path)


def _unsound(path: Path) -> LedgerError:
    return LedgerError(f"{path.name} is not a sound backup.", "Choose another one.")


def _opened(path: Path, key: bytes | None) -> sqlite3.Connection:
    copy = connect(path.absolute().as_uri() + "?mode=ro&immutable=1", key, uri=True)
    copy.execute("PRAGMA trusted_schema = 0")
    copy.execute("PRAGMA cell_size_check = 1")
    return copy


def _has_references(path: Path, key: bytes | None, tables: deque[str]) -> bool:
    """Return whether references of a copy lead to rows, by a connection of its own.

    It puts all tables into `tables` first, from where another thread may take some of them.
    """
    with closing(_opened(path, key)) as copy:
        tables.extend(name for (name,) in copy.execute(TABLES))
        return _lead_to_rows(copy, tables)


def _lead_to_rows(copy: sqlite3.Connection, tables: deque[str]) -> bool:
    """Return whether every reference leads to a row, in each of the tables that are still there."""
    with suppress(IndexError):
        while True:
            if copy.execute(REFERENCES, (tables.popleft(),)).fetchone() is not None:
                return False
    return True


def _has_sound_pages(
    path: Path, pages: str, counts: tuple[int, ...] | None, key: bytes | None, tables: deque[str]
) -> bool:
    """Return whether a copy is a ledger's, with sound pages and as many rows as it must have.

    A copy just made is proven by its pages: it is the open ledger's, byte for byte. One of
    unknown history is proven with every index against its table. Then it follows the references
    of the `tables` that are left.
    """
    with closing(_opened(path, key)) as copy:
        return bool(
            copy.execute(pages).fetchone()[0] == "ok"
            and copy.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            and 0 < copy.execute("PRAGMA user_version").fetchone()[0] <= SCHEMA_VERSION
            and (counts is None or counts == _counts(copy.execute))
            and _lead_to_rows(copy, tables)
        )


def _flush(path: Path) -> None:
    """Wait until a file is on the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
