"""The balance printed beside every row of a table: whether the rows lead from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby, pairwise

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import plain_amount
from collector_desktop.importers.base import RowProblem

NOT_FOLLOWING = "This balance does not follow from the one before it: a row may be missing."
NOT_REACHED = (
    "The rows lead from the first balance to the last, but not to this one: compare the day."
)


@frozen
class Step:
    """One row: what it moved on which day, and the balance printed beside it, None if none is."""

    row: int
    moved: int
    balance: int | None
    on: date | None = None


def ends_of(steps: Sequence[Step]) -> tuple[int, int] | None:
    """Return opening and closing balance if the rows lead from one to the other.

    Tables are written oldest or newest first, and rows of one day in any order between.
    """
    if not steps or steps[0].balance is None or steps[-1].balance is None:
        return None
    total = sum(step.moved for step in steps)
    first, last = steps[0], steps[-1]
    for early, late in ((first, last), (last, first)):
        opening, closing = (early.balance or 0) - early.moved, late.balance or 0
        if opening + total == closing:
            return opening, closing
    return None


def misprint_in(steps: Sequence[Step], opening: int, currency: str) -> RowProblem | None:
    """Return a warning of the first day that ends at none of the balances printed on it.

    For rows that lead from their opening to their closing balance anyway. Those of one day
    may be in any order, so only the end of a day can be known; rows out of the order of their days
    prove nothing.
    """
    days = [step.on for step in steps]
    if None in days or any(step.balance is None for step in steps):
        return None
    rising = all(early <= late for early, late in pairwise(days) if early and late)
    ordered = steps if rising else steps[::-1]
    if not all(a.on <= b.on for a, b in pairwise(ordered) if a.on and b.on):
        return None
    reached = opening
    for _, group in groupby(ordered, key=lambda step: step.on):
        rows = list(group)
        reached += sum(step.moved for step in rows)
        if all(step.balance != reached for step in rows):
            return _wrong(rows[-1], currency, NOT_REACHED)
    return None


def break_in(steps: Sequence[Step], currency: str) -> RowProblem | None:
    """Return a warning of the first row whose balance does not follow from its neighbour's."""
    if any(step.balance is None for step in steps) or len(steps) < 2:
        return None
    forwards = [_follows(before, after) for before, after in pairwise(steps)]
    backwards = [_follows(after, before) for before, after in pairwise(steps)]
    oldest_first = sum(forwards) >= sum(backwards)
    place = (forwards if oldest_first else backwards).index(False)
    step = steps[place + 1] if oldest_first else steps[place]
    return _wrong(step, currency, NOT_FOLLOWING)


def _wrong(step: Step, currency: str, reason: str) -> RowProblem:
    return RowProblem(step.row, "balance", plain_amount(step.balance or 0, currency), reason)


def _follows(before: Step, after: Step) -> bool:
    return (before.balance or 0) + after.moved == after.balance
