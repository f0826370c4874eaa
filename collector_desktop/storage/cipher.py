"""The driver of the ledger: plain SQLite, or SQLCipher where a key protects the file.

One driver opens a ledger in a process; the encrypted one is loaded only when a key is there.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.errors import LedgerError

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

KEY_BYTES = 32
KEY_SUFFIX = ".key"
DRIVER = "sqlcipher3.dbapi2"


def connect(target: str, key: bytes | None, **options: Any) -> sqlite3.Connection:
    """Open a database with plain SQLite, or with SQLCipher if there is a key.

    Nothing is read yet, so a wrong key shows itself at the first question.

    Raises:
        LedgerError: there is a key and no driver for it.
    """
    if key is None:
        plain: sqlite3.Connection = sqlite3.connect(target, **options)
        return plain
    connection: sqlite3.Connection = driver().connect(target, **options)
    # Errors are raised; SQLCipher would write them to the terminal as well.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f'PRAGMA key = "{raw(key)}"')
    return connection


def key_path(ledger: Path) -> Path:
    """Return where the wrapped keys of a ledger lie."""
    return ledger.with_name(ledger.name + KEY_SUFFIX)


def driver() -> ModuleType:
    """Return the encrypting driver.

    Raises:
        LedgerError: it is not installed.
    """
    try:
        from sqlcipher3 import dbapi2  # noqa: PLC0415 - an extra, and only for protected ledgers
    except ImportError as error:
        raise LedgerError(
            "This ledger is protected by a password, and the part that opens such ledgers is not"
            " installed.",
            "Install Collector Desktop with its extra 'encryption'.",
        ) from error
    module: ModuleType = dbapi2
    return module


def driver_errors(*others: type[Exception]) -> tuple[type[Exception], ...]:
    """Return what the drivers in use raise, and others to be caught with it.

    Only a driver that is loaded can have raised anything.
    """
    encrypted = sys.modules.get(DRIVER)
    return (sqlite3.Error, *([] if encrypted is None else [encrypted.Error]), *others)


def raw(key: bytes) -> str:
    """Return a key as SQLCipher's pragmas take it; it is hexadecimal, so nothing needs quoting."""
    return f"x'{key.hex()}'"


def rewritten(source: Path, key: bytes | None, target: Path, new_key: bytes | None) -> None:
    """Write all of a closed database into a new file under another key, or under none.

    The new file is not on the disk for sure until the caller flushes it: done after each of its
    tables, as SQLite would, that takes many times as long as all the rest.
    The numbers that name the kind of file and its schema are not content: they are set by hand.
    """
    with closing(driver().connect(str(source), isolation_level=None)) as database:
        database.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            database.execute(f'PRAGMA key = "{raw(key)}"')
        database.execute("PRAGMA trusted_schema = 1")
        marks = {
            name: int(database.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("application_id", "user_version")
        }
        given = "" if new_key is None else raw(new_key)
        database.execute(f'ATTACH DATABASE ? AS other KEY "{given}"', (str(target),))
        database.execute("PRAGMA other.synchronous = 0")
        database.execute("PRAGMA other.journal_mode = off")
        database.execute("SELECT sqlcipher_export('other')").fetchall()
        for name, value in marks.items():
            database.execute(f"PRAGMA other.{name} = {value}")
        database.execute("DETACH DATABASE other")
