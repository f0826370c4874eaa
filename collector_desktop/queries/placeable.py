"""What of a debtor may be passed on: what is due and undisputed, and what stays with us and why.

A claim that is passed on must be due, and nothing may speak against it: what is denied, promised,
in a plan that is kept or to come by a cheque is ours to settle first.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.holding_back import HoldReason
from collector_desktop.domain.written import money
from collector_desktop.queries.covers import spoken_for
from collector_desktop.queries.customers import balances, customer_facts
from collector_desktop.queries.items import ItemRow, items

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from collector_desktop.domain.chase_cover import Covered

MOST_NUMBERS = 4


class StaysBecause(StrEnum):
    """Why a debt, or a part of one, is not passed on."""

    CURRENCY = "currency"
    NOT_DUE = "not_due"
    ON_HOLD = "on_hold"
    DISPUTE = "dispute"
    PLAN = "plan"
    PROMISE = "promise"
    CHEQUE = "cheque"


_SAID = {
    StaysBecause.CURRENCY: "in another currency",
    StaysBecause.NOT_DUE: "not overdue",
    StaysBecause.ON_HOLD: "on hold",
    StaysBecause.DISPUTE: "in dispute",
    StaysBecause.PLAN: "in a plan that is kept",
    StaysBecause.PROMISE: "promised",
    StaysBecause.CHEQUE: "to come by a cheque in hand",
}
_OF_COVER = {
    HoldReason.PLAN: StaysBecause.PLAN,
    HoldReason.PROMISE: StaysBecause.PROMISE,
    HoldReason.CHEQUE: StaysBecause.CHEQUE,
}


@frozen
class Staying:
    """So much of a debt is not passed on, in minor units of its currency."""

    number: str
    minor: int
    currency: str
    why: StaysBecause


@frozen
class Placeable:
    """The debts that may go, each with what of it is open to go, and what stays.

    `waiting_minor` is the money in the customer's currency that is allocated to nothing, not below
    zero: it pays the oldest first.
    """

    rows: tuple[ItemRow, ...] = ()
    staying: tuple[Staying, ...] = ()
    currency: str = ""
    waiting_minor: int = 0

    @property
    def own(self) -> tuple[ItemRow, ...]:
        """The debts in the customer's currency, which are what a placement counts."""
        return tuple(row for row in self.rows if row.currency == self.currency)

    @property
    def going_minor(self) -> int:
        """What goes in the customer's currency: never below zero."""
        return max(0, sum(row.open_minor for row in self.own) - self.waiting_minor)


def stays_said(staying: Sequence[Staying]) -> str:
    """Return what stays, by reason: `£50.00 not overdue (INV-4); £20.00 in dispute (INV-5)`."""
    found: dict[tuple[StaysBecause, str], list[Staying]] = defaultdict(list)
    for each in staying:
        found[each.why, each.currency].append(each)
    return "; ".join(
        f"{money(sum(each.minor for each in its), currency)} {_SAID[why]} ({_numbers(its)})"
        for (why, currency), its in sorted(found.items())
    )


def placeable(customer_id: int, as_of: date, *, whole: bool = False) -> Placeable:
    """Return what may be passed on of a customer at the end of a day; `whole` is all that is owed.

    A hold on one entry keeps it here. One on the account does not: it says that we wait, and who
    passes the account on has decided otherwise.
    """
    currency = customer_facts(customer_id).currency
    own = (each for each in balances(as_of, customer_id) if each.currency == currency)
    waiting = -sum(each.unallocated for each in own)
    owed = [row for row in items(as_of, "open", customer_id) if row.sign > 0]
    if whole:
        return Placeable(tuple(owed), (), currency, waiting)
    covered = spoken_for(customer_id, as_of)
    going: list[ItemRow] = []
    staying: list[Staying] = []
    for row in owed:
        parts = tuple(_parts(row, covered, currency))
        staying += parts
        left = row.open_minor - sum(part.minor for part in parts)
        if left > 0:
            going.append(replace(row, open_minor=left))
    return Placeable(tuple(going), tuple(staying), currency, waiting)


def _parts(row: ItemRow, covered: Mapping[int, Covered], currency: str) -> Iterator[Staying]:
    """Yield what of a debt stays: all of it by one reason, or its parts."""
    if row.currency != currency:
        yield _staying(row, row.open_minor, StaysBecause.CURRENCY)
    elif row.days <= 0:
        yield _staying(row, row.open_minor, StaysBecause.NOT_DUE)
    elif any(hold.item_id is not None for hold in row.holds):
        yield _staying(row, row.open_minor, StaysBecause.ON_HOLD)
    else:
        if row.disputed_minor:
            yield _staying(row, row.disputed_minor, StaysBecause.DISPUTE)
        if row.item_id in covered:
            part = covered[row.item_id]
            yield _staying(row, part.minor, _OF_COVER[part.cover.reason])


def _staying(row: ItemRow, minor: int, why: StaysBecause) -> Staying:
    return Staying(row.number, minor, row.currency, why)


def _numbers(staying: list[Staying]) -> str:
    named = ", ".join(each.number for each in staying[:MOST_NUMBERS])
    more = len(staying) - MOST_NUMBERS
    return f"{named} and {more} more" if more > 0 else named
