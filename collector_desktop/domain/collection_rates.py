"""Rates of collection, in per cent as exact fractions; None where there is nothing to compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.promises import PromiseStatus

_JUDGED = frozenset({PromiseStatus.KEPT, PromiseStatus.PARTLY, PromiseStatus.BROKEN})


@frozen
class KeptRates:
    """How many of the promises judged were kept, and how much of what they promised."""

    by_count: Fraction | None
    by_amount: Fraction | None


def per_cent(part: int, whole: int) -> Fraction | None:
    """Return a part in per cent of a whole; None unless the whole is above zero."""
    return Fraction(part * 100, whole) if whole > 0 else None


def kept_rates(promises: Iterable[tuple[PromiseStatus, int]]) -> KeptRates:
    """Return the kept rates of promises given as status and amount.

    Open and withdrawn ones do not count; one that was kept in part was not kept.
    """
    judged = [(status, minor) for status, minor in promises if status in _JUDGED]
    kept = [minor for status, minor in judged if status is PromiseStatus.KEPT]
    promised = sum(minor for _, minor in judged)
    return KeptRates(per_cent(len(kept), len(judged)), per_cent(sum(kept), promised))


def roll_rates(before: Sequence[int], after: Sequence[int]) -> tuple[Fraction | None, ...]:
    """Return how much of each ageing column rolled on into the next.

    The columns are those of one day and of a day one column's width later. The last column has
    no rate, for what is in it stays there.
    """
    return tuple(per_cent(after[at + 1], before[at]) for at in range(len(before) - 2))
