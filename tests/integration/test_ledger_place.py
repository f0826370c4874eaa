"""What is said of the place of a ledger and who has it; how it is kept where others copy."""

import json
import os

import pytest

from collector_desktop.domain.errors import LedgerLockedError
from collector_desktop.integrations import places
from collector_desktop.services import ledgers
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from collector_desktop.storage.lock_file import Holder, holder_of, lock_path
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.other_program import OPEN, another


@pytest.fixture
def books(tmp_path):
    path = tmp_path / "books.collector"
    create_ledger(path, "Priya", "test")
    close_ledger()
    yield path
    ledgers.close_ledger()


def test_who_has_it_open_is_named_while_it_is(books):
    assert holder_of(books) is None
    with another(books, OPEN) as other:
        with pytest.raises(LedgerLockedError, match=rf"\(Priya, process {other.pid}\)"):
            open_ledger(books, "Sam", "test")
        assert holder_of(books).who == "Priya"
    open_ledger(books, "Sam", "test")
    assert holder_of(books) == Holder("Sam", os.uname().nodename, os.getpid())
    close_ledger()
    assert not lock_path(books).exists()


@pytest.mark.parametrize("said", ["", "{", "[]", '{"who": 1}', '{"who":"a","host":"b","pid":"x"}'])
def test_a_broken_name_of_a_holder_is_nobody_and_is_written_over(books, said):
    lock_path(books).write_text(said, "utf-8")
    assert holder_of(books) is None
    open_ledger(books, "Sam", "test")
    assert holder_of(books).who == "Sam"


def test_the_name_of_a_holder_on_another_computer_says_which(books):
    told = {"who": "Ann", "host": "till-2", "pid": 7}
    lock_path(books).write_text(json.dumps(told), "utf-8")
    assert not holder_of(books).is_here


def test_where_others_copy_it_the_ledger_keeps_no_change_in_a_log(books, monkeypatch):
    monkeypatch.setattr(ledgers, "place_of", lambda _: places.SYNCED)
    ledgers.open_ledger(books, "Priya", "test")
    assert db.execute_sql("PRAGMA journal_mode").fetchone() == ("delete",)
    assert db.execute_sql("PRAGMA synchronous").fetchone() == (3,)
    with operation("test", "Add", TODAY):
        Customer.create(code="ACME", name="Acme Ltd", currency="GBP")
    ledgers.close_ledger()
    assert [path.name for path in books.parent.iterdir()] == ["books.collector"]
    monkeypatch.setattr(ledgers, "place_of", lambda _: "")
    ledgers.open_ledger(books, "Priya", "test")
    assert db.execute_sql("PRAGMA journal_mode").fetchone() == ("wal",)
    assert Customer.get().code == "ACME"
