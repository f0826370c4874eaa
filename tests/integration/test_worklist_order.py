"""The list kept in order in memory is the one that is worked out afresh."""

from collections import Counter
from datetime import timedelta
from random import Random
from shutil import copyfile

import pytest

from collector_desktop.queries import worklist_order
from collector_desktop.queries.changed_customers import OF_CUSTOMER, changed_customers, last_change
from collector_desktop.queries.worklist import worklist, worklist_top
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.demo import DemoDraft, make_demo
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.ledgers import close_ledger
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import open_ledger
from collector_desktop.storage.models import AUDITED, Customer, Person, Phone
from collector_desktop.storage.operations import operation
from tests.integration.test_position import TODAY

EVERYBODY = 10**6


@pytest.fixture
def demo(demo_of, ledger_path):
    copyfile(demo_of(DemoDraft(40, 200, 5)), ledger_path)
    open_ledger(ledger_path, "Priya", "test")
    yield ledger_path
    close_ledger()


def agree(day=TODAY, most=EVERYBODY):
    top, rows = worklist_top(day, most), worklist(day)
    assert top.rows == tuple(rows[:most])
    assert top.count == len(rows)
    sums = Counter()
    for row in rows:
        sums[row.currency] += row.overdue_minor
    assert top.overdue == {currency: minor for currency, minor in sums.items() if minor}


def no_rebuild(monkeypatch):
    """Refuse to look at everybody again."""
    facts = worklist_order.listed_facts

    def narrow(as_of, customer_ids=None):
        assert customer_ids is not None
        return facts(as_of, customer_ids)

    monkeypatch.setattr(worklist_order, "listed_facts", narrow)


def test_the_first_rows_are_those_of_the_whole_list(demo):
    agree(most=5)
    agree()


def test_every_change_moves_only_whom_it_is_about(demo, monkeypatch):
    worklist_top(TODAY, 1)
    pick = Random(4)  # noqa: S311 - the same each time
    with monkeypatch.context() as patched:
        no_rebuild(patched)
        for at in range(25):
            rows = worklist_top(TODAY, EVERYBODY).rows
            row = rows[0] if at % 3 == 0 else pick.choice(rows)
            act(pick.randrange(6), row, pick)
            worklist_top(TODAY, 1)
    agree()


def act(kind, row, pick):
    if kind == 0:
        log_contact(ContactDraft(row.customer_id, "call", "NO_ANSWER"), TODAY)
    elif kind == 1:
        promise = PromiseDraft(
            max(1, row.overdue_minor // 2), row.currency, TODAY + timedelta(days=3)
        )
        log_contact(ContactDraft(row.customer_id, "call", "PTP", promise=promise), TODAY)
    elif kind == 2:
        minor = max(1, row.overdue_minor)
        record_receipt(ReceiptDraft(row.customer_id, minor, row.currency, TODAY), TODAY)
    elif kind == 3:
        with operation("test", "Lower a limit", TODAY):
            limit = pick.randrange(100_000)
            Customer.update(credit_limit_minor=limit).where(
                Customer.id == row.customer_id
            ).execute()
    elif kind == 4:
        with operation("test", "Change the face of a row", TODAY):
            Phone.update(is_wrong=True).where(
                Phone.person.in_(Person.select().where(Person.customer == row.customer_id))
            ).execute()
            Customer.update(name=f"{row.name} {pick.random()}").where(
                Customer.id == row.customer_id
            ).execute()
    else:
        undo_last(TODAY)
        if pick.random() < 0.5:
            redo_last(TODAY)


def test_another_day_and_a_setting_are_looked_at_anew(demo):
    agree()
    agree(TODAY + timedelta(days=40))
    agree()
    change_settings({"chase.min_gap_days": "30"}, TODAY)
    agree()


def test_what_is_rolled_back_is_not_kept(demo):
    agree()
    with db.atomic() as both:
        first = worklist_top(TODAY, 1).rows[0]
        log_contact(ContactDraft(first.customer_id, "call", "NO_ANSWER"), TODAY)
        assert worklist_top(TODAY, 1).rows[0] != first
        both.rollback()
    agree()


def test_a_ledger_opened_after_another_has_its_own_list(demo, tmp_path):
    agree()
    close_ledger()
    make_demo(tmp_path / "other.collector", DemoDraft(20, 90, 6), TODAY, "Priya", "test")
    agree()


def test_a_row_of_any_other_table_may_concern_everybody(demo):
    since = last_change()
    change_settings({"chase.min_gap_days": "9"}, TODAY)
    assert changed_customers(since) is None
    assert changed_customers(last_change()) == set()


def test_every_table_that_names_its_customer_is_one_of_the_ledger():
    assert {model._meta.table_name for model in AUDITED} >= OF_CUSTOMER.keys()
