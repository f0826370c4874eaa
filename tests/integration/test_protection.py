"""A ledger under a password: nothing of it can be read without, nothing is lost with it."""

import sqlite3
from pathlib import Path

import pytest

from collector_desktop.domain.errors import (
    LedgerError,
    LostLedgerError,
    OutsideWorldError,
    PasswordNeededError,
    RefusedError,
    WrongPasswordError,
)
from collector_desktop.services.backups import backup
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import undo_last
from collector_desktop.services.protection import change_password, protect, unprotect
from collector_desktop.storage import key_file
from collector_desktop.storage.cipher import key_path, raw
from collector_desktop.storage.database import db
from collector_desktop.storage.key_file import new_recovery_code, wrap
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
    everything_in,
    opened,
    protected,
)

__all__ = ["cheap_guesses", "closed", "protected"]


def test_the_password_and_the_recovery_code_both_open_it(protected):
    path, code = protected
    assert opened(path, PASSWORD) == opened(path, code) == (CANARY, "INV-1")
    assert opened(path, code.lower().replace("-", " ").replace("1", "l")) == (CANARY, "INV-1")


def test_nothing_of_it_can_be_read_on_the_disk(protected, tmp_path):
    path, code = protected
    open_ledger(path, "Priya", "test", PASSWORD)
    with operation("test", "Rename", TODAY):
        Customer.update(email="canary@example.com").execute()
    backup(tmp_path / "usb" / "b.collector-backup", NOW)
    found = everything_in(tmp_path)  # with the write-ahead log, while it is open
    key = db.key
    close_ledger()
    found += everything_in(tmp_path)
    for secret in (CANARY, "canary@example.com", PASSWORD, code, code.replace("-", ""), "INV-1"):
        assert secret.encode() not in found
    assert key not in found
    assert raw(key).encode() not in found


def test_a_ledger_that_was_never_protected_does_hold_them(closed, tmp_path):
    assert CANARY.encode() in everything_in(tmp_path)


def test_without_a_password_it_is_not_opened_and_not_touched(protected):
    path, _ = protected
    before = path.read_bytes(), key_path(path).read_bytes()
    with pytest.raises(PasswordNeededError):
        open_ledger(path, "Priya", "test")
    for wrong in ("Correct horse", "correct horse ", "x" * 10_000, "\udcff"):
        with pytest.raises(WrongPasswordError):
            open_ledger(path, "Priya", "test", wrong)
    assert (path.read_bytes(), key_path(path).read_bytes()) == before
    assert db.key is None
    assert db.is_closed()


def test_an_empty_or_short_password_is_refused_and_changes_nothing(closed):
    before = closed.read_bytes()
    for password in ("", "   ", "seven77"):
        with pytest.raises(RefusedError):
            protect(closed, password, WORKER)
    assert opened(closed) == (CANARY, "INV-1")
    assert before[:16] == closed.read_bytes()[:16]
    assert not key_path(closed).exists()


def test_a_key_of_nothing_is_never_made():
    with pytest.raises(LedgerError):
        wrap(bytes(32), "", new_recovery_code())


def test_a_password_in_other_unicode_is_the_same_password(closed):
    protect(closed, "Zoe\u0308 and Ren\u00e9e", WORKER)
    assert opened(closed, "Zo\u00eb and Rene\u0301e") == (CANARY, "INV-1")


def test_a_new_password_shuts_the_old_one_out(protected):
    path, code = protected
    old_ledger, old_key_file = path.read_bytes(), key_path(path).read_bytes()
    fresh = change_password(path, PASSWORD, OTHER, WORKER)
    assert fresh != code
    assert opened(path, OTHER) == opened(path, fresh) == (CANARY, "INV-1")
    for old in (PASSWORD, code):
        with pytest.raises(WrongPasswordError):
            open_ledger(path, "Priya", "test", old)
    key_path(path).write_bytes(old_key_file)  # the key was changed too, not only its wrapping
    with pytest.raises(WrongPasswordError):
        open_ledger(path, "Priya", "test", PASSWORD)
    path.write_bytes(old_ledger)
    assert opened(path, PASSWORD) == (CANARY, "INV-1")


def test_a_forgotten_password_is_changed_by_the_recovery_code(protected):
    path, code = protected
    change_password(path, code, OTHER, WORKER)
    assert opened(path, OTHER) == (CANARY, "INV-1")


def test_the_password_is_taken_away_by_whoever_knows_it(protected):
    path, _ = protected
    with pytest.raises(WrongPasswordError):
        unprotect(path, OTHER, WORKER)
    assert is_protected(path)
    unprotect(path, PASSWORD, WORKER)
    assert not is_protected(path)
    assert not key_path(path).exists()
    assert opened(path) == (CANARY, "INV-1")


def test_what_is_protected_is_not_protected_twice_and_what_is_not_cannot_be_changed(
    closed,
):
    for act in (
        lambda: change_password(closed, PASSWORD, OTHER, WORKER),
        lambda: unprotect(closed, PASSWORD, WORKER),
    ):
        with pytest.raises(RefusedError):
            act()
    protect(closed, PASSWORD, WORKER)
    with pytest.raises(RefusedError):
        protect(closed, OTHER, WORKER)


def test_history_and_undo_go_on_across_it(acme, ledger_path):
    with operation("test", "Rename", TODAY):
        Customer.update(name="Acme plc").execute()
    close_ledger()
    protect(ledger_path, PASSWORD, WORKER)
    open_ledger(ledger_path, "Priya", "test", PASSWORD)
    undo_last(TODAY)
    assert Customer.get().name == "Acme Ltd"
    assert check_ledger(TODAY) == []


def test_a_disk_that_fails_leaves_the_plain_ledger(closed, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("collector_desktop.storage.protection.rewritten", full)
    with pytest.raises(OutsideWorldError):
        protect(closed, PASSWORD, WORKER)
    assert opened(closed) == (CANARY, "INV-1")
    assert sorted(path.name for path in closed.parent.iterdir()) == [closed.name]


class Cut(BaseException):
    """The program is gone."""


@pytest.mark.parametrize("moment", ["before", "key file written", "ledger in place"])
def test_wherever_a_change_of_password_is_cut_off_one_password_opens_it(
    protected, monkeypatch, moment
):
    path, _ = protected
    replace, seen = Path.replace, []

    def cut(self, target):
        seen.append(target.name)
        if len(seen) == 1 + ["before", "key file written", "ledger in place"].index(moment):
            raise Cut
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", cut)
    with pytest.raises(Cut):
        change_password(path, PASSWORD, OTHER, WORKER)
    monkeypatch.undo()
    monkeypatch.setattr(key_file, "COST", 2**10)
    key = key_path(path).name
    assert seen == [key, path.name, key][: len(seen)]
    readable = [secret for secret in (PASSWORD, OTHER) if _opens(path, secret)]
    assert readable == ([OTHER] if moment == "ledger in place" else [PASSWORD])


def _opens(path, secret):
    try:
        return opened(path, secret) == (CANARY, "INV-1")
    except WrongPasswordError:
        return False


def test_one_changed_bit_is_noticed(protected):
    """A plain ledger would hide it: the page's seal is what sees it."""
    path, _ = protected
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(LedgerError):
        opened(path, PASSWORD)


def test_a_lost_key_file_is_told_from_a_foreign_file(protected):
    """The first is offered its backups, which have the key; the second is not to be replaced."""
    path, _ = protected
    key_path(path).unlink()
    with pytest.raises(LostLedgerError, match=f"its key file {path.name}.key is missing"):
        open_ledger(path, "Priya", "test", PASSWORD)
    page = path.read_bytes()[:4096]
    for content in (page[:-1], page + b"x", b"Dear Sirs\n" * 4096, page[:256] + bytes(3840)):
        path.write_bytes(content)
        with pytest.raises(LedgerError, match="is not a ledger") as refused:
            open_ledger(path, "Priya", "test", PASSWORD)
        assert not isinstance(refused.value, LostLedgerError)


def test_an_encrypted_database_of_another_program_is_refused(protected):
    path, _ = protected
    open_ledger(path, "Priya", "test", PASSWORD)
    db.execute_sql("PRAGMA application_id = 7")
    close_ledger()
    with pytest.raises(LedgerError, match="another program"):
        open_ledger(path, "Priya", "test", PASSWORD)


def test_plain_sqlite_cannot_read_it(protected):
    path, _ = protected
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(path).execute("SELECT * FROM sqlite_master").fetchall()
