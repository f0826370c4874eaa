"""What was done to collect in a period: contacts, promises and money, by who did it or by day.

Who did it is who made the operation that the row came with. What a file brought has nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcomes import OUTCOMES, ContactKind
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.position import ask
from collector_desktop.queries.promise_judging import MONEY_IN

MADE_BY = """LEFT JOIN audit_change a ON a.table_name = '{table}' AND a.row_id = {row}.id
        AND a.action = 'insert' LEFT JOIN operation o ON o.id = a.operation_id"""

CONTACTS = f"""SELECT {{key}}, c.kind, c.outcome, count(*) FROM contact c
    {MADE_BY.format(table="contact", row="c")}
    WHERE c.made_on >= :first AND c.made_on <= :last AND c.kind <> 'note' GROUP BY 1, 2, 3"""
PROMISES = f"""SELECT {{key}}, count(*), sum(p.amount_minor) FROM promise p
    {MADE_BY.format(table="promise", row="p")}
    WHERE p.taken_on >= :first AND p.taken_on <= :last AND p.currency = :currency GROUP BY 1"""
RECEIPTS = f"""SELECT {{key}}, count(*), sum(i.amount_minor) FROM item i
    {MADE_BY.format(table="item", row="i")}
    WHERE {MONEY_IN} AND i.document_on >= :first AND i.document_on <= :last
        AND i.currency = :currency GROUP BY 1"""
DISPUTES = f"""SELECT {{key}}, count(*), sum(d.amount_minor) FROM dispute d
    JOIN item t ON t.id = d.item_id {MADE_BY.format(table="dispute", row="d")}
    WHERE d.raised_on >= :first AND d.raised_on <= :last AND t.currency = :currency GROUP BY 1"""
LISTED = f"""SELECT c.made_on, c.made_minute, u.code, u.name, c.kind, c.outcome, c.person_name,
    coalesce(o.actor, ''), c.note FROM contact c JOIN customer u ON u.id = c.customer_id
    {MADE_BY.format(table="contact", row="c")}
    WHERE c.made_on >= :first AND c.made_on <= :last AND c.kind <> 'note'
    ORDER BY c.made_on, coalesce(c.made_minute, 0), c.id"""

_WORKER = "coalesce(o.actor, '')"


class ActivityBy(StrEnum):
    """What the work is put together by."""

    WORKER = "worker"
    DAY = "day"


@dataclass(slots=True)
class Activity:
    """What one worker did, or what was done on one day; money in minor units.

    `reached` counts the calls in which the right person was spoken to.
    """

    name: str
    calls: int = 0
    reached: int = 0
    emails: int = 0
    letters: int = 0
    others: int = 0
    promises: int = 0
    promised_minor: int = 0
    receipts: int = 0
    received_minor: int = 0
    disputes: int = 0
    disputed_minor: int = 0


@frozen
class ContactMade:
    """One contact of the period, with the customer and who made it."""

    on: date
    minute: int | None
    code: str
    customer: str
    kind: str
    outcome: str
    person: str
    worker: str
    note: str


def activity(period: Period, by: ActivityBy) -> tuple[Activity, ...]:
    """Return what was done in a period, by name or day; money is that of its currency."""
    found: dict[str, Activity] = {}

    def row(name: str) -> Activity:
        return found.setdefault(name, Activity(name))

    for name, kind, outcome, count in _counted(CONTACTS, period, by, "c.made_on"):
        _add_contacts(row(name), kind, outcome, count)
    for name, count, minor in _counted(PROMISES, period, by, "p.taken_on"):
        row(name).promises, row(name).promised_minor = count, minor
    for name, count, minor in _counted(RECEIPTS, period, by, "i.document_on"):
        row(name).receipts, row(name).received_minor = count, minor
    for name, count, minor in _counted(DISPUTES, period, by, "d.raised_on"):
        row(name).disputes, row(name).disputed_minor = count, minor
    return tuple(found[name] for name in sorted(found, key=str.casefold))


def contacts_made(period: Period) -> tuple[ContactMade, ...]:
    """Return every contact of a period in its order; our own notes are none."""
    rows = ask(LISTED, **period.parameters)
    return tuple(ContactMade(date.fromisoformat(row[0]), *row[1:]) for row in rows)


def _counted(sql: str, period: Period, by: ActivityBy, day: str) -> list[tuple[Any, ...]]:
    key = _WORKER if by is ActivityBy.WORKER else day
    return ask(sql.format(key=key), **period.parameters)


def _add_contacts(row: Activity, kind: str, outcome: str, count: int) -> None:
    if kind == ContactKind.CALL:
        row.calls += count
        known = OUTCOMES.get(outcome)
        row.reached += count if known is not None and known.right_person else 0
    elif kind == ContactKind.EMAIL:
        row.emails += count
    elif kind == ContactKind.LETTER:
        row.letters += count
    else:
        row.others += count
