"""A backup without its description, and one that the disk does not give: reported, nothing half."""

import json
import os
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.services.backup_description import unread_since
from collector_desktop.services.backup_proof import (
    backups_to_prove,
    begin_proof,
    damaged_backups,
    settle_proof,
)
from collector_desktop.services.backups import automatic_backup, backup, restore, verified
from collector_desktop.storage import manifest, proof_child
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.manifest import manifest_path
from collector_desktop.storage.proof import Found
from tests.integration.protecting import NOW, closed

__all__ = ["closed"]
HOUR = timedelta(hours=1)
NEVER_GIVEN = Path("/proc/self/mem")  # its first byte is an error of input and output


def refuse(*_):
    raise OSError(28, "No space left on device")


def test_a_backup_whose_description_finds_no_room_leaves_nothing(
    acme, ledger, tmp_path, monkeypatch
):
    folder = tmp_path / "backups"
    monkeypatch.setattr(manifest, "write_private", refuse)
    with pytest.raises(OutsideWorldError, match="No space left on device"):
        automatic_backup(ledger, folder, NOW)
    assert list(folder.iterdir()) == []
    monkeypatch.undo()
    assert automatic_backup(ledger, folder, NOW) is not None


def test_one_that_was_to_replace_another_leaves_it_with_its_description(
    closed, tmp_path, monkeypatch
):
    path = tmp_path / "usb" / "acme.collector-backup"
    open_ledger(closed, "Priya", "test")
    made = backup(path, NOW)
    monkeypatch.setattr(manifest, "write_private", refuse)
    with pytest.raises(OutsideWorldError):
        backup(path, NOW + HOUR)
    close_ledger()
    monkeypatch.undo()
    assert sorted(path.parent.iterdir()) == [path, manifest_path(path)]
    assert verified(path) == made
    assert restore(path, closed, NOW, "Priya", "test").set_aside is not None


@pytest.fixture
def kept(closed, tmp_path):
    """A closed ledger and its only backup."""
    open_ledger(closed, "Priya", "test")
    made = automatic_backup(closed, tmp_path / "backups", NOW)
    close_ledger()
    return closed, made.path


needs_an_error = pytest.mark.skipif(not NEVER_GIVEN.exists(), reason="no file gives an error here")


@needs_an_error
def test_one_that_the_disk_never_gives_is_reported_the_second_time(kept):
    ledger, path = kept
    path.unlink()
    path.symlink_to(NEVER_GIVEN)
    assert settle_proof(begin_proof(path), ledger, NOW) is None
    assert unread_since(path) == NOW
    assert settle_proof(begin_proof(path), ledger, NOW + timedelta(minutes=1)) is None
    assert backups_to_prove(ledger, [path.parent], NOW + HOUR) == [path]
    assert damaged_backups(ledger, path.parent) == []
    assert settle_proof(begin_proof(path), ledger, NOW + HOUR) is False
    assert [each.name for each in damaged_backups(ledger, path.parent)] == [f"{path.name}.damaged"]
    open_ledger(ledger, "Priya", "test")
    assert automatic_backup(ledger, path.parent, NOW + HOUR) is not None
    close_ledger()


def test_one_that_the_disk_did_not_give_once_is_sound_afterwards(kept):
    ledger, path = kept
    before = json.loads(manifest_path(path).read_text())

    class Over:
        def __init__(self, answer):
            self.path, self.answer = path, lambda: answer

    unread, sound = Found(None, is_unread=True), Found(True, before["sha256"])
    assert settle_proof(Over(unread), ledger, NOW + 2 * HOUR) is None
    assert settle_proof(Over(unread), ledger, NOW) is None
    assert unread_since(path) == NOW
    assert settle_proof(Over(sound), ledger, NOW + HOUR) is True
    assert unread_since(path) is None
    assert json.loads(manifest_path(path).read_text()) == {
        **before,
        "proved_at": "20261124T190000Z",
    }
    assert settle_proof(Over(unread), ledger, NOW + 9 * HOUR) is None


def sqlite_error(code):
    error = sqlite3.OperationalError("the words of SQLite")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize("error", [OSError(5, "I/O"), sqlite_error(10), sqlite_error(10 | 1 << 8)])
def test_the_process_says_that_the_disk_gave_an_error(kept, monkeypatch, capsys, error):
    def fail(*_, **__):
        raise error

    _, path = kept
    monkeypatch.setattr(proof_child, "answer_for", fail)
    monkeypatch.setattr(os, "nice", lambda _: None)
    monkeypatch.setattr("sys.argv", ["proof_child", "backup", str(path)])
    proof_child.main()
    assert json.loads(capsys.readouterr().out) == {"pages": "unread"}


@pytest.mark.parametrize("error", [OSError(13, "denied"), sqlite_error(14), sqlite3.Error("?")])
def test_other_faults_are_no_answer(kept, monkeypatch, capsys, error):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(proof_child, "answer_for", fail)
    monkeypatch.setattr(os, "nice", lambda _: None)
    monkeypatch.setattr("sys.argv", ["proof_child", "backup", str(kept[1])])
    with pytest.raises(type(error)):
        proof_child.main()
    assert capsys.readouterr().out == ""
