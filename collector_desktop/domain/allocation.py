"""What a receipt pays by itself: named invoices, then an exact fit, then the oldest.

Claimed interest and charges come after what was bought, or before it where a setting says so.

Nothing is created and nothing lost: the parts and what is left are the amount, and no part is
more than what is open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from collector_desktop.domain.exact_sets import exact_sets
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.numbers import number_key

MOST_IN_A_SET = 24


class Reason(StrEnum):
    """Why a part of a receipt goes to an item."""

    REFERENCED = "referenced"
    EXACT = "exact"
    EXACT_SET = "exact_set"
    OLDEST = "oldest"
    CHOSEN = "chosen"
    DISCOUNTED = "discounted"


@frozen
class OpenDebit:
    """Something that can be paid, and how much of it is open; a lower `rank` is paid first."""

    item_id: int
    number: str
    document_on: date
    due_on: date
    open_minor: int
    rank: int = 0


@frozen
class Part:
    """A part of a receipt, the item that it pays and why that one."""

    item_id: int
    minor: int
    reason: Reason


@frozen
class AllocationPlan:
    """The parts of a receipt, and what of it stays unallocated."""

    parts: tuple[Part, ...]
    left_minor: int


def plan_allocation(
    amount_minor: int, reference: str, debits: Sequence[OpenDebit]
) -> AllocationPlan:
    """Return what a receipt pays.

    First the invoices that its reference names; then, with what is left, one item that is open
    with exactly that; then several that are so together, the oldest first; else the oldest due.
    The rank goes before the age wherever the oldest comes first.
    """
    queue = sorted(
        (debit for debit in debits if debit.open_minor > 0),
        key=lambda debit: (debit.rank, debit.due_on, debit.document_on, debit.item_id),
    )
    named = [debit for debit in queue if names(reference, debit.number)]
    parts, left = _fill(amount_minor, named, Reason.REFERENCED)
    rest = _without(queue, parts)
    fit = _exact(left, rest) or _exact_set(left, rest)
    more, left = _fill(left, fit, Reason.EXACT if len(fit) == 1 else Reason.EXACT_SET)
    last, left = _fill(left, _without(rest, more), Reason.OLDEST)
    return AllocationPlan((*parts, *more, *last), left)


def names(reference: str, number: str) -> bool:
    """Return whether a text names an item: its number as a whole word, not a piece of another."""
    words = number.casefold().split()
    text = reference.casefold()
    if not words or number_key(number) not in number_key(reference):
        return False
    body = r"\s*".join(re.escape(word) for word in words)
    return re.search(rf"(?<!\w)(?<!\w[-/._]){body}(?!\w)(?![-/._]\w)", text) is not None


def _fill(amount: int, debits: Sequence[OpenDebit], reason: Reason) -> tuple[list[Part], int]:
    """Return the parts that pay items one after the other, and what is left then."""
    parts = []
    for debit in debits:
        minor = min(amount, debit.open_minor)
        if minor > 0:
            parts.append(Part(debit.item_id, minor, reason))
            amount -= minor
    return parts, amount


def _without(debits: Sequence[OpenDebit], parts: Sequence[Part]) -> list[OpenDebit]:
    """Return what is still open after some parts."""
    paid = {part.item_id: part.minor for part in parts}
    rest = [
        replace(debit, open_minor=debit.open_minor - paid.get(debit.item_id, 0)) for debit in debits
    ]
    return [debit for debit in rest if debit.open_minor > 0]


def _exact(amount: int, debits: Sequence[OpenDebit]) -> list[OpenDebit]:
    return [debit for debit in debits if debit.open_minor == amount][:1]


def _exact_set(amount: int, debits: Sequence[OpenDebit]) -> list[OpenDebit]:
    """Return items that are open with exactly an amount together; among sets, the oldest items.

    The search looks at so many of the oldest items and tries only so long: then there is none.
    """
    few = [debit for debit in debits if debit.open_minor < amount][:MOST_IN_A_SET]
    found = exact_sets([debit.open_minor for debit in few], amount).sets
    return [few[place] for place in found[0]] if found else []
