"""Parts of a stranger's ledger under names that SQLite keeps for itself are found as any other."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from collector_desktop.domain.errors import LedgerError, LostLedgerError
from collector_desktop.services.backups import restore
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import open_ledger
from collector_desktop.storage.schema import foreign_parts

NOW = datetime(2026, 11, 24, 18, tzinfo=UTC)
EVIL = (
    "CREATE TRIGGER sqlite_evil AFTER INSERT ON schema_migration"
    " BEGIN UPDATE schema_migration SET applied = 'evil'; END"
)
HIDDEN = {
    "as SQLite names its own": ("trigger", "sqlite_evil", EVIL),
    "as bytes": ("trigger", b"sqlite_evil", EVIL),
    "as its figures": ("view", "sqlite_stat4", "CREATE VIEW sqlite_stat4 AS SELECT 1 AS tbl"),
    "as an index of its own": (
        "trigger",
        "sqlite_autoindex_item_1",
        EVIL.replace("sqlite_evil", "sqlite_autoindex_item_1"),
    ),
}


@pytest.fixture(params=HIDDEN)
def altered(request, books):
    """A ledger into whose schema a part was written past SQLite, which refuses such names."""
    kind, name, sql = HIDDEN[request.param]
    table = "schema_migration" if kind == "trigger" else name
    with closing(sqlite3.connect(books, isolation_level=None)) as past:
        past.execute("PRAGMA synchronous = 0")
        past.execute("PRAGMA writable_schema = 1")
        past.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, 0, ?)", (kind, name, table, sql))
        version = past.execute("PRAGMA schema_version").fetchone()[0]
        past.execute(f"PRAGMA schema_version = {version + 1}")
    return books, kind


def test_it_would_run_in_a_ledger_that_was_opened(altered):
    path, kind = altered
    with closing(sqlite3.connect(path)) as past:
        if kind == "view":
            assert past.execute("SELECT tbl FROM sqlite_stat4").fetchall() == [(1,)]
        else:
            past.execute("INSERT INTO schema_migration VALUES (99, 'mine', '')")
            found = past.execute("SELECT DISTINCT applied FROM schema_migration").fetchall()
            assert found == [("evil",)]


def test_it_keeps_the_ledger_shut(altered):
    path, _ = altered
    with pytest.raises(LostLedgerError, match=r"altered by another program"):
        open_ledger(path, "Priya", "test")
    assert db.is_closed()


def test_no_backup_with_it_takes_a_place(altered, tmp_path):
    path, _ = altered
    with pytest.raises(LedgerError, match="altered by another program"):
        restore(path, tmp_path / "there.collector", NOW, "Priya", "test")
    assert not (tmp_path / "there.collector").exists()


def test_what_sqlite_itself_keeps_is_no_strangers(books):
    open_ledger(books, "Priya", "test")
    db.execute_sql("ANALYZE")
    names = {name for (name,) in db.execute_sql("SELECT name FROM sqlite_master")}
    assert "sqlite_stat1" in names
    assert foreign_parts() == []
