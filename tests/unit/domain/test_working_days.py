"""Working days and holidays."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.working_days import (
    add_working_days,
    is_working_day,
    next_working_day,
    roll_backward,
    roll_forward,
)
from tests.calendars import weekdays_except

FRIDAY, SATURDAY, MONDAY = date(2026, 12, 18), date(2026, 12, 19), date(2026, 12, 21)
CHRISTMAS = weekdays_except({date(2026, 12, 25), date(2026, 12, 28)})
DAYS = st.dates(date(1970, 1, 1), date(2100, 12, 31))


def test_weekends_and_holidays_are_no_working_days():
    assert is_working_day(FRIDAY)
    assert not is_working_day(SATURDAY)
    assert not CHRISTMAS(date(2026, 12, 25))


def test_rolling_leaves_a_working_day_alone():
    assert roll_forward(FRIDAY) == roll_backward(FRIDAY) == FRIDAY


def test_rolling_crosses_weekend_and_holidays():
    assert roll_forward(SATURDAY) == MONDAY
    assert roll_backward(SATURDAY) == FRIDAY
    assert roll_forward(date(2026, 12, 25), CHRISTMAS) == date(2026, 12, 29)
    assert roll_backward(date(2026, 12, 28), CHRISTMAS) == date(2026, 12, 24)


def test_the_next_working_day_is_never_the_day_itself():
    assert next_working_day(MONDAY) == date(2026, 12, 22)
    assert next_working_day(FRIDAY) == MONDAY


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, SATURDAY), (1, MONDAY), (4, date(2026, 12, 24)), (5, date(2026, 12, 29)), (-1, FRIDAY)],
)
def test_working_days_are_counted_past_the_holidays(count, expected):
    assert add_working_days(SATURDAY, count, CHRISTMAS) == expected


@given(DAYS, st.integers(1, 60))
def test_counting_there_and_back_ends_where_it_began(day, count):
    start = roll_forward(day)
    assert add_working_days(add_working_days(start, count), -count) == start


def test_a_weekend_can_be_other_days():
    thursday, sunday = date(2026, 12, 17), date(2026, 12, 20)
    assert next_working_day(thursday, lambda day: day.weekday() not in {4, 5}) == sunday
