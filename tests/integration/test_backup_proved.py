"""A copy that is not the ledger's, whole and on the disk, never becomes a backup."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.services.backups import backup
from collector_desktop.storage import backup as storage
from collector_desktop.storage.manifest import manifest_of
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
PAGE = 4096


def zero_a_page(draft):
    """Let the second page of a copy be all zeros, as of a sector that was never written."""
    with draft.open("r+b") as stream:
        stream.seek(PAGE)
        stream.write(bytes(PAGE))


def ask(draft, *statements):
    with closing(sqlite3.connect(draft)) as copy:
        for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            copy.execute(f'DROP TRIGGER "{name}"')
        for each in statements:
            copy.execute(each)
        copy.commit()


def break_a_reference(draft):
    """Let an item belong to a customer that is not there; pages and counts are as they were."""
    ask(draft, "UPDATE item SET customer_id = 999")


def lose_a_row(draft):
    ask(draft, "DELETE FROM item")


def be_another_kind(draft):
    ask(draft, "PRAGMA application_id = 7")


def files_in(folder):
    return {each.name: each.read_bytes() for each in folder.iterdir()}


@pytest.fixture
def older(acme, tmp_path):
    path = tmp_path / "usb" / "acme.collector-backup"
    backup(path, NOW)
    return path


@pytest.mark.parametrize("damage", [zero_a_page, break_a_reference, lose_a_row, be_another_kind])
def test_a_copy_that_is_not_sound_leaves_the_older_backup(older, monkeypatch, damage):
    before, copied = files_in(older.parent), storage._copy_pages

    def spoil(draft):
        copied(draft)
        damage(draft)

    monkeypatch.setattr(storage, "_copy_pages", spoil)
    with pytest.raises(OutsideWorldError, match="could not be written"):
        backup(older, NOW)
    assert files_in(older.parent) == before


@pytest.mark.parametrize("step", ["_flush", "file_sha256", "_has_references", "_has_sound_pages"])
def test_a_disk_that_fails_in_a_proof_leaves_the_older_backup(older, monkeypatch, step):
    before = files_in(older.parent)

    def fail(*_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(storage, step, fail)
    with pytest.raises(OutsideWorldError, match="could not be written"):
        backup(older, NOW)
    assert files_in(older.parent) == before


def test_the_totals_of_a_backup_are_shown_in_every_currency(acme, tmp_path):
    """Acme owes 120.00 GBP, and by hand 10.00 - 2.50 EUR and 5.00 - 5.00 USD."""
    entries = [
        ("invoice", "E1", 1000, "EUR"),
        ("credit_note", "E2", 250, "EUR"),
        ("invoice", "U1", 500, "USD"),
        ("credit_note", "U2", 500, "USD"),
    ]
    with operation("test", "Enter other currencies", TODAY):
        for kind, number, minor, currency in entries:
            add_item(Customer.get(), number, TODAY, TODAY, minor, kind, currency=currency)
    path = tmp_path / "acme.collector-backup"
    backup(path, NOW)
    assert manifest_of(path)["totals"] == {"EUR": "7.50", "GBP": "120.00", "USD": "0.00"}


def test_a_ledger_without_entries_has_no_totals(ledger, tmp_path):
    path = tmp_path / "empty.collector-backup"
    backup(path, NOW)
    assert manifest_of(path)["totals"] == {}
