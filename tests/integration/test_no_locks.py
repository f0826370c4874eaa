"""A folder in which nothing can be locked, as on some shares, is named in a sentence that fits."""

import sqlite3
from contextlib import closing
from shutil import copyfile

import pytest

from collector_desktop.domain.errors import LedgerError, LedgerLockedError
from collector_desktop.storage import ledger_file
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger


def held(path):
    """Lock a file for good: to whoever comes after, a disk that refuses locks looks the same."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    return closing(other)


def test_a_new_ledger_is_not_made_where_it_cannot_be_locked(tmp_path, monkeypatch):
    path, claim, others = tmp_path / "new.collector", ledger_file.claim_name, []

    def refusing(name):
        claim(name)
        others.append(held(name))

    monkeypatch.setattr(ledger_file, "claim_name", refusing)
    with pytest.raises(LedgerError, match="files cannot be locked in that folder") as told:
        create_ledger(path, "Priya", "test")
    with others.pop():
        assert "this computer's own disk" in told.value.advice
        assert db.is_closed()
        assert list(tmp_path.iterdir()) == []


def test_one_that_is_open_nowhere_and_cannot_be_locked_is_advised_to_be_copied(
    empty_ledger, tmp_path
):
    path = tmp_path / "books.collector"
    copyfile(empty_ledger, path)
    with held(path), pytest.raises(LedgerLockedError, match="open in another program") as told:
        open_ledger(path, "Priya", "test")
    assert "copy it to this computer" in told.value.advice
    assert db.is_closed()
    open_ledger(path, "Priya", "test")
    close_ledger()
