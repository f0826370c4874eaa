"""The payment scores of customers at the end of a day, from the two years up to it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import date

from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.domain.months import add_months
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.domain.score import Behaviour, PastInvoice, Score, score
from collector_desktop.queries.paid_invoices import last_paid
from collector_desktop.queries.position import AMONG, ask, with_position
from collector_desktop.queries.promise_changes import promise_changes
from collector_desktop.queries.promises import promises, promises_of

MONTHS = 24

LATE = """SELECT customer_id, due_on FROM position d
    WHERE type = 'invoice' AND due_on < :day AND open_minor > 0 {among}"""

DISPUTED = """SELECT d.customer_id, count(DISTINCT d.id) FROM dispute q
    JOIN item d ON d.id = q.item_id
    WHERE q.raised_on <= :day AND q.raised_on > :first AND q.ended_on <= :day
      AND q.status = :rejected {among} GROUP BY d.customer_id"""

_JUDGED = (PromiseStatus.KEPT, PromiseStatus.PARTLY, PromiseStatus.BROKEN)


def customer_score(customer_id: int, as_of: date) -> Score:
    """Return the score of one customer."""
    return scores(as_of, [customer_id])[customer_id]


def scores(as_of: date, among: Collection[int] | None = None) -> dict[int, Score]:
    """Return the scores of those of whom something is known, and of each asked for by name."""
    only = "" if among is None else f"AND d.customer_id {AMONG}"
    first = add_months(as_of, -MONTHS)
    values = {
        "day": as_of.isoformat(),
        "first": first.isoformat(),
        "customers": json.dumps(None if among is None else list(among)),
        "rejected": DisputeStatus.REJECTED.value,
    }
    invoices: dict[int, list[PastInvoice]] = defaultdict(list)
    for customer, due, paid in last_paid(as_of, first, among):
        invoices[customer].append(PastInvoice(due, paid))
    late = with_position(as_of, whole=among is None) + LATE.format(among=only)
    for customer, due in ask(late, **values):
        invoices[customer].append(PastInvoice(date.fromisoformat(due), None))
    disputed = dict(ask(DISPUTED.format(among=only), **values))
    words = _promises(as_of, among)
    return {
        customer: score(
            Behaviour(
                tuple(invoices[customer]),
                words[customer][PromiseStatus.KEPT],
                sum(words[customer].values()),
                disputed.get(customer, 0),
            ),
            as_of,
        )
        for customer in list(invoices if among is None else among)
    }


def _promises(as_of: date, among: Collection[int] | None) -> dict[int, Counter[PromiseStatus]]:
    """Return how the promises for days of the two years were kept, by customer.

    One that was put off only after its day counts as broken, once.
    """
    made = promises(as_of) if among is None else promises_of(as_of, among)
    first, changes = add_months(as_of, -MONTHS), promise_changes(as_of)
    found: dict[int, Counter[PromiseStatus]] = defaultdict(Counter)
    for row in made:
        change = changes.get(row.promise_id)
        put_off = row.status is PromiseStatus.CANCELLED and change and change.counts_as_broken
        status = PromiseStatus.BROKEN if put_off else row.status
        if status in _JUDGED and first < row.pay_by <= as_of:
            found[row.customer_id][status] += 1
    return found
