"""A copy that is not the ledger's, whole and on the disk, never becomes a backup."""

import sqlite3
from collections import deque
from contextlib import closing
from datetime import UTC, datetime

import pytest

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.services.backups import backup
from collector_desktop.storage import backup as storage
from collector_desktop.storage.database import db
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


@pytest.mark.parametrize("lane", ["its own", "the pages'"])
def test_a_reference_to_nothing_is_found_by_whichever_thread_takes_its_table(older, lane):
    break_a_reference(older)
    if lane == "its own":
        assert not storage._has_references(older, None, deque())
    else:
        assert not storage._has_sound_pages(older, storage.PAGES, None, None, deque(["item"]))
    assert storage._has_sound_pages(older, storage.PAGES, None, None, deque(["customer"]))


def test_a_copy_has_the_pages_of_the_ledger_and_needs_no_log(acme, tmp_path):
    """SQLite's own copy is compared with ours, page by page.

    The first page has counts of changes besides (file format, 1.3: bytes 24 and 92, and the
    schema's at 40) and versions (bytes 18 and 19), which are 1 where there is no log.
    """
    path, plain = tmp_path / "acme.collector-backup", tmp_path / "plain"
    backup(path, NOW)
    with closing(sqlite3.connect(plain)) as copy:
        db.connection().backup(copy)
    ours, theirs = path.read_bytes(), plain.read_bytes()
    assert len(ours) % 65536, "a part of the largest page is copied too"
    assert ours[PAGE:] == theirs[PAGE:]
    assert ours[100:PAGE] == theirs[100:PAGE]
    assert (ours[18:20], theirs[18:20]) == (b"\1\1", b"\2\2")
    with closing(sqlite3.connect(path)) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert copy.execute("SELECT name FROM customer").fetchone() == ("Acme Ltd",)
        assert not path.with_name(path.name + "-wal").exists()


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
