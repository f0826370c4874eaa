"""How promises were kept in a period: by customer, by who took them, or by month."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from enum import StrEnum

from collector_desktop.domain.collection_rates import KeptRates, kept_rates
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.earlier_history import written_by
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.payment_habits import judged_promises
from collector_desktop.queries.position import ask
from collector_desktop.queries.promises import PromiseRow

TAKEN = written_by(
    *("p", "promise", "c.code"),
    {
        "pay_by": "p.pay_by",
        "taken_on": "p.taken_on",
        "currency": "p.currency",
        "contact": "p.contact_id",
    },
)
TAKEN_BY = f"""SELECT p.id, {TAKEN} FROM promise p JOIN customer c ON c.id = p.customer_id
    WHERE p.id IN (SELECT value FROM json_each(:promises))"""
_NOT_KEPT = {PromiseStatus.BROKEN, PromiseStatus.PARTLY}


class By(StrEnum):
    """What the promises are put together by."""

    CUSTOMER = "customer"
    COLLECTOR = "collector"
    MONTH = "month"


@frozen
class RateRow:
    """The promises of one customer, collector or month whose time ran out; money in minor units."""

    name: str
    kept: int
    judged: int
    kept_minor: int
    judged_minor: int
    rates: KeptRates


def promise_rates(period: Period, by: By) -> tuple[RateRow, ...]:
    """Return the kept rates of a period, by name; the month is that of the day promised."""
    judged = list(judged_promises(period))
    name_of = _naming(by, (promise for promise, _ in judged))
    groups: dict[str, list[tuple[PromiseStatus, int]]] = defaultdict(list)
    for promise, status in judged:
        if status is PromiseStatus.KEPT or status in _NOT_KEPT:
            groups[name_of(promise)].append((status, promise.amount_minor))
    return tuple(_row(name, groups[name]) for name in sorted(groups, key=str.casefold))


def _naming(by: By, made: Iterable[PromiseRow]) -> Callable[[PromiseRow], str]:
    if by is By.MONTH:
        return lambda promise: promise.pay_by.strftime("%Y-%m")
    if by is By.CUSTOMER:
        return lambda promise: promise.customer_name
    ids = json.dumps([promise.promise_id for promise in made])
    actors = dict(ask(TAKEN_BY, promises=ids))
    return lambda promise: actors[promise.promise_id]


def _row(name: str, judged: list[tuple[PromiseStatus, int]]) -> RateRow:
    kept = [minor for status, minor in judged if status is PromiseStatus.KEPT]
    whole = sum(minor for _, minor in judged)
    return RateRow(name, len(kept), len(judged), sum(kept), whole, kept_rates(judged))
