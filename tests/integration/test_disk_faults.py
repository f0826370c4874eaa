"""A disk that is full or refuses is reported as that, never as a damaged ledger."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from peewee import OperationalError

from collector_desktop.cli import failures
from collector_desktop.cli.failures import OUTSIDE_WORLD, explain
from collector_desktop.domain.errors import LedgerError, OutsideWorldError
from collector_desktop.integrations.folders import folders
from collector_desktop.storage import ledger_file
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from collector_desktop.storage.operations import operation

DAY = date(2026, 6, 30)


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


def fail_with(first: sqlite3.Error) -> None:
    """Raise an error as peewee does."""
    raise OperationalError(str(first)) from first
