"""Working days: Monday to Friday, unless the caller passes the calendar of a country."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

Calendar = Callable[[date], bool]
_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Return whether the day is one from Monday to Friday: the calendar without holidays."""
    return day.weekday() < _SATURDAY


def roll_forward(day: date, is_worked: Calendar = is_working_day) -> date:
    """Return the day itself, or the next working day when it is none."""
    while not is_worked(day):
        day += _ONE_DAY
    return day


def roll_backward(day: date, is_worked: Calendar = is_working_day) -> date:
    """Return the day itself, or the last working day before it when it is none."""
    while not is_worked(day):
        day -= _ONE_DAY
    return day


def next_working_day(day: date, is_worked: Calendar = is_working_day) -> date:
    """Return the first working day after that day."""
    return roll_forward(day + _ONE_DAY, is_worked)


def add_working_days(day: date, count: int, is_worked: Calendar = is_working_day) -> date:
    """Return the day so many working days later, or earlier when negative; 0 changes nothing."""
    for _ in range(count):
        day = next_working_day(day, is_worked)
    for _ in range(-count):
        day = roll_backward(day - _ONE_DAY, is_worked)
    return day
