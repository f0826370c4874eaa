"""Backups are proven, thinned and restored; a restore never mixes two ledgers."""

import json
import os
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from collector_desktop.domain.errors import (
    LedgerError,
    LedgerLockedError,
    OutsideWorldError,
    RefusedError,
)
from collector_desktop.services import backups
from collector_desktop.services.backups import (
    automatic_backup,
    automatic_backups,
    backup,
    last_backup,
    manifest_path,
    restore,
    verified,
)
from collector_desktop.services.checking import check_ledger
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.migrate import SCHEMA_VERSION
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
WORKER = ("Priya", "test")


def rename(name):
    with operation("test", f"Rename to {name}", TODAY):
        Customer.update(name=name).execute()


def name_in(ledger):
    open_ledger(ledger, *WORKER)
    name = Customer.get().name
    assert check_ledger(TODAY) == []
    close_ledger()
    return name


@pytest.fixture
def copy(acme, tmp_path):
    """A backup of Acme's ledger, made before the customer was renamed; the ledger is closed."""
    path = tmp_path / "usb" / "acme.collector-backup"
    backup(path, NOW)
    rename("Acme plc")
    close_ledger()
    return path


def test_a_backup_is_made_while_the_ledger_is_open_and_described(acme, tmp_path):
    path = tmp_path / "usb" / "acme.collector-backup"
    made = backup(path, NOW)
    manifest = json.loads(manifest_path(path).read_text())
    assert made.size == path.stat().st_size == manifest["size"]
    assert made.sha256 == manifest["sha256"]
    assert manifest["made_at"] == "20261124T180000Z"
    assert manifest["totals"] == {"GBP": "120.00"}
    assert manifest["counts"]["customer"] == 1
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name, f"{path.name}.json"]
    assert verified(path) == made


def test_a_backup_takes_the_place_of_a_file_only(acme, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OutsideWorldError, match="not a file"):
        backup(pipe, NOW)
    assert pipe.is_fifo()
    assert not list(tmp_path.glob("*.json"))


def test_a_backup_never_overwrites_a_ledger_in_use(acme, ledger, tmp_path):
    with pytest.raises(RefusedError, match="in use"):
        backup(ledger, NOW)
    other = tmp_path / "other.collector"
    other.with_name("other.collector-wal").write_bytes(b"x")
    with pytest.raises(RefusedError, match="in use"):
        backup(other, NOW)
    assert Customer.get().name == "Acme Ltd"


def test_a_backup_that_cannot_be_written_leaves_nothing(acme, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(OutsideWorldError, match="could not be written"):
        backup(tmp_path / "file" / "x.collector-backup", NOW)
    assert (tmp_path / "file").read_text() == "not a folder"


def test_a_restore_brings_the_backup_back_and_keeps_what_was_there(copy, ledger):
    done = restore(copy, ledger, NOW, *WORKER)
    assert done.backup.path == copy
    assert name_in(ledger) == "Acme Ltd"
    kept = done.set_aside / "test.collector-backup"
    assert done.set_aside == ledger.parent / "before-restore-20261124T180000Z"
    restore(kept, ledger, NOW, *WORKER)
    assert name_in(ledger) == "Acme plc"
    assert not list(ledger.parent.glob("*.restoring"))


def test_a_restore_to_an_empty_place_sets_nothing_aside(copy, tmp_path):
    target = tmp_path / "new" / "restored.collector"
    assert restore(copy, target, NOW, *WORKER).set_aside is None
    assert name_in(target) == "Acme Ltd"
    assert [p.name for p in target.parent.iterdir()] == [target.name]


def test_a_damaged_ledger_and_its_logs_are_set_aside(copy, ledger):
    ledger.write_bytes(ledger.read_bytes()[:5000])
    log = ledger.with_name(ledger.name + "-wal")
    log.write_bytes(b"an old log that must not meet the restored file" * 100)
    damaged = ledger.read_bytes()
    done = restore(copy, ledger, NOW, *WORKER)
    assert name_in(ledger) == "Acme Ltd"
    assert (done.set_aside / ledger.name).read_bytes() == damaged
    assert b"an old log" in (done.set_aside / log.name).read_bytes()


def test_a_second_restore_in_the_same_second_keeps_both(copy, ledger):
    first = restore(copy, ledger, NOW, *WORKER).set_aside
    second = restore(copy, ledger, NOW, *WORKER).set_aside
    assert first != second
    assert first.is_dir()
    assert second.is_dir()


def cut(path):
    path.write_bytes(path.read_bytes()[:-4096])
    manifest_path(path).unlink()


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def empty(path):
    path.write_bytes(b"")
    manifest_path(path).unlink()


def text(path):
    path.write_text("customer,amount\n" * 500)
    manifest_path(path).unlink()


def altered(statement):
    def alter(path):
        db.init(str(path))
        db.connect()
        db.execute_sql(statement)
        db.close()
        manifest_path(path).unlink()

    return alter


def rows_missing(path):
    manifest = json.loads(manifest_path(path).read_text())
    manifest["counts"]["item"] += 1
    manifest_path(path).write_text(json.dumps(manifest))


def log_beside(path):
    path.with_name(path.name + "-wal").write_bytes(b"x")


@pytest.mark.parametrize(
    "damage",
    [
        cut,
        flip,
        empty,
        text,
        rows_missing,
        log_beside,
        altered("PRAGMA application_id = 7"),
        altered("PRAGMA user_version = 99"),
        altered("CREATE TRIGGER spy AFTER INSERT ON operation BEGIN SELECT 1; END"),
    ],
)
def test_a_backup_that_is_not_sound_is_refused_and_the_ledger_untouched(copy, ledger, damage):
    damage(copy)
    before = ledger.read_bytes()
    with pytest.raises(LedgerError) as refusal:
        restore(copy, ledger, NOW, *WORKER)
    assert refusal.value.advice
    assert ledger.read_bytes() == before
    assert name_in(ledger) == "Acme plc"


def test_a_backup_that_is_not_there_is_refused(copy, ledger):
    with pytest.raises(LedgerError, match="is not there"):
        restore(copy.with_name("none"), ledger, NOW, *WORKER)
    with pytest.raises(RefusedError, match="the ledger itself"):
        restore(ledger, ledger, NOW, *WORKER)
    assert name_in(ledger) == "Acme plc"


def test_a_ledger_that_is_open_elsewhere_is_not_replaced(copy, ledger, monkeypatch):
    def locked(*_):
        raise LedgerLockedError("test.collector is open in another program.", "Close it there.")

    monkeypatch.setattr(backups, "open_ledger", locked)
    before = ledger.read_bytes()
    with pytest.raises(LedgerLockedError):
        restore(copy, ledger, NOW, *WORKER)
    assert ledger.read_bytes() == before


def test_a_disk_that_fails_in_the_middle_leaves_the_old_ledger(copy, ledger, monkeypatch):
    def full(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(OutsideWorldError, match="could not be restored"):
        restore(copy, ledger, NOW, *WORKER)
    monkeypatch.undo()
    assert name_in(ledger) == "Acme plc"


def test_an_automatic_backup_is_made_only_after_a_change(acme, ledger, tmp_path):
    folder = tmp_path / "backups"
    assert last_backup(ledger, folder) is None
    made = automatic_backup(ledger, folder, NOW)
    assert made.path.name == f"test-20261124T180000Z-s{SCHEMA_VERSION}.collector-backup"
    assert automatic_backup(ledger, folder, NOW + timedelta(hours=1)) is None
    rename("Acme plc")
    assert automatic_backup(ledger, folder, NOW + timedelta(hours=2)) is not None
    assert last_backup(ledger, folder) == NOW + timedelta(hours=2)


def test_old_automatic_backups_are_thinned_with_their_descriptions(acme, ledger, tmp_path):
    folder = tmp_path / "backups"
    for day in range(60):
        rename(f"Acme {day}")
        automatic_backup(ledger, folder, NOW + timedelta(days=day))
    kept = automatic_backups(ledger, folder)
    assert 20 <= len(kept) <= 24
    assert len(list(folder.iterdir())) == 2 * len(kept)
    close_ledger()
    for path in kept:
        assert verified(path).path == path


def test_backups_of_other_ledgers_and_other_files_are_left_alone(acme, ledger, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    others = ["other-20200101T000000Z-s1.collector-backup", "notes.txt", "test-x.collector-backup"]
    for name in [*others, "test-20209999T000000Z-s1.collector-backup"]:
        (folder / name).write_text("x")
    automatic_backup(ledger, folder, NOW)
    assert all((folder / name).exists() for name in others)
    assert len(automatic_backups(ledger, folder)) == 1


def test_a_backup_from_the_future_does_not_stop_a_new_one(acme, ledger, tmp_path):
    folder = tmp_path / "backups"
    automatic_backup(ledger, folder, NOW + timedelta(days=400))
    rename("Acme plc")
    made = automatic_backup(ledger, folder, NOW)
    assert made.path.exists()
    rename("Acme again")
    assert automatic_backup(ledger, folder, NOW + timedelta(hours=1)).path.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows guards files by their folder")
def test_only_their_owner_may_read_a_ledger_its_backups_and_what_was_set_aside(copy, ledger):
    restored = restore(copy, ledger, NOW, *WORKER)
    kept = [*restored.set_aside.iterdir(), copy, manifest_path(copy), ledger]
    assert {path.suffix for path in kept} == {".json", ".collector", ".collector-backup"}
    assert {path.stat().st_mode & 0o077 for path in kept} == {0}
