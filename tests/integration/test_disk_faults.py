"""A disk that is full or refuses is reported as that, never as a damaged ledger."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from peewee import OperationalError

from collector_desktop.cli import failures
from collector_desktop.cli.failures import OUTSIDE_WORLD, explain
from collector_desktop.domain.errors import LedgerError, OutsideWorldError
from collector_desktop.integrations.folders import folders
from collector_desktop.services import replay as replaying
from collector_desktop.services.backups import backup, restore
from collector_desktop.services.protection import Worker
from collector_desktop.services.replay import replay
from collector_desktop.storage import ledger_file, log_folding
from collector_desktop.storage.database import db
from collector_desktop.storage.journal import keep_journal, stop_journal
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation

DAY = date(2026, 6, 30)
NOW = datetime(2026, 6, 30, 18, 0, tzinfo=UTC)


def fault(name: str, text: str) -> sqlite3.OperationalError:
    """Return an error as SQLite raises it."""
    error = sqlite3.OperationalError(text)
    error.sqlite_errorname = name
    return error


def full() -> sqlite3.OperationalError:
    """Return the error of a full disk."""
    return fault("SQLITE_FULL", "database or disk is full")


def masked(first: Exception) -> OperationalError:
    """Return what peewee raises when the rollback after a failed write fails as well."""
    hiding = OperationalError("cannot rollback - no transaction is active")
    hiding.__cause__ = fault("SQLITE_ERROR", "cannot rollback - no transaction is active")
    hiding.__cause__.__context__ = OperationalError(str(first))
    hiding.__cause__.__context__.__cause__ = first
    return hiding


@pytest.fixture
def path(tmp_path):
    """A ledger that was made and closed."""
    made = tmp_path / "l.collector"
    create_ledger(made, "me", "1")
    close_ledger()
    yield made
    if not db.is_closed():
        db.close()


def test_a_write_that_meets_a_full_disk_says_so_although_the_rollback_hides_it(path):
    open_ledger(path, "me", "1")
    with pytest.raises(OutsideWorldError, match="disk is full"), operation("x", "X", DAY):
        raise masked(full())


def test_another_database_error_inside_an_operation_stays_what_it_is(path):
    open_ledger(path, "me", "1")
    with pytest.raises(OperationalError, match="syntax"), operation("x", "X", DAY):
        raise OperationalError("syntax")


def test_a_full_disk_at_opening_is_not_a_damaged_ledger(path, monkeypatch):
    monkeypatch.setattr(ledger_file, "migrate", lambda: fail_with(full()))
    with pytest.raises(OutsideWorldError, match="disk is full"):
        open_ledger(path, "me", "1")


@pytest.mark.parametrize("name", ["SQLITE_READONLY", "SQLITE_IOERR_LOCK", "SQLITE_CANTOPEN"])
def test_a_disk_that_refuses_at_opening_is_not_a_damaged_ledger(path, monkeypatch, name):
    monkeypatch.setattr(ledger_file, "migrate", lambda: fail_with(fault(name, "disk I/O error")))
    with pytest.raises(LedgerError, match="cannot be written"):
        open_ledger(path, "me", "1")


def test_a_ledger_that_a_disk_kept_closed_is_not_locked_by_the_error_about_it(path, monkeypatch):
    def cut_off(*_):
        question = db.execute_sql("SELECT 1 UNION SELECT 2")
        question.fetchone()
        raise OperationalError("full") from full()

    with monkeypatch.context() as patch:
        patch.setattr(ledger_file, "_name_the_worker", cut_off)
        with pytest.raises(OutsideWorldError, match="disk is full") as kept:
            open_ledger(path, "me", "1")
    open_ledger(path, "me", "1")
    assert kept.value.__cause__ is not None


def test_a_full_disk_leaves_no_half_made_ledger(tmp_path, monkeypatch):
    monkeypatch.setattr(ledger_file, "migrate", lambda: fail_with(full()))
    with pytest.raises(OutsideWorldError, match="disk is full"):
        create_ledger(tmp_path / "n.collector", "me", "1")
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_sees_the_full_disk_behind_a_failed_rollback():
    status, text = explain(masked(full()))
    assert status == OUTSIDE_WORLD
    assert "damaged" not in text


def test_only_damage_is_called_damage(tmp_path, monkeypatch):
    home = folders(tmp_path)
    monkeypatch.setattr("collector_desktop.integrations.folders.folders", lambda: home)
    assert explain(fault("SQLITE_CORRUPT", "malformed"))[0] == failures.NO_LEDGER
    status, text = explain(fault("SQLITE_ERROR", "integer overflow"))
    assert status == OUTSIDE_WORLD
    assert "unexpected" in text


def test_a_table_that_the_disk_left_locked_keeps_no_ledger_from_closing(path, monkeypatch):
    open_ledger(path, "me", "1")
    locked = fault("SQLITE_LOCKED", "database table is locked")
    monkeypatch.setattr(log_folding, "renew_statistics", lambda: fail_with(locked))
    close_ledger()
    assert db.is_closed()
    open_ledger(path, "me", "1")


def test_a_restore_whose_copy_cannot_even_be_removed_says_what_is_wrong(path, monkeypatch):
    source, unlink = path.with_name("source.collector-backup"), Path.unlink
    open_ledger(path, "me", "1")
    backup(source, NOW)
    close_ledger()

    def refuse(found, *, missing_ok=False):
        if found.name.endswith(".restoring"):
            raise OSError(28, "No space left on device")
        unlink(found, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(OutsideWorldError, match="could not be restored"):
        restore(source, path, NOW, "me", "1")


def test_a_replay_that_a_full_disk_cuts_short_says_how_far_it_came_and_goes_on(path, monkeypatch):
    source, journals = path.with_name("source.collector-backup"), path.with_name("journals")
    open_ledger(path, "me", "1")
    backup(source, NOW)
    keep_journal(lambda: journals)
    for number in range(2):
        with operation("x", f"X {number}", DAY):
            Customer.create(code=f"C{number}", name="Acme Ltd", currency="GBP")
    stop_journal()
    close_ledger()
    lines = list(journals.iterdir())
    with monkeypatch.context() as patch:
        patch.setattr(replaying, "do_again", lambda _: fail_with(full()))
        with pytest.raises(OutsideWorldError, match="backup is in place") as told:
            replay(source, lines, path, NOW, Worker("me", "1"))
    assert "Nothing was changed" not in str(told.value)
    assert "kept as before-restore-" in told.value.advice
    assert replay(source, lines, path, NOW, Worker("me", "1")).done == 2


def fail_with(first: sqlite3.Error) -> None:
    """Raise an error as peewee does."""
    raise OperationalError(str(first)) from first


@pytest.mark.timeout(20)
def test_an_error_among_its_own_causes_lets_the_ledger_close(path):
    open_ledger(path, "me", "1")
    first, second = ValueError("one"), ValueError("two")
    first.__cause__, second.__cause__ = second, first
    try:
        raise first
    except ValueError:
        close_ledger()
    assert db.is_closed()
