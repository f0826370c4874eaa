"""The ledger file: what it refuses, how it is opened, that its schema is the models'."""

import subprocess
import sys
import threading

import pytest
from peewee import IntegrityError, InterfaceError
from playhouse.schema_diff import diff_models

from collector_desktop.domain.errors import (
    ConflictError,
    LedgerError,
    LedgerLockedError,
    NewerLedgerError,
)
from collector_desktop.storage.audit import trigger_statements
from collector_desktop.storage.database import PRAGMAS, db
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from collector_desktop.storage.models import ALL_MODELS, AuditChange, Customer, Item, Operation
from collector_desktop.storage.operations import operation
from collector_desktop.storage.schema import (
    KNOWN,
    digest,
    fresh_schema,
    schema_of,
    scripts_digest,
)
from tests.conftest import TODAY, add_item

MOST_SECONDS = 3
OPEN_IN_ANOTHER_PROCESS = """
import sys
from pathlib import Path
from collector_desktop.domain.errors import LedgerLockedError
from collector_desktop.storage.ledger_file import open_ledger
try:
    open_ledger(Path(sys.argv[1]), "Somebody else", "test")
except LedgerLockedError as error:
    print(error.title)
    raise SystemExit(3)
"""

DIE_IN_AN_OPERATION = """
import os, sys
from datetime import date
from pathlib import Path
from collector_desktop.storage.ledger_file import open_ledger
from collector_desktop.storage.models import Item
from collector_desktop.storage.operations import operation

def copy_of_the_first(number):
    values = Item.select().dicts().first()
    Item.create(**values | {"id": None, "number": number, "number_key": number})

open_ledger(Path(sys.argv[1]), "Priya", "test")
with operation("test", "Acknowledged", date(2026, 11, 24)):
    copy_of_the_first("INV-3")
with operation("test", "Never finished", date(2026, 11, 24)):
    copy_of_the_first("INV-4")
    os._exit(9)
"""


def test_migrations_build_exactly_the_models(ledger):
    assert not diff_models(db, list(ALL_MODELS))


def test_migrations_build_exactly_the_triggers_of_the_models(ledger):
    made = {sql for kind, _, sql in schema_of(db) if kind == "trigger"}
    assert made == set(trigger_statements())


@pytest.mark.parametrize("column", ["amount_minor", "open_minor"])
def test_strict_tables_refuse_fractional_money(acme, column):
    with pytest.raises(IntegrityError, match="cannot store REAL"), operation("test", "Half", TODAY):
        db.execute_sql(f"UPDATE item SET {column} = 0.5")  # noqa: S608


@pytest.mark.parametrize(
    "change",
    [
        "due_on = '2026-02-30'",
        "due_on = '31/12/2026'",
        "currency = 'gbp'",
        "type = 'bill'",
        "amount_minor = 0",
        "open_minor = 12001",
        "open_minor = -1",
    ],
)
def test_impossible_values_are_refused(acme, change):
    with pytest.raises(IntegrityError), operation("test", "Nonsense", TODAY):
        db.execute_sql(f"UPDATE item SET {change}")  # noqa: S608
    assert Item.get_by_id(1).open_minor == 12_000


def test_writing_outside_an_operation_is_refused(acme):
    with pytest.raises(IntegrityError, match="write outside an operation"):
        Customer.update(name="Nobody").execute()
    with pytest.raises(IntegrityError, match="write outside an operation"):
        Customer.create(code="X", name="X", currency="GBP")
    with pytest.raises(IntegrityError, match="write outside an operation"):
        Item.delete().execute()


def test_an_operation_that_fails_leaves_nothing(acme, snapshot):
    before = snapshot()
    with pytest.raises(IntegrityError, match="UNIQUE"):
        add_the_same_number_twice(acme)
    assert snapshot() == before
    assert Operation.select().count() == 1
    with pytest.raises(IntegrityError):
        Customer.update(name="Nobody").execute()


def add_the_same_number_twice(customer):
    with operation("test", "Twice", TODAY):
        add_item(customer, "INV-2", TODAY, TODAY, 100)
        add_item(customer, "INV-2", TODAY, TODAY, 100)


def test_nested_operations_are_one(acme):
    with operation("outer", "Outer", TODAY) as outer:
        add_item(acme, "INV-2", TODAY, TODAY, 100)
        with operation("inner", "Inner", TODAY) as inner:
            add_item(acme, "INV-3", TODAY, TODAY, 100)
        add_item(acme, "INV-4", TODAY, TODAY, 100)
    assert inner.id == outer.id
    assert AuditChange.select().where(AuditChange.operation == outer).count() == 3


def test_the_same_uid_is_written_once(acme):
    with operation("test", "Once", TODAY, uid="abc"):
        add_item(acme, "INV-2", TODAY, TODAY, 100)
    with pytest.raises(ConflictError, match="saved already"), operation("t", "2", TODAY, uid="abc"):
        add_item(acme, "INV-3", TODAY, TODAY, 100)
    assert Item.select().count() == 2


def test_every_pragma_is_in_force(ledger):
    for name, wanted in PRAGMAS:
        found = db.execute_sql(f"PRAGMA {name}").fetchone()[0]
        assert str(found) == str(wanted if name != "trusted_schema" else 1), name


def test_another_thread_cannot_query(acme):
    caught = []

    def query():
        try:
            Customer.select().count()
        except InterfaceError as error:
            caught.append(error)

    thread = threading.Thread(target=query)
    thread.start()
    thread.join(MOST_SECONDS)
    assert len(caught) == 1  # by then: the driver itself would have waited five seconds


def test_a_second_program_is_refused(ledger):
    answer = subprocess.run(  # noqa: S603
        [sys.executable, "-c", OPEN_IN_ANOTHER_PROCESS, str(ledger)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert answer.returncode == 3, answer.stderr
    assert "open in another program" in answer.stdout


def test_a_ledger_can_be_closed_and_opened_again(acme, ledger):
    close_ledger()
    open_ledger(ledger, "Priya", "test")
    assert Customer.get().name == "Acme Ltd"
    with operation("test", "Rename", TODAY):
        Customer.update(name="Acme plc").execute()
    assert Customer.get().name == "Acme plc"


def test_an_existing_file_is_never_overwritten(ledger):
    close_ledger()
    before = ledger.read_bytes()
    with pytest.raises(LedgerError, match="exists already"):
        create_ledger(ledger, "Priya", "test")
    assert ledger.read_bytes() == before


def test_a_missing_ledger_is_not_made(tmp_path):
    with pytest.raises(LedgerError, match="is not there"):
        open_ledger(tmp_path / "none.collector", "Priya", "test")
    assert list(tmp_path.iterdir()) == []


def alter(path, statement):
    close_ledger()
    db.init(str(path))
    db.connect()
    db.execute_sql(statement)
    db.close()


def damage_nothing_left(path):
    path.write_bytes(b"")


def damage_truncated(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 + 100])


def damage_pages(path):
    content = bytearray(path.read_bytes())
    content[4096:20000] = b"\xff" * (20000 - 4096)
    path.write_bytes(bytes(content))


def damage_text(path):
    path.write_text("Invoice,Customer,Amount\n" * 200)


def damage_foreign(path):
    alter(path, "PRAGMA application_id = 7")


def damage_newer(path):
    alter(path, "PRAGMA user_version = 99")


def damage_trigger(path):
    alter(path, "CREATE TRIGGER spy AFTER INSERT ON operation BEGIN SELECT 1; END")


def damage_view(path):
    alter(path, "CREATE VIEW spy AS SELECT * FROM customer")


def damage_generated(path):
    alter(path, "ALTER TABLE customer ADD COLUMN spy TEXT AS (upper(name))")


@pytest.mark.parametrize(
    ("damage", "error", "sentence"),
    [
        (damage_nothing_left, LedgerError, "empty"),
        (damage_truncated, LedgerError, "damaged"),
        (damage_pages, LedgerError, "damaged"),
        (damage_text, LedgerError, "not a ledger"),
        (damage_foreign, LedgerError, "another program"),
        (damage_newer, NewerLedgerError, "newer version"),
        (damage_trigger, LedgerError, "altered by another program"),
        (damage_view, LedgerError, "altered by another program"),
        (damage_generated, LedgerError, "altered by another program"),
    ],
)
def test_a_file_that_is_no_sound_ledger_is_refused(acme, ledger, damage, error, sentence):
    close_ledger()
    damage(ledger)
    before = ledger.read_bytes()
    with pytest.raises(error, match=sentence) as refusal:
        open_ledger(ledger, "Priya", "test")
    assert refusal.value.advice
    assert not isinstance(refusal.value, LedgerLockedError)
    assert ledger.read_bytes() == before
    assert db.is_closed()


def test_an_interrupted_write_is_gone_when_the_ledger_opens_again(acme, ledger):
    with operation("test", "Saved", TODAY):
        add_item(acme, "INV-2", TODAY, TODAY, 100)
    close_ledger()
    killed = subprocess.run(  # noqa: S603
        [sys.executable, "-c", DIE_IN_AN_OPERATION, str(ledger)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert killed.returncode == 9, killed.stderr
    open_ledger(ledger, "Priya", "test")
    assert sorted(item.number for item in Item.select()) == ["INV-1", "INV-2", "INV-3"]
    with pytest.raises(IntegrityError, match="write outside an operation"):
        Item.delete().execute()


def test_the_noted_schema_is_the_one_that_the_present_scripts_make():
    noted = KNOWN.read_text("utf-8").split()
    assert noted == [scripts_digest(), digest(fresh_schema())], "note these two in known_schema.txt"
