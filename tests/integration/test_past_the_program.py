"""Rows that were changed outside the program are found by the history, however well they add up."""

import json
import random
import sqlite3
from contextlib import closing, suppress
from shutil import copyfile

import pytest
from peewee import IntegrityError

from collector_desktop.services.backup_places import backup_folder
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.demo import DemoDraft
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.imports import apply_import
from collector_desktop.services.ledgers import close_ledger, journalled
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.storage import journal_rows
from collector_desktop.storage.database import db
from collector_desktop.storage.journal import stop_journal
from collector_desktop.storage.journal_lines import chained_lines, read_line
from collector_desktop.storage.ledger_file import open_ledger
from collector_desktop.storage.models import Customer, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.importing import item_row, parsed
from tests.robustness.sizes import SIZES

OTHERS = {
    "item": (
        "due_on = '2027-02-03'",
        "reference = 'x9'",
        "amount_minor = amount_minor + 1",
        "currency = 'USD'",
        "number = 'X-9'",
        "document_on = '2026-01-02'",
    ),
    "allocation": ("allocated_on = '2026-11-20'", "amount_minor = amount_minor + 1"),
    "promise": ("pay_by = '2027-02-03'", "amount_minor = amount_minor + 1"),
    "customer": ("name = 'Elsewhere'", "currency = 'USD'"),
}
CHANGED = """SELECT DISTINCT table_name, row_id FROM audit_change WHERE action = 'update'
    AND table_name IN ('item', 'promise') ORDER BY 1, 2"""


@pytest.fixture
def books(demo_of, ledger_path, tmp_path):
    """A closed ledger with its journal, in which files came in, and much was paid since."""
    copyfile(demo_of(DemoDraft(40, 200)), ledger_path)
    open_ledger(ledger_path, "Priya", "test")
    journalled(ledger_path, lambda: tmp_path / "backups")
    rows = [item_row(row, f"F-{row}", 500 + row) for row in range(2, 40)]
    apply_import(parsed(*rows), TODAY)
    owed = Item.select().where((Item.open_minor > 1_00) & (Item.type == "invoice")).limit(40)
    for item in list(owed):
        part = ((item.id, 1_00),)
        draft = ReceiptDraft(item.customer_id, 1_00, item.currency, TODAY, allocate=part)
        record_receipt(draft, TODAY)
    close_ledger()
    yield ledger_path
    close_ledger()


@pytest.fixture
def journal(books, tmp_path):
    """Where the journal lies."""
    return backup_folder(tmp_path / "backups", books)


def edit(path, *statements):
    """Change a closed ledger as another program would, its triggers put aside meanwhile."""
    with closing(sqlite3.connect(path)) as past:
        triggers = past.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        kept = triggers.fetchall()
        for name, _ in kept:
            past.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            past.execute(statement)
        for _, sql in kept:
            past.execute(sql)
        past.commit()


def found(path, journal=None):
    open_ledger(path, "Priya", "test")
    problems = check_ledger(TODAY, journal)
    close_ledger()
    return problems


def edits_missed(path, rows, journal=None):
    """Make many edits of single rows, each taken back again, and return those not found."""
    chance, missed = random.Random(9), []  # noqa: S311 - dice, not secrets
    assert len(rows) > 60
    open_ledger(path, "Priya", "test")
    for _ in range(SIZES.edits):
        table, row_id = chance.choice(rows)
        change = f"{chance.choice(OTHERS[table])} WHERE id = {row_id}"
        db.execute_sql("BEGIN IMMEDIATE")
        for action in ("guard", "audit"):
            db.execute_sql(f"DROP TRIGGER {table}_update_{action}")
        with suppress(IntegrityError):  # what the table's conditions hold off
            db.execute_sql(f"UPDATE {table} SET {change}")  # noqa: S608 - of the tests
            if not check_ledger(TODAY, journal):
                missed.append((table, change))
        db.rollback()
    close_ledger()
    return missed


def test_every_edit_of_a_row_that_was_changed_before_is_found(books):
    with closing(sqlite3.connect(books)) as asked:
        rows = asked.execute(CHANGED).fetchall()
    assert edits_missed(books, rows) == []


def test_with_the_journal_every_edit_of_a_row_that_it_has_is_found(books, journal):
    told = [
        read_line(line, None) for line in chained_lines(sorted(journal.glob("journal-*.jsonl")))
    ]
    written = [row for line in told for row in line.get("rows", ())]
    written += [row for line in told for rows in line.get("batches", {}).values() for row in rows]
    rows = sorted({(table, row_id) for table, row_id, *_ in written if table in OTHERS})
    assert {table for table, _ in rows} == set(OTHERS) - {"promise"} or len(rows) > 100
    assert found(books, journal) == []
    assert edits_missed(books, rows, journal) == []


def test_a_journal_that_leads_elsewhere_or_cannot_be_read_proves_nothing(books, journal):
    (path,) = journal.glob("journal-*.jsonl")
    whole = path.read_bytes()
    edit(books, "UPDATE item SET due_on = '2027-02-03' WHERE number = 'F-9'")
    assert found(books, journal)
    for broken in (b"no line\n", whole + whole.splitlines(keepends=True)[0], b""):
        path.write_bytes(broken)
        assert found(books, journal) == []
    line = read_line(whole.splitlines(keepends=True)[-1], None)
    path.write_text(json.dumps({**line, "uid": "another"}) + "\n", "utf-8")
    assert found(books, journal) == []


def test_what_a_journal_leaves_out_or_is_yet_to_say_is_not_compared(books, journal, monkeypatch):
    open_ledger(books, "Priya", "test")
    with operation("test", "Rename", TODAY):
        Customer.update(name="Not told yet").where(Customer.code == "ACME").execute()
    assert check_ledger(TODAY, journal) == []
    monkeypatch.setattr(journal_rows, "MOST_ROWS", 1)
    journalled(books, lambda: journal.parent)
    with operation("test", "Rename two", TODAY):
        Customer.update(name="One").where(Customer.code == "ACME").execute()
        Item.update(reference="x").where(Item.number == "F-9").execute()
    stop_journal()
    assert check_ledger(TODAY, journal) == []
    customer = Customer.get(Customer.code == "ACME")
    undo_last(TODAY)
    assert customer.name == "One"
    assert check_ledger(TODAY, journal) == []


def test_rows_that_were_taken_away_again_are_not_missed(books, journal):
    open_ledger(books, "Priya", "test")
    journalled(books, lambda: journal.parent)
    undo_last(TODAY)
    stop_journal()
    assert check_ledger(TODAY, journal) == []


def test_a_row_that_the_journal_has_and_that_is_gone_is_named(books, journal):
    where = "(SELECT id FROM item WHERE number = 'F-39')"
    edit(books, "PRAGMA foreign_keys = 0", f"DELETE FROM item WHERE id = {where}")  # noqa: S608
    details = [each.detail for each in found(books, journal)]
    assert "it was removed outside the program" in details


def test_a_day_that_moved_although_every_sum_stayed_is_named(books):
    open_ledger(books, "Priya", "test")
    item = Item.get_by_id(db.execute_sql(f"{CHANGED} LIMIT 1").fetchone()[1])
    close_ledger()
    assert found(books) == []
    edit(books, f"UPDATE item SET due_on = '2027-01-31' WHERE id = {item.id}")  # noqa: S608
    (problem,) = found(books)
    assert (problem.where, problem.detail) == (
        f"item {item.id}",
        "due_on was changed outside the program",
    )


def test_an_edit_that_a_later_change_lies_over_is_still_found(books):
    open_ledger(books, "Priya", "test")
    customer = Customer.get()
    with operation("test", "Rename", TODAY):
        Customer.update(name="Acme One").where(Customer.id == customer.id).execute()
    close_ledger()
    edit(books, f"UPDATE customer SET name = 'Elsewhere' WHERE id = {customer.id}")  # noqa: S608
    open_ledger(books, "Priya", "test")
    with operation("test", "Rename", TODAY):
        Customer.update(name="Acme Two").where(Customer.id == customer.id).execute()
    assert [each.where for each in check_ledger(TODAY)] == [f"customer {customer.id}"]


def test_a_row_that_was_taken_away_past_the_program_is_found(books):
    open_ledger(books, "Priya", "test")
    customer = Customer.get()
    made = log_contact(ContactDraft(customer.id, "call", "NO_ANSWER", note="x"), TODAY).value
    with operation("test", "Change", TODAY):
        db.execute_sql("UPDATE contact SET note = 'y' WHERE id = ?", (made,))
    close_ledger()
    edit(books, "PRAGMA foreign_keys = 0", f"DELETE FROM contact WHERE id = {made}")  # noqa: S608
    assert "it was removed outside the program" in [each.detail for each in found(books)]


def test_what_was_done_undone_and_done_again_is_as_recorded(books):
    open_ledger(books, "Priya", "test")
    for _ in range(3):
        undo_last(TODAY)
    for _ in range(2):
        redo_last(TODAY)
    assert check_ledger(TODAY) == []


@pytest.mark.parametrize("left", ["{broken", "5"])
def test_a_history_that_cannot_be_read_is_named(books, left):
    with closing(sqlite3.connect(books)) as past:
        changed = "SELECT max(id) FROM audit_change WHERE action = 'update'"
        past.execute(f"UPDATE audit_change SET after = ? WHERE id = ({changed})", (left,))  # noqa: S608
        past.commit()
    assert "its history cannot be read" in [each.detail for each in found(books)]


def test_a_history_of_bytes_that_are_no_text_is_damage(books):
    with closing(sqlite3.connect(books)) as past:
        past.execute("UPDATE audit_change SET after = CAST(x'7bff' AS TEXT) WHERE after <> ''")
        past.commit()
    assert [each.code for each in found(books)] == ["file-unreadable"]
