"""Where a month's target should stand by now."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from collector_desktop.domain.months import month_end
from collector_desktop.domain.working_days import NO_HOLIDAYS, is_working_day

_ONE_DAY = timedelta(days=1)


def expected_by(target_minor: int, today: date, holidays: AbstractSet[date] = NO_HOLIDAYS) -> int:
    """Return what part of a month's target the working days before today stand for."""
    first, last = today.replace(day=1), month_end(today)
    gone = _working_days(first, today - _ONE_DAY, holidays)
    whole = _working_days(first, last, holidays)
    return (2 * target_minor * gone + whole) // (2 * whole)


def _working_days(first: date, last: date, holidays: AbstractSet[date]) -> int:
    days = (last - first).days + 1
    return sum(is_working_day(first + n * _ONE_DAY, holidays) for n in range(days))
