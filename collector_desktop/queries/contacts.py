"""The contact history: what was said, sent and agreed, and what is to follow."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import AMONG, ask

NEWEST = """contact t
    JOIN (SELECT c.id, max(c.made_on) FROM contact c
          LEFT JOIN document d ON d.id = c.document_id
          WHERE c.kind <> 'note' AND c.made_on <= :day
            AND (d.id IS NULL OR d.kind = 'letter') {only}
          GROUP BY c.customer_id) newest ON newest.id = t.id"""
LAST = f"SELECT t.customer_id, t.made_on, t.kind, t.outcome, t.person_name FROM {NEWEST}"

FOLLOW_UPS = """SELECT c.customer_id, c.next_on, c.next_minute, c.outcome, c.note, c.made_on,
    c.id FROM contact c LEFT JOIN contact later ON later.id = c.closed_by_id
    WHERE c.next_on IS NOT NULL AND c.made_on <= :day
      AND (later.id IS NULL OR later.made_on > :day) {only}
    ORDER BY c.customer_id, c.next_on, c.next_minute, c.id"""

HISTORY = """SELECT c.id, c.customer_id, c.kind, c.outcome, c.person_name, c.note, c.made_on,
    c.made_minute, c.next_on, c.next_minute, d.kind, d.file_name, f.seconds, f.paid_on,
    coalesce(f.paid_reference, ''), coalesce(f.rule_broken, ''), coalesce(f.override_reason, ''),
    coalesce(later.made_on <= :day, 0)
    FROM contact c LEFT JOIN document d ON d.id = c.document_id
    LEFT JOIN contact later ON later.id = c.closed_by_id
    LEFT JOIN contact_fact f ON f.contact_id = c.id
    WHERE c.customer_id = :customer AND c.made_on <= :day
    ORDER BY c.made_on DESC, c.made_minute DESC, c.id DESC LIMIT :most"""


@frozen
class LastContact:
    """The newest contact with a customer; notes and statements do not count."""

    customer_id: int
    made_on: date
    kind: str
    outcome: str
    person_name: str


@frozen
class OpenFollowUp:
    """What is to follow on a contact and has not been done."""

    customer_id: int
    next_on: date
    next_minute: int | None
    outcome: str
    note: str
    made_on: date
    contact_id: int


@frozen
class ContactRow:
    """One line of the history; a document's kind and file name when one was sent.

    Of a call: how many `seconds` it took, when and under which reference they say to have paid,
    and which rule it was made against, for what reason. `is_followed` says that a later contact
    has done what was to follow.
    """

    contact_id: int
    customer_id: int
    kind: str
    outcome: str
    person_name: str
    note: str
    made_on: date
    made_minute: int | None
    next_on: date | None
    next_minute: int | None
    document_kind: str | None
    file_name: str | None
    seconds: int | None = None
    paid_on: date | None = None
    paid_reference: str = ""
    rule_broken: str = ""
    override_reason: str = ""
    is_followed: bool = False


def last_contacts(
    as_of: date, customer_ids: Collection[int] | None = None
) -> dict[int, LastContact]:
    """Return the newest contact of each customer, or of some, by the end of a day."""
    rows = _ask(LAST, as_of, customer_ids)
    return {row[0]: LastContact(row[0], date.fromisoformat(row[1]), *row[2:]) for row in rows}


def follow_ups(as_of: date, customer_ids: Collection[int] | None = None) -> dict[int, OpenFollowUp]:
    """Return the first follow-up of each customer, or of some, that is still open at a day."""
    found: dict[int, OpenFollowUp] = {}
    for row in _ask(FOLLOW_UPS, as_of, customer_ids):
        if row[0] not in found:
            values = list(row)
            values[1], values[5] = date.fromisoformat(row[1]), date.fromisoformat(row[5])
            found[row[0]] = OpenFollowUp(*values)
    return found


def history(customer_id: int, as_of: date, most: int = 1000) -> list[ContactRow]:
    """Return a customer's contacts up to a day, newest first."""
    rows = ask(HISTORY, customer=customer_id, day=as_of.isoformat(), most=most)
    return [_contact(row) for row in rows]


def _ask(sql: str, as_of: date, customer_ids: Collection[int] | None) -> list[tuple[Any, ...]]:
    if customer_ids is None:
        return ask(sql.format(only=""), day=as_of.isoformat())
    among = json.dumps(list(customer_ids))
    text = sql.format(only=f"AND c.customer_id {AMONG}")
    return ask(text, day=as_of.isoformat(), customers=among)


def _contact(row: tuple[Any, ...]) -> ContactRow:
    values = list(row)
    values[6] = date.fromisoformat(row[6])
    for at in (8, 13):
        values[at] = None if row[at] is None else date.fromisoformat(row[at])
    values[-1] = bool(row[-1])
    return ContactRow(*values)
