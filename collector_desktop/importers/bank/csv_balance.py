"""The balance printed beside every row of a table: whether the rows lead from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from collector_desktop.domain.money import plain_amount
from collector_desktop.importers.base import RowProblem


@dataclass(frozen=True, slots=True)
class Step:
    """One row: what it moved and the balance printed beside it, None if it has none."""

    row: int
    moved: int
    balance: int | None


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


def break_in(steps: Sequence[Step], currency: str) -> RowProblem | None:
    """Return a warning of the first row whose balance does not follow from its neighbour's."""
    if any(step.balance is None for step in steps) or len(steps) < 2:
        return None
    forwards = [_follows(before, after) for before, after in pairwise(steps)]
    backwards = [_follows(after, before) for before, after in pairwise(steps)]
    oldest_first = sum(forwards) >= sum(backwards)
    place = (forwards if oldest_first else backwards).index(False)
    step = steps[place + 1] if oldest_first else steps[place]
    return RowProblem(
        step.row,
        "balance",
        plain_amount(step.balance or 0, currency),
        "This balance does not follow from the one before it: a row may be missing.",
    )


def _follows(before: Step, after: Step) -> bool:
    return (before.balance or 0) + after.moved == after.balance
