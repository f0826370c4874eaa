"""Names in the history of somebody else's ledger never become SQL when a change is taken back."""

import json
import sqlite3

import pytest
from peewee import OperationalError

from collector_desktop.domain.errors import LedgerError, UnsavedError
from collector_desktop.queries.history import audit_entries
from collector_desktop.services import ledgers
from collector_desktop.services.history import undo, undo_last
from collector_desktop.storage import reversal
from collector_desktop.storage.journal_rows import DAMAGED, entries_after
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.models import Customer, EarlierChange
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.test_broken_rows import altered

BELONGS = "WHERE operation_id = (SELECT max(id) FROM operation)"
ALL = 'customer" WHERE 1 OR id = ? --'
DEEP = "[" * 100_000
PICTURE = "table_name = 'stored_image', action = 'delete', row_id = 5, before = "
OTHERS = json.dumps({"email\" = 'x' --": 1, "name": "x"})


@pytest.fixture
def stranger(acme, ledger):
    """Return a function that opens a ledger whose last change was altered, of two customers."""

    def opened(change, statement):
        with operation("test", "Change", TODAY):
            change()
        close_ledger()
        altered(ledger, f"UPDATE audit_change SET {statement} {BELONGS}")  # noqa: S608
        open_ledger(ledger, "Priya", "test")

    return opened


def add():
    Customer.create(code="NEW", name="New Ltd", currency="GBP")


def rename():
    Customer.update(name="Acme plc").execute()


@pytest.mark.parametrize(
    ("change", "statement"),
    [
        (add, f"table_name = '{ALL}'"),
        (add, "table_name = 'current_operation', row_id = 1"),
        (rename, "before = '{}'".format(OTHERS.replace("'", "''"))),
        (rename, "before = '[\"name\"]'"),
        (rename, "before = '[['"),
        (rename, f"before = '{DEEP}'"),
        (rename, f"after = '{DEEP}'"),
        (rename, "before = NULL"),
        (rename, "before = '{\"nowhere\": 1}'"),
        (rename, "before = '{\"name\": [1]}'"),
        (rename, f"before = '{{\"name\": {2**64}}}'"),
        (rename, 'before = \'{"name": "\\ud800"}\''),
        (rename, PICTURE + """'{"key": "logo", "content": "no hex"}'"""),
        (rename, PICTURE + """'{"key": "logo"}'"""),
    ],
    ids=[
        *("a table and more", "a table without history", "columns and more", "a list", "no JSON"),
        *("a deep image", "a deep image of after", "no image", "a column that is none"),
        *("a list as a value", "a number for no column", "half a letter"),
        *("a picture of no bytes", "a picture without any"),
    ],
)
def test_names_that_are_not_ours_are_a_damaged_history(stranger, snapshot, change, statement):
    stranger(change, statement)
    before = snapshot()
    with pytest.raises(LedgerError, match="history of the ledger is damaged"):
        undo_last(TODAY)
    assert snapshot() == before


def test_a_full_disk_is_no_damage_of_the_history(acme, ledger, monkeypatch):
    def full(_):
        fault = sqlite3.OperationalError("database or disk is full")
        fault.sqlite_errorname = "SQLITE_FULL"
        raise OperationalError from fault

    with operation("test", "Rename", TODAY):
        rename()
    monkeypatch.setattr(reversal, "revert", full)
    with pytest.raises(UnsavedError, match="The disk is full"):
        undo_last(TODAY)


@pytest.mark.parametrize("turns", ["id", "7 - id"], ids=["itself", "each other"])
def test_operations_that_took_back_each_other_are_a_damaged_history(acme, ledger, turns):
    """One that looked for the first of them would never come to an end."""
    for name in ("Acme plc", "Acme SE", "Acme AG"):
        with operation("test", "Rename", TODAY):
            Customer.update(name=name).execute()
    close_ledger()
    altered(ledger, f"UPDATE operation SET undoes_id = {turns} WHERE id IN (3, 4)")  # noqa: S608
    open_ledger(ledger, "Priya", "test")
    with pytest.raises(LedgerError, match="history of the ledger is damaged"):
        undo(4, TODAY)


@pytest.mark.parametrize(
    ("change", "statement"),
    [
        (add, f"table_name = '{ALL}'"),
        (rename, f"before = '{DEEP}'"),
        (rename, 'before = \'{"name": "x"}\''),
        (rename, "before = '[\"code\"]'"),
        (rename, "before = '{\"code\": {}}'"),
    ],
    ids=["a table and more", "a deep image", "an image without its key", "a list", "a row in it"],
)
def test_a_history_with_such_a_change_is_shown_as_damaged(stranger, change, statement):
    stranger(change, statement)
    with pytest.raises(LedgerError, match="history of the ledger is damaged"):
        audit_entries()


def test_lines_of_an_imported_history_that_cannot_be_read_are_shown_as_damaged(acme, ledger):
    line = dict.fromkeys(("operation", "actor", "entity", "key", "customer"), "x")
    with operation("test", "Import", TODAY):
        EarlierChange.create(**line, made_at="2026-01-02T03:04:05+00:00", before="{}", after=DEEP)
    with pytest.raises(LedgerError, match="history of the ledger is damaged"):
        audit_entries()


@pytest.mark.parametrize(
    "statement",
    [
        *(f"table_name = '{ALL}'", "before = '[['", "before = NULL", f"before = '{DEEP}'"),
        "before = '{\"name\": Infinity}'",
    ],
    ids=["a table and more", "no JSON", "no image", "a deep image", "a number without end"],
)
def test_what_is_done_afterwards_is_saved_and_the_journal_begins_with_it(
    stranger, ledger, tmp_path, statement
):
    stranger(rename, statement)
    assert entries_after(0)[-1].gap == DAMAGED
    ledgers.journalled(ledger, lambda: tmp_path / "backups")
    with operation("test", "Add", TODAY):
        add()
    ledgers.close_ledger()
    (journal,) = (tmp_path / "backups").rglob("journal-*.jsonl")
    (line,) = map(json.loads, journal.read_text("utf-8").splitlines())
    assert line["summary"] == "Add"
    assert [row[:3] for row in line["rows"]] == [["customer", 2, "insert"]]
