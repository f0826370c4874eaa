"""What backups there are, and the drill that finds the one that would not come back."""

import json
from datetime import timedelta

import pytest

from collector_desktop.domain.errors import (
    LedgerError,
    OutsideWorldError,
    PasswordNeededError,
    WrongPasswordError,
)
from collector_desktop.services import ledgers
from collector_desktop.services import plain_copies as copies
from collector_desktop.services.backup_list import backup_state, drill, kept_backups
from collector_desktop.services.backups import automatic_backup, manifest_path, restore
from collector_desktop.services.plain_copies import delete_copies, plain_copies
from collector_desktop.services.protection import protect
from collector_desktop.storage.database import db
from collector_desktop.storage.journal import keep_journal
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.protecting import (
    NOW,
    OTHER,
    PASSWORD,
    WORKER,
    cheap_guesses,
    closed,
)

__all__ = ["cheap_guesses", "closed"]


def copy_after_change(ledger, folder, when, secret=""):
    open_ledger(ledger, "Priya", "test", secret)
    with operation("test", "Rename", TODAY):
        Customer.update(name=f"At {when:%H:%M}").execute()
    automatic_backup(ledger, folder, when)
    close_ledger()


@pytest.fixture
def three(closed, tmp_path):
    """A closed ledger and three backups of it, an hour apart."""
    folder = tmp_path / "backups"
    for hours in range(3):
        copy_after_change(closed, folder, NOW + timedelta(hours=hours))
    return closed, folder


def test_backups_are_listed_newest_first_with_what_they_hold(three):
    ledger, folder = three
    found = kept_backups(ledger, [folder])
    assert [each.made_at for each in found] == [NOW + timedelta(hours=h) for h in (2, 1, 0)]
    assert {each.description.customers for each in found} == {1}
    assert found[0].description.totals == {"GBP": "120.00"}
    assert found[0].size == found[0].path.stat().st_size
    assert not found[0].description.is_protected


@pytest.mark.parametrize("text", ["", "[]", '{"made_at": 7}', '{"made_at": "x", "counts": {}}'])
def test_a_backup_whose_description_cannot_be_read_is_listed_in_its_place_and_counts_as_none(
    three, text
):
    ledger, folder = three
    newest, before, _ = kept_backups(ledger, [folder])
    manifest_path(newest.path).write_text(text)
    found = kept_backups(ledger, [folder])[0]
    assert (found.path, found.made_at, found.description) == (newest.path, newest.made_at, None)
    assert backup_state(ledger, [folder], None).last == before.made_at


@pytest.mark.parametrize("text", ["", "[]", None])
def test_such_a_backup_comes_back_after_the_file_itself_was_proved(three, text):
    ledger, folder = three
    newest = kept_backups(ledger, [folder])[0].path
    spoil_description(newest, text)
    restore(newest, ledger, NOW, "Priya", "test")
    open_ledger(ledger, "Priya", "test")
    assert Customer.get().name == f"At {NOW + timedelta(hours=2):%H:%M}"
    close_ledger()
    content = bytearray(newest.read_bytes())
    content[4096:8192] = bytes(4096)
    newest.write_bytes(content)
    with pytest.raises(LedgerError, match="not a sound backup"):
        restore(newest, ledger, NOW, "Priya", "test")


def test_a_protected_one_comes_back_by_the_key_file_of_its_ledger(closed, tmp_path):
    folder = tmp_path / "backups"
    protect(closed, PASSWORD, WORKER)
    copy_after_change(closed, folder, NOW, PASSWORD)
    newest = kept_backups(closed, [folder])[0].path
    spoil_description(newest, None)
    with pytest.raises(PasswordNeededError):
        restore(newest, closed, NOW, "Priya", "test")
    with pytest.raises(WrongPasswordError):
        restore(newest, closed, NOW, "Priya", "test", OTHER)
    junk = tmp_path / "junk.collector-backup"
    junk.write_bytes(b"Dear Sirs\n" * 4096)
    with pytest.raises(LedgerError, match="not a sound backup"):
        restore(junk, closed, NOW, "Priya", "test")
    closed.unlink()
    restore(newest, closed, NOW, "Priya", "test", PASSWORD)
    open_ledger(closed, "Priya", "test", PASSWORD)
    assert Customer.get().name == f"At {NOW:%H:%M}"
    close_ledger()
    elsewhere = tmp_path / "other" / "new.collector"
    with pytest.raises(LedgerError, match=f"{newest.name}.json, which holds its key, is missing"):
        restore(newest, elsewhere, NOW, "Priya", "test", PASSWORD)


def spoil_description(path, text):
    if text is None:
        manifest_path(path).unlink()
    else:
        manifest_path(path).write_text(text)


def test_the_drill_proves_every_backup_and_touches_nothing(three):
    ledger, folder = three
    before = {path: path.read_bytes() for path in ledger.parent.rglob("*") if path.is_file()}
    assert [each.problem for each in drill(kept_backups(ledger, [folder]), NOW, WORKER)] == [""] * 3
    after = {path: path.read_bytes() for path in ledger.parent.rglob("*") if path.is_file()}
    assert after == before
    assert db.is_closed()


def test_the_drill_finds_a_changed_bit_and_a_false_total(three):
    ledger, folder = three
    first, second, third = kept_backups(ledger, [folder])
    content = bytearray(first.path.read_bytes())
    content[len(content) // 2] ^= 1
    first.path.write_bytes(content)
    told = json.loads(manifest_path(second.path).read_text())
    told["totals"] = {"GBP": "120.01"}
    manifest_path(second.path).write_text(json.dumps(told))
    found = {each.backup.path: each.problem for each in drill(_again(ledger, folder), NOW, WORKER)}
    assert "has changed since" in found[first.path]
    assert "totals" in found[second.path]
    assert found[third.path] == ""


def test_the_drill_of_protected_backups_needs_their_password(closed, tmp_path):
    protect(closed, PASSWORD, WORKER)
    folder = tmp_path / "backups"
    copy_after_change(closed, folder, NOW, PASSWORD)
    kept = kept_backups(closed, [folder])
    assert kept[0].description.is_protected
    assert drill(kept, NOW, WORKER, PASSWORD)[0].problem == ""
    assert "not the password" in drill(kept, NOW, WORKER, OTHER)[0].problem


def test_a_new_password_makes_a_new_backup_though_nothing_else_changed(closed, tmp_path):
    folder = tmp_path / "backups"
    copy_after_change(closed, folder, NOW)
    protect(closed, PASSWORD, WORKER)
    open_ledger(closed, "Priya", "test", PASSWORD)
    assert automatic_backup(closed, folder, NOW + timedelta(hours=1)) is not None
    assert automatic_backup(closed, folder, NOW + timedelta(hours=2)) is None
    close_ledger()


def test_copies_off_the_computer_are_the_other_folder_and_those_by_hand(three, tmp_path):
    ledger, folder = three
    usb = tmp_path / "usb"
    state = backup_state(ledger, [folder, usb], None)
    assert (state.last, state.last_elsewhere) == (NOW + timedelta(hours=2), None)
    assert state.oldest == NOW
    copy_after_change(ledger, usb, NOW + timedelta(hours=3))
    assert backup_state(ledger, [folder, usb], None).last_elsewhere == NOW + timedelta(hours=3)
    later = NOW + timedelta(days=1)
    assert backup_state(ledger, [folder, usb], later).last_elsewhere == later


def test_copies_that_can_be_read_are_found_and_deleted_with_their_descriptions(three):
    ledger, folder = three
    aside = ledger.with_name("before-restore-20261124T180000Z")
    aside.mkdir()
    (aside / ledger.name).write_bytes(ledger.read_bytes())
    (aside / "other.collector").write_bytes(ledger.read_bytes())
    protect(ledger, PASSWORD, WORKER)
    copy_after_change(ledger, folder, NOW + timedelta(hours=5), PASSWORD)
    found = plain_copies(ledger, [folder])
    assert len(found) == 4
    assert delete_copies(found) == 4
    assert plain_copies(ledger, [folder]) == []
    assert len(list(folder.iterdir())) == 2
    assert (aside / "other.collector").exists()


def test_a_copy_that_cannot_be_deleted_is_named(three, monkeypatch):
    ledger, folder = three
    found = plain_copies(ledger, [folder])

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(copies.Path, "unlink", refuse)
    with pytest.raises(OutsideWorldError, match=found[0].name) as told:
        delete_copies(found)
    assert f"nor {len(found) - 1} more" in told.value.title


def test_one_that_cannot_be_deleted_keeps_no_other(three, monkeypatch):
    """Another program may have it open, as Windows then lets nobody delete it."""
    ledger, folder = three
    found, unlink = plain_copies(ledger, [folder]), copies.Path.unlink

    def refuse(path, **options):
        if path == found[0]:
            raise PermissionError(13, "The process cannot access the file")
        unlink(path, **options)

    monkeypatch.setattr(copies.Path, "unlink", refuse)
    with pytest.raises(OutsideWorldError, match=r"could not be deleted\. Delete") as told:
        delete_copies(found)
    assert "Delete it by hand" in told.value.advice
    assert plain_copies(ledger, [folder]) == found[:1]


def _again(ledger, folder):
    return kept_backups(ledger, [folder])


def test_journals_from_before_the_password_are_found_and_sealed_ones_are_not(closed, tmp_path):
    folder = tmp_path / "backups"
    for secret in ("", PASSWORD):
        if secret:
            protect(closed, secret, WORKER)
        open_ledger(closed, "Priya", "test", secret)
        keep_journal(lambda: folder)
        with operation("test", "Rename", TODAY):
            Customer.update(name=f"Canary{secret[:1]}").execute()
        ledgers.close_ledger()
    found = plain_copies(closed, [folder])
    assert found
    assert all(b"Canary" in path.read_bytes() for path in found)
    left = set(folder.glob("journal-*")) - set(found)
    assert left
    assert not [path for path in left if b"Canary" in path.read_bytes()]
