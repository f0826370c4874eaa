"""What lies on the disk once a ledger is closed, and what an edit past the program leaves."""

import random
import sqlite3
from contextlib import closing

import pytest

from collector_desktop.services.checking import check_ledger
from collector_desktop.services.ledgers import close_ledger, open_ledger
from collector_desktop.storage.ledger_file import create_ledger
from collector_desktop.storage.models import Customer
from tests.conftest import TODAY
from tests.integration.money import receive
from tests.robustness.day import set_up

EDITS = (
    "UPDATE item SET amount_minor = amount_minor + {by} WHERE id = {id}",
    "UPDATE item SET open_minor = max(0, open_minor - {by}) WHERE id = {id}",
    "UPDATE allocation SET amount_minor = amount_minor + {by} WHERE id = {id}",
    "UPDATE allocation SET target_id = source_id WHERE id = {id}",
    "DELETE FROM allocation WHERE id = {id}",
)


@pytest.fixture
def books(tmp_path):
    """A closed ledger with money that came in and was put on invoices."""
    path = tmp_path / "books.collector"
    create_ledger(path, "Priya", "test")
    set_up()
    for _ in range(6):
        receive(Customer.get(Customer.code == "ACME"), 7_00)
    close_ledger()
    return path


def test_a_closed_ledger_is_one_file(books):
    assert [path.name for path in books.parent.iterdir()] == ["books.collector"]
    open_ledger(books, "Priya", "test")
    receive(Customer.get(Customer.code == "ACME"), 1_00)
    assert books.with_name("books.collector-wal").stat().st_size
    close_ledger()
    assert [path.name for path in books.parent.iterdir()] == ["books.collector"]


@pytest.mark.parametrize("edit", EDITS, ids=lambda sql: sql[:34])
def test_money_that_was_changed_past_the_program_is_found(books, edit):
    dice = random.Random(edit)  # noqa: S311 - dice, not secrets
    table = "allocation" if "allocation" in edit else "item"
    whole = books.read_bytes()
    for _ in range(5):
        books.write_bytes(whole)
        with closing(sqlite3.connect(books, isolation_level=None)) as other:
            ids = [row[0] for row in other.execute(f"SELECT id FROM {table}")]  # noqa: S608
            triggers = other.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?",
                (table,),
            ).fetchall()
            before = other.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()  # noqa: S608
            for name, _ in triggers:
                other.execute(f'DROP TRIGGER "{name}"')
            other.execute(edit.format(id=dice.choice(ids), by=dice.randint(1, 300)))
            after = other.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()  # noqa: S608
            for _, sql in triggers:
                other.execute(sql)
        open_ledger(books, "Priya", "test")
        found = check_ledger(TODAY)
        close_ledger()
        assert (found != []) == (before != after)
