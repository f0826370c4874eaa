"""Working days: Monday to Friday, less the holidays handed in."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date, timedelta

NO_HOLIDAYS: frozenset[date] = frozenset()
_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


def is_working_day(day: date, holidays: AbstractSet[date] = NO_HOLIDAYS) -> bool:
    """Return whether offices and banks work on that day."""
    return day.weekday() < _SATURDAY and day not in holidays


def roll_forward(day: date, holidays: AbstractSet[date] = NO_HOLIDAYS) -> date:
    """Return the day itself, or the next working day when it is none."""
    while not is_working_day(day, holidays):
        day += _ONE_DAY
    return day


def roll_backward(day: date, holidays: AbstractSet[date] = NO_HOLIDAYS) -> date:
    """Return the day itself, or the last working day before it when it is none."""
    while not is_working_day(day, holidays):
        day -= _ONE_DAY
    return day


def next_working_day(day: date, holidays: AbstractSet[date] = NO_HOLIDAYS) -> date:
    """Return the first working day after that day."""
    return roll_forward(day + _ONE_DAY, holidays)


def add_working_days(day: date, count: int, holidays: AbstractSet[date] = NO_HOLIDAYS) -> date:
    """Return the day so many working days later, or earlier when negative; 0 changes nothing."""
    for _ in range(count):
        day = next_working_day(day, holidays)
    for _ in range(-count):
        day = roll_backward(day - _ONE_DAY, holidays)
    return day
