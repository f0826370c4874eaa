"""Ageing by days and by months."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.ageing import (
    STANDARD_BUCKETS,
    Buckets,
    days_overdue,
    is_overdue,
    month_bucket_index,
    month_labels,
    parse_buckets,
)
from collector_desktop.domain.errors import CollectorError

AS_OF = date(2026, 11, 22)
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


def test_limits_are_read_from_text():
    assert parse_buckets("15, 30,60").labels == ("current", "1-15", "16-30", "31-60", "61+")


def test_a_limit_of_one_day_has_its_own_column():
    assert Buckets((1, 2)).labels == ("current", "1-1", "2-2", "3+")


@pytest.mark.parametrize("text", ["", "30,x", "30;60", "1.5", "30,,60"])
def test_text_that_is_no_list_of_limits_is_refused_with_advice(text):
    with pytest.raises(CollectorError) as refusal:
        parse_buckets(text)
    assert "30,60,90" in refusal.value.advice


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
    assert month_bucket_index(due, date(2024, 12, 31), 3) == column


@given(st.integers(-400, 1200), st.integers(1, 12))
def test_an_older_debt_never_stands_in_an_earlier_month_column(days, count):
    due = AS_OF - timedelta(days=days)
    column = month_bucket_index(due, AS_OF, count)
    assert 0 <= column <= month_bucket_index(due - timedelta(days=1), AS_OF, count) <= count


def test_month_columns_have_their_headings():
    assert month_labels(3) == ("current", "1 month", "2 months", "3+ months")
    assert month_labels(1) == ("current", "1+ months")
