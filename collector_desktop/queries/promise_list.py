"""Promises as their page shows them: where each stands, where it came from, how many were kept."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date, timedelta
from enum import StrEnum

from collector_desktop.domain.collecting import without_collecting
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.domain.settings import COMPANY_CURRENCY, PROMISE_GRACE_DAYS
from collector_desktop.queries.plans import PlanRow, running_plans
from collector_desktop.queries.position import AMONG, ask, with_position
from collector_desktop.queries.promises import PromiseRow, promises, promises_of
from collector_desktop.queries.settings import settings

CHANNELS = """SELECT p.id, c.kind FROM promise p JOIN contact c ON c.id = p.contact_id
    WHERE :all OR p.customer_id IN (SELECT value FROM json_each(:customers))"""
COUNT = "SELECT count(*) FROM promise WHERE taken_on <= :day"
JUDGED = """SELECT id, status, amount_minor, decided_on FROM promise
    WHERE currency = :currency AND taken_on <= :day AND decided_on > :first AND decided_on <= :day
      AND status IN ('kept', 'broken', 'partly')"""
ON_THE_BOARD = """SELECT DISTINCT p.customer_id FROM promise p WHERE p.taken_on <= :day AND (
    p.decided_on IS NULL OR p.decided_on > :day OR (p.status = 'kept' AND p.decided_on >= :month)
    OR (p.status IN ('broken', 'partly')
        AND p.customer_id IN (SELECT customer_id FROM position WHERE sign = 1)
        AND NOT EXISTS (SELECT 1 FROM promise later WHERE later.customer_id = p.customer_id
            AND later.taken_on > p.pay_by AND later.taken_on <= :day)))"""
NEWEST = """SELECT DISTINCT customer_id FROM (SELECT customer_id FROM promise
    WHERE taken_on <= :day ORDER BY pay_by DESC, id DESC LIMIT :most)"""
TAKERS = """SELECT a.row_id, o.actor FROM audit_change a JOIN operation o ON o.id = a.operation_id
    WHERE a.table_name = '{table}' AND a.action = 'insert'
        AND a.row_id IN (SELECT value FROM json_each(:ids)) AND o.actor <> ''"""
OWED_ITEMS = "SELECT id FROM position WHERE sign = 1 AND "
PROMISED_ITEMS = "id IN (SELECT item_id FROM promise_item)"
OWED_ACCOUNTS = "SELECT DISTINCT customer_id, currency FROM position WHERE sign = 1 AND "
PROMISED_ACCOUNTS = "customer_id IN (SELECT customer_id FROM promise)"
KEPT_WITHIN = timedelta(days=90)
MANY, NEWEST_FIRST = 5_000, 1_000

_FAILED = {PromiseStatus.BROKEN, PromiseStatus.PARTLY}


class Standing(StrEnum):
    """Where a promise stands for somebody who works through them."""

    BROKEN = "broken"
    DUE = "due"
    COMING = "coming"
    KEPT = "kept"
    PAST = "past"


@frozen
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


@frozen
class KeptShare:
    """What was promised and judged in a time, and how much of that in promises kept."""

    kept_minor: int
    judged_minor: int


@frozen
class PromiseList:
    """The promises at a day; the shares are those of the last 90 days and of the 90 before.

    `older` counts those of a large ledger that are left out: none of them is on the board. `plans`
    are those by which money is still to come. `takers` names who wrote each promise down by its id,
    and who agreed each plan by its id below zero.
    """

    currency: str
    grace_days: int
    rows: tuple[ListedPromise, ...]
    kept: KeptShare
    kept_before: KeptShare
    older: int = 0
    plans: tuple[PlanRow, ...] = ()
    takers: Mapping[int, str] = field(default_factory=dict)


@without_collecting()
def promise_list(as_of: date, newest: int = NEWEST_FIRST, many: int = MANY) -> PromiseList:
    """Return the promises taken by a day, as they stand at that day's end.

    Of more than `many` they are only those of the customers on the board, and of the customers of
    the `newest`; the shares are always those of all.
    """
    stored = settings()
    count = ask(COUNT, day=as_of.isoformat())[0][0]
    whose = None if count <= many else _whose(as_of, newest)
    made = promises(as_of) if whose is None else promises_of(as_of, whose)
    values = json.dumps([] if whose is None else whose)
    channels = dict(ask(CHANNELS, all=whose is None, customers=values))
    plans = running_plans(as_of)
    failures: dict[int, int] = defaultdict(int)
    rows = []
    for promise, standing in zip(made, standings(made, Owed(as_of), plans, as_of), strict=True):
        channel = channels.get(promise.promise_id, "")
        rows.append(ListedPromise(promise, standing, channel, failures[promise.customer_id]))
        failures[promise.customer_id] += promise.status in _FAILED
    currency = stored[COMPANY_CURRENCY]
    judged, middle = _judged(made, currency, as_of), as_of - KEPT_WITHIN
    return PromiseList(
        currency,
        stored[PROMISE_GRACE_DAYS],
        tuple(rows),
        _share(judged, middle, as_of),
        _share(judged, middle - KEPT_WITHIN, middle),
        count - len(made),
        plans,
        _takers(made, plans),
    )


def standings(
    made: Iterable[PromiseRow], owed: Owed, plans: Iterable[PlanRow], as_of: date
) -> Iterator[Standing]:
    """Yield where each promise stands; all promises and plans of its customer must be there."""
    last_given = _last_given(made, plans)
    for promise in made:
        replaced = last_given[promise.customer_id] > promise.pay_by
        yield _standing(promise, as_of, settled=replaced or not owed.has(promise))


def _takers(made: Iterable[PromiseRow], plans: Iterable[PlanRow]) -> dict[int, str]:
    """Return who wrote promises and plans down, as the ledger's history has it."""
    promised = json.dumps([promise.promise_id for promise in made])
    planned = json.dumps([plan.plan_id for plan in plans])
    found = dict(ask(TAKERS.format(table="promise"), ids=promised))
    found |= {-key: who for key, who in ask(TAKERS.format(table="plan"), ids=planned)}
    return found


def _last_given(made: Iterable[PromiseRow], plans: Iterable[PlanRow]) -> dict[int, date]:
    """Return when each customer last gave its word, by a promise or by a plan that runs."""
    found: dict[int, date] = defaultdict(lambda: date.min)
    words = [(promise.customer_id, promise.taken_on) for promise in made]
    words += [(plan.customer_id, plan.made_on) for plan in plans]
    for customer_id, day in words:
        found[customer_id] = max(found[customer_id], day)
    return found


def _whose(as_of: date, newest: int) -> list[int]:
    """Return the customers with a promise on the board, and those of the newest promises."""
    month = as_of.replace(day=1).isoformat()
    day = as_of.isoformat()
    board = ask(with_position(as_of, whole=True) + ON_THE_BOARD, day=day, month=month)
    last = ask(NEWEST, day=day, most=newest) if newest else ()
    return sorted({row[0] for row in (*board, *last)})


Judged = tuple[PromiseStatus, int, date]


def _judged(made: Iterable[PromiseRow], currency: str, as_of: date) -> list[Judged]:
    """Return the promises judged in the last 180 days, those that were read as they stand now."""
    first = (as_of - 2 * KEPT_WITHIN).isoformat()
    found = {
        key: (PromiseStatus(status), minor, date.fromisoformat(decided))
        for key, status, minor, decided in ask(
            JUDGED, currency=currency, day=as_of.isoformat(), first=first
        )
    }
    for promise in made:
        found.pop(promise.promise_id, None)
        if promise.currency == currency and promise.decided_on is not None:
            values = (promise.status, promise.amount_minor, promise.decided_on)
            found[promise.promise_id] = values
    return list(found.values())


class Owed:
    """What is still owed, by item and by account, of what was promised by all or by some."""

    def __init__(self, as_of: date, customer_ids: Collection[int] | None = None) -> None:
        start = with_position(as_of, whole=customer_ids is None)
        whose = None if customer_ids is None else f"customer_id {AMONG}"
        values = {"day": as_of.isoformat(), "customers": json.dumps(list(customer_ids or ()))}
        rows = ask(start + OWED_ITEMS + (whose or PROMISED_ITEMS), **values)
        self.items = {row[0] for row in rows}
        self.accounts = set(ask(start + OWED_ACCOUNTS + (whose or PROMISED_ACCOUNTS), **values))

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


def _share(found: Iterable[Judged], after: date, until: date) -> KeptShare:
    kept = judged = 0
    for status, minor, decided_on in found:
        if not after < decided_on <= until:
            continue
        if status is PromiseStatus.KEPT:
            kept += minor
        if status is PromiseStatus.KEPT or status in _FAILED:
            judged += minor
    return KeptShare(kept, judged)
