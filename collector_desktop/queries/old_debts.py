"""Debts that become time-barred, and what restarts their limitation period."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.legal_letters import place_of
from collector_desktop.domain.limitation import LEAST_MONTHS, limitation
from collector_desktop.domain.months import add_months
from collector_desktop.domain.settings import COMPANY_COUNTRY
from collector_desktop.queries.position import AMONG, ask, with_position
from collector_desktop.queries.promise_judging import MONEY_IN
from collector_desktop.queries.settings import settings

PAID = f"""SELECT a.target_id, i.document_on FROM allocation a JOIN item i ON i.id = a.source_id
    JOIN item d ON d.id = a.target_id WHERE d.customer_id {AMONG} AND {MONEY_IN}
    AND i.document_on <= :day AND a.allocated_on <= :day
    GROUP BY a.target_id, i.id HAVING sum(a.amount_minor) > 0"""
ACKNOWLEDGED = f"""SELECT p.taken_on, p.customer_id, pi.item_id FROM promise p
    JOIN contact c ON c.id = p.contact_id AND c.kind IN ('email', 'letter')
    LEFT JOIN promise_item pi ON pi.promise_id = p.id
    WHERE p.customer_id {AMONG} AND p.taken_on <= :day"""
OLD = f"""SELECT p.id, p.customer_id, p.number, p.due_on, p.open_minor, p.currency,
    coalesce(a.country, ''), coalesce(a.postcode, '')
    FROM position p LEFT JOIN address a ON a.customer_id = p.customer_id AND a.kind = 'billing'
    WHERE p.customer_id {AMONG} AND p.sign = 1 AND p.due_on <= :oldest ORDER BY p.due_on, p.id"""


@frozen
class TooOldSoon:
    """The first debt of a customer that becomes too old within six months, in minor units."""

    number: str
    on: date
    open_minor: int
    currency: str


@frozen
class BegunAnew:
    """The days on which the time of debts began again: by item, and of all debts of a customer."""

    of_items: dict[int, list[date]]
    of_customers: dict[int, list[date]]

    def days(self, item_id: int, customer_id: int) -> list[date]:
        """Return the days that count for one debt."""
        return [*self.of_items.get(item_id, ()), *self.of_customers.get(customer_id, ())]


def begun_anew(customer_ids: Collection[int], as_of: date) -> BegunAnew:
    """Return when part payments and written promises of customers began the time of debts again."""
    values = {"customers": json.dumps(sorted(customer_ids)), "day": as_of.isoformat()}
    of_items: dict[int, list[date]] = defaultdict(list)
    of_customers: dict[int, list[date]] = defaultdict(list)
    for item_id, day in ask(PAID, **values):
        of_items[item_id].append(date.fromisoformat(day))
    for day, customer_id, item_id in ask(ACKNOWLEDGED, **values):
        if item_id is None:
            of_customers[customer_id].append(date.fromisoformat(day))
        else:
            of_items[item_id].append(date.fromisoformat(day))
    return BegunAnew(of_items, of_customers)


def too_old_soon(customer_ids: Collection[int], as_of: date) -> dict[int, TooOldSoon]:
    """Return, of each customer that has one, the first debt to become too old within six months."""
    oldest = add_months(as_of, -LEAST_MONTHS).isoformat()
    values = {"customers": json.dumps(sorted(customer_ids)), "day": as_of.isoformat()}
    rows = ask(with_position(as_of) + OLD, oldest=oldest, **values) if customer_ids else []
    if not rows:
        return {}
    anew, ours = begun_anew({row[1] for row in rows}, as_of), settings()[COMPANY_COUNTRY]
    found: dict[int, TooOldSoon] = {}
    for item_id, customer_id, number, due_on, minor, currency, country, postcode in rows:
        place = place_of(country or ours, postcode)
        end = limitation(date.fromisoformat(due_on), anew.days(item_id, customer_id), place)
        before = found.get(customer_id)
        if end is not None and end.is_near(as_of) and (before is None or end.on < before.on):
            found[customer_id] = TooOldSoon(number, end.on, minor, currency)
    return found
