"""The one SQLite connection, owned by the thread that opened it.

Settings and their order are those tried for power loss and crashes: exclusive locking before
write-ahead logging (no shared-memory file, a second opener is refused at once), EXTRA
synchronisation before the journal mode (the directory is synced too). Every one is read back.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from traceback import clear_frames
from typing import Any

from peewee import SqliteDatabase

from collector_desktop.storage.cipher import connect

APPLICATION_ID = 0x434F4C4C

PRAGMAS: tuple[tuple[str, int | str], ...] = (
    ("locking_mode", "exclusive"),
    ("synchronous", 3),
    ("journal_mode", "wal"),
    ("foreign_keys", 1),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("mmap_size", 0),
    ("cache_size", -32768),
    ("temp_store", 2),
    ("secure_delete", 1),
    ("fullfsync", 1),
    ("checkpoint_fullfsync", 1),
)


def pragmas(*, one_file: bool) -> tuple[tuple[str, int | str], ...]:
    """Return the settings; with `one_file` no log beside the ledger holds what was saved.

    A folder that others copy or serve may part a ledger from its log.
    """
    if not one_file:
        return PRAGMAS
    return tuple((name, "delete" if name == "journal_mode" else value) for name, value in PRAGMAS)


class LedgerDatabase(SqliteDatabase):
    """The ledger; with a `key` it is an encrypted one, `is_view_only` allows no operation."""

    key: bytes | None = None
    is_view_only = False

    def _connect(self) -> Any:
        connection = connect(
            self.database,
            self.key,
            timeout=0,
            isolation_level=None,
            **self.connect_params,
        )
        try:
            self._add_conn_hooks(connection)  # type: ignore[attr-defined]
        except Exception:
            connection.close()
            raise
        return connection


db = LedgerDatabase(None, autoconnect=False, timeout=0, lock_type="IMMEDIATE")


def disconnect() -> None:
    """Close the connection, if there is one, and forget the key.

    The error that is being handled may hold a question that the disk cut off. That would keep the
    connection, and with it the lock, for as long as somebody holds the error.
    """
    if not db.is_closed():
        db.close()
    db.key = None
    error, seen = sys.exc_info()[1], set[int]()
    while error is not None and id(error) not in seen:  # an error may be a cause of its own cause
        seen.add(id(error))
        clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def open_files() -> list[Path]:
    """Return the files of the open ledger; a name may be no UTF-8, which SQLite would not read."""
    asked = db.connection().execute("SELECT CAST(file AS BLOB) FROM pragma_database_list")
    return [Path(os.fsdecode(name)) for (name,) in asked.fetchall() if name]


def let_go_of_pages() -> None:
    """Free the pages that are in memory only to be found there again: at most 32 MB.

    To read them anew takes 7 ms. Those of a protected ledger stay, as they would be decrypted anew.
    """
    if not db.is_closed() and db.key is None:
        db.execute_sql("PRAGMA shrink_memory").fetchall()
