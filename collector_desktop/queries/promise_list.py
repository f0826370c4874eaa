"""Promises as their page shows them: where each stands, where it came from, how many were kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.domain.settings import COMPANY_CURRENCY, PROMISE_GRACE_DAYS
from collector_desktop.queries.position import ask, with_position
from collector_desktop.queries.promises import PromiseRow, promises
from collector_desktop.queries.settings import settings

CHANNELS = """SELECT p.id, c.kind FROM promise p JOIN contact c ON c.id = p.contact_id"""
OWED_ITEMS = """SELECT id FROM position WHERE sign = 1
    AND id IN (SELECT item_id FROM promise_item)"""
OWED_ACCOUNTS = """SELECT DISTINCT customer_id, currency FROM position WHERE sign = 1
    AND customer_id IN (SELECT customer_id FROM promise)"""
KEPT_WITHIN = timedelta(days=90)

_FAILED = {PromiseStatus.BROKEN, PromiseStatus.PARTLY}


class Standing(StrEnum):
    """Where a promise stands for somebody who works through them."""

    BROKEN = "broken"
    DUE = "due"
    COMING = "coming"
    KEPT = "kept"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class ListedPromise:
    """A promise with its place on the board.

    `channel` is the kind of the contact it was given in; `broken_before` counts earlier promises
    of the customer that were not kept. A promise that failed is past once a later one was given
    or nothing of what it covered is owed.
    """

    promise: PromiseRow
    standing: Standing
    channel: str
    broken_before: int


@dataclass(frozen=True, slots=True)
class KeptShare:
    """What was promised and judged in a time, and how much of that in promises kept."""

    kept_minor: int
    judged_minor: int


@dataclass(frozen=True, slots=True)
class PromiseList:
    """Every promise at a day; the shares are those of the last 90 days and of the 90 before."""

    currency: str
    grace_days: int
    rows: tuple[ListedPromise, ...]
    kept: KeptShare
    kept_before: KeptShare


def promise_list(as_of: date) -> PromiseList:
    """Return every promise taken by a day, as it stands at that day's end."""
    stored = settings()
    made = promises(as_of)
    channels = dict(ask(CHANNELS))
    owed = _Owed(as_of)
    newest: dict[int, date] = defaultdict(lambda: date.min)
    for promise in made:
        newest[promise.customer_id] = max(newest[promise.customer_id], promise.taken_on)
    failures: dict[int, int] = defaultdict(int)
    rows = []
    for promise in made:
        replaced = newest[promise.customer_id] > promise.pay_by
        standing = _standing(promise, as_of, settled=replaced or not owed.has(promise))
        channel = channels.get(promise.promise_id, "")
        rows.append(ListedPromise(promise, standing, channel, failures[promise.customer_id]))
        failures[promise.customer_id] += promise.status in _FAILED
    currency = stored[COMPANY_CURRENCY]
    mine = [p for p in made if p.currency == currency]
    middle = as_of - KEPT_WITHIN
    return PromiseList(
        currency,
        stored[PROMISE_GRACE_DAYS],
        tuple(rows),
        _share(mine, middle, as_of),
        _share(mine, middle - KEPT_WITHIN, middle),
    )


class _Owed:
    """What is still owed, by item and by account, of what was promised."""

    def __init__(self, as_of: date) -> None:
        start, day = with_position(as_of, whole=True), as_of.isoformat()
        self.items = {row[0] for row in ask(start + OWED_ITEMS, day=day)}
        self.accounts = set(ask(start + OWED_ACCOUNTS, day=day))

    def has(self, promise: PromiseRow) -> bool:
        """Return whether anything that a promise covers is still owed."""
        if promise.item_ids:
            return not self.items.isdisjoint(promise.item_ids)
        return (promise.customer_id, promise.currency) in self.accounts


def _standing(promise: PromiseRow, as_of: date, *, settled: bool) -> Standing:
    if promise.status is PromiseStatus.OPEN:
        return Standing.DUE if promise.pay_by <= as_of else Standing.COMING
    if promise.status in _FAILED:
        return Standing.PAST if settled else Standing.BROKEN
    decided = promise.decided_on
    this_month = decided is not None and decided >= as_of.replace(day=1)
    kept = promise.status is PromiseStatus.KEPT
    return Standing.KEPT if kept and this_month else Standing.PAST


def _share(made: Iterable[PromiseRow], after: date, until: date) -> KeptShare:
    kept = judged = 0
    for promise in made:
        if promise.decided_on is None or not after < promise.decided_on <= until:
            continue
        if promise.status is PromiseStatus.KEPT:
            kept += promise.amount_minor
        if promise.status is PromiseStatus.KEPT or promise.status in _FAILED:
            judged += promise.amount_minor
    return KeptShare(kept, judged)
