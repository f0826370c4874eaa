"""What a disk that is full leaves where a whole ledger is closed, kept or written anew."""

import errno
import sqlite3
from pathlib import Path

import pytest
from peewee import OperationalError

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.services.backups import backup, restore
from collector_desktop.storage import log_folding, protection
from collector_desktop.storage import restore as restoring
from collector_desktop.storage.cipher import key_path
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.models import Customer
from tests.integration.protecting import (
    CANARY,
    NOW,
    PASSWORD,
    cheap_guesses,
    closed,
    opened,
)

__all__ = ["cheap_guesses", "closed"]


def raiser(kind, words):
    def fail(*_):
        error = sqlite3.OperationalError(words)
        error.sqlite_errorname = kind
        raise OperationalError(words) from error

    return fail


def test_a_ledger_that_cannot_be_folded_is_closed_all_the_same(acme, ledger_path, monkeypatch):
    """The error would keep the lock, so that it could not be opened again; what is saved stays."""
    full = raiser("SQLITE_FULL", "database or disk is full")
    monkeypatch.setattr(log_folding, "renew_statistics", full)
    close_ledger()
    assert db.is_closed()
    assert opened(ledger_path) == ("Acme Ltd", "INV-1")


def test_an_index_that_turns_out_damaged_at_the_end_takes_nothing_back(
    acme, ledger_path, monkeypatch
):
    """The receipt was saved: an error now would have it entered again."""
    monkeypatch.setattr(log_folding, "renew_statistics", raiser("SQLITE_CORRUPT", "malformed"))
    close_ledger()
    assert not ledger_path.with_name(f"{ledger_path.name}-wal").exists()
    assert opened(ledger_path) == ("Acme Ltd", "INV-1")


def test_a_log_that_turns_out_damaged_at_the_end_is_reported(acme, monkeypatch):
    monkeypatch.setattr(log_folding, "renew_statistics", lambda: None)
    monkeypatch.setattr(db, "execute_sql", raiser("SQLITE_CORRUPT", "malformed"))
    with pytest.raises(OperationalError, match="malformed"):
        close_ledger()
    assert db.is_closed()


def test_no_half_copy_of_what_was_there_is_kept(closed, tmp_path, monkeypatch):
    key_path(closed).write_text("{}")
    real = restoring.shutil.copyfile

    def fill_at_the_key(source, target):
        if str(target).endswith(".key"):
            target.write_bytes(b"{")
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(source, target)

    monkeypatch.setattr(restoring.shutil, "copyfile", fill_at_the_key)
    aside = tmp_path / "aside"
    with pytest.raises(OutsideWorldError, match="cannot be kept in"):
        restoring.set_aside(closed, aside)
    assert list(aside.iterdir()) == []
    assert opened(closed)[0] == CANARY


def test_a_ledger_that_another_program_holds_is_kept_and_stays(closed, tmp_path, monkeypatch):
    real = Path.unlink

    def hold(path, **more):
        if path == closed:
            raise PermissionError(errno.EACCES, "Permission denied")
        real(path, **more)

    monkeypatch.setattr(Path, "unlink", hold)
    with pytest.raises(OutsideWorldError, match="nothing else holds it"):
        restoring.set_aside(closed, tmp_path / "aside")
    assert (tmp_path / "aside" / closed.name).read_bytes() == closed.read_bytes()


def test_a_restore_that_cannot_keep_what_is_there_leaves_no_folder(closed, tmp_path, monkeypatch):
    copy = tmp_path / "copy.collector-backup"
    open_ledger(closed, "Priya", "test")
    backup(copy, NOW)
    close_ledger()

    def full(*_):
        raise OutsideWorldError("The disk is full.", "Make room.")

    monkeypatch.setattr("collector_desktop.services.backups.backup", full)
    with pytest.raises(OutsideWorldError, match="The disk is full"):
        restore(copy, closed, NOW, "Priya", "test")
    assert not list(closed.parent.glob("before-restore-*"))
    assert opened(closed)[0] == CANARY


def test_a_restore_is_not_begun_where_it_cannot_end(closed, tmp_path, monkeypatch):
    copy = tmp_path / "copy.collector-backup"
    open_ledger(closed, "Priya", "test")
    backup(copy, NOW)
    close_ledger()
    size = copy.stat().st_size + 2 * closed.stat().st_size
    room = [size]
    monkeypatch.setattr("collector_desktop.storage.disk.free_bytes", lambda _: room[0])
    with pytest.raises(OutsideWorldError, match="has no room"):
        restore(copy, closed, NOW, "Priya", "test")
    room[0] += restoring.SMALL_FILES
    assert restore(copy, closed, NOW, "Priya", "test").set_aside


def test_a_ledger_whose_log_could_not_be_folded_in_is_not_replaced(closed, monkeypatch):
    """The log of one file beside another is what SQLite would read into it."""
    monkeypatch.setattr(protection, "has_log", lambda _: True)
    with pytest.raises(OutsideWorldError, match="Nothing was changed"):
        protection.protect(closed, None, PASSWORD, (1, 1, 0, 0, 0, 2))
    assert opened(closed)[0] == CANARY
    assert not list(closed.parent.glob("*.rewriting*"))


def test_customers_are_still_there_after_the_next_start(acme, ledger_path, monkeypatch):
    full = raiser("SQLITE_IOERR_WRITE", "disk I/O error")
    monkeypatch.setattr(log_folding, "renew_statistics", full)
    close_ledger()
    monkeypatch.undo()
    open_ledger(ledger_path, "Priya", "test")
    assert Customer.get().name == "Acme Ltd"
    close_ledger()
    assert not restoring.has_log(ledger_path)
