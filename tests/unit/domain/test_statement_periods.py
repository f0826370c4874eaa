"""Periods by name, with days counted by hand on a calendar."""

from datetime import date

import pytest

from collector_desktop.domain.statement_periods import PERIODS, period_of

BY_HAND = {
    "this-month": ((2026, 11, 1), (2026, 11, 22)),
    "last-month": ((2026, 10, 1), (2026, 10, 31)),
    "30-days": ((2026, 10, 24), (2026, 11, 22)),
    "90-days": ((2026, 8, 25), (2026, 11, 22)),
    "this-year": ((2026, 1, 1), (2026, 11, 22)),
    "last-year": ((2025, 1, 1), (2025, 12, 31)),
}


@pytest.mark.parametrize("name", PERIODS)
def test_a_period_has_its_days(name):
    first, last = BY_HAND[name]
    assert period_of(name, date(2026, 11, 22)) == (date(*first), date(*last))


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 1, 1), date(2025, 12, 1), date(2025, 12, 31)),
        (date(2024, 3, 31), date(2024, 2, 1), date(2024, 2, 29)),
        (date(2026, 5, 31), date(2026, 4, 1), date(2026, 4, 30)),
    ],
)
def test_last_month_is_whole_whatever_day_today_is(today, first, last):
    assert period_of("last-month", today) == (first, last)
