"""Promises to pay as they stand at a day, judged by what was received."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from collector_desktop.domain.allocation_days import standing
from collector_desktop.domain.promises import (
    Judgement,
    PromiseStatus,
    PromiseTerms,
    Receipt,
    judge,
    share_receipts,
)
from collector_desktop.domain.working_days import Calendar
from collector_desktop.queries.calendars import promise_grace
from collector_desktop.queries.position import ask
from collector_desktop.queries.returns import RETURNED_ON

PROMISES = """SELECT p.id, p.customer_id, c.code, c.name, p.amount_minor, p.currency, p.taken_on,
    p.pay_by, p.method, p.person_name, p.status, p.received_minor, p.decided_on, p.contact_id
    FROM promise p JOIN customer c ON c.id = p.customer_id
    WHERE p.taken_on <= :day AND p.customer_id IN whose
    ORDER BY p.pay_by, p.id"""

COVERED = """SELECT pi.promise_id, pi.item_id, i.number FROM promise_item pi
    JOIN item i ON i.id = pi.item_id JOIN promise p ON p.id = pi.promise_id
    WHERE p.customer_id IN whose ORDER BY pi.promise_id, i.due_on, i.id"""

MONEY_IN = """(i.type = 'receipt' OR (i.type = 'credit_adjustment' AND i.origin = 'source'))"""

ON_ITS_OWN_PROMISE = """coalesce((SELECT sum(a.amount_minor) FROM allocation a
    WHERE a.source_id = i.id AND a.allocated_on <= :day AND EXISTS (
        SELECT 1 FROM promise_item pi JOIN promise p ON p.id = pi.promise_id
        WHERE pi.item_id = a.target_id AND p.status <> 'cancelled'
          AND i.document_on BETWEEN p.taken_on AND p.pay_by)), 0)"""

ON_ACCOUNT = f"""SELECT i.customer_id, i.currency, i.document_on,
    i.amount_minor - {ON_ITS_OWN_PROMISE}, {RETURNED_ON}
    FROM (SELECT p.customer_id, min(p.taken_on) AS first FROM promise p
          WHERE p.customer_id IN whose AND p.taken_on <= :day
            AND NOT EXISTS (SELECT 1 FROM promise_item pi WHERE pi.promise_id = p.id)
          GROUP BY p.customer_id) made
    CROSS JOIN item i ON i.customer_id = made.customer_id
      AND i.document_on BETWEEN made.first AND :day
    WHERE {MONEY_IN}"""

ON_ITEMS = f"""SELECT a.target_id, i.document_on, a.amount_minor, a.allocated_on, a.source_id
    FROM allocation a JOIN item i ON i.id = a.source_id
    WHERE {MONEY_IN} AND i.document_on <= :day AND a.allocated_on <= :day
      AND a.target_id IN (SELECT pi.item_id FROM promise_item pi
          JOIN promise p ON p.id = pi.promise_id WHERE p.customer_id IN whose)
    ORDER BY a.target_id, a.source_id"""

Grace = tuple[int, Calendar]
_THE_MOVE = itemgetter(0, 1, 4)

EVERYBODY = "SELECT id FROM customer"
ONE = "SELECT :customer"
SOME = "SELECT value FROM json_each(:customers)"
UNDECIDED = """SELECT customer_id FROM promise
    WHERE taken_on <= :day AND (decided_on IS NULL OR decided_on > :day)"""


@dataclass(frozen=True, slots=True)
class _Asked:
    """The end of the day asked about, and the statement that gives whose promises to judge."""

    as_of: date
    whose: str
    customer: int | None = None
    customers: str = ""

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows of a question in which `whose` names the customers."""
        return ask(
            f"WITH whose(id) AS ({self.whose}) {sql}",
            day=self.as_of.isoformat(),
            customer=self.customer,
            customers=self.customers,
        )


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise with its judgement at a day; no items means it covers the whole account."""

    promise_id: int
    customer_id: int
    customer_code: str
    customer_name: str
    amount_minor: int
    currency: str
    taken_on: date
    pay_by: date
    method: str
    person_name: str
    status: PromiseStatus
    received_minor: int
    decided_on: date | None
    contact_id: int | None
    item_ids: tuple[int, ...]
    items: tuple[str, ...]

    @property
    def missing_minor(self) -> int:
        """What is still to come."""
        return max(0, self.amount_minor - self.received_minor)


def promises(as_of: date, customer_id: int | None = None) -> list[PromiseRow]:
    """Return every promise taken by a day, by the day promised, as it stood at that day's end.

    A judgement that was made by then is taken as it was kept; every other is made afresh.
    """
    if customer_id is None:
        return _promises(_Asked(as_of, EVERYBODY), _Asked(as_of, UNDECIDED))
    return _promises(_Asked(as_of, ONE, customer_id))


def promises_of(as_of: date, customer_ids: Collection[int]) -> list[PromiseRow]:
    """Return the promises of some customers, as `promises` gives them."""
    return _promises(_Asked(as_of, SOME, customers=json.dumps(list(customer_ids))))


def open_promises(as_of: date, customer_id: int | None = None) -> list[PromiseRow]:
    """Return the promises that are in force at a day: only those not judged are looked at."""
    covered, found = _in_force(as_of, customer_id)
    return [_row(record, verdict, covered) for record, verdict in found]


def fresh_judgements(as_of: date, customer_id: int | None = None) -> dict[int, Judgement]:
    """Return the judgement of every promise that was not withdrawn, made afresh from the money."""
    asked = _Asked(as_of, EVERYBODY if customer_id is None else ONE, customer_id)
    live = [record for record in asked.ask(PROMISES) if not _was_withdrawn(record, as_of)]
    return _fresh(live, _covered(asked), asked)


def promised_by_customer(as_of: date, customer_id: int | None = None) -> dict[tuple[int, str], int]:
    """Return what is promised and still to come, by customer and currency."""
    totals: dict[tuple[int, str], int] = defaultdict(int)
    for record, verdict in _in_force(as_of, customer_id)[1]:
        totals[_account(record)] += max(0, record[4] - verdict.received_minor)
    return dict(totals)


def _in_force(
    as_of: date, customer_id: int | None
) -> tuple[dict[int, list[tuple[int, str]]], list[tuple[tuple[Any, ...], Judgement]]]:
    asked = _Asked(as_of, UNDECIDED if customer_id is None else ONE, customer_id)
    records, covered = asked.ask(PROMISES), _covered(asked)
    verdicts = _waiting(records, covered, asked)
    return covered, [
        (record, verdict)
        for record in records
        if (verdict := verdicts.get(record[0])) and verdict.status is PromiseStatus.OPEN
    ]


def _promises(asked: _Asked, judged: _Asked | None = None) -> list[PromiseRow]:
    """Return the promises asked about; `judged` names the fewest whose money must be looked at."""
    records, covered = asked.ask(PROMISES), _covered(asked)
    verdicts = _waiting(records, covered, judged or asked)
    return [_row(record, verdicts.get(record[0]), covered) for record in records]


def _waiting(
    records: list[tuple[Any, ...]], covered: dict[int, list[tuple[int, str]]], asked: _Asked
) -> dict[int, Judgement]:
    """Return the judgements that were not made by the day.

    Promises on a whole account share its money: one that waits needs all the others judged.
    """
    as_of = asked.as_of
    waits = {record[0] for record in records if not _was_decided(record, as_of)}
    accounts = {_account(r) for r in records if r[0] in waits and r[0] not in covered}
    sharing = [
        record
        for record in records
        if not _was_withdrawn(record, as_of)
        and (record[0] in waits if record[0] in covered else _account(record) in accounts)
    ]
    found = _fresh(sharing, covered, asked) if sharing else {}
    return {promise_id: found[promise_id] for promise_id in waits & found.keys()}


def _account(record: tuple[Any, ...]) -> tuple[int, str]:
    return record[1], record[5]


def _was_decided(record: tuple[Any, ...], as_of: date) -> bool:
    return record[12] is not None and record[12] <= as_of.isoformat()


def _was_withdrawn(record: tuple[Any, ...], as_of: date) -> bool:
    return record[10] == PromiseStatus.CANCELLED and _was_decided(record, as_of)


def _covered(asked: _Asked) -> dict[int, list[tuple[int, str]]]:
    covered: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for promise_id, item_id, number in asked.ask(COVERED):
        covered[promise_id].append((item_id, number))
    return covered


def _terms(record: tuple[Any, ...]) -> PromiseTerms:
    return PromiseTerms(record[4], date.fromisoformat(record[6]), date.fromisoformat(record[7]))


def _fresh(
    records: list[tuple[Any, ...]],
    covered: dict[int, list[tuple[int, str]]],
    asked: _Asked,
) -> dict[int, Judgement]:
    grace = promise_grace()
    on_items = _on_items(asked)
    verdicts = {}
    whole: dict[tuple[int, str], list[tuple[Any, ...]]] = defaultdict(list)
    for record in records:
        items = covered.get(record[0])
        if items is None:
            whole[_account(record)].append(record)
            continue
        receipts = [receipt for item_id, _ in items for receipt in on_items.get(item_id, ())]
        verdicts[record[0]] = judge(_terms(record), receipts, asked.as_of, *grace)
    if whole:
        verdicts.update(_whole_account(whole, asked, grace))
    return verdicts


def _on_items(asked: _Asked) -> dict[int, list[Receipt]]:
    """Return the money that was allocated to each item by a day, with what ended of it."""
    found: dict[int, list[Receipt]] = defaultdict(list)
    for (item_id, day, _), moves in groupby(asked.ask(ON_ITEMS), _THE_MOVE):
        received_on = date.fromisoformat(day)
        listed = [(date.fromisoformat(row[3]), row[2]) for row in moves]
        left = standing(listed, asked.as_of)
        known_on = max((on for on, minor in listed if minor > 0), default=received_on)
        found[item_id] += [Receipt(received_on, left, known_on=known_on)] if left else []
        found[item_id] += [
            Receipt(received_on, -minor, ended_on) for ended_on, minor in listed if minor < 0
        ]
    return found


def _whole_account(
    whole: dict[tuple[int, str], list[tuple[Any, ...]]], asked: _Asked, grace: Grace
) -> dict[int, Judgement]:
    received: dict[tuple[int, str], list[Receipt]] = defaultdict(list)
    returned: dict[tuple[int, str], list[Receipt]] = defaultdict(list)
    for customer, currency, day, minor, back in asked.ask(ON_ACCOUNT):
        if minor <= 0:
            continue
        ended_on = None if back is None else date.fromisoformat(back)
        money = received if ended_on is None else returned
        money[customer, currency].append(Receipt(date.fromisoformat(day), minor, ended_on))
    verdicts = {}
    for key, records in whole.items():
        terms = [_terms(record) for record in records]
        shares = share_receipts(terms, received[key], *grace)
        for record, each, share in zip(records, terms, shares, strict=True):
            verdicts[record[0]] = judge(each, [*share, *returned[key]], asked.as_of, *grace)
    return verdicts


def _row(
    record: tuple[Any, ...],
    verdict: Judgement | None,
    covered: dict[int, list[tuple[int, str]]],
) -> PromiseRow:
    if verdict is None:
        decided_on = None if record[12] is None else date.fromisoformat(record[12])
        verdict = Judgement(PromiseStatus(record[10]), record[11], decided_on)
    items = covered.get(record[0], [])
    values = [
        *record[:6],
        date.fromisoformat(record[6]),
        date.fromisoformat(record[7]),
        *record[8:10],
        verdict.status,
        verdict.received_minor,
        verdict.decided_on,
        record[13],
        tuple(item_id for item_id, _ in items),
        tuple(number for _, number in items),
    ]
    return PromiseRow(*values)
