"""Simple interest on a balance that changes: exact, and rounded once at the end."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from collector_desktop.domain.rates import next_half_year

_DAY = timedelta(days=1)


class Basis(StrEnum):
    """How many days make the year that a rate is for."""

    DAYS_365 = "365"
    DAYS_360 = "360"
    ACTUAL = "actual"

    def year_length(self, day: date) -> int:
        """Return the days of the year that a day counts in."""
        if self is Basis.ACTUAL:
            return 366 if isleap(day.year) else 365
        return int(self)


class DailyRounding(StrEnum):
    """Whether the interest of one day is kept exact or rounded before it is multiplied."""

    EXACT = "exact"
    PENNIES = "pennies"


@dataclass(frozen=True, slots=True)
class Counting:
    """How days become interest."""

    basis: Basis = Basis.DAYS_365
    daily: DailyRounding = DailyRounding.EXACT


@dataclass(frozen=True, slots=True)
class Span:
    """Days, first and last included, through which one balance was owed."""

    first: date
    last: date
    balance_minor: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A span at one rate in per cent a year."""

    first: date
    last: date
    balance_minor: int
    rate: Decimal

    @property
    def days(self) -> int:
        """The number of days that bear interest."""
        return (self.last - self.first).days + 1


def spans(due_on: date, to: date, moves: Iterable[tuple[date, int]]) -> list[Span]:
    """Return through which days which balance was owed late, up to and including `to`.

    `moves` are the dated changes of the balance, the debt itself among them. What is paid on a
    day still bears interest for that day; what is owed again on a day bears it from the next.
    """
    ordered = sorted(moves)
    balance = sum(minor for day, minor in ordered if day <= due_on)
    cut, found = due_on, []
    for day, minor in [*((d, m) for d, m in ordered if due_on < d <= to), (to, 0)]:
        if day > cut:
            if balance > 0:
                found.append(Span(cut + _DAY, day, balance))
            cut = day
        balance += minor
    return found


def at_one_rate(owed: Iterable[Span], rate: Decimal) -> list[Segment]:
    """Return the working at a rate that does not change."""
    return [Segment(span.first, span.last, span.balance_minor, rate) for span in owed]


def at_each_half_year(owed: Iterable[Span], rate_at: Callable[[date], Decimal]) -> list[Segment]:
    """Return the working at the rate of each half-year, split where one begins."""
    found = []
    for span in owed:
        first = span.first
        while first <= span.last:
            rate = rate_at(first)
            last = min(span.last, next_half_year(first) - _DAY)
            found.append(Segment(first, last, span.balance_minor, rate))
            first = last + _DAY
    return found


def interest(segments: Sequence[Segment], counting: Counting) -> int:
    """Return the interest of a working in minor units, rounded half up once on the sum."""
    if counting.daily is DailyRounding.PENNIES:
        return sum(each.days * daily_interest(each, counting.basis) for each in segments)
    return half_up(sum((_exact(each, counting.basis) for each in segments), Fraction(0)))


def daily_interest(segment: Segment, basis: Basis) -> int:
    """Return what the balance of a segment bears in one of its days, in minor units."""
    yearly = segment.balance_minor * Fraction(segment.rate) / 100
    return half_up(yearly / basis.year_length(segment.last))


def half_up(amount: Fraction) -> int:
    """Return the nearest whole number of an amount that is not negative, halves upwards."""
    return int(amount + Fraction(1, 2))


def _exact(segment: Segment, basis: Basis) -> Fraction:
    yearly = segment.balance_minor * Fraction(segment.rate) / 100
    return yearly * _years(segment, basis)


def _years(segment: Segment, basis: Basis) -> Fraction:
    """Return the part of a year that a segment lasts, each calendar year by its own length."""
    total = Fraction(0)
    for year in range(segment.first.year, segment.last.year + 1):
        first = max(segment.first, date(year, 1, 1))
        last = min(segment.last, date(year, 12, 31))
        total += Fraction((last - first).days + 1, basis.year_length(last))
    return total
