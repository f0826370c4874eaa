"""What is promised and still to come, by customer and currency."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache

from collector_desktop.domain.forecast import Pledge
from collector_desktop.domain.promises import deadline
from collector_desktop.queries.calendars import promise_grace
from collector_desktop.queries.kept import TALK, kept
from collector_desktop.queries.position import ask
from collector_desktop.queries.promise_judging import MONEY_IN, Asked, account_of
from collector_desktop.queries.promises import ONE, SOME, in_force

UNDECIDED = "p.taken_on <= :day AND (p.decided_on IS NULL OR p.decided_on > :day)"
IN_ITS_TIME = f"i.document_on BETWEEN p.taken_on AND :day AND {MONEY_IN}"
WAITING = f"""SELECT p.id, p.customer_id, p.currency, p.pay_by, p.amount_minor,
    EXISTS (SELECT 1 FROM item i WHERE i.customer_id = p.customer_id AND {IN_ITS_TIME})
    OR EXISTS (SELECT 1 FROM promise_item pi JOIN allocation a ON a.target_id = pi.item_id
        JOIN item i ON i.id = a.source_id WHERE pi.promise_id = p.id AND {IN_ITS_TIME})
    FROM promise p WHERE {UNDECIDED}
    ORDER BY p.pay_by, p.id"""
FOR_ITEMS = f"""SELECT p.id, pi.item_id FROM promise p JOIN promise_item pi ON pi.promise_id = p.id
    WHERE {UNDECIDED}"""

Account = tuple[int, str]
Sums = Mapping[Account, int]


def promised_by_customer(as_of: date, customer_id: int | None = None) -> Sums:
    """Return what is promised and still to come, by customer and currency.

    That of everybody is kept until something changes that may judge a promise otherwise.
    """
    if customer_id is None:
        return kept(_of_all, as_of, TALK)
    return _added_up(_judged(Asked(as_of, ONE, customer_id)))


def pledges_by_account(as_of: date, customer_id: int | None = None) -> dict[Account, list[Pledge]]:
    """Return the promises in force, each with what is still to come, the earliest day first."""
    if customer_id is not None:
        return _judged(Asked(as_of, ONE, customer_id))
    waiting, whose = _waiting(as_of)
    for_items: dict[int, list[int]] = defaultdict(list)
    for promise_id, item_id in ask(FOR_ITEMS, day=as_of.isoformat()):
        for_items[promise_id].append(item_id)
    found: dict[Account, list[Pledge]] = defaultdict(list)
    for promise_id, account, pay_by, minor in waiting:
        found[account].append(Pledge(pay_by, minor, tuple(for_items.get(promise_id, ()))))
    return found | _judged(whose)


def _of_all(as_of: date) -> Sums:
    """Return the sums of everybody."""
    waiting, whose = _waiting(as_of)
    sums: dict[Account, int] = defaultdict(int)
    for _, account, _, minor in waiting:
        sums[account] += minor
    return {**sums, **_added_up(_judged(whose))}


def _waiting(as_of: date) -> tuple[list[tuple[int, Account, date, int]], Asked]:
    """Return the promises that are in force whatever others are, and whose are to be judged.

    A promise for which no money came since it was made is open with all of its sum until its last
    day has passed, whatever it shares with others. Only the accounts on which some came, mostly
    few, have their promises judged. Each is given as its row, account, last day and minor units.
    """
    grace, is_worked = promise_grace()
    day_of = cache(date.fromisoformat)
    is_past = cache(lambda pay_by: as_of > deadline(day_of(pay_by), grace, is_worked))
    rows = ask(WAITING, day=as_of.isoformat())
    paid = {customer_id for _, customer_id, *_, is_paid in rows if is_paid}
    waiting = [
        (promise_id, (customer_id, currency), day_of(pay_by), minor)
        for promise_id, customer_id, currency, pay_by, minor, _ in rows
        if customer_id not in paid and not is_past(pay_by)
    ]
    return waiting, Asked(as_of, SOME, customers=json.dumps(list(paid)))


def _judged(asked: Asked) -> dict[Account, list[Pledge]]:
    """Return the promises in force of the customers asked about, judged by the money."""
    covered, judged = in_force(asked)
    found: dict[Account, list[Pledge]] = defaultdict(list)
    for record, verdict in judged:
        missing = max(0, record[4] - verdict.received_minor)
        items = tuple(item_id for item_id, _ in covered.get(record[0], ()))
        found[account_of(record)].append(Pledge(date.fromisoformat(record[7]), missing, items))
    return found


def _added_up(pledges: Mapping[Account, list[Pledge]]) -> Sums:
    return {account: sum(each.minor for each in its) for account, its in pledges.items()}
