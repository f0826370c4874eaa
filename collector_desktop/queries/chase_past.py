"""What was sent of procedures up to a day: the last step of each item, and what was proposed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from collector_desktop.domain.chase import Past
from collector_desktop.queries.position import ask

DONE = "('handed_over', 'sent', 'printed', 'task', 'unknown', 'queued', 'sending')"
SENT = f"""SELECT t.item_id, t.step_id, coalesce(s.name, m.step_name), coalesce(s.position, 0),
    coalesce(m.sent_on, m.made_on), m.pay_by, m.reminder_number IS NOT NULL,
    m.state IN {DONE}, t.fee_minor
    FROM message_item t JOIN message m ON m.id = t.message_id
    LEFT JOIN procedure_step s ON s.id = t.step_id
    WHERE m.state <> 'taken_back' AND coalesce(m.sent_on, m.made_on) <= :day {{only}}
    ORDER BY coalesce(m.sent_on, m.made_on), t.id"""
OF_ITEMS = "AND t.item_id IN (SELECT id FROM item WHERE customer_id = :customer)"
MESSAGES = f"""SELECT customer_id, coalesce(sent_on, made_on) FROM message
    WHERE state IN {DONE} AND run_id IS NOT NULL
      AND coalesce(sent_on, made_on) BETWEEN :since AND :day"""
PLACES = """SELECT item_id, procedure_id, step_id, made_on FROM chase_place
    WHERE made_on <= :day ORDER BY made_on, id"""
LATEST_RUN = f"""SELECT max(r.made_on) FROM chase_run r WHERE r.state = 'finished'
    AND EXISTS (SELECT 1 FROM message m WHERE m.run_id = r.id AND m.state IN {DONE})"""
WEEK = 7


class PlaceSet(NamedTuple):
    """A procedure and step set for an item by hand, and since when."""

    procedure_id: int | None
    step_id: int | None
    on: date


@dataclass(slots=True)
class SentBefore:
    """What was sent of procedures up to a day.

    `past` is the last step of each item, `proposed` the last one that it was proposed for but not
    sent, `mentions` counts the written messages that listed an item, `fees` what was charged.
    """

    past: dict[int, Past] = field(default_factory=dict)
    proposed: dict[int, Past] = field(default_factory=dict)
    mentions: Counter[int] = field(default_factory=Counter)
    fees: Counter[int] = field(default_factory=Counter)


def sent_before(as_of: date, customer_id: int | None = None) -> SentBefore:
    """Return what was sent up to a day, to everybody or to one customer."""
    found = SentBefore()
    sql = SENT.format(only="" if customer_id is None else OF_ITEMS)
    for row in ask(sql, day=as_of.isoformat(), customer=customer_id):
        item_id, step_id, name, position, day, pay_by, is_written, is_done, fee = row
        if is_done:
            found.mentions[item_id] += is_written
            found.fees[item_id] += fee
        if step_id is not None:
            where = found.past if is_done else found.proposed
            on = date.fromisoformat(day)
            within = (date.fromisoformat(pay_by) - on).days if pay_by else 0
            where[item_id] = Past(on, name, position, step_id, within)
    return found


def steps_reached(as_of: date, customer_id: int | None = None) -> dict[int, str]:
    """Return the name of the last step that each item was sent, by the end of a day."""
    past = sent_before(as_of, customer_id).past
    return {item_id: each.step_name for item_id, each in past.items()}


def message_days(as_of: date) -> dict[int, list[date]]:
    """Return the days of the messages of the last week, up to a day, by customer."""
    since = as_of - timedelta(days=WEEK - 1)
    found: dict[int, list[date]] = {}
    for customer_id, on in ask(MESSAGES, day=as_of.isoformat(), since=since.isoformat()):
        found.setdefault(customer_id, []).append(date.fromisoformat(on))
    return found


def places_set(as_of: date) -> dict[int, PlaceSet]:
    """Return the newest place of each item that has one."""
    return {
        item_id: PlaceSet(procedure_id, step_id, date.fromisoformat(on))
        for item_id, procedure_id, step_id, on in ask(PLACES, day=as_of.isoformat())
    }


def latest_run_on() -> date | None:
    """Return the day of the latest run of which anything was sent."""
    day = ask(LATEST_RUN)[0][0]
    return None if day is None else date.fromisoformat(day)
