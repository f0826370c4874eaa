"""Conditions of columns proved at once find what SQLite finds row by row."""

from shutil import copyfile

import pytest

from collector_desktop.services.demo import DemoDraft
from collector_desktop.services.ledgers import close_ledger
from collector_desktop.storage.conditions import (
    TABLES,
    broken_conditions,
    conditions,
    conditions_apart,
)
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import open_ledger
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY

WRONG = {"TEXT": "#", "INTEGER": -(10**16)}


@pytest.fixture
def demo(demo_of, ledger_path):
    copyfile(demo_of(DemoDraft(20, 90)), ledger_path)
    open_ledger(ledger_path, "Priya", "test")
    yield
    close_ledger()


def told_by_sqlite():
    found = [row[0] for row in db.execute_sql("PRAGMA integrity_check(9)").fetchall()]
    start = "CHECK constraint failed in "
    return {text.removeprefix(start) for text in found if text.startswith(start)}


def both_after(statement):
    """Return what each finds after a statement past the rules, which is taken back."""
    db.execute_sql("PRAGMA foreign_keys = 0")
    with db.atomic() as whole:
        with operation("tamper", "Tamper", TODAY), conditions_apart():
            db.execute_sql(statement)
        found = told_by_sqlite(), set(broken_conditions())
        whole.rollback()
    db.execute_sql("PRAGMA foreign_keys = 1")
    return found


def test_a_sound_ledger_breaks_no_condition(demo):
    assert told_by_sqlite() == set(broken_conditions()) == set()


def test_every_column_with_a_wrong_value_is_found_as_by_sqlite(demo):
    broken = 0
    for table, statement in db.execute_sql(TABLES).fetchall():
        columns = db.execute_sql(f'PRAGMA table_info("{table}")').fetchall()
        for _, column, kind, *_, is_key in columns if conditions(statement) else ():
            if is_key or kind not in WRONG:
                continue
            change = (
                f'UPDATE "{table}" SET "{column}" = {WRONG[kind]!r}'  # noqa: S608 - our own names
                f' WHERE rowid = (SELECT max(rowid) FROM "{table}")'
            )
            by_sqlite, by_us = both_after(change)
            assert by_us == by_sqlite, change
            broken += bool(by_us)
    assert broken > 25


def test_every_condition_of_the_schema_is_known(demo):
    for _, statement in db.execute_sql(TABLES).fetchall():
        assert len(conditions(statement)) == statement.count("CHECK")


def test_brackets_and_quotes_within_a_condition_belong_to_it():
    statement = "CREATE TABLE t (a TEXT CHECK (a IN ('(', 'it''s )')), b INT CHECK ((b) > (0)))"
    assert conditions(statement) == ["a IN ('(', 'it''s )')", "(b) > (0)"]
    with pytest.raises(ValueError, match="CREATE"):
        conditions("CREATE TABLE t (a TEXT CHECK (a = 1")
