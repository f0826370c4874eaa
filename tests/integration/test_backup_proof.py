"""The newest backup is proved again once a week; one that a disk spoiled is set aside."""

import hashlib
import json
import sqlite3
import subprocess
from contextlib import closing
from datetime import timedelta

import pytest

from collector_desktop.services import page_proof
from collector_desktop.services.backup_list import backup_state, kept_backups
from collector_desktop.services.backup_proof import (
    MOST_DAMAGED,
    backups_to_prove,
    begin_proof,
    damaged_backups,
    settle_proof,
)
from collector_desktop.services.backups import automatic_backup, manifest_path, restore
from collector_desktop.services.plain_copies import plain_copies
from collector_desktop.services.protection import protect
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import LostLedgerError, close_ledger, open_ledger
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from collector_desktop.storage.proof import Proof
from tests.conftest import TODAY
from tests.integration.protecting import NOW, PASSWORD, WORKER, cheap_guesses, closed

__all__ = ["cheap_guesses", "closed"]
WEEK = timedelta(days=7)


def back_up(ledger, folder, when, secret=""):
    open_ledger(ledger, "Priya", "test", secret)
    with operation("test", "Rename", TODAY):
        Customer.update(name=f"At {when:%d %H:%M}").execute()
    made = automatic_backup(ledger, folder, when)
    close_ledger()
    return made.path


@pytest.fixture
def two(closed, tmp_path):
    """A closed ledger, the folder of its backups, and two of them, newest first."""
    folder = tmp_path / "backups"
    paths = [back_up(closed, folder, NOW + timedelta(hours=hours)) for hours in range(2)]
    return closed, folder, paths[::-1]


def proved(ledger, path, when):
    return settle_proof(begin_proof(path), ledger, when)


def flip_a_bit(path, at):
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def test_the_newest_is_due_once_a_week_in_each_folder(two, tmp_path):
    ledger, folder, (newest, _) = two
    usb = tmp_path / "usb"
    assert backups_to_prove(ledger, [folder, usb], NOW) == [newest]
    assert proved(ledger, newest, NOW) is True
    assert backups_to_prove(ledger, [folder], NOW + WEEK - timedelta(seconds=1)) == []
    later = back_up(ledger, folder, NOW + timedelta(days=3))
    other = back_up(ledger, usb, NOW + timedelta(days=3))
    assert backups_to_prove(ledger, [folder, usb], NOW + timedelta(days=3)) == [other]
    assert backups_to_prove(ledger, [folder], NOW + WEEK) == [later]


def test_a_proof_from_the_future_puts_off_nothing(two):
    ledger, folder, (newest, _) = two
    proved(ledger, newest, NOW + WEEK)
    assert backups_to_prove(ledger, [folder], NOW) == [newest]


def test_a_sound_one_is_noted_and_nothing_else_changes(two):
    ledger, folder, (newest, before) = two
    hashes = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in (newest, before)}
    told = json.loads(manifest_path(newest).read_text())
    assert proved(ledger, newest, NOW + WEEK) is True
    assert json.loads(manifest_path(newest).read_text()) == {
        **told,
        "proved_at": "20261201T180000Z",
    }
    assert {p: hashlib.sha256(p.read_bytes()).hexdigest() for p in hashes} == hashes
    found = kept_backups(ledger, [folder])
    assert [each.description.proved_at for each in found] == [NOW + WEEK, None]
    assert backup_state(ledger, [folder], None).proved == NOW + WEEK
    restore(newest, ledger, NOW, "Priya", "test")


@pytest.mark.parametrize("at", [3, 100, 2000, 4096 + 7, -1])
def test_any_flipped_bit_sets_it_aside_and_a_new_one_is_made(two, at):
    ledger, folder, (newest, before) = two
    flip_a_bit(newest, at)
    spoiled = newest.read_bytes()
    assert proved(ledger, newest, NOW + WEEK) is False
    assert not newest.exists()
    assert not manifest_path(newest).exists()
    (aside,) = damaged_backups(ledger, folder)
    assert aside.read_bytes() == spoiled
    assert [each.path for each in kept_backups(ledger, [folder])] == [before]
    assert backup_state(ledger, [folder], None).damaged == NOW + timedelta(hours=1)
    open_ledger(ledger, "Priya", "test")
    assert automatic_backup(ledger, folder, NOW + WEEK) is not None
    close_ledger()
    assert backup_state(ledger, [folder], None).damaged is None


def test_what_was_never_sound_is_found_though_its_hash_agrees(two):
    """Rows that belong to none, with a description that somebody wrote for them."""
    ledger, _, (newest, _) = two
    with closing(sqlite3.connect(newest)) as database:
        database.execute("PRAGMA foreign_keys = 0")
        database.execute("PRAGMA synchronous = 0")
        rows = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (trigger,) in rows:
            database.execute(f'DROP TRIGGER "{trigger}"')
        database.execute("DELETE FROM customer")
        database.commit()
    told = json.loads(manifest_path(newest).read_text())
    told["sha256"] = hashlib.sha256(newest.read_bytes()).hexdigest()
    manifest_path(newest).write_text(json.dumps(told))
    assert proved(ledger, newest, NOW) is False


def test_a_stick_that_was_pulled_condemns_nothing(two):
    ledger, folder, (newest, _) = two
    away = newest.with_name("elsewhere")
    newest.rename(away)
    assert proved(ledger, newest, NOW) is None
    away.rename(newest)
    proof = begin_proof(newest)
    proof._process.kill()
    assert settle_proof(proof, ledger, NOW) is None
    assert backups_to_prove(ledger, [folder], NOW) == [newest]
    assert damaged_backups(ledger, folder) == []


def test_a_protected_one_is_proved_by_its_bytes_without_the_key(closed, tmp_path):
    folder = tmp_path / "backups"
    protect(closed, PASSWORD, WORKER)
    newest = back_up(closed, folder, NOW, PASSWORD)
    assert proved(closed, newest, NOW) is True
    flip_a_bit(newest, 5000)
    assert proved(closed, newest, NOW) is False


def test_of_those_set_aside_the_newest_three_are_kept_and_listed_with_plain_copies(
    closed, tmp_path
):
    folder = tmp_path / "backups"
    made = [back_up(closed, folder, NOW + timedelta(hours=hours)) for hours in range(5)]
    for path in made:
        flip_a_bit(path, 4096 * 3 + 5)
        assert proved(closed, path, NOW) is False
    left = damaged_backups(closed, folder)
    assert [path.name for path in left] == [f"{p.name}.damaged" for p in made[:1:-1]]
    assert len(left) == MOST_DAMAGED == len(list(folder.glob("*.damaged.json")))
    assert set(left) <= set(plain_copies(closed, [folder]))


def test_where_no_process_can_be_started_nothing_is_known(two, monkeypatch):
    _, _, (newest, _) = two

    def refuse(*_, **__):
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert begin_proof(newest) is None


@pytest.fixture
def large(closed, monkeypatch):
    """The ledger as one that is too large to be proved before it opens."""
    monkeypatch.setattr(page_proof, "QUICK_CHECK_BYTES", 0)
    return closed


def spoil_a_leaf(ledger):
    """Zero the page of the items, which nobody reads at opening."""
    with closing(sqlite3.connect(ledger)) as database:
        asked = "SELECT rootpage FROM sqlite_master WHERE name = 'item'"
        page = database.execute(asked).fetchone()[0]
    content = bytearray(ledger.read_bytes())
    content[4096 * (page - 1) : 4096 * page] = bytes(4096)
    ledger.write_bytes(content)


def test_the_file_of_an_open_ledger_is_proved_and_its_lock_holds(large):
    open_ledger(large, "Priya", "test")
    with operation("test", "Rename", TODAY):
        Customer.update(name="In the log").execute()
    assert page_proof.begin_page_proof(large).answer().sound is True
    page_proof.confirm_damage(large)
    is_locked = pytest.raises(sqlite3.OperationalError, match="locked")
    with closing(sqlite3.connect(large, timeout=0)) as other, is_locked:
        other.execute("SELECT count(*) FROM customer").fetchone()
    assert Customer.get().name == "In the log"
    close_ledger()


def test_damage_in_the_file_is_found_and_reported(large, monkeypatch):
    spoil_a_leaf(large)
    monkeypatch.setattr("collector_desktop.storage.ledger_file.QUICK_CHECK_BYTES", 0)
    open_ledger(large, "Priya", "test")
    assert page_proof.begin_page_proof(large).answer().sound is False
    with pytest.raises(LostLedgerError, match="is damaged"):
        page_proof.confirm_damage(large)
    db.close()


def test_small_ledgers_and_those_under_a_password_are_not_proved_twice(closed, monkeypatch):
    open_ledger(closed, "Priya", "test")
    assert page_proof.begin_page_proof(closed) is None
    close_ledger()
    monkeypatch.setattr(page_proof, "QUICK_CHECK_BYTES", 0)
    assert page_proof.begin_page_proof(closed) is None
    open_ledger(closed, "Priya", "test")
    monkeypatch.setattr(db, "key", b"k" * 32)
    assert page_proof.begin_page_proof(closed) is None
    monkeypatch.undo()
    close_ledger()


def test_a_proof_that_is_stopped_says_nothing(two):
    _, _, (newest, _) = two
    proof = Proof(newest, is_open=False)
    proof.stop()
    assert proof.is_over
