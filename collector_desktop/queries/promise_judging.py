"""The judging of promises by the money that came in, for the promises that a question is about.

A record is a row of `PROMISES` in `queries.promises`, with the contact in which it began.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from collector_desktop.domain.allocation_days import standing
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import LARGEST_MINOR
from collector_desktop.domain.promises import (
    Judgement,
    PromiseTerms,
    Receipt,
    judge,
    share_receipts,
    since_said,
)
from collector_desktop.domain.settings import PROMISE_ENOUGH_PERCENT
from collector_desktop.domain.working_days import Calendar
from collector_desktop.queries.calendars import promise_grace
from collector_desktop.queries.position import ask
from collector_desktop.queries.returns import RETURNED_ON
from collector_desktop.queries.settings import settings

COVERED = """SELECT pi.promise_id, pi.item_id, i.number FROM promise_item pi
    JOIN item i ON i.id = pi.item_id JOIN promise p ON p.id = pi.promise_id
    WHERE p.customer_id IN whose ORDER BY pi.promise_id, i.due_on, i.id"""

# What was paid before the ledger began is known by its sum only, not by a day.
RECEIVED = "(i.type = 'receipt' AND i.origin <> 'earlier')"
MONEY_IN = f"({RECEIVED} OR (i.type = 'credit_adjustment' AND i.origin = 'source'))"

ON_ITS_OWN_PROMISE = """coalesce((SELECT sum(a.amount_minor) FROM allocation a
    WHERE a.source_id = i.id AND a.allocated_on <= :day AND EXISTS (
        SELECT 1 FROM promise_item pi JOIN promise p ON p.id = pi.promise_id
        WHERE pi.item_id = a.target_id AND p.status <> 'cancelled'
          AND i.document_on BETWEEN p.taken_on AND p.pay_by)), 0)"""

BEFORE = """SELECT b.promise_id, b.receipt_id, b.amount_minor FROM promise_before b
    JOIN promise p ON p.id = b.promise_id WHERE p.customer_id IN whose"""

ON_ACCOUNT = f"""SELECT i.customer_id, i.currency, i.document_on,
    i.amount_minor - {ON_ITS_OWN_PROMISE}, {RETURNED_ON}, i.id
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

Rules = tuple[date, int, Calendar, int]
Before = dict[int, list[tuple[int, int]]]

_THE_MOVE = itemgetter(0, 1, 4)


@frozen
class Asked:
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


def covered_items(asked: Asked) -> dict[int, list[tuple[int, str]]]:
    """Return the items that each promise asked about covers, with their numbers."""
    covered: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for promise_id, item_id, number in asked.ask(COVERED):
        covered[promise_id].append((item_id, number))
    return covered


def account_of(record: tuple[Any, ...]) -> tuple[int, str]:
    """Return whose promise a record is, and in what currency."""
    return record[1], record[5]


def _terms(record: tuple[Any, ...], before: Before) -> PromiseTerms:
    days = (date.fromisoformat(record[6]), date.fromisoformat(record[7]))
    return PromiseTerms(record[4], *days, tuple(before.get(record[0], ())))


def _before(asked: Asked) -> Before:
    """Return the money that was there when each promise was made, by its receipt."""
    found: Before = defaultdict(list)
    for promise_id, receipt_id, minor in asked.ask(BEFORE):
        found[promise_id].append((receipt_id, minor))
    return found


def given_together(record: tuple[Any, ...], items: list[tuple[int, str]]) -> tuple[object, ...]:
    """Return what promises for the same items share when they were given in one contact.

    Those share the money for the items, the earliest day first, also when one was put off since;
    any other is judged by itself.
    """
    return (record[14] or f"promise {record[0]}", *(item_id for item_id, _ in items))


def judged(
    records: list[tuple[Any, ...]],
    covered: dict[int, list[tuple[int, str]]],
    asked: Asked,
) -> dict[int, Judgement]:
    """Return how promises stand at the day asked about, each made afresh from the money."""
    whole: dict[tuple[int, str], list[tuple[Any, ...]]] = defaultdict(list)
    together: dict[tuple[object, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for record in records:
        items = covered.get(record[0])
        if items is None:
            whole[account_of(record)].append(record)
        else:
            together[given_together(record, items)].append(record)
    verdicts: dict[int, Judgement] = {}
    stored = settings()
    rules = (asked.as_of, *promise_grace(stored), stored[PROMISE_ENOUGH_PERCENT])
    before = _before(asked)
    if together:
        on_items = _on_items(asked)
        for group in together.values():
            items = covered[group[0][0]]
            money = [receipt for item_id, _ in items for receipt in on_items.get(item_id, ())]
            terms = [_terms(record, before) for record in group]
            verdicts |= _sharing(group, terms, money, rules)
    if whole:
        on_account = _on_account(asked)
        for key, group in whole.items():
            terms = [_terms(record, before) for record in group]
            verdicts |= _sharing(group, terms, on_account[key], rules, is_shared=True)
    return verdicts


def _sharing(
    records: list[tuple[Any, ...]],
    terms: list[PromiseTerms],
    money: list[Receipt],
    rules: Rules,
    *,
    is_shared: bool = False,
) -> dict[int, Judgement]:
    """Return how promises stand that share money, each taking no more of it than its sum.

    What ended of it pays none of them. One that shares with nobody, or only with those in whose
    place it came, counts all of it. Where no money came, each is judged without. The rules are the
    day to judge at, the days of grace, those on which money arrives, and how many per cent are
    enough.
    """
    if not money:
        return {
            record[0]: judge(each, (), *rules) for record, each in zip(records, terms, strict=True)
        }
    _, grace, is_worked, _ = rules
    money = sorted(money, key=lambda receipt: receipt.ended_on is not None)
    standing_ = [receipt for receipt in money if receipt.ended_on is None]
    is_alone = not is_shared and sum(not record[15] for record in records) == 1
    wanting = [
        replace(each, amount_minor=LARGEST_MINOR) if is_alone and not record[15] else each
        for record, each in zip(records, terms, strict=True)
    ]
    shares = share_receipts(wanting, standing_, grace, is_worked)
    found = {}
    for record, each, share in zip(records, terms, shares, strict=True):
        ended = since_said(each, money)[len(standing_) :]
        counting = [receipt for receipt in (*share, *ended) if receipt.amount_minor]
        found[record[0]] = judge(each, counting, *rules)
    return found


def _on_items(asked: Asked) -> dict[int, list[Receipt]]:
    """Return the money that was allocated to each item by a day, with what ended of it."""
    found: dict[int, list[Receipt]] = defaultdict(list)
    for (item_id, day, source), moves in groupby(asked.ask(ON_ITEMS), _THE_MOVE):
        received_on = date.fromisoformat(day)
        listed = [(date.fromisoformat(row[3]), row[2]) for row in moves]
        left = standing(listed, asked.as_of)
        known_on = max((on for on, minor in listed if minor > 0), default=received_on)
        found[item_id] += (
            [Receipt(received_on, left, known_on=known_on, source=source)] if left else []
        )
        found[item_id] += [
            Receipt(received_on, -minor, ended_on, source=source)
            for ended_on, minor in listed
            if minor < 0
        ]
    return found


def _on_account(asked: Asked) -> dict[tuple[int, str], list[Receipt]]:
    """Return the money of each account that is not allocated to a promised item of its own."""
    found: dict[tuple[int, str], list[Receipt]] = defaultdict(list)
    for customer, currency, day, minor, back, source in asked.ask(ON_ACCOUNT):
        if minor > 0:
            ended_on = None if back is None else date.fromisoformat(back)
            money = Receipt(date.fromisoformat(day), minor, ended_on, source=source)
            found[customer, currency].append(money)
    return found
