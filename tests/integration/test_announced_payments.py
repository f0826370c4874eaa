"""Who said that it was paid is not rung again once the money is there, until that is undone."""

from datetime import date, timedelta

import pytest

from collector_desktop.queries.contacts import follow_ups, history
from collector_desktop.queries.tasks import tasks
from collector_desktop.services.announced_payments import CAME
from collector_desktop.services.contact_drafts import CallFacts
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.promises import judge_promises
from collector_desktop.services.reversals import bounce
from tests.conftest import TODAY
from tests.integration.money import invoice, item, receive

NEXT = TODAY + timedelta(days=1)


@pytest.fixture
def customer(acme):
    """INV-1 of 120.00 is 54 days late; INV-2 of 30.00 is not due."""
    invoice(acme, "INV-2", 30_00, due=TODAY + timedelta(days=20))
    return acme


def say_paid(customer, *numbers, **facts):
    ids = tuple(item(number).id for number in numbers)
    draft = ContactDraft(customer.id, "call", "PAID", item_ids=ids, facts=CallFacts(**facts))
    log_contact(draft, TODAY)


def waited_for(customer, day=NEXT):
    """Return whether a callback and a task stand: never one without the other."""
    called = customer.id in follow_ups(day)
    assert called == bool(tasks(day, [customer.id]))
    return called


def test_the_callback_is_done_with_when_the_money_is_there_and_back_when_it_is_undone(customer):
    say_paid(customer)
    assert waited_for(customer)
    receive(customer, 120_00)
    assert not waited_for(customer)
    assert next(row.note for row in history(customer.id, TODAY)) == CAME
    [task] = tasks(TODAY, [customer.id], with_done=True)
    assert (task.done_on, task.done_why) == (TODAY, CAME)
    undo_last(TODAY)
    assert waited_for(customer)
    redo_last(TODAY)
    assert not waited_for(customer)


def test_a_part_of_it_is_not_what_they_told_of(customer):
    say_paid(customer)
    receive(customer, 119_99)
    assert waited_for(customer)
    receive(customer, 1)
    assert not waited_for(customer)


def test_the_invoices_that_they_named_are_what_counts(customer):
    say_paid(customer, "INV-2")
    receive(customer, 120_00, reference="INV-1")
    assert waited_for(customer)
    receive(customer, 30_00, reference="INV-2")
    assert not waited_for(customer)


def test_of_two_invoices_both_must_be_paid(customer):
    say_paid(customer, "INV-1", "INV-2")
    receive(customer, 120_00, reference="INV-1")
    assert waited_for(customer)
    receive(customer, 30_00)
    assert not waited_for(customer)


@pytest.mark.parametrize(
    ("told", "came", "is_it"),
    [("BACS 4711", "bacs4711 acme", True), ("BACS 4711", "4712", False), ("abc", "abc", False)],
)
def test_a_payment_under_their_reference_is_theirs_though_it_is_not_all(
    customer, told, came, is_it
):
    say_paid(customer, paid_on=date(2026, 11, 20), paid_reference=told)
    receive(customer, 50_00, date(2026, 11, 22), came)
    assert waited_for(customer) is not is_it


def test_money_from_long_before_the_day_they_told_is_another_payment(customer):
    say_paid(customer, paid_on=date(2026, 11, 20), paid_reference="BACS 4711")
    receive(customer, 50_00, date(2026, 11, 5), "BACS 4711")
    assert waited_for(customer)


def test_money_that_was_returned_is_not_what_they_told_of(customer):
    receive(customer, 50_00, date(2026, 11, 20), "BACS 4711")
    bounce(item("R-000001").id, date(2026, 11, 21), TODAY)
    say_paid(customer, paid_on=date(2026, 11, 20), paid_reference="BACS 4711")
    judge_promises(TODAY)
    assert waited_for(customer)
    receive(customer, 50_00, TODAY, "BACS 4711")
    assert not waited_for(customer)


def test_what_is_denied_is_not_waited_for(customer):
    raise_dispute(DisputeDraft(item("INV-1").id, "PRICE", 20_00), TODAY)
    say_paid(customer)
    receive(customer, 100_00)
    assert not waited_for(customer)


def test_without_money_nothing_came(customer):
    say_paid(customer)
    raise_dispute(DisputeDraft(item("INV-1").id, "PRICE", 120_00), TODAY)
    assert judge_promises(TODAY).value == 0
    assert waited_for(customer)


def test_another_callback_stays(customer):
    log_contact(ContactDraft(customer.id, "call", "WILL_CALL"), TODAY)
    receive(customer, 120_00)
    assert customer.id in follow_ups(NEXT)
