"""The cohort method of a forecast: what a month's invoices bring, month after month.

The invoices of a calendar month are a cohort. Its month 0 is that month itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.rounding import half_up

_LAST = 3
_ALL = Fraction(1)


@frozen
class Cohort:
    """What a month billed and what of it was collected, in minor units.

    `collected` is so much by the end of month 0, 1 and so on, all of them over; `so_far` is by
    the day asked about, and `open_minor` is what is still to come at most.
    """

    billed_minor: int
    collected: tuple[int, ...]
    so_far: int
    open_minor: int


def usual_shares(cohorts: Sequence[Cohort]) -> tuple[Fraction, ...]:
    """Return the share that is usually collected by the end of month 0, 1 and so on.

    Each is the mean of the last three cohorts that are so old; the cohorts come oldest first.
    """
    shares: list[Fraction] = []
    while True:
        at = len(shares)
        old = [each for each in cohorts if each.billed_minor > 0 and len(each.collected) > at]
        last = [Fraction(each.collected[at], each.billed_minor) for each in old[-_LAST:]]
        if not last:
            return tuple(shares)
        shares.append(sum(last, Fraction(0)) / len(last))


def still_to_come(cohort: Cohort, shares: Sequence[Fraction]) -> list[int]:
    """Return what a cohort brings in the rest of the month that runs and in those after it.

    What came already is not expected again, and no more than is open. A cohort that is older
    than all that is known brings nothing that anybody could expect.
    """
    level, most = cohort.so_far, cohort.so_far + cohort.open_minor
    months = []
    for share in shares[len(cohort.collected) :]:
        target = min(half_up(cohort.billed_minor * min(share, _ALL)), most)
        months.append(max(0, target - level))
        level = max(level, target)
    return months
