"""Everything in the ledger as plain rows, for files that leave it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from collector_desktop.domain.allocation_days import plain_moves
from collector_desktop.domain.contact_limits import clock_text
from collector_desktop.domain.money import Money, plain_amount
from collector_desktop.queries.position import ask
from collector_desktop.queries.promises import promises

Row = tuple[str | int | date | Money | None, ...]
NO_CONTACT = "none"

CUSTOMERS = """SELECT c.code, c.name, c.kind, c.email, c.phone,
    a.line1, a.line2, a.city, a.region, a.postcode, a.country, c.currency, c.terms,
    c.credit_limit_minor, c.procedure, g.name
    FROM customer c
    LEFT JOIN customer_group g ON g.id = c.group_id
    LEFT JOIN address a ON a.customer_id = c.id AND a.kind = 'billing'
    ORDER BY c.id"""

ITEMS = """SELECT i.type, i.number, c.code, i.document_on, i.due_on, i.amount_minor, i.currency,
    i.reference, i.description
    FROM item i JOIN customer c ON c.id = i.customer_id
    WHERE i.document_on <= :until ORDER BY i.id"""

ALLOCATIONS = """SELECT a.allocated_on, a.source_id, a.target_id, a.amount_minor,
        s.number, t.number, s.currency
    FROM allocation a JOIN item s ON s.id = a.source_id JOIN item t ON t.id = a.target_id
    WHERE a.allocated_on <= :until AND s.document_on <= :until AND t.document_on <= :until
    ORDER BY a.allocated_on, a.amount_minor > 0, a.id"""

PARTED = """SELECT s.number, t.number, c.code, a.allocated_on, s.currency,
        -sum(min(a.amount_minor, 0))
    FROM allocation a JOIN item s ON s.id = a.source_id JOIN item t ON t.id = a.target_id
    JOIN customer c ON c.id = s.customer_id
    WHERE a.allocated_on <= :until
    GROUP BY a.source_id, a.target_id, a.allocated_on
    HAVING min(a.amount_minor) < 0 AND sum(a.amount_minor) >= 0 ORDER BY min(a.id)"""

CONTACTS = """SELECT c.code, k.made_on, k.made_minute, k.kind, k.outcome, k.person_name, k.note,
    k.next_on, k.next_minute, coalesce((SELECT group_concat(i.number, ' ') FROM contact_item ci
        JOIN item i ON i.id = ci.item_id WHERE ci.contact_id = k.id), ''), d.file_name,
    k.id, k.closed_by_id, f.seconds, f.number, f.paid_on, f.paid_reference, f.rule_broken,
    f.override_reason
    FROM contact k JOIN customer c ON c.id = k.customer_id
    LEFT JOIN document d ON d.id = k.document_id LEFT JOIN contact_fact f ON f.contact_id = k.id
    WHERE k.made_on <= :until ORDER BY k.made_on, k.made_minute, k.id"""


PAID_BEFORE = """SELECT b.promise_id, i.number, b.amount_minor, i.currency
    FROM promise_before b JOIN item i ON i.id = b.receipt_id ORDER BY b.id"""


def customer_rows() -> Iterator[Row]:
    """Yield code, name, kind, e-mail, phone, address, currency, terms, limit, procedure, group."""
    for *who, currency, terms, limit, procedure, group in ask(CUSTOMERS):
        words = tuple(text or "" for text in who)
        most = None if limit is None else Money(limit, currency)
        yield (*words, currency, terms, most, procedure, group or "")


def item_rows(until: date) -> Iterator[Row]:
    """Yield type, number, customer, day, due day, amount, currency, reference, description."""
    for *name, made, due, minor, currency, reference, words in ask(ITEMS, until=until.isoformat()):
        days = (date.fromisoformat(made), date.fromisoformat(due))
        yield (*name, *days, Money(minor, currency), currency, reference, words)


def allocation_rows(until: date) -> Iterator[Row]:
    """Yield the paying number, the paid number, the day and the amount.

    A negative amount ends an earlier allocation on its day. The ends of a day come before what
    begins on it, so that whoever adds the rows up in their order never finds too much allocated.
    """
    for text, rows in groupby(ask(ALLOCATIONS, until=until.isoformat()), lambda row: row[0]):
        day, today = date.fromisoformat(text), list(rows)
        if today[0][3] < 0:
            today = _net(today, day)
        for _, _, _, minor, source, target, currency in today:
            yield (source, target, day, Money(minor, currency))


def parted_rows(until: date) -> Iterator[Row]:
    """Yield both numbers, the customer, the day and the amount of what began and ended on a day."""
    for source, target, code, text, currency, minor in ask(PARTED, until=until.isoformat()):
        yield (source, target, code, date.fromisoformat(text), Money(minor, currency))


def _net(rows: list[tuple[Any, ...]], day: date) -> list[tuple[Any, ...]]:
    """Return the allocations of a day so that none begins and ends on it."""
    pairs: dict[tuple[int, int], list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        pairs[row[1], row[2]].append(row)
    plain = [
        (*same[0][:3], minor, *same[0][4:])
        for same in pairs.values()
        for _, minor in plain_moves([(day, row[3]) for row in same])
    ]
    return sorted(plain, key=lambda row: row[3] > 0)


def contact_rows(until: date) -> Iterator[Row]:
    """Yield what was said, when, by whom and about which items, what is to follow and its end."""
    for row in ask(CONTACTS, until=until.isoformat()):
        code, made, minute, *said, next_on, next_minute, items, document = row[:11]
        own, closed, seconds, number, paid_on, *facts = row[11:]
        next_day = date.fromisoformat(next_on) if next_on else None
        when = (date.fromisoformat(made), time_of(minute))
        follow = (next_day, time_of(next_minute), items, document or "")
        paid_day = date.fromisoformat(paid_on) if paid_on else None
        paid = (seconds, number or "", paid_day, *(words or "" for words in facts))
        yield (code, *when, *said, *follow, own, closed, *paid)


def promise_rows(as_of: date) -> Iterator[Row]:
    """Yield customer, amount, currency, day promised, day taken, status, received and the rest.

    The contact in which it was given stands last: promises of one contact were given together.
    """
    before = _paid_before()
    for each in promises(as_of):
        yield (
            each.customer_code,
            Money(each.amount_minor, each.currency),
            each.currency,
            each.pay_by,
            each.taken_on,
            each.status.value,
            Money(each.received_minor, each.currency),
            each.decided_on,
            each.person_name,
            each.method,
            " ".join(each.items),
            each.promise_id,
            "; ".join(before.get(each.promise_id, ())),
            NO_CONTACT if each.contact_id is None else each.contact_id,
        )


def _paid_before() -> dict[int, list[str]]:
    """Return what was paid on the day of each promise before it: receipts with their sums."""
    found: dict[int, list[str]] = defaultdict(list)
    for promise_id, number, minor, currency in ask(PAID_BEFORE):
        found[promise_id].append(f"{number}={plain_amount(minor, currency)}")
    return found


def time_of(minute: int | None) -> str:
    """Return a minute of the day as an export writes it; empty if it is not known."""
    return "" if minute is None else clock_text(minute)
