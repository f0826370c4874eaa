"""Interest on a balance that changes: the days that count, and exact sums rounded once."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.interest import (
    Basis,
    Counting,
    DailyRounding,
    Segment,
    Span,
    at_each_half_year,
    at_one_rate,
    daily_interest,
    interest,
    spans,
)

EXACT = Counting()
DUE = date(2025, 3, 31)
DAYS = st.integers(1, 2_000)
MINOR = st.integers(1, 10**12)
RATES = st.decimals(0, 40, places=2)


def one(minor, days, rate, counting=EXACT, first=date(2025, 4, 1)):
    """Return the interest of one balance through some days."""
    segment = Segment(first, first + timedelta(days=days - 1), minor, Decimal(str(rate)))
    return interest([segment], counting)


def test_a_payment_still_bears_interest_on_its_own_day():
    """A debt due on 1 April and paid on 16 May bears 45 days (paymentcheck.co.uk)."""
    (span,) = spans(
        date(2025, 4, 1),
        date(2025, 12, 31),
        [(date(2025, 3, 1), 100), (date(2025, 5, 16), -100)],
    )
    assert span == Span(date(2025, 4, 2), date(2025, 5, 16), 100)
    assert at_one_rate([span], Decimal(8))[0].days == 45


def test_the_balance_is_cut_at_every_payment():
    moves = [
        (date(2025, 3, 1), 1000),
        (date(2025, 3, 20), -100),
        (date(2025, 5, 30), -400),
        (date(2025, 5, 30), -100),
        (date(2025, 8, 1), -50),
    ]
    assert spans(DUE, date(2025, 7, 31), moves) == [
        Span(date(2025, 4, 1), date(2025, 5, 30), 900),
        Span(date(2025, 5, 31), date(2025, 7, 31), 400),
    ]


def test_a_day_on_which_money_came_and_went_cuts_nothing():
    day = date(2025, 5, 30)
    moves = [(DUE, 900), (day, -400), (day, 400), (date(2025, 6, 30), -900)]
    assert spans(DUE, date(2025, 7, 31), moves) == [
        Span(date(2025, 4, 1), date(2025, 6, 30), 900),
    ]


def test_a_payment_on_the_day_asked_about_does_not_stop_that_day():
    moves = [(DUE, 100), (date(2025, 4, 10), -100)]
    assert spans(DUE, date(2025, 4, 10), moves) == [Span(date(2025, 4, 1), date(2025, 4, 10), 100)]


def test_nothing_is_owed_late_on_the_due_date_or_when_paid_by_then():
    assert spans(DUE, DUE, [(date(2025, 3, 1), 100)]) == []
    assert spans(DUE, date(2025, 3, 1), [(date(2025, 3, 1), 100)]) == []
    assert spans(DUE, date(2026, 1, 1), [(date(2025, 3, 1), 100), (DUE, -100)]) == []


def test_a_payment_that_comes_back_leaves_a_gap():
    moves = [
        (DUE, 100),
        (date(2025, 4, 10), -100),
        (date(2025, 4, 20), 100),
    ]
    assert spans(DUE, date(2025, 4, 30), moves) == [
        Span(date(2025, 4, 1), date(2025, 4, 10), 100),
        Span(date(2025, 4, 21), date(2025, 4, 30), 100),
    ]


def test_a_penny_is_owed_late_too():
    assert spans(DUE, date(2025, 4, 1), [(DUE, 1)]) == [Span(date(2025, 4, 1), date(2025, 4, 1), 1)]


def test_days_are_answered_to_the_end_of_the_calendar():
    (span,) = spans(date(9999, 12, 30), date.max, [(date(9999, 1, 1), 100)])
    assert (span.first, span.last) == (date.max, date.max)


def test_a_floating_rate_splits_where_a_half_year_begins():
    span = Span(date(2025, 6, 30), date(2026, 1, 1), 100)
    rates = {1: Decimal("11.15"), 7: Decimal("10.15")}
    found = at_each_half_year([span], lambda day: rates[1 if day.month < 7 else 7])
    assert [(each.first, each.last, each.days, each.rate) for each in found] == [
        (date(2025, 6, 30), date(2025, 6, 30), 1, Decimal("11.15")),
        (date(2025, 7, 1), date(2025, 12, 31), 184, Decimal("10.15")),
        (date(2026, 1, 1), date(2026, 1, 1), 1, Decimal("11.15")),
    ]


def test_kivitendo_counts_360_days():
    """Kivitendo: 1000 open for 30 days at 9 % with a year of 360 days bear 7.50."""
    assert one(100_000, 30, 9, Counting(Basis.DAYS_360)) == 750


def test_erpnext_counts_365_days():
    """ERPNext: outstanding x rate / 100 / 365 x days overdue."""
    assert one(100_000, 73, 10) == 2_000


def test_an_actual_year_counts_each_calendar_year_by_its_own_length():
    actual = Counting(Basis.ACTUAL)
    assert one(36_600, 366, 100, actual, date(2024, 1, 1)) == 36_600
    assert one(36_500, 365, 100, actual, date(2025, 1, 1)) == 36_500
    across = Segment(date(2024, 12, 31), date(2025, 1, 1), 366 * 365, Decimal(100))
    assert interest([across], actual) == 365 + 366


@pytest.mark.parametrize(("minor", "expected"), [(249, 2), (250, 3), (349, 3), (350, 4)])
def test_half_a_penny_is_rounded_up(minor, expected):
    assert one(minor, 365, 1) == expected


def test_the_day_of_gov_uk_is_rounded_first_when_asked():
    """The example on gov.uk: 1000 at 8.5 % is 23 p a day and 11.50 for 50 days; exactly 11.64."""
    pennies = Counting(daily=DailyRounding.PENNIES)
    assert one(100_000, 50, "8.5", pennies) == 1_150
    assert one(100_000, 50, "8.5") == 1_164


def test_a_day_of_an_actual_leap_year_is_shorter():
    segment = Segment(date(2024, 2, 1), date(2024, 2, 29), 3_660_000, Decimal(10))
    assert daily_interest(segment, Counting(Basis.ACTUAL)) == 1_000
    assert daily_interest(segment, EXACT) == 1_003


@given(MINOR, RATES, DAYS, DAYS)
def test_days_add_up_exactly_whatever_the_cut(minor, rate, early, late):
    start = date(2020, 1, 1)
    cut, end = start + timedelta(days=early - 1), start + timedelta(days=early + late - 1)
    whole = interest([Segment(start, end, minor, rate)], EXACT)
    parts = [
        Segment(start, cut, minor, rate),
        Segment(cut + timedelta(days=1), end, minor, rate),
    ]
    assert interest(parts, EXACT) == whole
    for counting in map(Counting, Basis):
        assert interest(parts, counting) == interest([Segment(start, end, minor, rate)], counting)


@given(MINOR, RATES, DAYS, st.sampled_from(Basis))
def test_a_day_more_never_bears_less(minor, rate, days, basis):
    counting = Counting(basis)
    assert one(minor, days, rate, counting) <= one(minor, days + 1, rate, counting)


@given(MINOR, RATES, DAYS)
def test_the_sum_is_within_half_a_penny_of_the_exact_one(minor, rate, days):
    exact = Fraction(minor) * Fraction(rate) * days / 36_500
    assert -Fraction(1, 2) <= exact - one(minor, days, rate) < Fraction(1, 2)


@given(
    st.lists(st.tuples(st.integers(-40, 400), st.integers(-500, 500)), max_size=8),
    st.integers(0, 300),
)
def test_every_late_day_bears_the_balance_of_the_evening_before(changes, length):
    moves = [(DUE - timedelta(days=60), 700)]
    moves += [(DUE + timedelta(days=day), minor) for day, minor in changes]
    to = DUE + timedelta(days=length)
    found = spans(DUE, to, moves)
    assert all(
        a.balance_minor != b.balance_minor or a.last < b.first - timedelta(days=1)
        for a, b in pairwise(found)
    )
    by_day = {
        span.first + timedelta(days=n): span.balance_minor
        for span in found
        for n in range((span.last - span.first).days + 1)
    }
    for n in range(1, length + 1):
        day = DUE + timedelta(days=n)
        evening_before = sum(minor for on, minor in moves if on < day)
        assert by_day.pop(day, 0) == max(0, evening_before)
    assert by_day == {}
