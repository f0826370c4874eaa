"""What is promised and still to come, by customer and currency."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache

from collector_desktop.domain.promises import deadline
from collector_desktop.queries.calendars import promise_grace
from collector_desktop.queries.kept import TALK, kept
from collector_desktop.queries.position import ask
from collector_desktop.queries.promise_judging import MONEY_IN, Asked, account_of
from collector_desktop.queries.promises import ONE, SOME, in_force

IN_ITS_TIME = f"i.document_on BETWEEN p.taken_on AND :day AND {MONEY_IN}"
WAITING = f"""SELECT p.customer_id, p.currency, p.pay_by, p.amount_minor,
    EXISTS (SELECT 1 FROM item i WHERE i.customer_id = p.customer_id AND {IN_ITS_TIME})
    OR EXISTS (SELECT 1 FROM promise_item pi JOIN allocation a ON a.target_id = pi.item_id
        JOIN item i ON i.id = a.source_id WHERE pi.promise_id = p.id AND {IN_ITS_TIME})
    FROM promise p WHERE p.taken_on <= :day AND (p.decided_on IS NULL OR p.decided_on > :day)"""

Sums = Mapping[tuple[int, str], int]


def promised_by_customer(as_of: date, customer_id: int | None = None) -> Sums:
    """Return what is promised and still to come, by customer and currency.

    That of everybody is kept until something changes that may judge a promise otherwise.
    """
    if customer_id is None:
        return kept(_of_all, as_of, TALK)
    return _judged(Asked(as_of, ONE, customer_id))


def _of_all(as_of: date) -> Sums:
    """Return the sums of everybody.

    A promise for which no money came since it was made is open with all of its sum until its last
    day has passed, whatever it shares with others. Only the accounts on which some came, mostly
    few, have their promises judged.
    """
    grace, is_worked = promise_grace()
    last_day = cache(lambda pay_by: deadline(date.fromisoformat(pay_by), grace, is_worked))
    waiting = ask(WAITING, day=as_of.isoformat())
    paid = {customer_id for customer_id, _, _, _, is_paid in waiting if is_paid}
    sums: dict[tuple[int, str], int] = defaultdict(int)
    for customer_id, currency, pay_by, minor, _ in waiting:
        if customer_id not in paid and as_of <= last_day(pay_by):
            sums[customer_id, currency] += minor
    whose = json.dumps(list(paid))
    return {**sums, **(_judged(Asked(as_of, SOME, customers=whose)) if paid else {})}


def _judged(asked: Asked) -> Sums:
    """Return the sums of the customers asked about, whose promises are judged by the money."""
    sums: dict[tuple[int, str], int] = defaultdict(int)
    for record, verdict in in_force(asked)[1]:
        sums[account_of(record)] += max(0, record[4] - verdict.received_minor)
    return dict(sums)
