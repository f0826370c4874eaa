"""Rows that another program broke are named in a sentence, when the ledger opens or is asked."""

import sqlite3
from contextlib import closing

import pytest

from collector_desktop.domain.errors import LedgerError
from collector_desktop.queries.history import (
    audit_entries,
    last_redoable,
    last_undoable,
    operations,
)
from collector_desktop.services.history import undo_last
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY


@pytest.fixture
def renamed(acme, ledger):
    """A ledger in which one thing was done, and one taken back."""
    for name in ("Acme plc", "Acme SE"):
        with operation("test", "Rename", TODAY):
            Customer.update(name=name).execute()
    undo_last(TODAY)
    close_ledger()
    return ledger


def altered(ledger, statement):
    """Change a closed ledger as a tool for databases does, and leave its triggers as they were."""
    with closing(sqlite3.connect(ledger, isolation_level=None)) as database:
        triggers = database.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        database.execute("BEGIN")
        for name, _ in triggers:
            database.execute(f'DROP TRIGGER "{name}"')
        assert database.execute(statement).rowcount > 0
        for _, sql in triggers:
            database.execute(sql)
        database.execute("COMMIT")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE item SET customer_id = 777",
        "UPDATE audit_change SET operation_id = 777",
        "DELETE FROM current_operation",
    ],
)
def test_rows_that_belong_to_none_keep_a_ledger_shut(renamed, statement):
    altered(renamed, statement)
    before = renamed.read_bytes()
    with pytest.raises(LedgerError, match="is damaged"):
        open_ledger(renamed, "Priya", "test")
    assert renamed.read_bytes() == before
    assert db.is_closed()


@pytest.mark.parametrize("question", [operations, last_undoable, last_redoable, audit_entries])
def test_a_moment_that_is_none_is_a_damaged_history(renamed, question):
    altered(renamed, "UPDATE operation SET made_at = 'x'")
    open_ledger(renamed, "Priya", "test")
    with pytest.raises(LedgerError, match="history of the ledger is damaged"):
        question()


def test_a_change_that_is_no_row_is_a_damaged_history(renamed):
    altered(renamed, "UPDATE audit_change SET before = '[[' WHERE before IS NOT NULL")
    open_ledger(renamed, "Priya", "test")
    with pytest.raises(LedgerError, match="history of the ledger is damaged"):
        audit_entries()
