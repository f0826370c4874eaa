"""Backups of a ledger under a password, and crafted or mistaken key files."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from collector_desktop.domain.errors import LedgerError, PasswordNeededError, WrongPasswordError
from collector_desktop.files.hashing import file_sha256
from collector_desktop.services.backups import backup, manifest_path, restore
from collector_desktop.services.protection import change_password, protect
from collector_desktop.services.restored import name_of
from collector_desktop.storage.cipher import key_path
from collector_desktop.storage.key_file import new_recovery_code, read_key_file, wrap
from collector_desktop.storage.ledger_file import close_ledger, is_protected, open_ledger
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.protecting import (
    CANARY,
    NOW,
    OTHER,
    PASSWORD,
    WORKER,
    cheap_guesses,
    closed,
    opened,
    protected,
)

__all__ = ["cheap_guesses", "closed", "protected"]


def test_a_backup_is_as_well_protected_and_comes_back_with_its_own_password(protected, tmp_path):
    path, _ = protected
    copy = tmp_path / "usb" / "b.collector-backup"
    open_ledger(path, "Priya", "test", PASSWORD)
    made = backup(copy, NOW)
    with operation("test", "Rename", TODAY):
        Customer.update(name="Later").execute()
    close_ledger()
    assert made.sha256 == file_sha256(copy)
    change_password(path, PASSWORD, OTHER, WORKER)
    for secret, error in (("", PasswordNeededError), (OTHER, WrongPasswordError)):
        with pytest.raises(error):
            restore(copy, path, NOW, "Priya", "test", secret)
    assert opened(path, OTHER)[0] == "Later"
    done = restore(copy, path, NOW, "Priya", "test", PASSWORD)
    assert opened(path, PASSWORD)[0] == CANARY
    aside = done.set_aside / path.name
    assert opened(aside, OTHER)[0] == "Later"
    assert done.note == (
        "Restored b.collector-backup. It opens by the password that the backup was made with."
        f" The ledger that was there is kept as {done.set_aside.name}."
    )
    again = restore(copy, path, NOW, "Priya", "test", PASSWORD)
    assert "password" not in again.note


def test_a_plain_backup_brings_a_plain_ledger_back(closed, tmp_path):
    copy = tmp_path / "usb" / "b.collector-backup"
    open_ledger(closed, "Priya", "test")
    backup(copy, NOW)
    close_ledger()
    protect(closed, PASSWORD, WORKER)
    done = restore(copy, closed, NOW, "Priya", "test", PASSWORD)
    assert not is_protected(closed)
    assert "The ledger is not protected by a password now" in done.note
    assert opened(closed) == (CANARY, "INV-1")


def test_where_no_ledger_was_nothing_is_set_aside_but_a_key_file_that_was_left(protected, tmp_path):
    path, _ = protected
    copy, new = tmp_path / "usb" / "b.collector-backup", tmp_path / "new" / "new.collector"
    open_ledger(path, "Priya", "test", PASSWORD)
    backup(copy, NOW)
    close_ledger()
    done = restore(copy, new, NOW, "Priya", "test", PASSWORD)
    assert done.note == "Restored b.collector-backup."
    assert sorted(each.name for each in new.parent.iterdir()) == [new.name, key_path(new).name]
    new.unlink()
    key_path(new).write_bytes(left := key_path(path).read_bytes() + b" ")
    aside = restore(copy, new, NOW, "Priya", "test", PASSWORD).set_aside
    assert (aside / key_path(new).name).read_bytes() == left
    assert opened(new, PASSWORD) == (CANARY, "INV-1")


def test_a_plain_backup_where_no_ledger_was_takes_no_key_file_away(closed, tmp_path):
    copy = tmp_path / "usb" / "b.collector-backup"
    open_ledger(closed, "Priya", "test")
    backup(copy, NOW)
    close_ledger()
    protect(closed, PASSWORD, WORKER)
    moved = closed.rename(tmp_path / "usb" / closed.name)
    aside = restore(copy, closed, NOW, "Priya", "test").set_aside
    assert not key_path(closed).exists()
    (aside / key_path(closed).name).rename(key_path(moved))
    assert opened(moved, PASSWORD) == (CANARY, "INV-1")


def test_a_backup_is_called_by_its_moment_where_its_name_has_it():
    here = datetime(2026, 11, 24, 23, 59, 44, tzinfo=UTC).astimezone()
    made = Path("Harbour-20261124T235944Z-s5.collector-backup")
    assert name_of(made) == f"the backup of {here:%d %b %Y %H:%M}"
    for name in ("Harbour-20261399T235944Z-s5", "Harbour 2026-11-24"):
        assert name_of(Path(f"{name}.collector-backup")) == f"{name}.collector-backup"


def test_a_backup_whose_key_is_not_described_is_refused_where_no_key_file_lies(protected, tmp_path):
    path, _ = protected
    copy = tmp_path / "usb" / "b.collector-backup"
    open_ledger(path, "Priya", "test", PASSWORD)
    backup(copy, NOW)
    close_ledger()
    manifest_path(copy).unlink()
    with pytest.raises(LedgerError):
        restore(copy, tmp_path / "new.collector", NOW, "Priya", "test", PASSWORD)
    assert not (tmp_path / "new.collector").exists()
    assert opened(path, PASSWORD) == (CANARY, "INV-1")


@pytest.mark.parametrize(
    "document",
    [
        [],
        {},
        {"format": "collector-key", "version": 1, "ways": []},
        {"format": "collector-key", "version": 2, "ways": [{}]},
        {"format": "other", "version": 1, "ways": []},
        {"format": "collector-key", "version": 1, "ways": [{"opened_by": "password"}]},
        {
            "format": "collector-key",
            "version": 1,
            "ways": [
                {
                    "opened_by": "password",
                    "cost": 2**40,
                    "salt": "00",
                    "nonce": "00",
                    "wrapped": "00",
                }
            ],
        },
    ],
)
def test_a_crafted_key_file_is_refused_in_a_sentence(protected, document):
    path, _ = protected
    key_path(path).write_text(json.dumps(document), "utf-8")
    with pytest.raises(LedgerError, match="key file"):
        open_ledger(path, "Priya", "test", PASSWORD)


def test_the_key_file_of_another_ledger_opens_nothing(protected, tmp_path):
    path, _ = protected
    ways = wrap(bytes(range(32)), PASSWORD, new_recovery_code())
    key_path(path).write_text(json.dumps(ways.document()), "utf-8")
    with pytest.raises(WrongPasswordError):
        open_ledger(path, "Priya", "test", PASSWORD)


def test_recovery_codes_are_never_the_same_and_hold_160_bits():
    codes = {new_recovery_code() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert len(code.replace("-", "")) * 5 == 160
        assert not set(code) & set("OIL")


def test_the_ways_in_read_back_as_they_were_written():
    ways = wrap(bytes(32), PASSWORD, "0000")
    assert read_key_file(json.loads(json.dumps(ways.document()))) == ways
    assert ways.keys(PASSWORD) == ways.keys("oooo") == (bytes(32),)
