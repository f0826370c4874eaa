"""Promises to pay: when one is kept, kept in part or broken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.working_days import Calendar, add_working_days, is_working_day


class PromiseStatus(StrEnum):
    """The life of a promise; only OPEN changes by the passing of time."""

    OPEN = "open"
    KEPT = "kept"
    PARTLY = "partly"
    BROKEN = "broken"
    CANCELLED = "cancelled"


@frozen
class PromiseTerms:
    """What the customer said, and when: this much, by this day.

    `before` is money that was there when it was said: so much of each receipt, by its source.
    """

    amount_minor: int
    taken_on: date
    pay_by: date
    before: tuple[tuple[int, int], ...] = ()


@frozen
class Receipt:
    """Money from the same customer on its value date.

    From `ended_on` it counts no longer: it was returned, or taken off the item. `known_on` is the
    day on which it was allocated to what was promised, when that was after its value date: until
    then nobody could know what it keeps. `source` tells receipts apart.
    """

    received_on: date
    amount_minor: int
    ended_on: date | None = None
    known_on: date | None = None
    source: int = 0

    def counts_at(self, day: date) -> bool:
        """Return whether it still counts at the end of a day."""
        return self.ended_on is None or self.ended_on > day


@frozen
class Judgement:
    """The status of a promise, what counted towards it and the day that decided it."""

    status: PromiseStatus
    received_minor: int
    decided_on: date | None


def deadline(pay_by: date, grace_working_days: int, is_worked: Calendar = is_working_day) -> date:
    """Return the last day on which a receipt still keeps the promise."""
    return add_working_days(pay_by, grace_working_days, is_worked)


def enough(amount_minor: int, percent: int) -> int:
    """Return what is enough of a promised sum: so many per cent of it, rounded up."""
    return -(-amount_minor * percent // 100)


def judge(
    terms: PromiseTerms,
    receipts: Iterable[Receipt],
    as_of: date,
    grace_working_days: int = 0,
    is_worked: Calendar = is_working_day,
    enough_percent: int = 100,
) -> Judgement:
    """Return how a promise is at the end of a day, given the money received.

    What money did that no longer counts is undone on the day it ended, not before. So many per
    cent of the sum keep it.
    """
    last_day = deadline(terms.pay_by, grace_working_days, is_worked)
    inside = _within(receipts, terms.taken_on, min(last_day, as_of))
    counting = [receipt for receipt in inside if receipt.counts_at(as_of)]
    received = sum(receipt.amount_minor for receipt in counting)
    wanted = enough(terms.amount_minor, enough_percent)
    if received >= wanted:
        return Judgement(PromiseStatus.KEPT, received, _day_reached(terms, wanted, counting))
    if as_of <= last_day:
        return Judgement(PromiseStatus.OPEN, received, None)
    status = PromiseStatus.PARTLY if received > 0 else PromiseStatus.BROKEN
    days = [each.known_on if each.counts_at(as_of) else each.ended_on for each in inside]
    decided = [day for day in days if day is not None]
    return Judgement(status, received, max([last_day + timedelta(days=1), *decided]))


def share_receipts(
    promises: Sequence[PromiseTerms],
    receipts: Iterable[Receipt],
    grace_working_days: int = 0,
    is_worked: Calendar = is_working_day,
) -> tuple[tuple[Receipt, ...], ...]:
    """Return the receipts, or parts of them, that count for each promise of one customer.

    The promises come in the order of their days and take in that order what they need, so
    that money never keeps two promises.
    """
    money = sorted(receipts, key=lambda receipt: receipt.received_on)
    left = [receipt.amount_minor for receipt in money]
    shares = []
    for terms in promises:
        last_day = deadline(terms.pay_by, grace_working_days, is_worked)
        free = [receipt.amount_minor for receipt in since_said(terms, money)]
        missing, share = terms.amount_minor, []
        for place, receipt in enumerate(money):
            used = min(missing, left[place], free[place])
            if used > 0 and terms.taken_on <= receipt.received_on <= last_day:
                share.append(replace(receipt, amount_minor=used))
                left[place] -= used
                missing -= used
        shares.append(tuple(share))
    return tuple(shares)


def since_said(terms: PromiseTerms, receipts: Iterable[Receipt]) -> tuple[Receipt, ...]:
    """Return each receipt less what of it was there when the promise was made."""
    before = dict(terms.before)
    found = []
    for receipt in receipts:
        known = min(before.get(receipt.source, 0), receipt.amount_minor)
        if known:
            before[receipt.source] -= known
        found.append(replace(receipt, amount_minor=receipt.amount_minor - known))
    return tuple(found)


def _within(receipts: Iterable[Receipt], first: date, last: date) -> list[Receipt]:
    inside = [receipt for receipt in receipts if first <= receipt.received_on <= last]
    return sorted(inside, key=lambda receipt: receipt.received_on)


def _day_reached(terms: PromiseTerms, wanted: int, counting: Iterable[Receipt]) -> date:
    day, missing = terms.taken_on, wanted
    for receipt in counting:
        if missing <= 0:
            break
        day = max(day, receipt.known_on or receipt.received_on)
        missing -= receipt.amount_minor
    return day
