"""Before a ledger is brought up to date a verified copy of it as it was lies beside it."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.services.backups import manifest_path, restore, verified
from collector_desktop.storage import disk, key_file
from collector_desktop.storage.backup import COUNTED
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.migrate import SCHEMA_VERSION, schema_version
from collector_desktop.storage.protection import protect

OLD = Path(__file__).parents[1] / "data" / "ledgers"
NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
PASSWORD = "correct horse"  # noqa: S105


@pytest.fixture
def old(tmp_path):
    """A ledger as version 3 left it."""
    ledger = tmp_path / "books.collector"
    shutil.copyfile(OLD / "version-3.sqlite", ledger)
    yield ledger
    close_ledger()


def contents(path):
    with closing(sqlite3.connect(path)) as database:
        return list(database.iterdump())


def kept_beside(ledger):
    return list(ledger.parent.glob("books-before-upgrade-*-s3.collector-backup"))


def test_the_copy_is_the_ledger_as_it_was_and_comes_back(old, tmp_path):
    before = contents(old)
    open_ledger(old, "Priya", "test")
    assert schema_version() == SCHEMA_VERSION
    close_ledger()
    (kept,) = kept_beside(old)
    assert contents(kept) == before
    assert json.loads(manifest_path(kept).read_text("utf-8"))["sha256"] == verified(kept).sha256
    assert [path.stat().st_mode & 0o077 for path in (kept, manifest_path(kept))] == [0, 0]
    again = tmp_path / "again" / "books.collector"
    restore(kept, again, NOW, "Priya", "test")
    assert contents(again) == before


def test_a_ledger_of_this_version_is_not_copied_when_it_opens(old):
    open_ledger(old, "Priya", "test")
    close_ledger()
    before = kept_beside(old)
    open_ledger(old, "Priya", "test")
    assert kept_beside(old) == before


def test_without_room_for_the_copy_the_ledger_stays_as_it_was(old, monkeypatch):
    before = old.read_bytes()
    monkeypatch.setattr(disk, "free_bytes", lambda _: 1000)
    with pytest.raises(OutsideWorldError, match="no room"):
        open_ledger(old, "Priya", "test")
    assert db.is_closed()
    assert contents(old)
    assert old.read_bytes() == before
    assert kept_beside(old) == []


def test_the_copy_of_a_protected_ledger_opens_by_its_password(old, tmp_path, monkeypatch):
    monkeypatch.setattr(key_file, "COST", 2**10)
    with closing(sqlite3.connect(old)) as database:
        counts = tuple(
            database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in COUNTED
        )
    protect(old, None, PASSWORD, counts)
    open_ledger(old, "Priya", "test", PASSWORD)
    close_ledger()
    (kept,) = kept_beside(old)
    assert not kept.read_bytes().startswith(b"SQLite")
    again = tmp_path / "again" / "books.collector"
    restore(kept, again, NOW, "Priya", "test", PASSWORD)
    open_ledger(again, "Priya", "test", PASSWORD)
    assert [db.execute_sql(f"SELECT count(*) FROM {name}").fetchone()[0] for name in COUNTED] == [  # noqa: S608
        *counts
    ]
