"""The periods that a statement of movements is usually made for, by name."""

from __future__ import annotations

from datetime import date, timedelta

from collector_desktop.domain.months import add_months, month_end

THIS_MONTH, LAST_MONTH, DAYS_30, DAYS_90, THIS_YEAR, LAST_YEAR = PERIODS = (
    *("this-month", "last-month", "30-days", "90-days", "this-year", "last-year"),
)


def period_of(name: str, today: date) -> tuple[date, date]:
    """Return the first and the last day of a period; those that are not over end today."""
    first = today.replace(day=1)
    if name == LAST_MONTH:
        before = add_months(first, -1)
        return before, month_end(before)
    if name == LAST_YEAR:
        return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    firsts = {
        THIS_MONTH: first,
        DAYS_30: today - timedelta(days=29),
        DAYS_90: today - timedelta(days=89),
        THIS_YEAR: date(today.year, 1, 1),
    }
    return firsts[name], today
