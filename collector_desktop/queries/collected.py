"""What was collected against the target: month after month, or day after day of one month."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from collector_desktop.domain.collection_rates import per_cent
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.pace import expected_by
from collector_desktop.domain.settings import COMPANY_COUNTRY, COMPANY_REGION
from collector_desktop.queries.calendars import calendar_of
from collector_desktop.queries.kpis import collected_in, target_of
from collector_desktop.queries.overview import months_of_sales
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.settings import settings

_ONE_DAY = timedelta(days=1)


@frozen
class Collected:
    """The money of some days beside what should have come by their end, in minor units.

    `so_far` counts from the first of the month; `target` is None where none is set.
    """

    first: date
    last: date
    minor: int
    so_far: int
    target: int | None

    @property
    def gap(self) -> int | None:
        """By how much the target was exceeded; negative is what is missing."""
        return None if self.target is None else self.so_far - self.target

    @property
    def share(self) -> Fraction | None:
        """What was collected of the target, in per cent."""
        return None if self.target is None else per_cent(self.so_far, self.target)


def by_month(as_of: date, currency: str) -> tuple[Collected, ...]:
    """Return the twelve months up to a day, oldest first, from the first sale on.

    All are compared with the target that is set now.
    """
    months = months_of_sales(as_of, currency)
    periods = (Period(last.replace(day=1), last, currency) for last in months)
    return tuple(_month(each) for each in periods)


def by_day(as_of: date, currency: str) -> tuple[Collected, ...]:
    """Return the days of a month up to a day on which work was done or money came.

    By the end of each the target should be met as far as working days have gone.
    """
    stored = settings()
    is_worked = calendar_of(stored[COMPANY_COUNTRY], stored[COMPANY_REGION])
    first = as_of.replace(day=1)
    target = target_of(Period(first, as_of, currency))
    rows, so_far = [], 0
    for number in range(as_of.day):
        day = first + number * _ONE_DAY
        minor = collected_in(Period(day, day, currency))
        so_far += minor
        if minor or is_worked(day):
            after = day + _ONE_DAY
            is_over = after.month != day.month
            due = target if is_over or target is None else expected_by(target, after, is_worked)
            rows.append(Collected(day, day, minor, so_far, due))
    return tuple(rows)


def _month(period: Period) -> Collected:
    minor = collected_in(period)
    return Collected(period.first, period.last, minor, minor, target_of(period))
