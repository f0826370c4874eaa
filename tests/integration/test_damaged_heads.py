"""Ledgers with a damaged head or schema are refused in a sentence, their bytes as they were."""

import sqlite3
from contextlib import closing
from shutil import copyfile

import pytest

from collector_desktop.domain.errors import LedgerError
from collector_desktop.storage import ledger_file
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import open_ledger
from tests.integration.refused_ledgers import title_of_refusal

WRITE_VERSION, READ_VERSION = 18, 19


@pytest.mark.parametrize("place", [WRITE_VERSION, READ_VERSION])
@pytest.mark.parametrize("version", [3, 127, 255])
def test_a_way_to_write_that_is_none_is_damage(books, place, version):
    """SQLite opens such a file, lets it be read, and refuses the first change."""
    content = bytearray(books.read_bytes())
    content[place] = version
    books.write_bytes(content)
    assert title_of_refusal(books) == "books.collector is damaged."


@pytest.mark.parametrize("version", [0, -1, 3])
def test_another_programs_database_with_a_log_stays_as_it_is(tmp_path, version):
    """Its head says nothing while the log has what was saved; it must not become a ledger."""
    mine, photos = tmp_path / "mine", tmp_path / "photos.collector"
    with closing(sqlite3.connect(mine, isolation_level=None)) as past:
        past.execute("PRAGMA journal_mode = wal")
        past.execute("CREATE TABLE photo (name TEXT)")
        past.execute(f"PRAGMA user_version = {version}")
        for suffix in ("", "-wal"):
            copyfile(f"{mine}{suffix}", f"{photos}{suffix}")
    with pytest.raises(LedgerError, match="is a database of another program"):
        open_ledger(photos, "Priya", "test")
    with closing(sqlite3.connect(photos)) as past:
        assert past.execute("SELECT name FROM sqlite_master").fetchall() == [("photo",)]
        assert past.execute("PRAGMA user_version").fetchone() == (version,)
        assert past.execute("PRAGMA application_id").fetchone() == (0,)


@pytest.mark.parametrize("version", [0, -1])
def test_a_version_that_there_never_was_is_damage(books, version):
    with closing(sqlite3.connect(books, isolation_level=None)) as past:
        past.execute(f"PRAGMA user_version = {version}")
    assert "damaged" in title_of_refusal(books)


def test_a_schema_that_is_no_text_is_damage(books):
    with closing(sqlite3.connect(books)) as past:
        past.execute("PRAGMA writable_schema = 1")
        past.execute(
            "UPDATE sqlite_master SET sql = CAST(CAST(sql AS BLOB) || x'20ff' AS TEXT)"
            " WHERE type = 'trigger' AND name = 'customer_update_audit'"
        )
        past.commit()
    assert "damaged" in title_of_refusal(books)


def test_a_ledger_that_cannot_be_tidied_at_the_end_is_closed_all_the_same(books, monkeypatch):
    open_ledger(books, "Priya", "test")
    real = db.execute_sql

    def broken(sql, *given):
        if sql == "PRAGMA optimize":
            raise OSError("the disk is gone")
        return real(sql, *given)

    monkeypatch.setattr(db, "execute_sql", broken)
    with pytest.raises(OSError, match="gone"):
        ledger_file.close_ledger()
    assert db.is_closed()
