"""The payment score of a customer, 0 to 100, explained factor by factor.

Five factors, a rule of thumb of credit control: paid on time, days late, promises kept, the last
three invoices against those before, disputes that were not granted. A factor without data is left
out and the others are taken for the whole. Debts that are late and still open count with those that
were paid: who stopped paying has no good score for what it paid before.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.rounding import half_up

FEWEST_PAID, _LAST = 3, 3
_WORST_DAYS, _WORST_TREND, _WORST_DISPUTED = 60, 15, Fraction(1, 2)
_GRADES = ((80, "A"), (60, "B"), (40, "C"), (20, "D"))
_WORST_GRADE = "E"


class Factor(StrEnum):
    """What a score is made of."""

    ON_TIME = "on_time"
    DAYS_LATE = "days_late"
    PROMISES = "promises"
    TREND = "trend"
    DISPUTES = "disputes"


MOST = {
    Factor.ON_TIME: 40,
    Factor.DAYS_LATE: 25,
    Factor.PROMISES: 15,
    Factor.TREND: 10,
    Factor.DISPUTES: 10,
}


@frozen
class PastInvoice:
    """An invoice that was paid, or one that is open past its due date (`paid_on` None)."""

    due_on: date
    paid_on: date | None


@frozen
class Behaviour:
    """How a customer behaved: its invoices, its promises and the disputes not granted."""

    invoices: tuple[PastInvoice, ...]
    promises_kept: int = 0
    promises_judged: int = 0
    disputed: int = 0


@frozen
class FactorPoints:
    """What a factor gives of at most `most` points, and why; None says that nothing is known."""

    factor: Factor
    points: int | None
    most: int
    why: str


@frozen
class Score:
    """Points from 0 (bad) to 100 (good); None is not rated, `factors` say why."""

    points: int | None
    factors: tuple[FactorPoints, ...]
    paid: int = 0

    @property
    def grade(self) -> str | None:
        """The letter from A (80 and more) to E (below 20); None where it is not rated."""
        if self.points is None:
            return None
        return next((letter for least, letter in _GRADES if self.points >= least), _WORST_GRADE)


def score(known: Behaviour, as_of: date) -> Score:
    """Return the score at a day; fewer than three paid invoices are not rated."""
    paid = sum(invoice.paid_on is not None for invoice in known.invoices)
    if paid < FEWEST_PAID:
        return Score(None, (), paid)
    late = [((each.paid_on or as_of) - each.due_on).days for each in known.invoices]
    factors = (
        _on_time(late, len(late) - paid),
        _days_late(late),
        _promises(known),
        _trend(known.invoices),
        _disputes(known, len(late)),
    )
    rated = [factor for factor in factors if factor.points is not None]
    whole = sum(factor.most for factor in rated)
    got = sum(factor.points or 0 for factor in rated)
    return Score(half_up(Fraction(100 * got, whole)), factors, paid)


def _on_time(late: Sequence[int], still_open: int) -> FactorPoints:
    good = sum(days <= 0 for days in late)
    why = f"{good} of {len(late)} invoices paid by the due date"
    if still_open:
        why += f", {still_open} of them late and not paid yet"
    return _points(Factor.ON_TIME, Fraction(good, len(late)), why)


def _days_late(late: Sequence[int]) -> FactorPoints:
    mean = Fraction(sum(max(0, days) for days in late), len(late))
    why = f"{half_up(mean)} days late on average"
    return _points(Factor.DAYS_LATE, 1 - mean / _WORST_DAYS, why)


def _promises(known: Behaviour) -> FactorPoints:
    if not known.promises_judged:
        return FactorPoints(Factor.PROMISES, None, MOST[Factor.PROMISES], "no promise so far")
    share = Fraction(known.promises_kept, known.promises_judged)
    why = f"{known.promises_kept} of {known.promises_judged} promises kept"
    return _points(Factor.PROMISES, share, why)


def _trend(invoices: Sequence[PastInvoice]) -> FactorPoints:
    paid = sorted((each.paid_on, each.due_on) for each in invoices if each.paid_on is not None)
    late = [max(0, (on - due).days) for on, due in paid]
    last, before = late[-_LAST:], late[:-_LAST]
    if not before:
        why = "too few invoices to see a trend"
        return FactorPoints(Factor.TREND, None, MOST[Factor.TREND], why)
    was, now = Fraction(sum(before), len(before)), Fraction(sum(last), len(last))
    why = f"the last three paid {half_up(now)} days late, {half_up(was)} before"
    return _points(Factor.TREND, 1 - max(Fraction(0), now - was) / _WORST_TREND, why)


def _disputes(known: Behaviour, invoices: int) -> FactorPoints:
    share = Fraction(known.disputed, invoices)
    why = f"{known.disputed} disputes that were not granted, of {invoices} invoices"
    return _points(Factor.DISPUTES, 1 - share / _WORST_DISPUTED, why)


def _points(factor: Factor, share: Fraction, why: str) -> FactorPoints:
    """Return a share of a factor's points, from none to all."""
    most = MOST[factor]
    return FactorPoints(
        factor, half_up(most * min(Fraction(1), max(Fraction(0), share))), most, why
    )
