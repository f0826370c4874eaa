"""How many promises are broken with no new date, cached, as every change asks for it.

Most promises were judged for good: the database counts them. Only of the customers with one that
is still to be judged, or with a plan that may have taken the place of one, the promises are looked
at as the page of promises does. What was counted is kept by customer, and after a change those
customers alone are counted again whose rows it touched.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection
from datetime import date

from collector_desktop.queries.changed_customers import changed_customers, last_change
from collector_desktop.queries.memory import Memory
from collector_desktop.queries.plans import running_plans
from collector_desktop.queries.position import ask, position_at
from collector_desktop.queries.promise_list import Owed, Standing, standings
from collector_desktop.queries.promises import promises_of
from collector_desktop.storage.database import db

WAITING = """SELECT DISTINCT customer_id FROM promise
    WHERE taken_on <= :day AND pay_by < :day AND (decided_on IS NULL OR decided_on > :day)"""
FAILED = """SELECT p.customer_id, count(*) FROM promise p
    WHERE p.status IN ('broken', 'partly') AND p.decided_on <= :day AND p.taken_on <= :day
    AND p.customer_id NOT IN (SELECT value FROM json_each(:apart))
    AND NOT EXISTS (SELECT 1 FROM promise later WHERE later.customer_id = p.customer_id
        AND later.taken_on > p.pay_by AND later.taken_on <= :day)
    AND CASE WHEN EXISTS (SELECT 1 FROM promise_item c WHERE c.promise_id = p.id)
        THEN EXISTS (SELECT 1 FROM promise_item c CROSS JOIN ({position}) o ON o.id = c.item_id
            WHERE c.promise_id = p.id AND o.sign = 1)
        ELSE EXISTS (SELECT 1 FROM ({position}) o WHERE o.customer_id = p.customer_id
            AND o.currency = p.currency AND o.sign = 1) END
    GROUP BY p.customer_id"""


class _Counted(Memory):
    """The count by customer as it was last made, and of which connection, day and change."""

    def begin(self) -> None:
        self.connection: object = None
        self.day = date.min
        self.change = 0
        self.counts: dict[int, int] = {}


_counted = _Counted()


def broken_count(as_of: date) -> int:
    """Return how many promises are broken at a day with no new date, and still owed for."""
    return sum(broken_by_customer(as_of).values())


def broken_by_customer(as_of: date) -> dict[int, int]:
    """Return how many promises `broken_count` counts, by customer.

    In a transaction, which may yet be rolled back, all are counted and nothing is kept.
    """
    if db.in_transaction():
        return _of_all(as_of)
    change, connection = last_change(), db.connection()
    is_same = _counted.connection is connection and _counted.day == as_of
    changed = changed_customers(_counted.change) if is_same else None
    if changed is None:
        _counted.counts = _of_all(as_of)
    elif changed:
        for customer_id in changed:
            _counted.counts.pop(customer_id, None)
        _counted.counts |= _of_some(as_of, changed)
    _counted.connection, _counted.day, _counted.change = connection, as_of, change
    return _counted.counts


def _of_all(as_of: date) -> dict[int, int]:
    day = as_of.isoformat()
    apart = {row[0] for row in ask(WAITING, day=day)}
    apart |= {plan.customer_id for plan in running_plans(as_of)}
    sql = FAILED.format(position=position_at(as_of, whole=False))
    return dict(ask(sql, day=day, apart=json.dumps(list(apart)))) | _of_some(as_of, apart)


def _of_some(as_of: date, customer_ids: Collection[int]) -> dict[int, int]:
    if not customer_ids:
        return {}
    made = promises_of(as_of, customer_ids)
    owed, plans = Owed(as_of, customer_ids), running_plans(as_of, customer_ids)
    return Counter(
        promise.customer_id
        for promise, standing in zip(made, standings(made, owed, plans, as_of), strict=True)
        if standing is Standing.BROKEN
    )
