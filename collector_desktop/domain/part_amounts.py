"""How the parts of an invoice share a new amount and what was settled of it."""

from __future__ import annotations

from collections.abc import Sequence


def in_proportion(total: int, weights: Sequence[int]) -> list[int]:
    """Return a total shared out by weights; the amounts add up and each is off by less than one."""
    whole, weight, given = sum(weights), 0, 0
    found = []
    for each in weights:
        weight += each
        so_far = (2 * total * weight + whole) // (2 * whole)
        found.append(so_far - given)
        given = so_far
    return found


def at_least(amounts: Sequence[int], least: Sequence[int]) -> list[int]:
    """Return the amounts, none below what is settled of it; the last others give for that.

    The sum stays what it was, unless it is less than everything that is settled.
    """
    found = [max(pair) for pair in zip(amounts, least, strict=True)]
    missing = sum(found) - sum(amounts)
    for place in reversed(range(len(found))):
        given = min(missing, found[place] - least[place])
        found[place] -= given
        missing -= given
    return found


def settled_first(open_minor: Sequence[int], settled: int) -> list[int]:
    """Return what is left open of parts when money settles them in their order.

    With less than nothing settled, that much more is open of the last part.
    """
    left = []
    for each in open_minor:
        used = max(0, min(each, settled))
        left.append(each - used)
        settled -= used
    left[-1] -= min(settled, 0)
    return left
