"""Who stands in Today, why, and who does not."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.priority import Reason
from collector_desktop.domain.tasks import TaskKind
from collector_desktop.queries.tasks import tasks
from collector_desktop.queries.worklist import worklist
from collector_desktop.services.contacts import (
    ContactDraft,
    PromiseDraft,
    log_contact,
    skip_until,
)
from collector_desktop.services.tasks import TaskDraft, add_task, finish_task
from collector_desktop.storage.models import Contact, Customer, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item

FRIDAY = date(2026, 11, 27)
SATURDAY = date(2026, 11, 28)


def names(day=TODAY):
    return [row.code for row in worklist(day)]


def reasons(day=TODAY):
    return worklist(day)[0].reasons


def promised(customer, by=FRIDAY, items=(), minor=12_000):
    promise = PromiseDraft(minor, "GBP", by)
    log_contact(ContactDraft(customer.id, "call", "PTP", promise=promise, item_ids=items), TODAY)


def test_an_overdue_customer_nobody_spoke_to_is_long_silent(acme):
    [row] = worklist(TODAY)
    assert (row.overdue_minor, row.oldest_days, row.rank) == (12_000, 54, 1)
    assert row.reasons == (Reason.LONG_SILENCE,)


def test_what_is_due_today_is_not_overdue(acme):
    assert names(date(2026, 10, 1)) == []
    assert reasons(date(2026, 10, 2)) == (Reason.NEWLY_OVERDUE,)


def test_a_promise_keeps_a_customer_away_until_its_day(acme):
    promised(acme)
    assert names(TODAY) == names(date(2026, 11, 26)) == []
    assert reasons(FRIDAY) == (Reason.PROMISE_DUE,)
    assert reasons(SATURDAY)[0] is Reason.BROKEN_PROMISE


def test_a_contact_after_a_broken_promise_ends_the_alarm_until_the_follow_up(acme):
    promised(acme)
    log_contact(ContactDraft(acme.id, "call", "NO_ANSWER"), date(2026, 11, 30))
    assert names(date(2026, 11, 30)) == []
    assert Reason.CALLBACK_DUE in reasons(date(2026, 12, 1))


def test_a_promise_for_one_item_leaves_the_others_to_be_chased_after_the_gap(acme):
    with operation("test", "More", TODAY):
        add_item(acme, "INV-2", date(2026, 9, 1), date(2026, 10, 1), 30_000)
    item = Item.get(Item.number == "INV-1").id
    promised(acme, by=date(2026, 12, 31), items=(item,))
    assert names(date(2026, 11, 25)) == []
    with operation("test", "No follow-up", TODAY):
        Contact.update(next_on=None).execute()
    assert names(date(2026, 11, 30)) == ["ACME"]


def test_the_minimum_gap_leaves_a_customer_alone(acme):
    log_contact(ContactDraft(acme.id, "email", no_follow_up=True), TODAY)
    assert names(TODAY + timedelta(days=4)) == []
    assert names(TODAY + timedelta(days=5)) == ["ACME"]


def test_a_callback_is_due_on_its_day_whatever_the_gap(acme):
    log_contact(ContactDraft(acme.id, "call", "VOICEMAIL"), TODAY)
    tomorrow = TODAY + timedelta(days=1)
    [row] = worklist(tomorrow)
    assert row.callback_due
    assert Reason.CALLBACK_DUE in row.reasons


def test_skipping_hides_even_a_broken_promise(acme):
    promised(acme)
    skip_until(acme.id, date(2026, 12, 1), date(2026, 11, 30))
    assert names(date(2026, 11, 30)) == []
    assert names(date(2026, 12, 1)) == ["ACME"]


def test_a_limit_in_another_currency_is_not_exceeded(acme):
    with operation("test", "Limit", TODAY):
        Customer.update(credit_limit_minor=5_000).execute()
    assert worklist(TODAY)[0].over.minor == 7_000
    assert Reason.OVER_LIMIT in reasons()
    with operation("test", "Currency", TODAY):
        Customer.update(currency="EUR").execute()
    assert worklist(TODAY)[0].over.minor == 0


def test_no_limit_is_unlimited_and_nothing_is_cash_only(acme):
    assert worklist(TODAY)[0].over.minor == 0
    with operation("test", "Cash only", TODAY):
        Customer.update(credit_limit_minor=0).execute()
    assert worklist(TODAY)[0].over.minor == 12_000


@pytest.fixture
def three(acme):
    with operation("test", "Two more", TODAY):
        for code, minor in (("BIG", 900_000), ("SMALL", 500)):
            customer = Customer.create(code=code, name=code, currency="GBP")
            add_item(customer, code, date(2026, 9, 1), date(2026, 10, 1), minor)
    return acme


def test_the_order_is_what_is_worth_doing(three):
    assert names() == ["BIG", "ACME", "SMALL"]
    promised(three)
    assert names(SATURDAY)[0] == "ACME"
    assert [row.rank for row in worklist(SATURDAY)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("currency", "minor", "is_most"),
    [
        ("EUR", 50_000, True),
        ("EUR", 11_999, False),
        ("KWD", 119_999, False),  # 119.999 dinars beside 120.00 pounds
        ("KWD", 120_001, True),
        ("JPY", 121, True),
        ("JPY", 119, False),
    ],
)
def test_a_customer_stands_once_with_the_currency_in_which_most_is_overdue(
    acme, currency, minor, is_most
):
    with operation("add", "Add an item in another currency", TODAY):
        add_item(acme, "E-1", date(2026, 9, 1), date(2026, 10, 1), minor, currency=currency)
    [row] = worklist(TODAY)
    assert (row.currency, row.overdue_minor) == ((currency, minor) if is_most else ("GBP", 12_000))


def test_nobody_is_chased_for_unallocated_money(ledger):
    with operation("test", "Credit", TODAY):
        customer = Customer.create(code="C", name="C", currency="GBP")
        add_item(customer, "R-1", date(2026, 9, 1), date(2026, 9, 1), 500, "receipt")
    assert worklist(TODAY) == []


def test_who_paid_but_waits_to_be_allocated_is_not_chased(acme):
    with operation("test", "Receive", TODAY):
        add_item(acme, "R-1", date(2026, 11, 20), date(2026, 11, 20), 12_000, "receipt")
    assert names(date(2026, 11, 19)) == ["ACME"]
    assert names(TODAY) == []


def test_who_paid_too_little_is_still_chased(acme):
    with operation("test", "Receive", TODAY):
        add_item(acme, "R-1", date(2026, 11, 20), date(2026, 11, 20), 11_999, "receipt")
    assert names(TODAY) == ["ACME"]


def test_a_kept_promise_leaves_nothing_to_follow_up(acme):
    with operation("test", "More", TODAY):
        add_item(acme, "INV-2", date(2026, 9, 1), date(2026, 10, 1), 30_000)
    promised(acme, minor=5_000)
    with operation("test", "Paid", FRIDAY):
        add_item(acme, "R-1", FRIDAY, FRIDAY, 5_000, "receipt")
    monday = date(2026, 11, 30)
    assert all(row.follow_up is None for row in worklist(monday))


def test_what_we_left_undone_brings_the_customer_back_the_next_day(acme):
    log_contact(ContactDraft(acme.id, "call", "NEED_COPY", next_on=SATURDAY), TODAY)
    assert names() == []
    tomorrow = TODAY + timedelta(days=1)
    assert names(tomorrow) == ["ACME"]
    assert reasons(tomorrow)[0] is Reason.TASK_DUE
    [task] = tasks(tomorrow)
    finish_task(task.task_id, tomorrow)
    assert names(tomorrow) == []


def test_what_is_to_be_done_later_brings_nobody_back_yet(acme):
    log_contact(ContactDraft(acme.id, "call", "REFUSED", next_on=SATURDAY), TODAY)
    assert names(FRIDAY) == []
    assert names(SATURDAY) == ["ACME"]


def test_who_is_insolvent_comes_back_only_for_what_came_up_since(acme):
    log_contact(ContactDraft(acme.id, "call", "NEED_COPY"), TODAY)
    tomorrow = TODAY + timedelta(days=1)
    log_contact(ContactDraft(acme.id, "call", "INSOLV", note="gazette"), tomorrow)
    assert names(FRIDAY) == []
    claim = TaskDraft(acme.id, TaskKind.OTHER, FRIDAY, "lodge the claim")
    add_task(claim, tomorrow)
    assert names(FRIDAY) == ["ACME"]
