"""Ways through the storage that only a rare fault takes end in a sentence and leave nothing."""

from queue import SimpleQueue

import pytest

from collector_desktop.domain.errors import LedgerError, RefusedError
from collector_desktop.storage import ledger_file, view_only
from collector_desktop.storage.database import db
from collector_desktop.storage.journal import Journal
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY


def test_no_operation_is_made_in_a_ledger_that_is_looked_at(acme, monkeypatch):
    monkeypatch.setattr(db, "is_view_only", True)
    with pytest.raises(RefusedError, match="viewing only"), operation("test", "Rename", TODAY):
        Customer.update(name="Elsewhere").execute()
    assert Customer.get().name == acme.name


def test_a_copy_to_look_at_that_does_not_open_is_thrown_away(ledger):
    close_ledger()
    ledger.write_bytes(b"no ledger at all" * 99)
    with pytest.raises(LedgerError, match="is not a ledger"):
        view_only.open_for_viewing(ledger, "me", "1")
    assert not db.is_view_only
    assert view_only._folders == []


def test_bytes_in_it_that_are_no_text_keep_a_ledger_shut(ledger, monkeypatch):
    close_ledger()

    def unreadable():
        b"\xff".decode("utf-8")

    monkeypatch.setattr(ledger_file, "migrate", unreadable)
    with pytest.raises(LedgerError, match="is damaged"):
        open_ledger(ledger, "Priya", "test")
    assert db.is_closed()


class FullFile:
    """A file that takes nothing; meanwhile more was done, and the ledger is closed."""

    def __init__(self, queue):
        self.queue, self.asked = queue, 0

    def add(self, _):
        self.asked += 1
        self.queue.put(["second"])
        self.queue.put(None)
        raise OSError("no room")


def test_after_a_fault_the_journal_waits_for_a_new_beginning(tmp_path):
    journal, queue = Journal(lambda: tmp_path), SimpleQueue()
    file = FullFile(queue)
    journal._hurry.set()
    queue.put(["first"])
    journal._write(file, queue)
    assert (journal._failed, file.asked, queue.empty()) == (True, 1, True)
