"""Which amounts come to a total together."""

from __future__ import annotations

from collections.abc import Sequence

from collector_desktop.domain.frozen import frozen

MOST_TRIES = 20_000


@frozen
class ExactSets:
    """Sets of places whose amounts come to the total; `is_all` unless the search was cut short."""

    sets: tuple[tuple[int, ...], ...]
    is_all: bool


def exact_sets(amounts: Sequence[int], total: int, most: int = 1) -> ExactSets:
    """Return up to `most` sets of places, those with the first places first.

    The amounts are above zero. The search is bounded: what it did not reach is not found.
    """
    reach = [0] * (len(amounts) + 1)
    for place in reversed(range(len(amounts))):
        reach[place] = reach[place + 1] + amounts[place]
    found: list[tuple[int, ...]] = []
    stack: list[tuple[int, int, tuple[int, ...]]] = [(0, total, ())]
    for _ in range(MOST_TRIES):
        if not stack or len(found) == most:
            break
        place, missing, chosen = stack.pop()
        if missing == 0 and chosen:
            found.append(chosen)
            continue
        if place == len(amounts) or missing > reach[place]:
            continue
        stack.append((place + 1, missing, chosen))
        if amounts[place] <= missing:
            stack.append((place + 1, missing - amounts[place], (*chosen, place)))
    return ExactSets(tuple(found), not stack)
