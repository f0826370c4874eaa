"""What dated allocations leave: moves are (day, minor units), a negative one ends an earlier one.

A day counts as a whole: what is allocated or ended on it holds at its end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate

Move = tuple[date, int]


def by_day(moves: Iterable[Move]) -> list[Move]:
    """Return the net move of each day, in order, leaving out days that come to nothing."""
    totals: dict[date, int] = defaultdict(int)
    for day, minor in moves:
        totals[day] += minor
    return [(day, totals[day]) for day in sorted(totals) if totals[day]]


def standing(moves: Iterable[Move], day: date) -> int:
    """Return what is allocated at the end of a day."""
    return sum(minor for moved_on, minor in moves if moved_on <= day)


def room(amount_minor: int, moves: Iterable[Move], day: date) -> int:
    """Return how much more an item can take from a day on without ever taking too much."""
    listed = list(moves)
    used = accumulate(
        (minor for moved_on, minor in by_day(listed) if moved_on > day),
        initial=standing(listed, day),
    )
    return amount_minor - max(used)


def endings(moves: Iterable[Move], day: date) -> list[Move]:
    """Return the moves that leave nothing standing from a day on; what was before it stays."""
    listed = list(moves)
    ending = [(day, -standing(listed, day))]
    ending += [(moved_on, -minor) for moved_on, minor in by_day(listed) if moved_on > day]
    return [move for move in ending if move[1]]


def still_standing(moves: Iterable[Move]) -> list[Move]:
    """Return the moves that still have an effect, each with what is left of it.

    What ends takes from the newest that stands by its day.
    """
    stand: list[Move] = []
    for day, minor in by_day(moves):
        left = minor
        while left < 0 and stand:
            moved_on, before = stand.pop()
            left += before
            if left > 0:
                stand.append((moved_on, left))
        if minor > 0:
            stand.append((day, minor))
    return stand


def plain_moves(moves: Sequence[Move]) -> list[Move]:
    """Return the moves between two items, those of a day as one if it has both signs."""
    signs: dict[date, set[bool]] = defaultdict(set)
    for day, minor in moves:
        signs[day].add(minor > 0)
    mixed = {day for day, found in signs.items() if len(found) > 1}
    single = [move for move in moves if move[0] not in mixed]
    return single + by_day(move for move in moves if move[0] in mixed)
