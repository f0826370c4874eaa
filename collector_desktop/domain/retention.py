"""Which backups to keep: many of the last days, fewer of the last weeks and months."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

ALL_FOR = timedelta(hours=48)
DAILY = 14
WEEKLY = 10
MONTHLY = 12
LEAST = 3


def backups_to_keep(made: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return the moments of the backups to keep.

    Kept are all of the last 48 hours, the newest of each of the last 14 days, 10 weeks and 12
    months that have one, and in any case the newest three. One dated in the future is kept and
    counts for nothing.
    """
    newest_first = sorted(set(made), reverse=True)
    past = [moment for moment in newest_first if moment <= now]
    kept = {moment for moment in newest_first if moment > now - ALL_FOR}
    kept.update(past[:LEAST])
    kept.update(_newest_of_each(past, _day, DAILY))
    kept.update(_newest_of_each(past, _week, WEEKLY))
    kept.update(_newest_of_each(past, _month, MONTHLY))
    return frozenset(kept)


def _newest_of_each(
    newest_first: list[datetime], period: Callable[[datetime], object], count: int
) -> list[datetime]:
    found: dict[object, datetime] = {}
    for moment in newest_first:
        found.setdefault(period(moment), moment)
    return list(found.values())[:count]


def _day(moment: datetime) -> object:
    return moment.date()


def _week(moment: datetime) -> object:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> object:
    return (moment.year, moment.month)
