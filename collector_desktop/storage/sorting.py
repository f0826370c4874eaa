"""The indexes of very many rows, sorted in parts that fit into the processor's cache.

SQLite sorts in one piece where nothing may be written to temporary files, and then waits for the
machine's memory at most comparisons. In parts it needs a file while an index is made. That of a
plain ledger is in the ledger's own folder, on the disk that must have room for the rows anyhow,
and shows nothing that the ledger beside it does not. What a password protects is sorted in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from peewee import DatabaseError

from collector_desktop.storage.database import PRAGMAS, db, open_files
from collector_desktop.storage.disk import free_bytes

MANY_TO_SORT = 100_000
BYTES_OF_A_ROW = 1_024
KILOBYTES_OF_A_PART = 1_024
IN_FILES = 1
IN_A_LOG = "wal"
FOLDER = "PRAGMA temp_store_directory"
BACK = ("PRAGMA temp_store = 2", f"{FOLDER} = ''")


@contextmanager
def sorted_in_files(new_rows: int) -> Iterator[bool]:
    """Let SQLite keep what it sorts in files beside the ledger, if so many rows are worth it.

    It can change its place outside a transaction only, and forgets its temporary tables then. The
    place stays in memory inside one, for a ledger that a password protects or whose folder others
    copy, and where the disk might not have room for the rows twice. Yields whether it changed.
    """
    folder = _folder_for(new_rows)
    try:
        yield folder is not None and _keeps_in(folder)
    finally:
        for back in BACK if folder is not None else ():
            with suppress(DatabaseError):  # where the disk failed, the first error is reported
                db.execute_sql(back)


@contextmanager
def sorted_in_parts() -> Iterator[None]:
    """Have SQLite sort a little at a time inside the block, where it may use files for it.

    A part is as large as its cache of pages, which is as small meanwhile: a table is read from one
    end to the other, and its index written so.
    """
    if db.pragma("temp_store") != IN_FILES:
        yield
        return
    db.pragma("cache_size", -KILOBYTES_OF_A_PART)
    try:
        yield
    finally:
        db.pragma("cache_size", dict(PRAGMAS)["cache_size"])


def _folder_for(new_rows: int) -> str | None:
    """Return where to keep files while so many rows are sorted; None if in memory."""
    if new_rows < MANY_TO_SORT or db.key is not None or db.in_transaction():
        return None
    if db.pragma("journal_mode") != IN_A_LOG:
        return None
    ledger = open_files()[0]
    free = free_bytes(ledger.parent)
    size = db.pragma("page_count") * db.pragma("page_size")
    needed = 2 * (size + new_rows * BYTES_OF_A_ROW)
    return None if free is None or free < needed else str(ledger.parent)


def _keeps_in(folder: str) -> bool:
    """Have SQLite keep in files of a folder what it sorts; return whether it does."""
    quoted = folder.replace("'", "''")
    try:
        db.execute_sql(f"{FOLDER} = '{quoted}'")
        if db.pragma("temp_store_directory") != folder:  # some are built without this
            return False
        db.pragma("temp_store", IN_FILES)
    except DatabaseError:
        return False
    return True
