"""Names in the history of somebody else's ledger never become SQL when a change is taken back."""

import json

import pytest

from collector_desktop.domain.errors import LedgerError
from collector_desktop.queries.history import audit_entries
from collector_desktop.services import ledgers
from collector_desktop.services.history import undo_last
from collector_desktop.storage.journal_rows import DAMAGED, entries_after
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.test_broken_rows import altered

BELONGS = "WHERE operation_id = (SELECT max(id) FROM operation)"
ALL = 'customer" WHERE 1 OR id = ? --'
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
    ],
    ids=["a table and more", "a table without history", "columns and more", "a list", "no JSON"],
)
def test_names_that_are_not_ours_are_a_damaged_history(stranger, snapshot, change, statement):
    stranger(change, statement)
    before = snapshot()
    with pytest.raises(LedgerError, match="history of the ledger is damaged"):
        undo_last(TODAY)
    assert snapshot() == before


def test_a_history_with_such_a_table_is_shown_as_damaged(stranger):
    stranger(add, f"table_name = '{ALL}'")
    with pytest.raises(LedgerError, match="history of the ledger is damaged"):
        audit_entries()


@pytest.mark.parametrize("statement", [f"table_name = '{ALL}'", "before = '[['"])
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
