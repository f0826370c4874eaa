"""Promises to pay as they stand at a day, judged by what was received."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from functools import lru_cache
from sys import intern
from typing import Any, NamedTuple

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.promises import Judgement, PromiseStatus
from collector_desktop.queries.position import is_latest
from collector_desktop.queries.promise_judging import (
    Asked,
    account_of,
    covered_items,
    given_together,
    judged,
)

PROMISES = """SELECT p.id, p.customer_id, c.code, c.name, p.amount_minor, p.currency, p.taken_on,
    p.pay_by, p.method, p.person_name, p.status, p.received_minor, p.decided_on, p.contact_id
    FROM promise p JOIN customer c ON c.id = p.customer_id
    WHERE p.taken_on <= :day AND p.customer_id IN whose
    ORDER BY p.pay_by, p.id"""

EVERYBODY = "SELECT id FROM customer"
ONE = "SELECT :customer"
SOME = "SELECT value FROM json_each(:customers)"
PUT_OFF = """SELECT c.replaced_by_id, c.promise_id FROM promise_change c
    JOIN promise p ON p.id = c.promise_id
    WHERE c.replaced_by_id IS NOT NULL AND c.made_on <= :day AND p.customer_id IN whose"""
UNDECIDED = """SELECT customer_id FROM promise
    WHERE taken_on <= :day AND (decided_on IS NULL OR decided_on > :day)"""

# Money of later days may have been added to what a kept promise counts, or taken off it.
LATER_MONEY = """SELECT p.customer_id FROM promise p
    WHERE p.status = 'kept' AND p.taken_on <= :day AND p.decided_on <= :day
      AND (EXISTS (SELECT 1 FROM item i WHERE i.customer_id = p.customer_id
               AND i.type = 'receipt' AND i.document_on > :day)
           OR EXISTS (SELECT 1 FROM item i JOIN allocation a ON a.source_id = i.id
               WHERE i.customer_id = p.customer_id AND a.allocated_on > :day))"""
DOUBTED = f"{UNDECIDED} UNION {LATER_MONEY}"

# Many promises share few days and currencies: a large ledger keeps one of each, not one a row.
_day = lru_cache(maxsize=8192)(date.fromisoformat)


@frozen
class PromiseRow:
    """A promise with its judgement at a day; no items means it covers the whole account.

    `is_put_off` says that another one took its place by then.
    """

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
    is_put_off: bool = False

    @property
    def missing_minor(self) -> int:
        """What is still to come."""
        return max(0, self.amount_minor - self.received_minor)


def promises(as_of: date, customer_id: int | None = None) -> list[PromiseRow]:
    """Return every promise taken by a day, by the day promised, as it stood at that day's end.

    A judgement that was made by then is taken as it was kept, unless money moved later; every other
    is made afresh.
    """
    if customer_id is None:
        doubted = UNDECIDED if is_latest(as_of) else DOUBTED
        return _promises(Asked(as_of, EVERYBODY), Asked(as_of, doubted))
    return _promises(Asked(as_of, ONE, customer_id))


def promises_of(as_of: date, customer_ids: Collection[int]) -> list[PromiseRow]:
    """Return the promises of some customers, as `promises` gives them."""
    return _promises(Asked(as_of, SOME, customers=json.dumps(list(customer_ids))))


def open_promises(as_of: date, customer_id: int | None = None) -> list[PromiseRow]:
    """Return the promises that are in force at a day: only those not judged are looked at."""
    asked = Asked(as_of, UNDECIDED if customer_id is None else ONE, customer_id)
    covered, found = in_force(asked)
    return [_row(record, verdict, covered) for record, verdict in found]


def open_promises_of(as_of: date, customer_ids: Collection[int]) -> list[PromiseRow]:
    """Return the promises of some customers that are in force at a day."""
    covered, found = in_force(Asked(as_of, SOME, customers=json.dumps(list(customer_ids))))
    return [_row(record, verdict, covered) for record, verdict in found]


class KeptJudgement(NamedTuple):
    """The judgement of a promise as the ledger has it."""

    id: int
    status: str
    received_minor: int
    decided_on: date | None


def both_judgements(
    as_of: date, customer_id: int | None = None
) -> tuple[list[KeptJudgement], dict[int, Judgement]]:
    """Return how the promises taken by a day were judged, and how they are afresh from the money.

    They are those of everybody or of one customer; one that was withdrawn is not judged afresh.
    """
    asked = Asked(as_of, EVERYBODY if customer_id is None else ONE, customer_id)
    records = _records(asked)
    if not records:
        return [], {}
    kept = [KeptJudgement(row[0], row[10], row[11], row[12] and _day(row[12])) for row in records]
    found = judged(_taking(records, as_of), covered_items(asked), asked)
    live = {record[0] for record in records if not _was_withdrawn(record, as_of)}
    return kept, {promise_id: found[promise_id] for promise_id in live}


def fresh_judgements(as_of: date, customer_id: int | None = None) -> dict[int, Judgement]:
    """Return the judgement of every promise that was not withdrawn, made afresh from the money."""
    return both_judgements(as_of, customer_id)[1]


def in_force(
    asked: Asked,
) -> tuple[dict[int, list[tuple[int, str]]], list[tuple[tuple[Any, ...], Judgement]]]:
    """Return what promises cover, and those in force at the day asked about, as judged."""
    records, covered = _records(asked), covered_items(asked)
    verdicts = _waiting(records, covered, asked)
    return covered, [
        (record, verdict)
        for record in records
        if (verdict := verdicts.get(record[0])) and verdict.status is PromiseStatus.OPEN
    ]


def _promises(asked: Asked, judged: Asked | None = None) -> list[PromiseRow]:
    """Return the promises asked about; `judged` names the fewest whose money must be looked at."""
    records, covered = _records(asked), covered_items(asked)
    verdicts = _waiting(records, covered, judged or asked)
    return [_row(record, verdicts.get(record[0]), covered) for record in records]


def _waiting(
    records: list[tuple[Any, ...]], covered: dict[int, list[tuple[int, str]]], asked: Asked
) -> dict[int, Judgement]:
    """Return the judgements that were not made by the day, or may count money of later days.

    Promises may share money: one that waits needs all the others judged.
    """
    as_of = asked.as_of
    moved = set() if is_latest(as_of) else {row[0] for row in asked.ask(LATER_MONEY)}
    waits = {
        record[0]
        for record in records
        if not _was_decided(record, as_of)
        or (record[10] == PromiseStatus.KEPT and record[1] in moved)
    }
    money = {_its_money(r, covered) for r in records if r[0] in waits}
    sharing = [record for record in _taking(records, as_of) if _its_money(record, covered) in money]
    found = judged(sharing, covered, asked) if sharing else {}
    return {promise_id: found[promise_id] for promise_id in waits & found.keys()}


def _records(asked: Asked) -> list[tuple[Any, ...]]:
    """Return the rows of the promises asked about, and behind each in which contact it began.

    That is the contact of the first of those that were put off one to the other. The last column
    says whether it was put off itself.
    """
    records = asked.ask(PROMISES)
    if not records:
        return []
    came_of = dict(asked.ask(PUT_OFF))
    contacts = {record[0]: record[13] for record in records}
    put_off = set(came_of.values())
    found = []
    for record in records:
        first = record[0]
        while first in came_of:
            first = came_of[first]
        found.append((*record, contacts[first], record[0] in put_off))
    return found


def _taking(records: list[tuple[Any, ...]], as_of: date) -> list[tuple[Any, ...]]:
    """Return the promises that take money: those not withdrawn, and what was paid of those put off.

    The promise in the place of one is for the rest, so that what came before is spent.
    """
    found = []
    for record in records:
        if not _was_withdrawn(record, as_of):
            found.append(record)
        elif record[15] and record[11]:
            found.append((*record[:4], record[11], *record[5:7], record[12], *record[8:]))
    return found


def _its_money(
    record: tuple[Any, ...], covered: dict[int, list[tuple[int, str]]]
) -> tuple[object, ...]:
    """Return what names the money that a promise may share with others."""
    items = covered.get(record[0])
    return account_of(record) if items is None else given_together(record, items)


def _was_decided(record: tuple[Any, ...], as_of: date) -> bool:
    return record[12] is not None and record[12] <= as_of.isoformat()


def _was_withdrawn(record: tuple[Any, ...], as_of: date) -> bool:
    return record[10] == PromiseStatus.CANCELLED and _was_decided(record, as_of)


def _row(
    record: tuple[Any, ...],
    verdict: Judgement | None,
    covered: dict[int, list[tuple[int, str]]],
) -> PromiseRow:
    if verdict is None:
        decided_on = None if record[12] is None else _day(record[12])
        verdict = Judgement(PromiseStatus(record[10]), record[11], decided_on)
    items = covered.get(record[0], [])
    values = [
        *record[:5],
        intern(record[5]),
        _day(record[6]),
        _day(record[7]),
        intern(record[8]),
        record[9],
        verdict.status,
        verdict.received_minor,
        verdict.decided_on,
        record[13],
        tuple(item_id for item_id, _ in items),
        tuple(number for _, number in items),
        record[15],
    ]
    return PromiseRow(*values)
