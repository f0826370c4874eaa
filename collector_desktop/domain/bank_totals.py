"""A booking of several payments at once, which one file has as a total and another in detail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

Amounts = Mapping[tuple[date, int], int]


def itemised_totals(new: Sequence[tuple[date, int]], stored: Amounts) -> set[tuple[date, int]]:
    """Return the stored totals that the new lines of their day make up, two at the least."""
    return _totals_of(new) & {each for each, count in stored.items() if count > 0}


def totals_of_items(new: Sequence[tuple[date, int]], stored: Amounts) -> set[tuple[date, int]]:
    """Return the new lines that are the total of what is stored of their day, two at the least."""
    return set(new) & _totals_of([each for each, count in stored.items() for _ in range(count)])


def _totals_of(lines: Sequence[tuple[date, int]]) -> set[tuple[date, int]]:
    """Return what all incoming lines of a day come to, where there are several."""
    days: dict[date, list[int]] = defaultdict(list)
    for day, minor in lines:
        if minor > 0:
            days[day].append(minor)
    return {(day, sum(found)) for day, found in days.items() if len(found) > 1}
