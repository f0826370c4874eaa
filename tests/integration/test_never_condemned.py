"""A good backup is never set aside, whatever the disk, the system or another version does."""

import json
import os
import sqlite3

import pytest

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.services.backup_description import note_proved
from collector_desktop.services.backup_proof import damaged_backups, settle_proof
from collector_desktop.services.backups import automatic_backup
from collector_desktop.storage import proof_child
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.manifest import manifest_path
from collector_desktop.storage.proof import Found
from tests.integration.protecting import NOW, closed

__all__ = ["closed"]
CANTOPEN, IOERR, SHORT_READ, BUSY, NOMEM, FULL = 14, 10, 522, 5, 7, 13
CORRUPT, NOTADB = 11, 26


@pytest.fixture
def backup(closed, tmp_path):
    """A backup of a ledger that is closed."""
    open_ledger(closed, "Priya", "test")
    made = automatic_backup(closed, tmp_path / "backups", NOW)
    close_ledger()
    return made.path


class Over:
    """A proof that is over, with the answer that it gave."""

    def __init__(self, path, found):
        self.path, self.found = path, found

    def answer(self):
        return self.found


def settle(path, found):
    return settle_proof(Over(path, found), path.with_name("ledger.collector"), NOW)


def fail_with(monkeypatch, code):
    def refuse(*_, **__):
        error = sqlite3.OperationalError("the words of SQLite")
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr(sqlite3, "connect", refuse)


@pytest.mark.parametrize("code", [CANTOPEN, IOERR, SHORT_READ, BUSY, NOMEM, FULL])
def test_a_disk_or_system_that_fails_is_no_answer(backup, monkeypatch, code):
    fail_with(monkeypatch, code)
    with pytest.raises(sqlite3.OperationalError):
        proof_child.answer_for(backup, is_open=False)


@pytest.mark.parametrize("code", [CORRUPT, NOTADB, CORRUPT | 1 << 8])
def test_bytes_that_are_no_database_are_one(backup, monkeypatch, code):
    fail_with(monkeypatch, code)
    assert proof_child.answer_for(backup, is_open=False)["pages"] == "damaged"


def test_a_page_that_the_disk_did_not_give_once_is_asked_for_again(backup, monkeypatch):
    said = ["damaged", "sound"]
    monkeypatch.setattr(proof_child, "pages_of", lambda *_, **__: said.pop(0))
    assert proof_child.answer_for(backup, is_open=False)["pages"] == "sound"
    assert said == []


def test_one_that_is_written_to_meanwhile_is_left(backup, monkeypatch):
    def hash_while_it_is_copied(path):
        os.utime(path, (0, 0))
        return "0" * 64

    monkeypatch.setattr(proof_child, "hash_of", hash_while_it_is_copied)
    assert proof_child.answer_for(backup, is_open=False) is None


def test_one_of_a_newer_version_counts_by_its_bytes(backup):
    told = json.loads(manifest_path(backup).read_text())
    manifest_path(backup).write_text(json.dumps({**told, "schema": told["schema"] + 1}))
    assert settle(backup, Found(sound=False, sha256=told["sha256"])) is True
    assert damaged_backups(backup.with_name("ledger.collector"), backup.parent) == []
    assert settle(backup, Found(sound=False, sha256="0" * 64)) is False


@pytest.mark.parametrize("text", ["", '{"sha256":', "[]"])
def test_a_description_that_cannot_be_read_is_not_written_anew(backup, text):
    manifest_path(backup).write_text(text)
    note_proved(backup, NOW)
    assert manifest_path(backup).read_text() == text


def test_a_description_that_a_full_disk_refuses_is_the_old_one_with_no_draft(backup, monkeypatch):
    before, files = manifest_path(backup).read_text(), sorted(backup.parent.iterdir())

    def refuse(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutsideWorldError, match="No space left on device"):
        note_proved(backup, NOW)
    assert (manifest_path(backup).read_text(), sorted(backup.parent.iterdir())) == (before, files)


def test_one_that_thinning_took_away_gets_no_description_back(backup):
    manifest_path(backup).unlink()
    note_proved(backup, NOW)
    assert not manifest_path(backup).exists()
