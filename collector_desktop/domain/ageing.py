"""Ageing: how late a debt is, and which column of the aged list it falls in."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from enum import StrEnum
from itertools import pairwise

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.months import add_months, month_end

CURRENT = "current"
MOST_LIMITS = 36


def days_overdue(due: date, as_of: date) -> int:
    """Return whole days past the due date; negative while there is still time."""
    return (as_of - due).days


def is_overdue(due: date, as_of: date) -> bool:
    """Return whether the due date has passed; what is due today is not overdue."""
    return as_of > due


@frozen
class Buckets:
    """The columns of the aged list, given the last day of each but the open-ended one."""

    limits: tuple[int, ...] = (30, 60, 90)

    def __post_init__(self) -> None:
        starts_late = not self.limits or self.limits[0] < 1
        if starts_late or any(low >= high for low, high in pairwise(self.limits)):
            raise CollectorError(
                "These ageing limits do not work.",
                "Use rising whole days above zero, such as 30,60,90.",
            )
        if len(self.limits) > MOST_LIMITS:
            raise CollectorError("There are too many ageing limits.", f"Use at most {MOST_LIMITS}.")

    @property
    def labels(self) -> tuple[str, ...]:
        """The column headings, from not yet due to oldest."""
        edges = (0, *self.limits)
        spans = [f"{low + 1}-{high}" for low, high in pairwise(edges)]
        return (CURRENT, *spans, f"{edges[-1] + 1}+")

    def index(self, days: int) -> int:
        """Return the one column that a debt so many days overdue falls in."""
        return 0 if days <= 0 else bisect_left(self.limits, days) + 1


STANDARD_BUCKETS = Buckets()


def parse_buckets(text: str) -> Buckets:
    """Return the buckets written as rising limits, such as `30,60,90`."""
    try:
        return Buckets(tuple(int(limit) for limit in text.split(",")))
    except ValueError as error:
        raise CollectorError(
            f"{text!r} is not a list of ageing limits.",
            "Use rising whole days above zero, such as 30,60,90.",
        ) from error


class Method(StrEnum):
    """How the aged list divides time.

    The last three are those of Sage, which counts from the document's own date: periods of days,
    periods of days that begin on the first of the month after, and calendar months.
    """

    DAYS = "days"
    MONTHS = "months"
    SAGE = "sage"
    SAGE_NEXT_MONTH = "sage-next-month"
    SAGE_CALENDAR = "sage-calendar"

    @property
    def is_sage(self) -> bool:
        """Whether the columns are the periods of Sage."""
        return self not in {Method.DAYS, Method.MONTHS}


SAGE_PERIODS = Buckets((30, 60, 90, 120))


def column_labels(method: Method, buckets: Buckets = STANDARD_BUCKETS) -> tuple[str, ...]:
    """Return the headings of the columns, one more than `boundaries` gives."""
    count = len(buckets.limits)
    if method is Method.DAYS:
        return buckets.labels
    if method is Method.MONTHS:
        middle = ["1 month", *(f"{months} months" for months in range(2, count + 1))]
        return (CURRENT, *middle[: count - 1], f"{count}+ months")
    periods = (f"period {number}" for number in range(1, count))
    first = ("future", CURRENT) if method is Method.SAGE_CALENDAR else (CURRENT,)
    return (*first, *periods, "older")


def boundaries(
    method: Method, as_of: date, buckets: Buckets = STANDARD_BUCKETS
) -> tuple[date, ...]:
    """Return the last day of each column but the first, newest first.

    The column of a debt is the number of boundaries on or after the day it is aged from. By
    months they are counted back from `as_of` (30 November, 31 October ...); in Sage's periods
    the limits are the days at which a period begins, and by its calendar each month is one.
    """
    limits, numbers = buckets.limits, range(len(buckets.limits))
    match method:
        case Method.DAYS:
            return tuple(_before(as_of, days + 1) for days in (0, *limits))
        case Method.MONTHS:
            return tuple(add_months(as_of, -1 - number) for number in numbers)
        case Method.SAGE:
            return tuple(_before(as_of, days) for days in limits)
        case Method.SAGE_NEXT_MONTH:
            return tuple(_last_month_end(_before(as_of, days)) for days in limits)
        case _:
            ends = (month_end(add_months(as_of, -1 - number)) for number in numbers)
            return (as_of, *ends)


def _before(day: date, count: int) -> date:
    """Return the day so many days before, or the first day that there is."""
    return date.fromordinal(max(day.toordinal() - count, 1))


def _last_month_end(day: date) -> date:
    """Return the last end of a month that is not after the day."""
    return day if day == month_end(day) else _before(day, day.day)
