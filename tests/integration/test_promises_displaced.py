"""A promise in the place of another is shown as such, and none is larger than what it is for."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.plan_making import Instalment
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.payment_habits import promises_kept
from collector_desktop.queries.promise_changes import promise_changes
from collector_desktop.queries.promises import promises
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.plans import PlanDraft, agree_plan
from collector_desktop.services.promise_changes import (
    RescheduleDraft,
    promise_several,
    reschedule_promise,
)
from collector_desktop.services.promises import judge_promises
from tests.conftest import TODAY
from tests.integration.money import invoice, item, receive

FRIDAY, FAR = date(2026, 11, 27), date(2026, 12, 11)
SATURDAY = FRIDAY + timedelta(days=1)
PERIOD = Period(date(2026, 1, 1), date(2026, 12, 31), "GBP")


def promise(customer, minor, day, made_on=TODAY, numbers=("INV-1",)):
    draft = ContactDraft(
        customer.id,
        "call",
        "PTP",
        item_ids=tuple(item(number).id for number in numbers),
        promise=PromiseDraft(minor, "GBP", day),
    )
    log_contact(draft, made_on)
    return max(row.promise_id for row in promises(made_on))


def changes(day=TODAY):
    return {key: (row.how, row.replaced_by) for key, row in promise_changes(day).items()}


@pytest.mark.parametrize("numbers", [("INV-1",), ()])
def test_a_new_promise_says_which_one_it_takes_the_place_of(acme, snapshot, numbers):
    first = promise(acme, 100_00, FRIDAY, numbers=numbers)
    before = snapshot()
    second = promise(acme, 100_00, FAR, numbers=numbers)
    assert changes() == {first: ("rescheduled", second)}
    after = snapshot()
    undo_last(TODAY)
    assert snapshot() == before
    redo_last(TODAY)
    assert snapshot() == after


def test_the_later_of_two_is_paid_by_the_money_that_came_after_it(acme):
    promise(acme, 100_00, FRIDAY)
    receive(acme, 30_00, TODAY, allocate=((item("INV-1").id, 30_00),))
    promise(acme, 90_00, FAR, TODAY + timedelta(days=1))
    receive(acme, 90_00, FAR, allocate=((item("INV-1").id, 90_00),))
    judge_promises(FAR)
    assert [(row.status.value, row.received_minor) for row in promises(FAR)] == [
        ("cancelled", 30_00),
        ("kept", 90_00),
    ]


def test_one_in_the_place_of_another_shares_with_those_given_beside_it(acme):
    """The first took its 40.00; the newest asks for 10.00, and of the 60.00 takes no more."""
    draft = ContactDraft(acme.id, "call", "PTP", item_ids=(item("INV-1").id,))
    sums = [PromiseDraft(40_00, "GBP", FRIDAY), PromiseDraft(60_00, "GBP", FAR)]
    promise_several(draft, sums, TODAY)
    receive(acme, 40_00, TODAY, allocate=((item("INV-1").id, 40_00),))
    tomorrow = TODAY + timedelta(days=1)
    newest = promise(acme, 10_00, FAR, tomorrow)
    receive(acme, 60_00, tomorrow, allocate=((item("INV-1").id, 60_00),))
    judge_promises(FAR)
    assert {row.promise_id: (row.status.value, row.received_minor) for row in promises(FAR)} == {
        1: ("kept", 40_00),
        2: ("cancelled", 0),
        newest: ("kept", 10_00),
    }
    assert changes(FAR) == {2: ("rescheduled", newest)}


def test_what_was_broken_before_anybody_looked_is_not_displaced(acme):
    first = promise(acme, 100_00, FRIDAY)
    promise(acme, 100_00, FAR, SATURDAY)
    [old, _] = promises(SATURDAY)
    assert (old.promise_id, old.status) == (first, PromiseStatus.BROKEN)
    assert changes(SATURDAY) == {}
    assert promises_kept(PERIOD).by_count == 0


def test_what_was_broken_before_instalments_were_agreed_stays_broken(acme):
    promise(acme, 100_00, FRIDAY)
    agree_plan(PlanDraft(acme.id, "GBP", (Instalment(FAR, 120_00),)), SATURDAY)
    assert [row.status for row in promises(SATURDAY)] == [PromiseStatus.BROKEN]


def test_a_plan_says_what_became_of_the_promise_before_it(acme):
    first = promise(acme, 100_00, FRIDAY)
    agree_plan(PlanDraft(acme.id, "GBP", (Instalment(FAR, 120_00),)), TODAY)
    [change] = promise_changes(TODAY).values()
    assert (change.promise_id, change.how) == (first, "withdrawn")
    assert change.reason == "instalments agreed instead"


def said_of(customer, minor, numbers=("INV-1",)):
    ids = tuple(item(number).id for number in numbers)
    promised = PromiseDraft(minor, "GBP", FRIDAY)
    draft = ContactDraft(customer.id, "call", "PTP", item_ids=ids, promise=promised)
    return log_contact(draft, TODAY).note


def test_more_than_is_open_of_the_items_is_kept_as_it_was_said_and_reported(acme):
    invoice(acme, "INV-2", 30_00)
    both = ("INV-1", "INV-2")
    assert said_of(acme, 120_00) == said_of(acme, 150_00, both) == said_of(acme, 999_00, ()) == ""
    assert said_of(acme, 120_01) == "Only £120.00 is open of INV-1, less than was promised."
    assert said_of(acme, 150_01, both).startswith("Only £150.00 is open of INV-1, INV-2")
    assert promises(TODAY)[-1].amount_minor == 150_01


def test_several_sums_together_are_reported_if_less_is_open(acme):
    draft = ContactDraft(acme.id, "call", "PTP", item_ids=(item("INV-1").id,))
    sums = [PromiseDraft(70_00, "GBP", FRIDAY), PromiseDraft(50_01, "GBP", FAR)]
    assert promise_several(draft, sums, TODAY).note.startswith("Only £120.00 is open of INV-1")


def test_what_is_put_off_is_reported_if_less_is_open(acme):
    first = promise(acme, 100_00, FRIDAY)
    receive(acme, 50_00, TODAY, allocate=((item("INV-1").id, 50_00),))
    done = reschedule_promise(RescheduleDraft(first, FAR, 70_01), TODAY)
    assert done.note.startswith("Only £70.00 is open of INV-1")
    assert reschedule_promise(RescheduleDraft(done.value, FAR), TODAY).note != ""
    assert reschedule_promise(RescheduleDraft(done.value + 1, FAR, 70_00), TODAY).note == ""


def test_a_promise_for_what_is_paid_is_reported(acme):
    receive(acme, 120_00, TODAY)
    assert said_of(acme, 1) == "Nothing is open of INV-1, less than was promised."
