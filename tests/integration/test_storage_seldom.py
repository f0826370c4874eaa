"""What seldom happens to a ledger's files is reported in a sentence, and nothing is harmed."""

import json
import shutil
import sqlite3
import sys
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from peewee import DatabaseError, OperationalError

from collector_desktop.domain.errors import (
    LedgerError,
    OutsideWorldError,
    RefusedError,
    WrongPasswordError,
)
from collector_desktop.services.backups import backup, restore
from collector_desktop.services.history import undo_last
from collector_desktop.services.protection import Worker, protect
from collector_desktop.storage import (
    bulk_load,
    cipher,
    clock_trust,
    faults,
    key_file,
    ledger_file,
    lock_file,
    migrate,
    operations,
    reversal,
    view_only,
)
from collector_desktop.storage import restore as restoring
from collector_desktop.storage.bulk import last_number_key
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.models import Customer, Item
from collector_desktop.storage.operations import operation
from collector_desktop.storage.protection import key_that_fits
from collector_desktop.storage.view_only import open_for_viewing
from tests.conftest import TODAY, add_item

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)


def full():
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorname = "SQLITE_FULL"
    return error


def test_the_extra_for_protection_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    with pytest.raises(LedgerError, match="password"):
        cipher.connect("x", bytes(32))


def test_a_clock_before_the_last_change_is_refused_and_without_one_any_is_right(
    ledger, monkeypatch
):
    assert db.execute_sql("SELECT count(*) FROM operation").fetchone() == (0,)
    clock_trust.require_clock()
    with operation("test", "Set up", TODAY):
        Customer.create(code="ACME", name="Acme Ltd", currency="GBP")
    clock_trust.require_clock()
    earlier = clock_trust.utc_now() - timedelta(days=3)
    monkeypatch.setattr(clock_trust, "utc_now", lambda: earlier)
    with pytest.raises(RefusedError, match=r"is [23] days before the last change"):
        clock_trust.require_clock()


def test_bytes_that_are_no_text_are_damage():
    assert faults.is_damage(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no"))


def test_a_fault_that_is_no_disk_s_comes_out_of_the_making_as_it_is(tmp_path, monkeypatch):
    def fail():
        raise ZeroDivisionError

    monkeypatch.setattr(ledger_file, "migrate", fail)
    with pytest.raises(ZeroDivisionError):
        ledger_file.create_ledger(tmp_path / "a.collector", "me", "1")
    assert list(tmp_path.iterdir()) == []


def test_a_setting_that_does_not_hold_keeps_the_ledger_shut(ledger, monkeypatch):
    close_ledger()
    wished = (("user_version", 4_000),)
    monkeypatch.setattr(ledger_file, "pragmas", lambda **_: wished)
    monkeypatch.setattr(db, "init", lambda *args, **_: type(db).init(db, *args, uri=True))
    with pytest.raises(LedgerError, match=r"cannot be opened safely \(user_version is"):
        open_ledger(ledger, "me", "1")
    assert db.is_closed()


def test_who_did_not_close_it_on_another_computer_is_named(ledger):
    assert lock_file.left_elsewhere() is None
    close_ledger()
    told = {"who": "Sam", "host": "another", "pid": 7}
    lock_file.lock_path(ledger).write_text(json.dumps(told), "utf-8")
    open_ledger(ledger, "Priya", "test")
    assert lock_file.left_elsewhere() == lock_file.Holder("Sam", "another", 7)


def test_a_migration_that_breaks_references_is_taken_back(ledger, monkeypatch):
    monkeypatch.setattr(migrate, "schema_version", lambda: 0)

    def breaks(database):
        database.execute_sql("PRAGMA defer_foreign_keys = 1")
        database.execute_sql("CREATE TABLE other (id INTEGER PRIMARY KEY, item REFERENCES item)")
        database.execute_sql("INSERT INTO other VALUES (1, 77)")

    monkeypatch.setattr(migrate, "apply_migrations", breaks)
    with pytest.raises((LedgerError, DatabaseError)):
        migrate.migrate()
    assert "other" not in db.get_tables()


def test_a_row_that_is_not_there_says_which(ledger):
    with pytest.raises(Customer.DoesNotExist, match="Customer 77"):
        Customer.get_by_id(77)


@pytest.mark.parametrize("lost", [False, True])
def test_a_commit_of_unknown_fate_is_looked_up_where_that_is_possible(acme, monkeypatch, lost):
    """The disk fails at the end; what is asked then fails too, or is inside a transaction."""
    run = db.execute_sql

    def failing(sql, *values):
        if lost and "SELECT 1 FROM operation" in sql:
            raise OperationalError("gone")
        return run(sql, *values)

    monkeypatch.setattr(db, "execute_sql", failing)
    with pytest.raises(OutsideWorldError, match="full"), operation("t", "T", TODAY):
        raise OperationalError("hidden") from full()
    told = pytest.raises(OutsideWorldError, match="full")
    with db.atomic(), told, operation("t", "T", TODAY):
        raise OperationalError("hidden") from full()


def test_a_key_that_opens_its_box_but_not_the_file_is_a_wrong_password(ledger, monkeypatch):
    close_ledger()
    ways = SimpleNamespace(keys=lambda _: (bytes(range(32)),))
    with pytest.raises(WrongPasswordError):
        key_that_fits(ledger, ways, "any")


def test_a_backup_that_changes_while_it_is_read_is_not_put_in_place(
    acme, ledger, tmp_path, monkeypatch
):
    copy = tmp_path / "copy.collector-backup"
    backup(copy, NOW)
    close_ledger()
    before = ledger.read_bytes()
    monkeypatch.setattr(restoring, "file_sha256", lambda _: "another")
    with pytest.raises(LedgerError, match="changed while it was read"):
        restore(copy, ledger, NOW, "Priya", "test")
    assert ledger.read_bytes() == before


def test_a_backup_whose_tables_cannot_be_listed_is_not_sound(acme, tmp_path, monkeypatch):
    copy = tmp_path / "copy.collector-backup"
    backup(copy, NOW)

    def broken(_):
        raise DatabaseError("malformed")

    monkeypatch.setattr(restoring, "schema_of", broken)
    with pytest.raises(LedgerError, match="not a sound backup"):
        restoring.require_own_schema(copy)


def test_a_key_file_that_is_no_json_is_reported(ledger):
    close_ledger()
    cipher.key_path(ledger).write_text("{", "utf-8")
    with pytest.raises(LedgerError, match="key"):
        key_file.key_file_of(ledger)


def test_an_undo_of_many_rows_goes_page_by_page(ledger, monkeypatch, snapshot):
    monkeypatch.setattr(reversal, "PAGE", 3)
    before = snapshot()
    with operation("test", "Many", TODAY):
        for number in range(10):
            Customer.create(code=f"C{number}", name=f"C{number}", currency="GBP")
    undo_last(TODAY)
    assert snapshot() == before


def test_no_room_for_a_copy_to_look_at_is_reported(ledger, monkeypatch):
    close_ledger()

    def refuse(*_):
        raise OSError("no room")

    monkeypatch.setattr(shutil, "copyfile", refuse)
    with pytest.raises(LedgerError, match="no room for a copy"):
        view_only.open_for_viewing(ledger, "me", "1")
    assert not db.is_view_only
    assert view_only._folders == []


def test_numbers_go_on_beyond_six_digits(acme):
    with operation("test", "Number", TODAY):
        add_item(acme, "R-999999", TODAY, TODAY, 5_00, "receipt")
    assert last_number_key("R") == "r-999999"
    with operation("test", "Number", TODAY):
        add_item(acme, "R-1000000", TODAY, TODAY, 5_00, "receipt")
    assert last_number_key("R") == "r-1000000"


def test_many_rows_into_a_table_of_more_keep_its_indexes(acme, monkeypatch):
    monkeypatch.setattr(bulk_load, "MANY_ROWS", 1)
    statements = []
    run = db.execute_sql
    monkeypatch.setattr(
        db, "execute_sql", lambda sql, *more: (statements.append(sql), run(sql, *more))[1]
    )
    parts = "SELECT count(*) FROM sqlite_master"
    before = run(parts).fetchone()
    with operation("test", "Load", TODAY), bulk_load.loaded_in_bulk(Item, 1):
        add_item(acme, "INV-2", TODAY, TODAY, 5_00)
        assert run(parts).fetchone()[0] < before[0]
    assert any(sql.startswith("DROP trigger") for sql in statements)
    assert not any(sql.startswith("DROP index") for sql in statements)
    assert run(parts).fetchone() == before


def test_a_large_ledger_that_was_closed_is_opened_without_a_look_at_all_pages(ledger, monkeypatch):
    close_ledger()
    monkeypatch.setattr(ledger_file, "QUICK_CHECK_BYTES", 1)
    looked = []
    monkeypatch.setattr(ledger_file, "require_sound_pages", looked.append)
    open_ledger(ledger, "me", "1")
    assert looked == []
    close_ledger()
    monkeypatch.setattr(ledger_file, "QUICK_CHECK_BYTES", 2**40)
    open_ledger(ledger, "me", "1")
    assert looked == [ledger]


def test_the_second_of_two_keys_opens_a_ledger_whose_key_was_being_changed(ledger, monkeypatch):
    monkeypatch.setattr(key_file, "COST", 2**10)
    close_ledger()
    protect(ledger, "correct horse", Worker("Priya", "test"))
    (right,) = key_file.key_file_of(ledger).keys("correct horse")
    monkeypatch.setattr(ledger_file, "_keys", lambda *_: (bytes(32), right))
    open_ledger(ledger, "Priya", "test", "correct horse")
    assert db.key == right
    close_ledger()
    monkeypatch.setattr(ledger_file, "_keys", lambda *_: (bytes(32), bytes(range(32))))
    with pytest.raises(WrongPasswordError):
        open_ledger(ledger, "Priya", "test", "correct horse")
    assert db.is_closed()


def test_a_save_that_the_disk_denied_and_that_is_there_is_saved(acme, monkeypatch):
    monkeypatch.setattr(operations, "_is_there", lambda _: True)
    with operation("t", "T", TODAY):
        raise OperationalError("hidden") from full()


def test_a_ledger_that_may_not_be_read_is_reported_as_that(ledger, tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    close_ledger()
    monkeypatch.setattr("shutil.copyfile", refuse)
    monkeypatch.setattr(view_only.os, "access", lambda *_: False)
    with pytest.raises(LedgerError, match="you have no permission"):
        open_for_viewing(ledger, "Sam", "test")
    assert not view_only._folders
