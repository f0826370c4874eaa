"""Simple interest on a balance that changes: exact, and rounded once at the end."""

from __future__ import annotations

from calendar import isleap
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.months import add_months
from collector_desktop.domain.rates import next_half_year
from collector_desktop.domain.rounding import half_up

_DAY = timedelta(days=1)


class Basis(StrEnum):
    """How many days make the year that a rate is for.

    By months, each month from the due date on is a twelfth of a year whatever its length.
    """

    DAYS_365 = "365"
    DAYS_360 = "360"
    ACTUAL = "actual"
    MONTHS = "months"


class DailyRounding(StrEnum):
    """Whether the interest of one day is kept exact or rounded before it is multiplied."""

    EXACT = "exact"
    PENNIES = "pennies"


@frozen
class Counting:
    """How days become interest; `anchor` is the day from which months are counted."""

    basis: Basis = Basis.DAYS_365
    daily: DailyRounding = DailyRounding.EXACT
    anchor: date = date(2000, 1, 1)


@frozen
class Span:
    """Days, first and last included, through which one balance was owed."""

    first: date
    last: date
    balance_minor: int


@frozen
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
    A day whose moves come to nothing cuts nothing.
    """
    sums: dict[date, int] = defaultdict(int)
    for day, minor in moves:
        sums[max(day, due_on)] += minor
    balance = sums.pop(due_on, 0)
    cut, found = due_on, []
    for day, minor in [*sorted((d, m) for d, m in sums.items() if m and d <= to), (to, 0)]:
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


def after(segments: Iterable[Segment], day: date | None) -> tuple[Segment, ...]:
    """Return what of a working is after a day; all of it when there is none."""
    if day is None:
        return tuple(segments)
    return tuple(
        replace(each, first=max(each.first, day + _DAY)) for each in segments if each.last > day
    )


def up_to(segments: Iterable[Segment], day: date | None) -> tuple[Segment, ...]:
    """Return what of a working lies up to and including a day; nothing when there is none."""
    if day is None:
        return ()
    return tuple(replace(each, last=min(each.last, day)) for each in segments if each.first <= day)


def interest(
    segments: Iterable[Segment], counting: Counting, carried: Fraction = Fraction(0)
) -> int:
    """Return the interest of a working in minor units, rounded half up once on the sum.

    `carried` is what the rounding of an earlier part left: with it the parts come to the whole.
    """
    return half_up(exact_sum(segments, counting) + carried)


def remainder(segments: Iterable[Segment], counting: Counting) -> Fraction:
    """Return what rounding the interest of a working leaves: up to half a minor unit, or less."""
    exact = exact_sum(segments, counting)
    return exact - half_up(exact)


def exact_sum(segments: Iterable[Segment], counting: Counting) -> Fraction:
    """Return the interest of a working in minor units, not rounded."""
    return sum((exact_interest(each, counting) for each in segments), Fraction(0))


def exact_interest(segment: Segment, counting: Counting) -> Fraction:
    """Return what a segment bears, in minor units and not rounded.

    Where a day is rounded first, it is that day times the days.
    """
    if counting.daily is DailyRounding.PENNIES:
        return Fraction(segment.days * daily_interest(segment, counting))
    return _yearly(segment) * _years(segment, counting)


def daily_interest(segment: Segment, counting: Counting) -> int:
    """Return what the balance of a segment bears in its last day, in minor units."""
    return half_up(_last_day(segment, counting))


def exact_daily(segment: Segment, counting: Counting) -> Fraction:
    """Return the same not rounded, unless each day is rounded before anything is done with it."""
    if counting.daily is DailyRounding.PENNIES:
        return Fraction(daily_interest(segment, counting))
    return _last_day(segment, counting)


def _last_day(segment: Segment, counting: Counting) -> Fraction:
    return _yearly(segment) * _years(replace(segment, first=segment.last), counting)


def _yearly(segment: Segment) -> Fraction:
    return segment.balance_minor * Fraction(segment.rate) / 100


def _years(segment: Segment, counting: Counting) -> Fraction:
    """Return the part of a year that a segment lasts."""
    match counting.basis:
        case Basis.ACTUAL:
            return _actual_years(segment)
        case Basis.MONTHS:
            until = _months(counting.anchor, segment.last)
            return (until - _months(counting.anchor, segment.first - _DAY)) / 12
        case fixed:
            return Fraction(segment.days, int(fixed))


def _actual_years(segment: Segment) -> Fraction:
    """Return the part of a year, each calendar year by its own length."""
    total = Fraction(0)
    for year in range(segment.first.year, segment.last.year + 1):
        first = max(segment.first, date(year, 1, 1))
        last = min(segment.last, date(year, 12, 31))
        total += Fraction((last - first).days + 1, 366 if isleap(year) else 365)
    return total


def _months(anchor: date, day: date) -> Fraction:
    """Return the months from one day to a later one: whole ones, and days as a part of theirs."""
    whole = (day.year - anchor.year) * 12 + day.month - anchor.month
    if add_months(anchor, whole) > day:
        whole -= 1
    start, end = add_months(anchor, whole), add_months(anchor, whole + 1)
    return whole + Fraction((day - start).days, (end - start).days)
