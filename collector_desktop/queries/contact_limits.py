"""What people asked for or is known of them, that limits contact, at the end of any day."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from collector_desktop.domain.contact_limits import Limit, LimitKind
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.queries.position import ask

LIMITS = """SELECT l.id, l.customer_id, c.code, p.name, l.kind, l.channel, l.from_minute,
    l.to_minute, l.reason, l.made_on, CASE WHEN l.ended_on <= :day THEN l.ended_on END
    FROM contact_limit l CROSS JOIN customer c ON c.id = l.customer_id
    LEFT JOIN person p ON p.id = l.person_id
    WHERE l.made_on <= :day {only} ORDER BY l.made_on, l.id"""
STANDING = "AND (l.ended_on IS NULL OR l.ended_on > :day)"
AMONG = "AND l.customer_id IN (SELECT value FROM json_each(:customers))"
BARRED = """SELECT p.customer_id, p.name FROM person p WHERE p.do_not_call {only}"""


@frozen
class LimitRow:
    """One limit of a person by name, or without one of everybody at the customer.

    One without an id is the tick "do not call" of a person.
    """

    limit_id: int | None
    customer_id: int
    code: str
    person: str
    limit: Limit
    reason: str
    made_on: date
    ended_on: date | None


def contact_limits(
    as_of: date, customer_ids: Collection[int] | None = None, *, with_ended: bool = False
) -> dict[int, tuple[LimitRow, ...]]:
    """Return what limits contact at the end of a day, by customer, the oldest first."""
    found: dict[int, tuple[LimitRow, ...]] = defaultdict(tuple)
    values: dict[str, object] = {"day": as_of.isoformat()}
    mine = theirs = ""
    if customer_ids is not None:
        values["customers"] = json.dumps(list(customer_ids))
        mine, theirs = AMONG, "AND p.customer_id IN (SELECT value FROM json_each(:customers))"
    which = ("" if with_ended else STANDING) + f" {mine}"
    for row in ask(LIMITS.format(only=which), **values):
        found[row[1]] += (_row(row),)
    no_calls = Limit(LimitKind.NO_CHANNEL, ContactKind.CALL)
    for customer_id, name in ask(BARRED.format(only=theirs), **values):
        barred = LimitRow(None, customer_id, "", name, no_calls, "", date.min, None)
        found[customer_id] += (barred,)
    return dict(found)


def limits_of(rows: Collection[LimitRow], person: str = "") -> tuple[Limit, ...]:
    """Return the limits that hold for a person by name: their own and those of everybody."""
    return tuple(row.limit for row in rows if row.person in {"", person})


def _row(row: tuple[Any, ...]) -> LimitRow:
    limit_id, customer_id, code, person, kind, channel, first, last, reason, made, ended = row
    day = date.fromisoformat(made)
    limit = Limit(LimitKind(kind), channel, first, last, day)
    over = None if ended is None else date.fromisoformat(ended)
    return LimitRow(limit_id, customer_id, code, person or "", limit, reason, day, over)
