"""A ledger on media that cannot be written: looked at, whole, and never written.

A small file system in memory is mounted for writing only by its driver; where this may not be
mounted the tests are passed over.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

from collector_desktop.domain.errors import (
    LedgerError,
    PasswordNeededError,
    RefusedError,
    WrongPasswordError,
)
from collector_desktop.queries.checks import net_by_currency
from collector_desktop.services.ledgers import close_ledger, open_ledger
from collector_desktop.services.protection import Worker, protect
from collector_desktop.storage import key_file, ledger_file, view_only
from collector_desktop.storage.database import db
from collector_desktop.storage.models import Customer, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.robustness.mounts import mounted

pytestmark = pytest.mark.needs_root

STATES = ("closed", "left open with a log", "left open with a journal")
WHOLE = ({"GBP": 7_00}, [("INV-1", "")])
OLDER = Path(__file__).parents[1] / "data" / "ledgers" / "version-2.sqlite"


def write_to(path, state):
    """Make a ledger in one of the states in which a disk may be found; it owes GBP 7.00."""
    ledger_file.create_ledger(path, "Priya", "test")
    close_ledger()
    one_file = state == "left open with a journal"
    ledger_file.open_ledger(path, "Priya", "test", one_file=one_file)
    with operation("test", "Set up", TODAY):
        acme = Customer.create(code="ACME", name="Acme Ltd", currency="GBP")
        add_item(acme, "INV-1", TODAY, TODAY, 7_00)
    if state == "closed":
        close_ledger()
        return
    if state == "left open with a journal":
        db.execute_sql("PRAGMA cache_size = 1")
        db.execute_sql("BEGIN IMMEDIATE")
        db.execute_sql("UPDATE current_operation SET operation_id = 1")
        for number in range(400):
            db.execute_sql("UPDATE item SET reference = ?", (str(number) * 3000,))
        db.execute_sql("PRAGMA cache_spill = 1")
    aside = path.with_name("as-it-lay")
    for each in path.parent.glob(f"{path.name}*"):
        aside.mkdir(exist_ok=True)
        shutil.copyfile(each, aside / each.name)
    if db.connection().in_transaction:
        db.rollback()
    close_ledger()
    for each in aside.iterdir():
        shutil.copyfile(each, path.parent / each.name)
    shutil.rmtree(aside)


@pytest.fixture
def read_only(tmp_path):
    """Return a function that puts files on a disk and makes it one to be read only."""
    with mounted(tmp_path / "disk", "16m") as disk:

        def put(source):
            for each in source.parent.glob(f"{source.name}*"):
                shutil.copyfile(each, disk / each.name)
            subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)  # noqa: S603, S607
            return disk / source.name

        yield put
        close_ledger()


def seen(path):
    """Open a ledger that can only be looked at; return what it owes and its items."""
    open_ledger(path, "Sam", "test")
    assert db.is_view_only
    items = Item.select(Item.number, Item.reference).tuples()
    return net_by_currency(TODAY), list(items)


def takes_a_change():
    """Whether an operation of the open ledger is let through."""
    try:
        with operation("test", "Write", TODAY):
            Customer.update(name="Never").execute()
    except RefusedError as refused:
        assert "viewing only" in str(refused)  # noqa: PT017 - what is let through is told too
        return False
    return True


@pytest.mark.parametrize("state", STATES)
def test_it_opens_for_viewing_with_all_that_was_saved(tmp_path, read_only, state):
    made = tmp_path / "books.collector"
    write_to(made, state)
    if state != "closed":
        assert [each for each in tmp_path.glob("books.collector-*") if each.stat().st_size]
    assert seen(read_only(made)) == WHOLE
    assert not takes_a_change()
    close_ledger()
    assert not db.is_view_only
    assert not view_only._folders


@pytest.mark.parametrize("state", STATES[1:])
def test_the_harness_finds_a_view_without_the_log_or_journal(
    tmp_path, read_only, monkeypatch, state
):
    """As SQLite shows it when it is told that the file never changes."""
    made = tmp_path / "books.collector"
    write_to(made, state)
    path = read_only(made)
    monkeypatch.setattr(view_only, "_with_logs", lambda ledger: [ledger])
    try:
        assert seen(path) != WHOLE
    except LedgerError as damaged:
        assert damaged.advice  # noqa: PT017 - either way it is found


def test_the_harness_finds_a_view_that_takes_a_change(tmp_path, read_only, monkeypatch):
    made = tmp_path / "books.collector"
    write_to(made, "closed")
    assert seen(read_only(made)) == WHOLE
    monkeypatch.setattr(db, "is_view_only", False)
    assert takes_a_change()
    monkeypatch.undo()


def test_a_protected_one_asks_for_its_password(tmp_path, read_only, monkeypatch):
    monkeypatch.setattr(key_file, "COST", 2**10)
    made = tmp_path / "books.collector"
    write_to(made, "closed")
    protect(made, "correct horse", Worker("Priya", "test"))
    path = read_only(made)
    with pytest.raises(PasswordNeededError):
        open_ledger(path, "Sam", "test")
    with pytest.raises(WrongPasswordError):
        open_ledger(path, "Sam", "test", "wrong")
    open_ledger(path, "Sam", "test", "correct horse")
    assert net_by_currency(TODAY) == {"GBP": 7_00}


def test_one_of_an_older_version_is_brought_up_to_date_in_the_copy_only(tmp_path, read_only):
    made = tmp_path / "books.collector"
    shutil.copyfile(OLDER, made)
    path = read_only(made)
    before = path.read_bytes()
    open_ledger(path, "Sam", "test")
    assert net_by_currency(TODAY)
    close_ledger()
    assert path.read_bytes() == before
