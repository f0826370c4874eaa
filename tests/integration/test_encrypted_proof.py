"""A backup with the open ledger's own password is proved by its key: pages, indexes, references."""

import hashlib
import json
import os
import sys
from contextlib import closing
from datetime import timedelta
from shutil import copytree

import pytest

from collector_desktop.services.backup_proof import begin_proof, settle_proof
from collector_desktop.services.backups import automatic_backup, manifest_path
from collector_desktop.services.protection import protect
from collector_desktop.storage import key_file, proof_child
from collector_desktop.storage.cipher import connect, driver, key_path
from collector_desktop.storage.database import db
from collector_desktop.storage.key_file import new_recovery_code, wrap
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from collector_desktop.storage.proof import Found, Proof
from tests.conftest import TODAY, add_item
from tests.integration.protecting import NOW, OTHER, PASSWORD, WORKER, cheap_guesses

__all__ = ["cheap_guesses"]
WEEK = timedelta(days=7)
SOUND, DAMAGED, ENCRYPTED = "sound", "damaged", "encrypted"
NOTADB, IOERR = 26, 10
KEY, PAGE = bytes(range(32)), 4096
KEY_TOLD = KEY.hex()


@pytest.fixture(scope="module")
def protected_once(empty_ledger, tmp_path_factory):
    """The folder of a closed ledger under a password, with a backup of it."""
    folder = tmp_path_factory.mktemp("protected")
    ledger = folder / "books.collector"
    ledger.write_bytes(empty_ledger.read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_file, "COST", 2**10)
        protect(ledger, PASSWORD, WORKER)
    open_ledger(ledger, "Priya", "test", PASSWORD)
    with operation("test", "Set up", TODAY):
        acme = Customer.create(code="ACME", name="Acme Ltd", currency="GBP")
        add_item(acme, "INV-1", TODAY, TODAY, 100_00)
    automatic_backup(ledger, folder / "backups", NOW)
    close_ledger()
    return folder


@pytest.fixture
def at_work(protected_once, tmp_path):
    """A ledger that is open by its password, and a backup of it."""
    folder = copytree(protected_once, tmp_path / "work")
    ledger = folder / "books.collector"
    (backup,) = folder.glob("backups/*.collector-backup")
    open_ledger(ledger, "Priya", "test", PASSWORD)
    yield ledger, backup
    close_ledger()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An encrypted database with two tables of some pages, one of which refers to the other."""
    path = tmp_path_factory.mktemp("sealed") / "sealed"
    with closing(connect(str(path), KEY)) as database:
        database.execute("CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT)")
        database.execute("CREATE TABLE item (customer INTEGER REFERENCES customer (id))")
        for number in range(200):
            row = (number, "n" * 99)
            database.execute("INSERT INTO customer VALUES (?, ?)", row)
            database.execute("INSERT INTO item VALUES (?)", row[:1])
        database.commit()
    return path.read_bytes()


@pytest.fixture
def sealed(made, tmp_path):
    path = tmp_path / "sealed"
    path.write_bytes(made)
    return path


def spoil_unseen(path, key):
    """Take a row away that others refer to, and describe the file as if it had been made so."""
    with closing(connect(str(path), key)) as database:
        database.execute("PRAGMA trusted_schema = 1")
        database.execute("PRAGMA foreign_keys = 0")
        database.execute("PRAGMA synchronous = 0")
        database.execute("PRAGMA journal_mode = memory")
        database.execute("BEGIN")
        for (trigger,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            database.execute(f'DROP TRIGGER "{trigger}"')
        database.execute("DELETE FROM customer")
        database.commit()
    told = json.loads(manifest_path(path).read_text("utf-8"))
    told["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest_path(path).write_text(json.dumps(told), "utf-8")


def pages(path, key=KEY_TOLD):
    return proof_child.answer_for(path, is_open=False, key=key)["pages"]


def test_it_is_read_with_every_index_and_reference(at_work):
    ledger, backup = at_work
    digest = hashlib.sha256(backup.read_bytes()).hexdigest()
    assert begin_proof(backup, ledger).answer() == Found(sound=True, sha256=digest)
    assert settle_proof(begin_proof(backup, ledger), ledger, NOW + WEEK) is True
    assert "proved_at" in json.loads(manifest_path(backup).read_text("utf-8"))


def test_what_was_never_sound_is_found_by_the_key_only(at_work):
    ledger, backup = at_work
    spoil_unseen(backup, db.key)
    assert settle_proof(begin_proof(backup), ledger, NOW) is True
    assert settle_proof(begin_proof(backup, ledger), ledger, NOW) is False


def test_where_the_password_is_another_or_unreadable_the_hash_decides(at_work):
    ledger, backup = at_work
    other = wrap(db.key, OTHER, new_recovery_code())
    key_path(ledger).write_text(json.dumps(other.document()), "utf-8")
    assert begin_proof(backup, ledger).answer().sound is None
    key_path(ledger).write_text("{", "utf-8")
    assert settle_proof(begin_proof(backup, ledger), ledger, NOW) is True


def test_a_plain_backup_goes_without_a_key(ledger, tmp_path):
    backup = automatic_backup(ledger, tmp_path / "backups", NOW).path
    proof = begin_proof(backup, ledger)
    assert "encrypted-backup" not in proof._process.args
    proof.stop()


def test_nobody_is_told_the_key(sealed):
    proof = Proof(sealed, is_open=False, key=KEY)
    told = "".join(map(str, proof._process.args)) + "".join(os.environ.values())
    assert "encrypted-backup" in told
    assert KEY.hex() not in told
    assert proof.answer().sound is True


def test_a_process_that_is_over_before_it_has_the_key_is_no_answer(sealed, monkeypatch):
    monkeypatch.setattr("collector_desktop.storage.proof.CHILD", "/no/such/program")
    assert Proof(sealed, is_open=False, key=KEY).answer() is None


def test_each_page_counts(sealed):
    content = sealed.read_bytes()
    assert pages(sealed) == SOUND
    for at in range(0, len(content), PAGE):
        sealed.write_bytes(content[: at + 99] + bytes([content[at + 99] ^ 1]) + content[at + 100 :])
        assert pages(sealed) == (DAMAGED if at else ENCRYPTED)


def test_a_row_that_belongs_to_none_is_found(sealed):
    with closing(connect(str(sealed), KEY)) as database:
        database.execute("DELETE FROM customer WHERE id = 1")
        database.commit()
    assert pages(sealed) == DAMAGED


def test_a_key_that_does_not_fit_says_nothing(sealed):
    assert pages(sealed, "00" * 32) == ENCRYPTED
    assert pages(sealed, "") == ENCRYPTED


def test_without_the_driver_nothing_is_said(sealed, monkeypatch):
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    assert pages(sealed) == ENCRYPTED


@pytest.mark.parametrize(("code", "said"), [(IOERR, ENCRYPTED), (NOTADB, DAMAGED)])
def test_a_disk_that_fails_condemns_nothing(sealed, monkeypatch, code, said):
    def refuse(*_, **__):
        error = driver().DatabaseError("the words of SQLite")
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr(proof_child, "is_sound", refuse)
    assert pages(sealed) == said


def test_the_program_reads_its_key_and_answers(sealed, monkeypatch, capsys):
    limits = []
    monkeypatch.setattr(proof_child, "leave_no_core", lambda: limits.append(1))
    monkeypatch.setattr(proof_child.os, "nice", lambda _: 0, raising=False)
    monkeypatch.setattr(sys, "argv", ["proof", "encrypted-backup", str(sealed)])
    monkeypatch.setattr(sys, "stdin", KeyPipe(KEY.hex()))
    proof_child.main()
    assert json.loads(capsys.readouterr().out)["pages"] == SOUND
    assert limits == [1]


class KeyPipe:
    """What the program reads."""

    def __init__(self, text):
        self.text = text

    def read(self):
        return self.text


@pytest.mark.parametrize("system", ["linux", "darwin"])
def test_a_crash_leaves_no_key_on_the_disk(monkeypatch, system):
    resource = pytest.importorskip("resource")
    done = []
    monkeypatch.setattr(proof_child.sys, "platform", system)
    monkeypatch.setattr(resource, "setrlimit", lambda *told: done.append(told))
    monkeypatch.setattr("ctypes.CDLL", lambda _: Quiet(done))
    proof_child.leave_no_core()
    assert done[0] == (resource.RLIMIT_CORE, (0, 0))
    assert (done[1:] == [(4, 0, 0, 0, 0)]) == (system == "linux")


class Quiet:
    """A system's library that notes what it is asked."""

    def __init__(self, done):
        self.prctl = lambda *told: done.append(told)
