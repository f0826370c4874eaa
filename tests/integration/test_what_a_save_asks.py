"""What the database is asked while a receipt is saved: nothing twice, and nothing of everything."""

import pytest

from collector_desktop.storage.database import db
from collector_desktop.storage.journal import keep_journal, stop_journal
from collector_desktop.storage.models import Customer, Promise
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import item, receive

SMALL = ("setting_value", "current_operation", "whose", "made", "CONSTANT")


@pytest.fixture
def asked(acme, tmp_path):
    """Save a receipt of a customer with a promise; give each question with its values."""
    with operation("test", "Promise", TODAY):
        Promise.create(
            customer=Customer.get(), amount_minor=9, currency="EUR", taken_on=TODAY, pay_by=TODAY
        )
    keep_journal(lambda: tmp_path)
    chosen = ((item("INV-1").id, 5_00),)
    receive(acme, 5_00, allocate=chosen)
    questions, usual = [], db.execute_sql

    def noted(sql, params=None):
        if sql.startswith(("SELECT", "WITH")):
            questions.append((sql, params))
        return usual(sql, params)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db, "execute_sql", noted)
        receive(acme, 5_00, allocate=chosen)
    yield questions
    stop_journal()


def test_nothing_is_asked_twice_while_a_receipt_is_saved(asked):
    texts = [repr(each) for each in asked]
    assert len(texts) > 15
    assert not [each for each in texts if texts.count(each) > 1]


def test_no_table_is_looked_through_while_a_receipt_is_saved(asked):
    """A table without USING is looked through too, for the largest value that no index gives."""
    steps = [
        row[3]
        for sql, params in asked
        for row in db.execute_sql(f"EXPLAIN QUERY PLAN {sql}", params).fetchall()
    ]
    assert len(steps) > 15
    whole = [step for step in steps if step.startswith("SEARCH") and "USING" not in step]
    whole += [step for step in steps if step.startswith("SCAN") and step.split()[1] not in SMALL]
    assert whole == []
