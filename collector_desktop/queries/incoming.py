"""Answers that came by e-mail: which wait to be read, and who has not answered at all."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.settings_mail import CHASE_NO_REPLY_DAYS
from collector_desktop.domain.subject_marks import marked_code
from collector_desktop.queries.contacts import LastContact
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.position import ask
from collector_desktop.queries.settings import settings

UNREAD_MAIL = """SELECT m.id, m.customer_id, m.kind, m.from_address, m.subject, m.text, m.made_on,
    m.read_on, coalesce(c.name, '') FROM incoming_message m
    LEFT JOIN customer c ON c.id = m.customer_id
    WHERE m.kind = 'reply' AND m.made_on <= :day AND m.read_on IS NULL
    ORDER BY m.received_at DESC, m.id"""
UNREAD = """SELECT DISTINCT customer_id FROM incoming_message
    WHERE kind = 'reply' AND customer_id IS NOT NULL AND made_on <= :day
      AND (read_on IS NULL OR read_on > :day)"""
ANSWERED = """SELECT customer_id, max(on_day) FROM (
    SELECT customer_id, made_on AS on_day FROM incoming_message
        WHERE kind = 'reply' AND made_on <= :day
          AND customer_id IN (SELECT value FROM json_each(:customers))
    UNION ALL SELECT customer_id, document_on FROM item
        WHERE type = 'receipt' AND document_on <= :day
          AND customer_id IN (SELECT value FROM json_each(:customers)))
    GROUP BY customer_id"""
WRITTEN = frozenset(("email", "letter"))
BY_REF = """SELECT id, customer_id FROM message WHERE message_ref <> ''
    AND message_ref IN (SELECT value FROM json_each(:refs)) ORDER BY id DESC LIMIT 1"""
BY_ADDRESS = """SELECT id, customer_id FROM message WHERE lower(address) = lower(:address)
    AND channel = 'email' AND state IN ('sent', 'handed_over', 'unknown')
    ORDER BY id DESC LIMIT 1"""
WHOSE = """SELECT id FROM customer WHERE lower(email) = lower(:address)
    UNION SELECT customer_id FROM person WHERE lower(email) = lower(:address)"""


@frozen
class IncomingRow:
    """An e-mail that came in; without customer and name where nobody knows the sender."""

    incoming_id: int
    customer_id: int | None
    kind: str
    from_address: str
    subject: str
    text: str
    made_on: date
    read_on: date | None
    name: str


def unread_replies(as_of: date) -> frozenset[int]:
    """Return the customers with an answer that nobody has read by the end of a day."""
    return frozenset(row[0] for row in ask(UNREAD, day=as_of.isoformat()))


def unread_mail(as_of: date) -> list[IncomingRow]:
    """Return the answers that nobody has read, newest first."""
    return [_row(row) for row in ask(UNREAD_MAIL, day=as_of.isoformat())]


def unanswered(last: Collection[LastContact], as_of: date) -> dict[int, date]:
    """Return since when customers have not answered a letter or e-mail, for those who should have.

    `last` are their newest contacts: whoever called or visited since waits for no answer. An
    answer by e-mail and a payment count as one.
    """
    latest = as_of - timedelta(days=settings()[CHASE_NO_REPLY_DAYS])
    waiting = {
        each.customer_id: each.made_on
        for each in last
        if each.kind in WRITTEN and each.made_on <= latest
    }
    if not waiting:
        return {}
    among = json.dumps(list(waiting))
    rows = ask(ANSWERED, day=as_of.isoformat(), customers=among)
    answered = {row[0]: date.fromisoformat(row[1]) for row in rows}
    return {
        customer: sent
        for customer, sent in waiting.items()
        if answered.get(customer, date.min) < sent
    }


def answered_message(refs: Collection[str]) -> tuple[int, int] | None:
    """Return the newest message with one of these Message-IDs, and its customer."""
    rows = ask(BY_REF, refs=json.dumps(list(refs)))
    return (rows[0][0], rows[0][1]) if rows else None


def last_message_to(address: str) -> tuple[int, int] | None:
    """Return the newest e-mail that went to an address, and its customer."""
    rows = ask(BY_ADDRESS, address=address)
    return (rows[0][0], rows[0][1]) if rows else None


def customer_writing(address: str) -> int | None:
    """Return whose address this is, if it is that of one customer only."""
    rows = ask(WHOSE, address=address) if address else []
    return rows[0][0] if len(rows) == 1 else None


def customer_marked(subject: str) -> int | None:
    """Return whose mark the subject of an e-mail carries, by the code of now or of before."""
    code = marked_code(subject)
    try:
        return customer_id_of(code) if code else None
    except RefusedError:
        return None


def _row(row: tuple[Any, ...]) -> IncomingRow:
    values = list(row)
    values[6] = date.fromisoformat(row[6])
    values[7] = None if row[7] is None else date.fromisoformat(row[7])
    return IncomingRow(*values)
