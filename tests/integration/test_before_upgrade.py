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
from collector_desktop.services.plain_copies import plain_copies
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


def test_of_older_copies_the_newest_of_each_version_stays_and_of_at_most_three(old):
    """What stays is written out by hand; the copy of another ledger and strange names are left."""
    made = [
        ("20240101T090000Z", 1),
        ("20250101T090000Z", 2),
        ("20250601T090000Z", 2),
        ("20260101T090000Z", 3),
        ("20260301T090000Z", 4),
    ]
    for stamp, version in made:
        copy = old.with_name(f"books-before-upgrade-{stamp}-s{version}.collector-backup")
        copy.write_bytes(b"older")
        manifest_path(copy).write_text("{}")
    others = [
        old.with_name("books-2-before-upgrade-20240101T090000Z-s1.collector-backup"),
        old.with_name("books-before-upgrade-notes.collector-backup"),
    ]
    for other in others:
        other.write_bytes(b"another")
    open_ledger(old, "Priya", "test")
    (fresh,) = set(kept_beside(old)) - {old}
    left = {path for path in old.parent.iterdir() if "before-upgrade" in path.name} - {*others}
    named = [fresh.name] + [
        f"books-before-upgrade-{made[at][0]}-s{made[at][1]}.collector-backup" for at in (4, 2)
    ]
    assert {path.name for path in left} == {name + end for name in named for end in ("", ".json")}
    assert all(other.read_bytes() == b"another" for other in others)
    assert verified(fresh)


def test_a_clock_gone_back_does_not_cost_the_copy_just_made(old):
    for version in (3, 4):
        name = f"books-before-upgrade-2099010{version}T090000Z-s{version}.collector-backup"
        old.with_name(name).write_bytes(b"from the future")
    open_ledger(old, "Priya", "test")
    assert any(kept.read_bytes() != b"from the future" for kept in kept_beside(old))


def test_copies_of_upgrades_are_named_when_a_password_is_put_on_the_ledger(old):
    open_ledger(old, "Priya", "test")
    close_ledger()
    assert plain_copies(old, []) == kept_beside(old)
