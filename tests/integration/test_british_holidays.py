"""Bank holidays of England and Scotland, worked out by hand from the rules that gov.uk gives."""

from datetime import date, timedelta

import pytest

from collector_desktop.queries.calendars import calendar_of

FIRST = 2015
EASTERS = (
    *("04-05", "03-27", "04-16", "04-01", "04-21", "04-12", "04-04", "04-17", "04-09", "03-31"),
    *("04-20", "04-05", "03-28", "04-16", "04-01", "04-21"),
)
ONCE = {date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)}
WORLD_CUP = date(2026, 6, 15)
MOVED = {date(2020, 5, 4): date(2020, 5, 8), date(2022, 5, 30): date(2022, 6, 2)}


def on(day, days):
    return day + timedelta(days=days)


def monday_from(day):
    return on(day, -day.weekday() % 7)


def instead(*days):
    """Return days, each that falls on a weekend put on the next free working day."""
    kept = {day for day in days if day.weekday() < 5}
    for weekend in (day for day in days if day.weekday() >= 5):
        day = weekend
        while day.weekday() >= 5 or day in kept:
            day = on(day, 1)
        kept.add(day)
    return kept


def shared(year, easter):
    spring = (monday_from(date(year, 5, 1)), monday_from(date(year, 5, 25)))
    christmas = instead(date(year, 12, 25), date(year, 12, 26))
    return {on(easter, -2), *(MOVED.get(day, day) for day in spring), *christmas}


def english(year, easter):
    return {on(easter, 1), monday_from(date(year, 8, 25)), *instead(date(year, 1, 1))}


def scottish(year, _):
    new_year = instead(date(year, 1, 1), date(year, 1, 2))
    return {monday_from(date(year, 8, 1)), *new_year, *instead(date(year, 11, 30))}


@pytest.mark.parametrize(
    ("part", "own", "once"), [("ENG", english, ONCE), ("SCT", scottish, ONCE | {WORLD_CUP})]
)
def test_sixteen_years_of_bank_holidays(part, own, once):
    expected = set(once)
    for year, text in enumerate(EASTERS, FIRST):
        easter = date.fromisoformat(f"{year}-{text}")
        expected |= shared(year, easter) | own(year, easter)
    is_worked = calendar_of("GB", part)
    days = (on(date(FIRST, 1, 1), count) for count in range(5844))
    assert {day for day in days if day.weekday() < 5 and not is_worked(day)} == expected
