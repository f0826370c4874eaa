"""Ageing: how late a debt is, and which column of the aged list it falls in."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.months import add_months

CURRENT = "current"


def days_overdue(due: date, as_of: date) -> int:
    """Return whole days past the due date; negative while there is still time."""
    return (as_of - due).days


def is_overdue(due: date, as_of: date) -> bool:
    """Return whether the due date has passed; what is due today is not overdue."""
    return as_of > due


@dataclass(frozen=True, slots=True)
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


def month_bucket_index(day: date, as_of: date, count: int) -> int:
    """Return how many whole calendar months back a day lies, at most `count`.

    Months are counted back from `as_of` (31 December, 30 November, 31 October ...), so
    column 0 holds what is not yet due and what is late by less than a month.
    """
    return sum(day <= add_months(as_of, -months) for months in range(1, count + 1))


def month_labels(count: int) -> tuple[str, ...]:
    """Return the column headings of the ageing by months, oldest last."""
    middle = ["1 month", *(f"{months} months" for months in range(2, count + 1))]
    return (CURRENT, *middle[: count - 1], f"{count}+ months")
