"""Promises: kept, partly kept, broken, and several sharing the same money."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.promises import (
    Judgement,
    PromiseStatus,
    PromiseTerms,
    Receipt,
    deadline,
    judge,
    share_receipts,
    since_said,
)
from tests.calendars import weekdays_except

TAKEN = date(2026, 11, 2)
FRIDAY = date(2026, 11, 6)
SATURDAY = FRIDAY + timedelta(days=1)
PROMISE = PromiseTerms(10_000, TAKEN, FRIDAY)


def judged(receipts, as_of, grace=0):
    return judge(PROMISE, [Receipt(*each) for each in receipts], as_of, grace)


def test_a_payment_on_the_last_day_keeps_the_promise():
    assert judged([(FRIDAY, 10_000)], FRIDAY) == Judgement(PromiseStatus.KEPT, 10_000, FRIDAY)


def test_the_day_the_amount_was_reached_decides():
    receipts = [
        (date(2026, 11, 5), 9_000),
        (date(2026, 11, 3), 4_000),
        (date(2026, 11, 6), 500),
    ]
    expected = Judgement(PromiseStatus.KEPT, 13_500, date(2026, 11, 5))
    assert judged(receipts, date(2026, 12, 1)) == expected


def test_a_promise_without_money_is_open_to_the_end_of_its_day():
    assert judged([], FRIDAY) == Judgement(PromiseStatus.OPEN, 0, None)


def test_a_promise_without_money_is_broken_the_morning_after():
    assert judged([], SATURDAY) == Judgement(PromiseStatus.BROKEN, 0, SATURDAY)


def test_money_a_day_late_does_not_keep_the_promise():
    assert judged([(SATURDAY, 10_000)], SATURDAY).status is PromiseStatus.BROKEN


def test_part_of_the_money_in_time_leaves_it_open_and_then_partly_kept():
    receipts = [(date(2026, 11, 4), 4_000)]
    assert judged(receipts, FRIDAY) == Judgement(PromiseStatus.OPEN, 4_000, None)
    assert judged(receipts, SATURDAY) == Judgement(PromiseStatus.PARTLY, 4_000, SATURDAY)


def test_one_unit_short_is_not_kept():
    assert judged([(FRIDAY, 9_999)], SATURDAY).status is PromiseStatus.PARTLY


def test_money_from_before_the_promise_does_not_count():
    assert judged([(TAKEN - timedelta(days=1), 10_000)], SATURDAY).received_minor == 0


def test_money_of_the_day_the_promise_was_made_counts():
    assert judged([(TAKEN, 10_000)], TAKEN).decided_on == TAKEN


def test_a_receipt_after_the_day_asked_about_is_not_known_yet():
    assert judged([(FRIDAY, 10_000)], FRIDAY - timedelta(days=1)).status is PromiseStatus.OPEN


@pytest.mark.parametrize(
    ("as_of", "status"),
    [(date(2026, 11, 10), PromiseStatus.OPEN), (date(2026, 11, 11), PromiseStatus.BROKEN)],
)
def test_grace_is_counted_in_working_days(as_of, status):
    assert judged([], as_of, grace=2).status is status


def test_grace_passes_over_holidays():
    assert deadline(FRIDAY, 1, weekdays_except({date(2026, 11, 9)})) == date(2026, 11, 10)
    late = [Receipt(date(2026, 11, 10), 10_000)]
    judgement = judge(PROMISE, late, date(2026, 11, 10), 1, weekdays_except({date(2026, 11, 9)}))
    assert judgement.status is PromiseStatus.KEPT


def test_a_receipt_keeps_the_earlier_promise_and_its_rest_the_next():
    later = PromiseTerms(5_000, TAKEN, date(2026, 11, 20))
    shares = share_receipts([PROMISE, later], [Receipt(date(2026, 11, 5), 12_000)])
    assert shares == (
        (Receipt(date(2026, 11, 5), 10_000),),
        (Receipt(date(2026, 11, 5), 2_000),),
    )


def test_money_too_late_for_the_first_promise_serves_the_second():
    later = PromiseTerms(5_000, TAKEN, date(2026, 11, 20))
    receipt = Receipt(date(2026, 11, 9), 5_000)
    assert share_receipts([PROMISE, later], [receipt]) == ((), (receipt,))


def test_the_oldest_money_is_taken_first_and_only_what_is_needed():
    receipts = [Receipt(FRIDAY, 8_000), Receipt(TAKEN, 6_000), Receipt(FRIDAY, 1_000)]
    shares = share_receipts([PROMISE], receipts)
    assert shares == ((Receipt(TAKEN, 6_000), Receipt(FRIDAY, 4_000)),)


def test_grace_lets_a_promise_take_later_money():
    receipt = Receipt(date(2026, 11, 9), 10_000)
    assert share_receipts([PROMISE], [receipt], 1) == ((receipt,),)


DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 1))
PROMISES = st.lists(st.builds(PromiseTerms, st.integers(1, 500), DAYS, DAYS), max_size=6)
RECEIPTS = st.lists(st.builds(Receipt, DAYS, st.integers(1, 500)), max_size=10)


@given(PROMISES, RECEIPTS)
def test_money_never_counts_twice(promises, receipts):
    shares = share_receipts(sorted(promises, key=lambda each: each.pay_by), receipts)
    for day in {receipt.received_on for receipt in receipts}:
        shared = sum(r.amount_minor for share in shares for r in share if r.received_on == day)
        assert shared <= sum(r.amount_minor for r in receipts if r.received_on == day)


@given(st.builds(PromiseTerms, st.integers(1, 500), DAYS, DAYS), RECEIPTS, DAYS)
def test_a_decided_promise_stays_as_it_was_decided(terms, receipts, as_of):
    judgement = judge(terms, receipts, as_of)
    later = judge(terms, receipts, as_of + timedelta(days=40))
    if judgement.decided_on is not None:
        assert judgement.decided_on <= max(as_of, terms.taken_on)
        assert (later.status, later.decided_on) == (judgement.status, judgement.decided_on)
    assert later.status is not PromiseStatus.OPEN or as_of < terms.pay_by


def test_money_that_was_there_when_a_promise_was_made_counts_for_it_no_more():
    """100.00 of the first source were there: all of its first 60.00, and 40.00 of its 80.00."""
    terms = PromiseTerms(10_000, TAKEN, FRIDAY, before=((1, 10_000),))
    receipts = [Receipt(FRIDAY, each, source=of) for each, of in ((6_000, 1), (8_000, 1), (500, 2))]
    assert [each.amount_minor for each in since_said(terms, receipts)] == [0, 4_000, 500]
