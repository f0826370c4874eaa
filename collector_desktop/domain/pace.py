"""How much of a month's target should have been reached by now."""

from __future__ import annotations

from datetime import date, timedelta

from collector_desktop.domain.months import month_end
from collector_desktop.domain.working_days import Calendar, is_working_day

_ONE_DAY = timedelta(days=1)


def expected_by(target_minor: int, today: date, is_worked: Calendar = is_working_day) -> int:
    """Return what part of a month's target the working days before today stand for."""
    first, last = today.replace(day=1), month_end(today)
    gone = _working_days(first, today - _ONE_DAY, is_worked)
    whole = _working_days(first, last, is_worked)
    return (2 * target_minor * gone + whole) // (2 * whole)


def _working_days(first: date, last: date, is_worked: Calendar) -> int:
    days = (last - first).days + 1
    return sum(is_worked(first + n * _ONE_DAY) for n in range(days))
