"""Steps by calendar months, which clamp to the last day of a shorter month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def day_in_month(year: int, month: int, day: int) -> date:
    """Return that day, or the month's last day when the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def add_months(day: date, count: int) -> date:
    """Return the same day `count` months later, or earlier when negative."""
    years, month = divmod(day.month - 1 + count, 12)
    return day_in_month(day.year + years, month + 1, day.day)


def month_end(day: date) -> date:
    """Return the last day of the month that the day is in."""
    return day_in_month(day.year, day.month, 31)
