"""When money is to be expected: by what was promised, else by how late a customer usually pays.

Days are counted ahead of the day of the forecast, which is 0. Delays are days past the due date,
with the minor units paid at each; below zero is early.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.working_days import next_working_day

STANDARD_DELAY = 30
_WEEK = 7
NOTHING: Mapping[int, int] = MappingProxyType({})


@frozen
class Debt:
    """What is open of an item of a customer."""

    item_id: int
    due_on: date
    open_minor: int


@frozen
class Pledge:
    """What is promised and still to come; without items it is for the whole account."""

    pay_by: date
    minor: int
    item_ids: Collection[int] = ()


@frozen
class Flow:
    """Money to come, so many days ahead; what of it may be `lost`, in ten-thousandths of a unit."""

    days: int
    minor: int
    lost: int = 0


def days_ahead(day: date, as_of: date, delay: int = 0) -> int:
    """Return how far ahead a day and a delay lie; what is past is the next working day."""
    days = (day - as_of).days + delay
    return days if days >= 0 else _to_next_working_day(as_of)


@lru_cache(maxsize=1)
def _to_next_working_day(as_of: date) -> int:
    """Return the days to the next working day, which all that is past due shares."""
    return (next_working_day(as_of) - as_of).days


def usual_delay(own: Mapping[int, int], everybody: Mapping[int, int]) -> int:
    """Return a customer's usual delay in whole days, else everybody's, else 30."""
    for paid in (own, everybody):
        total = sum(paid.values())
        if total:
            weighted = sum(days * minor for days, minor in paid.items())
            return (2 * weighted + total) // (2 * total)
    return STANDARD_DELAY


def less_credit(debts: Iterable[Debt], credit_minor: int) -> list[Debt]:
    """Return what of a customer's debts is to come when credit in hand pays the first of them."""
    left = []
    for debt in debts:
        used = min(debt.open_minor, credit_minor)
        credit_minor -= used
        if not used:
            left.append(debt)
        elif debt.open_minor > used:
            left.append(replace(debt, open_minor=debt.open_minor - used))
    return left


def less_given_up(debts: Sequence[Debt], item_ids: Collection[int], minor: int) -> list[Debt]:
    """Return what is to come of debts once a settlement is kept: the last of them are let go."""
    left = []
    for debt in reversed(debts):
        gone = min(debt.open_minor, minor) if debt.item_id in item_ids else 0
        minor -= gone
        if debt.open_minor > gone:
            left.append(replace(debt, open_minor=debt.open_minor - gone) if gone else debt)
    return left[::-1]


def expected(
    debts: Sequence[Debt],
    pledges: Iterable[Pledge],
    as_of: date,
    delay: int,
    disputed: Mapping[int, int] = NOTHING,
    shares: Mapping[int, int] = NOTHING,
) -> list[Flow]:
    """Return when a customer's debts are to be expected, the promised parts on their day.

    Promises take what they cover in the order of the debts. What is `disputed` of the rest, by
    item, has no day and is left out. `shares` is what may be lost of each item, in ten-thousandths;
    of a debt that was promised no less than of another.
    """
    left = {debt.item_id: debt.open_minor for debt in debts}
    flows = []
    for pledge in pledges:
        wanted, lost = pledge.minor, 0
        for item_id, minor in left.items():
            if pledge.item_ids and item_id not in pledge.item_ids:
                continue
            used = min(wanted, minor)
            left[item_id] = minor - used
            wanted -= used
            lost += used * shares.get(item_id, 0)
        flows.append(Flow(days_ahead(pledge.pay_by, as_of), pledge.minor - wanted, lost))
    for item_id in disputed.keys() & left.keys():
        left[item_id] = max(0, left[item_id] - disputed[item_id])
    rest = [Flow(days_ahead(each.due_on, as_of, delay), left[each.item_id]) for each in debts]
    if shares:
        rest = [
            replace(flow, lost=flow.minor * shares[each.item_id])
            for each, flow in zip(debts, rest, strict=True)
        ]
    return flows + rest


class Weeks:
    """The money of each week ahead; `sums` ends with what comes later than all of them."""

    __slots__ = ("sums",)

    def __init__(self, weeks: int) -> None:
        self.sums = [0] * (weeks + 1)

    def add(self, flows: Iterable[Flow]) -> None:
        """Take money to come into account."""
        later = len(self.sums) - 1
        for flow in flows:
            self.sums[min(flow.days // _WEEK, later)] += flow.minor
