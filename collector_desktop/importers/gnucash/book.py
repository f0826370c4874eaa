"""Somebody else's SQLite file, opened so that it can neither change nor run anything.

It is opened read only and as it lies (`immutable`), its schema is not trusted, only plain tables
are read, functions are forbidden, and a clock stops what takes too long.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from collector_desktop.importers.whole_file import WholeFile

SQLITE_MARK = b"SQLite format 3\0"
LARGEST_BOOK = 500 * 1024 * 1024
SECONDS = 60.0
STEPS_BETWEEN_LOOKS = 20_000
LONGEST_CELL = 1_000_000
MOST_ROWS = 2_000_000
TABLES = (
    "customers",
    "invoices",
    "billterms",
    "jobs",
    "lots",
    "splits",
    "transactions",
    "commodities",
    "slots",
)
ADVICE = "Choose a GnuCash book that was saved as SQLite."
BEING_WRITTEN = "is being written by GnuCash"

Row = tuple[object, ...]


class Book:
    """The tables of an open book."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, query: str) -> list[Row]:
        """Return what one of this package's own queries finds."""
        found: list[Row] = self._connection.execute(query).fetchmany(MOST_ROWS)
        return found


@contextmanager
def open_book(path: Path, file: WholeFile) -> Iterator[Book]:
    """Open a book to read it; `file` words what is wrong with it.

    Raises:
        UnreadableFileError: it is another database, damaged, or being written.
    """
    for suffix in ("-journal", "-wal"):
        beside = path.with_name(path.name + suffix)
        if beside.exists() and beside.stat().st_size:
            raise file.refused(BEING_WRITTEN, "Close the book in GnuCash and try again.")
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            _guard(connection)
            _require_tables(connection, file)
            connection.set_authorizer(_allowed)
            yield Book(connection)
    except (sqlite3.Error, UnicodeError, OverflowError) as broken:
        raise file.refused(
            "is a database that is damaged or was made by another version of GnuCash", ADVICE
        ) from broken


def _guard(connection: sqlite3.Connection) -> None:
    """Trust nothing that the file says about itself."""
    connection.text_factory = _text
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_CELL)
    for pragma in ("trusted_schema = 0", "cell_size_check = 1", "mmap_size = 0", "query_only = 1"):
        connection.execute(f"PRAGMA {pragma}")
    ends = time.monotonic() + SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > ends, STEPS_BETWEEN_LOOKS)


def _text(raw: bytes) -> str:
    return " ".join(raw.decode("utf-8", "replace").replace("\0", " ").split())


def _require_tables(connection: sqlite3.Connection, file: WholeFile) -> None:
    """Refuse a database that lacks a table, or has a view or a virtual table in its place."""
    stored = connection.execute("SELECT name, type, rootpage FROM sqlite_master").fetchmany(5000)
    plain = {name for name, kind, page in stored if kind == "table" and page}
    if not plain.issuperset(TABLES):
        raise file.refused("is a database, but not a GnuCash book", ADVICE)


def _allowed(
    action: int, table: str | None, _column: str | None, _db: str | None, _source: str | None
) -> int:
    """Let queries read the tables of a book, and nothing else."""
    reads = action == sqlite3.SQLITE_READ and table in TABLES
    return sqlite3.SQLITE_OK if reads or action == sqlite3.SQLITE_SELECT else sqlite3.SQLITE_DENY
