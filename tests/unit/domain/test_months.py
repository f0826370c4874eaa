"""Steps by calendar months."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.months import add_months, day_in_month, month_end

DAYS = st.dates(date(1970, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 24), 2, date(2027, 1, 24)),
        (date(2024, 12, 31), -1, date(2024, 11, 30)),
        (date(2026, 3, 15), -3, date(2025, 12, 15)),
    ],
)
def test_a_step_of_months_clamps_to_the_shorter_month(day, count, expected):
    assert add_months(day, count) == expected


@given(DAYS, st.integers(-600, 600))
def test_a_step_lands_in_the_month_counted(day, count):
    landed = add_months(day, count)
    assert (landed.year * 12 + landed.month) - (day.year * 12 + day.month) == count
    assert landed.day == day.day or landed == month_end(landed)


def test_the_month_end_knows_leap_years():
    assert month_end(date(2024, 2, 1)) == date(2024, 2, 29)
    assert day_in_month(2026, 4, 31) == date(2026, 4, 30)
