"""The identity of a ledger, whatever its file is called and wherever it is."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING

from collector_desktop.storage.cipher import connect, driver_errors
from collector_desktop.storage.database import db

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "SELECT uid FROM operation ORDER BY id LIMIT 1"
IS_TABLE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'operation'"


def mark_of_open() -> str:
    """Return the mark of the open ledger: the random name of its first operation, which stays.

    A copy of a ledger has the same one. Empty while nothing was ever written into it.
    """
    found = db.execute_sql(FIRST).fetchone()
    return "" if found is None else str(found[0])


def mark_of_closed(ledger: Path, key: bytes | None = None) -> str:
    """Return the mark of a ledger that this process has not open; empty if it cannot be read.

    It is read as a file that nobody changes, so no lock is taken and no log made beside it. The
    file may be a stranger's: a view of that name could have rows without end. `key` opens an
    encrypted one.
    """
    if not ledger.is_file():
        return ""
    uri = ledger.absolute().as_uri() + "?mode=ro&immutable=1"
    with suppress(*driver_errors()), closing(connect(uri, key, uri=True)) as file:
        file.execute("PRAGMA trusted_schema = 0")
        if file.execute(IS_TABLE).fetchone() is None:
            return ""
        found = file.execute(FIRST).fetchone()
        return "" if found is None else str(found[0])
    return ""
