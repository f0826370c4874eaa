"""The check of a ledger: silent on a sound one, and it names every kind of damage."""

from datetime import timedelta
from shutil import copyfile

import pytest

from collector_desktop.services.checking import check_ledger
from collector_desktop.services.demo import DemoDraft
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.ledgers import close_ledger
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import open_ledger
from collector_desktop.storage.models import Document
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY

OF_FIRST_SOURCE = " WHERE id = (SELECT source_id FROM allocation WHERE id = 1)"


@pytest.fixture
def demo(demo_of, ledger_path):
    copyfile(demo_of(DemoDraft(40, 200)), ledger_path)
    open_ledger(ledger_path, "Priya", "test")
    yield ledger_path
    close_ledger()


def tamper(statement, *values):
    """Change rows as a faulty program would: past the rules, inside an operation."""
    db.execute_sql("PRAGMA foreign_keys = 0")
    db.execute_sql("PRAGMA ignore_check_constraints = 1")
    with operation("tamper", "Tamper", TODAY):
        db.execute_sql(statement, [str(value) for value in values])
    db.execute_sql("PRAGMA ignore_check_constraints = 0")
    db.execute_sql("PRAGMA foreign_keys = 1")


def codes():
    return {problem.code for problem in check_ledger(TODAY)}


@pytest.mark.parametrize("days", [-400, -60, -1, 0, 1, 30])
def test_a_demo_ledger_is_sound_at_any_day(demo, days):
    assert check_ledger(TODAY + timedelta(days=days)) == []


def test_an_empty_ledger_is_sound(ledger):
    assert check_ledger(TODAY) == []


def test_a_ledger_is_sound_after_undo_and_redo(demo):
    change_settings({"chase.min_gap_days": "7"}, TODAY)
    undo_last(TODAY)
    assert check_ledger(TODAY) == []
    redo_last(TODAY)
    assert check_ledger(TODAY) == []


def test_a_kept_open_amount_that_is_wrong_is_found(demo):
    tamper(
        "UPDATE item SET open_minor = open_minor - 1 WHERE id ="
        " (SELECT min(id) FROM item WHERE type = 'invoice' AND open_minor > 0"
        " AND id NOT IN (SELECT item_id FROM dispute))"
    )
    assert codes() == {"open-amount", "ageing-sum"}


LINK = """INSERT INTO allocation (source_id, target_id, amount_minor, allocated_on)
    SELECT source_id, target_id, {times} * amount_minor, date(allocated_on, '{days:+} days')
    FROM allocation WHERE id = 1"""
KEPT = """UPDATE item SET open_minor = open_minor - {times} * (
        SELECT amount_minor FROM allocation WHERE id = 1)
    WHERE id IN (SELECT source_id FROM allocation WHERE id = 1
        UNION SELECT target_id FROM allocation WHERE id = 1)"""


def test_an_allocation_that_ended_before_it_stood_is_found(demo):
    tamper(LINK.format(times=-1, days=5))
    tamper(KEPT.format(times=-1))
    assert codes() <= {"promise"}
    tamper(LINK.format(times=-1, days=-5))
    tamper(LINK.format(times=1, days=5))
    assert "allocation-ended-twice" in codes()


def test_too_much_allocated_at_a_past_day_only_is_found(demo):
    tamper(LINK.format(times=1, days=1))
    tamper(LINK.format(times=-1, days=5))
    found = codes()
    assert "over-allocated" in found
    assert "open-amount" not in found


def test_an_allocation_of_more_than_there_is_is_found(demo):
    tamper("UPDATE allocation SET amount_minor = amount_minor * 3 WHERE id = 1")
    found = codes()
    assert "over-allocated" in found
    assert "open-amount" in found


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (
            "UPDATE item SET customer_id = customer_id % 20 + 1" + OF_FIRST_SOURCE,  # noqa: S608
            "allocation-crosses-customers",
        ),
        (
            "UPDATE item SET currency = 'USD'" + OF_FIRST_SOURCE,  # noqa: S608
            "allocation-crosses-currencies",
        ),
        (
            "UPDATE allocation SET source_id = target_id, target_id = source_id WHERE id = 1",
            "allocation-wrong-side",
        ),
        (
            "UPDATE allocation SET allocated_on = '2020-01-01' WHERE id = 1",
            "allocation-before-item",
        ),
    ],
)
def test_an_allocation_against_the_rules_is_found(demo, statement, code):
    tamper(statement)
    assert code in codes()


def test_sums_that_differ_on_an_earlier_day_are_found(demo):
    tamper("UPDATE item SET document_on = ? WHERE id = (SELECT source_id FROM allocation)", TODAY)
    assert "balance-sum" in codes()


def test_a_promise_judged_wrongly_is_found(demo):
    tamper(
        "UPDATE promise SET status = 'broken', received_minor = 0"
        " WHERE id = (SELECT min(id) FROM promise WHERE status = 'kept')"
    )
    assert codes() == {"promise"}


def test_a_promise_that_waits_to_be_judged_is_no_problem(demo):
    assert check_ledger(TODAY + timedelta(days=20)) == []


def test_a_document_that_was_changed_after_sending_is_found(demo, tmp_path):
    sent = tmp_path / "statement.pdf"
    sent.write_bytes(b"%PDF-1")
    with operation("test", "Send", TODAY):
        Document.create(
            customer=1,
            kind="statement",
            file_name=sent.name,
            path=str(sent),
            sha256="ab0137cf6f9a8f0d8ef3b0d0bdbcea1f0b5fd50e23b6a40c3dd2b2bb98d3d8a2",
            size=6,
            made_on=TODAY,
        )
    assert codes() == {"document-hash"}
    sent.unlink()
    assert codes() == set()


def test_a_row_that_no_operation_made_is_found(demo):
    db.execute_sql("DELETE FROM audit_change WHERE table_name = 'contact' AND row_id = 1")
    assert [(p.code, p.where) for p in check_ledger(TODAY)] == [("not-in-history", "contact 1")]


def test_a_reversal_that_does_not_agree_is_found(demo):
    change_settings({"chase.min_gap_days": "7"}, TODAY)
    undo_last(TODAY)
    db.execute_sql("UPDATE operation SET undoes_id = NULL")
    assert codes() == {"reversal"}


def test_a_reference_to_nothing_is_found(demo):
    tamper("DELETE FROM person WHERE id = 1")
    assert codes() == {"foreign-key"}


def test_a_part_that_is_not_ours_is_found(demo):
    db.execute_sql("CREATE VIEW spy AS SELECT 1")
    assert [(p.code, p.where) for p in check_ledger(TODAY)] == [("schema", "view spy")]
