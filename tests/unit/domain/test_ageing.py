"""Ageing by days, by months and by the periods of Sage."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.ageing import (
    SAGE_PERIODS,
    STANDARD_BUCKETS,
    Buckets,
    Method,
    boundaries,
    column_labels,
    days_overdue,
    is_overdue,
    parse_buckets,
)
from collector_desktop.domain.errors import CollectorError

AS_OF = date(2026, 11, 22)
SAGE = (Method.SAGE, Method.SAGE_NEXT_MONTH, Method.SAGE_CALENDAR)
LIMITS = st.sets(st.integers(1, 700), min_size=1, max_size=12).map(lambda s: tuple(sorted(s)))


@pytest.mark.parametrize(
    ("due", "days", "label"),
    [
        (date(2026, 12, 2), -10, "current"),
        (date(2026, 11, 22), 0, "current"),
        (date(2026, 11, 21), 1, "1-30"),
        (date(2026, 11, 12), 10, "1-30"),
        (date(2026, 10, 23), 30, "1-30"),
        (date(2026, 10, 22), 31, "31-60"),
        (date(2026, 9, 23), 60, "31-60"),
        (date(2026, 8, 24), 90, "61-90"),
        (date(2026, 8, 23), 91, "91+"),
    ],
)
def test_age_is_signed_and_picks_the_column(due, days, label):
    assert days_overdue(due, AS_OF) == days
    assert is_overdue(due, AS_OF) is (days > 0)
    assert STANDARD_BUCKETS.labels[STANDARD_BUCKETS.index(days)] == label


@given(LIMITS)
def test_every_day_falls_in_exactly_one_bucket(limits):
    buckets = Buckets(limits)
    edges = [-(10**6), 0, *limits, 10**6]
    for days in range(-400, 801):
        holding = [i for i in range(len(edges) - 1) if edges[i] < days <= edges[i + 1]]
        assert holding == [buckets.index(days)]
    assert len(buckets.labels) == len(limits) + 2


@given(LIMITS, st.lists(st.tuples(st.integers(-400, 800), st.integers(-(10**6), 10**6))))
def test_buckets_add_up_to_the_balance(limits, items):
    buckets = Buckets(limits)
    columns = Counter()
    for days, minor in items:
        columns[buckets.labels[buckets.index(days)]] += minor
    assert set(columns) <= set(buckets.labels)
    assert sum(columns.values()) == sum(minor for _days, minor in items)


@pytest.mark.parametrize("limits", [(), (0, 30), (30, 30), (60, 30), (-1,)])
def test_limits_that_do_not_rise_above_zero_are_refused(limits):
    with pytest.raises(CollectorError, match="rising whole days"):
        Buckets(limits)


def test_limits_are_as_many_as_columns_fit_a_question():
    assert len(Buckets(tuple(range(1, 37))).labels) == 38
    with pytest.raises(CollectorError, match="too many"):
        Buckets(tuple(range(1, 38)))


def test_limits_are_read_from_text():
    assert parse_buckets("15, 30,60").labels == ("current", "1-15", "16-30", "31-60", "61+")


def test_a_limit_of_one_day_has_its_own_column():
    assert Buckets((1, 2)).labels == ("current", "1-1", "2-2", "3+")


@pytest.mark.parametrize("text", ["", "30,x", "30;60", "1.5", "30,,60"])
def test_text_that_is_no_list_of_limits_is_refused_with_advice(text):
    with pytest.raises(CollectorError) as refusal:
        parse_buckets(text)
    assert "30,60,90" in refusal.value.advice


def column_from(last_days, aged_on):
    """Return how many columns end on or after the day, as the text of `boundaries` says."""
    return sum(aged_on <= last for last in last_days)


@pytest.mark.parametrize(
    ("due", "column"),
    [
        (date(2025, 1, 5), 0),
        (date(2024, 12, 31), 0),
        (date(2024, 12, 1), 0),
        (date(2024, 11, 30), 1),
        (date(2024, 11, 1), 1),
        (date(2024, 10, 31), 2),
        (date(2024, 9, 30), 3),
        (date(2020, 1, 1), 3),
    ],
)
def test_months_are_counted_back_from_the_day_asked_about(due, column):
    last_days = boundaries(Method.MONTHS, date(2024, 12, 31), Buckets((30, 60, 90)))
    assert column_from(last_days, due) == column


def test_month_columns_have_their_headings():
    assert column_labels(Method.MONTHS) == ("current", "1 month", "2 months", "3+ months")
    assert column_labels(Method.MONTHS, Buckets((9,))) == ("current", "1+ months")


def in_column(method, aged_on, as_of, buckets=SAGE_PERIODS):
    last_days = boundaries(method, as_of, buckets)
    return column_labels(method, buckets)[column_from(last_days, aged_on)]


@pytest.mark.parametrize(
    ("age", "column"),
    [
        (0, "current"),
        (29, "current"),
        (30, "period 1"),
        (59, "period 1"),
        (60, "period 2"),
        (89, "period 2"),
        (90, "period 3"),
        (119, "period 3"),
        (120, "older"),
        (800, "older"),
    ],
)
def test_sage_periods_hold_thirty_days_each_from_the_documents_date(age, column):
    assert in_column(Method.SAGE, AS_OF - timedelta(days=age), AS_OF) == column


@pytest.mark.parametrize(
    ("as_of", "column"),
    [
        (date(2026, 5, 2), "current"),
        (date(2026, 5, 31), "current"),
        (date(2026, 6, 1), "current"),
        (date(2026, 6, 29), "current"),
        (date(2026, 6, 30), "period 1"),
        (date(2026, 7, 29), "period 1"),
        (date(2026, 7, 30), "period 2"),
        (date(2026, 9, 28), "older"),
    ],
)
def test_sage_periods_can_begin_on_the_first_of_the_next_month(as_of, column):
    for day in (1, 2, 31):
        assert in_column(Method.SAGE_NEXT_MONTH, date(2026, 5, day), as_of) == column


@pytest.mark.parametrize(
    ("as_of", "column"),
    [
        (date(2026, 1, 14), "future"),
        (date(2026, 1, 15), "current"),
        (date(2026, 1, 31), "current"),
        (date(2026, 2, 1), "period 1"),
        (date(2026, 2, 28), "period 1"),
        (date(2026, 3, 31), "period 2"),
        (date(2026, 4, 30), "period 3"),
        (date(2026, 5, 1), "older"),
        (date(2027, 1, 15), "older"),
    ],
)
def test_sage_calendar_months_change_on_the_first(as_of, column):
    assert in_column(Method.SAGE_CALENDAR, date(2026, 1, 15), as_of) == column


def test_sage_columns_have_their_headings():
    periods = ("current", "period 1", "period 2", "period 3", "older")
    assert [column_labels(method, SAGE_PERIODS) for method in SAGE] == [
        periods,
        periods,
        ("future", *periods),
    ]
    assert [method for method in Method if method.is_sage] == list(SAGE)


def by_its_rule(method, aged_on, as_of, limits):
    """Return the column by the words of each rule, without any boundary."""
    days = (as_of - aged_on).days
    if method is Method.DAYS:
        return Buckets(limits).index(days)
    if method is Method.SAGE_NEXT_MONTH:
        year, month = divmod(aged_on.year * 12 + aged_on.month, 12)
        days = (as_of - date(year, month + 1, 1)).days + 1
    if method in {Method.SAGE, Method.SAGE_NEXT_MONTH}:
        return sum(days >= limit for limit in limits)
    months = (as_of.year - aged_on.year) * 12 + as_of.month - aged_on.month
    if method is Method.SAGE_CALENDAR:
        return 0 if days < 0 else min(months, len(limits)) + 1
    return max(0, min(months - (aged_on.day > as_of.day), len(limits)))


@given(st.sampled_from(Method), LIMITS, st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_every_day_falls_in_the_one_column_of_its_rule(method, limits, as_of):
    """From 400 days before it is due to 800 after; elsewhere days fell between two columns."""
    buckets = Buckets(limits)
    last_days = boundaries(method, as_of, buckets)
    assert len(last_days) + 1 == len(column_labels(method, buckets))
    assert list(last_days) == sorted(last_days, reverse=True)
    for days in range(-400, 801):
        aged_on = as_of - timedelta(days=days)
        assert column_from(last_days, aged_on) == by_its_rule(method, aged_on, as_of, limits)


def test_limits_before_the_first_day_there_is_leave_their_columns_empty():
    last_days = boundaries(Method.DAYS, AS_OF, Buckets((30, 10**7)))
    assert column_from(last_days, date(1900, 1, 1)) == 2
