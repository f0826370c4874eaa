"""Promises by words: several at once, put off, withdrawn; how often they were kept."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.collection_rates import kept_rates
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.plan_making import Instalment
from collector_desktop.domain.promises import PromiseStatus, PromiseTerms, Receipt, judge
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.payment_habits import promises_kept
from collector_desktop.queries.promise_changes import promise_changes
from collector_desktop.queries.promise_rates import By, promise_rates
from collector_desktop.queries.promises import promises
from collector_desktop.services.contacts import ContactDraft, PromiseDraft
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.plans import PlanDraft, agree_plan
from collector_desktop.services.promise_calendar import calendar_events, write_calendar
from collector_desktop.services.promise_changes import (
    RescheduleDraft,
    promise_several,
    reschedule_promise,
)
from collector_desktop.services.promises import cancel_promise, judge_promises
from collector_desktop.services.settings import change_settings
from tests.conftest import TODAY
from tests.integration.money import item, receive

FRIDAY, MONDAY, FAR = date(2026, 11, 27), date(2026, 11, 30), date(2026, 12, 11)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31), "GBP")


def several(customer, *sums, items=True):
    promised = [PromiseDraft(minor, "GBP", day) for minor, day in sums]
    ids = (item("INV-1").id,) if items else ()
    draft = ContactDraft(customer.id, "call", "PTP", item_ids=ids)
    return promise_several(draft, promised, TODAY).value


def stands(day=TODAY):
    return [(row.amount_minor, row.status.value, row.received_minor) for row in promises(day)]


@pytest.mark.parametrize("items", [True, False])
def test_two_sums_for_two_days_share_the_money_the_earlier_first(acme, items):
    several(acme, (70_00, MONDAY), (50_00, FRIDAY), items=items)
    assert stands() == [(50_00, "open", 0), (70_00, "open", 0)]
    receive(acme, 60_00, FRIDAY)
    assert stands(FRIDAY) == [(50_00, "kept", 50_00), (70_00, "open", 10_00)]
    assert stands(date(2026, 12, 1))[1] == (70_00, "partly", 10_00)


def test_two_promises_for_one_day_are_one(acme):
    with pytest.raises(RefusedError, match="same day"):
        several(acme, (70_00, FRIDAY), (50_00, FRIDAY))
    with pytest.raises(RefusedError, match="above zero"):
        several(acme, (70_00, FRIDAY), (0, MONDAY))
    assert stands() == []


def test_a_promise_put_off_before_its_day_no_longer_counts(acme):
    several(acme, (120_00, FRIDAY))
    old = promises(TODAY)[0].promise_id
    new = reschedule_promise(RescheduleDraft(old, FAR, reason="bank holiday"), TODAY).value
    assert stands() == [(120_00, "cancelled", 0), (120_00, "open", 0)]
    change = promise_changes(TODAY)[old]
    assert (change.how, change.replaced_by, change.counts_as_broken) == ("rescheduled", new, False)
    assert promises(TODAY)[1].items == ("INV-1",)


def test_a_promise_put_off_after_its_day_stays_not_kept_and_counts_once(acme):
    several(acme, (120_00, FRIDAY))
    receive(acme, 20_00, FRIDAY)
    judge_promises(MONDAY)
    old = promises(MONDAY)[0].promise_id
    reschedule_promise(RescheduleDraft(old, FAR), MONDAY)
    assert stands(MONDAY) == [(120_00, "partly", 20_00), (100_00, "open", 0)]
    receive(acme, 100_00, FAR)
    later = FAR + timedelta(days=1)
    judge_promises(later)
    assert promises_kept(YEAR).by_count == Fraction(50)


@pytest.mark.parametrize("items", [True, False])
def test_money_that_came_for_one_put_off_keeps_no_other(acme, items):
    """Of 100.00 promised 90.00 came: the second promise lacks what the first had already."""
    several(acme, (30_00, FRIDAY), (70_00, FAR), items=items)
    receive(acme, 10_00, TODAY)
    assert stands() == [(30_00, "open", 10_00), (70_00, "open", 0)]
    reschedule_promise(RescheduleDraft(promises(FRIDAY)[0].promise_id, MONDAY), FRIDAY)
    assert stands(FRIDAY)[1:] == [(20_00, "open", 0), (70_00, "open", 0)]
    receive(acme, 20_00, MONDAY)
    receive(acme, 60_00, FAR)
    later = FAR + timedelta(days=1)
    judge_promises(later)
    assert stands(later) == [
        (30_00, "cancelled", 10_00),
        (20_00, "kept", 20_00),
        (70_00, "partly", 60_00),
    ]


def test_one_put_off_within_the_grace_but_after_its_day_counts_as_broken(acme):
    change_settings({"promise.grace_days": "5"}, TODAY)
    several(acme, (120_00, FRIDAY))
    old = promises(MONDAY)[0].promise_id
    reschedule_promise(RescheduleDraft(old, FAR), MONDAY)
    assert promises(MONDAY)[0].status is PromiseStatus.CANCELLED
    assert promises_kept(YEAR).by_count == 0


def test_what_was_put_off_or_kept_cannot_be_put_off(acme):
    several(acme, (120_00, FRIDAY))
    old = promises(TODAY)[0].promise_id
    with pytest.raises(RefusedError, match="a day to come"):
        reschedule_promise(RescheduleDraft(old, TODAY - timedelta(days=1)), TODAY)
    reschedule_promise(RescheduleDraft(old, FAR), TODAY)
    with pytest.raises(RefusedError, match="put off or withdrawn already"):
        reschedule_promise(RescheduleDraft(old, FAR), TODAY)
    receive(acme, 120_00)
    with pytest.raises(RefusedError, match="kept already"):
        reschedule_promise(RescheduleDraft(promises(TODAY)[1].promise_id, FAR), TODAY)
    with pytest.raises(RefusedError, match="no promise 99"):
        reschedule_promise(RescheduleDraft(99, FAR), TODAY)


def test_a_withdrawn_promise_keeps_its_reason(acme):
    several(acme, (120_00, FRIDAY))
    promise_id = promises(TODAY)[0].promise_id
    cancel_promise(promise_id, TODAY, "typed for the wrong customer")
    change = promise_changes(TODAY)[promise_id]
    assert (change.how, change.reason) == ("withdrawn", "typed for the wrong customer")
    assert not change.counts_as_broken


def test_work_at_an_earlier_day_brings_no_withdrawn_promise_back(acme):
    several(acme, (120_00, FAR))
    cancel_promise(promises(TODAY)[0].promise_id, FRIDAY, "typed for the wrong customer")
    receive(acme, 20_00, TODAY)
    assert [status for _, status, _ in stands(FRIDAY)] == ["cancelled"]


def test_putting_off_is_undone_and_done_again(acme, snapshot):
    several(acme, (70_00, FRIDAY), (50_00, MONDAY))
    before = snapshot()
    reschedule_promise(RescheduleDraft(promises(TODAY)[0].promise_id, FAR), TODAY)
    after = snapshot()
    undo_last(TODAY)
    assert snapshot() == before
    redo_last(TODAY)
    assert snapshot() == after
    for _ in range(2):
        undo_last(TODAY)
    assert stands() == []


def test_enough_of_a_promise_keeps_it(acme):
    change_settings({"promise.enough_percent": "98"}, TODAY)
    several(acme, (100_00, FRIDAY))
    receive(acme, 97_99, FRIDAY)
    judge_promises(MONDAY)
    assert stands(MONDAY) == [(100_00, "partly", 97_99)]
    receive(acme, 1, FRIDAY)
    assert stands(MONDAY) == [(100_00, "kept", 98_00)]


def test_the_days_of_promises_and_instalments_are_in_the_calendar(acme, tmp_path):
    several(acme, (50_00, FRIDAY))
    [event] = calendar_events(TODAY)
    assert (event.day, event.title) == (FRIDAY, "Acme Ltd: 50.00 GBP promised")
    assert event.text == "Promised on 2026-11-24 for INV-1"
    path = tmp_path / "promises.ics"
    assert write_calendar(path, TODAY) == 1
    first = path.read_bytes()
    assert write_calendar(path, TODAY + timedelta(days=1)) == 1
    assert path.read_bytes() == first
    cancel_promise(promises(TODAY)[0].promise_id, TODAY)
    with pytest.raises(RefusedError, match="no instalment is to come"):
        write_calendar(path, TODAY)
    agree_plan(PlanDraft(acme.id, "GBP", (Instalment(FRIDAY, 120_00),)), TODAY)
    assert calendar_events(TODAY)[0].title == "Acme Ltd: instalment of 120.00 GBP"


def test_rates_by_customer_collector_and_month(acme):
    several(acme, (50_00, FRIDAY), (70_00, FAR))
    receive(acme, 50_00, FRIDAY)
    judge_promises(date(2026, 12, 31))
    months = [(row.name, row.kept, row.judged) for row in promise_rates(YEAR, By.MONTH)]
    assert months == [("2026-11", 1, 1), ("2026-12", 0, 1)]
    [customer] = promise_rates(YEAR, By.CUSTOMER)
    assert (customer.name, customer.kept_minor, customer.judged_minor) == (
        "Acme Ltd",
        50_00,
        120_00,
    )
    assert [row.name for row in promise_rates(YEAR, By.COLLECTOR)] == ["Priya"]


MOVES = st.lists(st.tuples(st.integers(1, 20), st.integers(1, 200)), max_size=6)
PROMISED = st.lists(
    st.tuples(st.integers(1, 300), st.integers(1, 20), MOVES), min_size=1, max_size=8
)


@given(PROMISED, st.integers(50, 100))
def test_the_kept_rate_is_that_of_a_count_by_hand(promised, percent):
    """The second computation compares sums of money with the promise, without the rules."""
    start = date(2026, 1, 1)
    after = start + timedelta(days=60)
    judged, by_hand, sums = [], Counter(), Counter()
    for minor, days, moves in promised:
        terms = PromiseTerms(minor, start, start + timedelta(days=days))
        receipts = [Receipt(start + timedelta(days=day), part) for day, part in moves]
        judged.append((judge(terms, receipts, after, enough_percent=percent).status, minor))
        is_kept = 100 * sum(part for day, part in moves if day <= days) >= percent * minor
        by_hand[is_kept] += 1
        sums[is_kept] += minor
    rates = kept_rates(judged)
    assert rates.by_count == Fraction(100 * by_hand[True], len(promised))
    assert rates.by_amount == Fraction(100 * sums[True], sums[True] + sums[False])
