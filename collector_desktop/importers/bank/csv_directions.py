"""Amounts without a sign, where only the balance beside each row says which way the money went."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collector_desktop.importers.bank.csv_balance import Step

Direction = Literal[-1, 0, 1]

NO_DIRECTION = (
    "The amounts have no sign, and no balance proves whether this one came in or went out:"
    " write a plus before it if it came in, a minus if it went out."
)
BY_BALANCE = (
    "The amounts have no sign: each is money in or out as the balance beside it follows from"
    " the one before."
)


def directions(steps: Sequence[Step], opening: int | None) -> dict[int, Direction]:
    """Return for each row whether it came in (1), went out (-1), or nothing proves either (0).

    Nothing is returned of an account whose amounts have signs, or in which no balance speaks for
    money out: there the amounts stand as they are. `opening` is the balance before the oldest
    row, None if the file does not state it.
    """
    if not steps or any(step.moved < 0 or step.balance is None for step in steps):
        return {}
    ways = [_in_order(ordered, opening) for ordered in _orders(steps)]
    if not any(-1 in by_row.values() for by_row in ways):
        return {}
    return {
        row: way if all(by_row[row] == way for by_row in ways) else 0
        for row, way in ways[0].items()
    }


def may_be_either(steps: Sequence[Step], opening: int | None) -> bool:
    """Return whether equal rows of one day may all have come in or, newest first, all gone out.

    Their balances follow either way, and nothing states what the first of them was.
    """
    first = steps[0]
    if len(steps) < 2 or opening is not None or first.moved <= 0:
        return False
    if any((step.moved, step.on) != (first.moved, first.on) for step in steps):
        return False
    return all(_direction(before.balance, step) > 0 for before, step in pairwise(steps))


def _in_order(ordered: Sequence[Step], opening: int | None) -> dict[int, Direction]:
    befores = [opening, *(step.balance for step in ordered[:-1])]
    return {
        step.row: _direction(before, step) for before, step in zip(befores, ordered, strict=True)
    }


def _orders(steps: Sequence[Step]) -> list[Sequence[Step]]:
    """Return the rows oldest first, as their days rise or else as more of their balances follow.

    Where all are of one day and as many follow the other way round, either order may be meant.
    """
    days = [step.on for step in steps if step.on]
    if days[:1] != days[-1:]:
        return [steps if days == sorted(days) else steps[::-1]]
    forwards, backwards = _following(steps), _following(steps[::-1])
    orders = (steps, forwards >= backwards), (steps[::-1], backwards >= forwards)
    return [ordered for ordered, may_be in orders if may_be]


def _following(steps: Sequence[Step]) -> int:
    return sum(_direction(before.balance, step) != 0 for before, step in pairwise(steps))


def _direction(before: int | None, step: Step) -> Direction:
    if before is None or step.balance is None:
        return 0
    change = step.balance - before
    if change == step.moved:
        return 1
    return -1 if change == -step.moved else 0
