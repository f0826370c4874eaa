"""Invoices that were settled in a time, with the money that did it.

What a credit note or a write-off settled says nothing of how a customer pays: such invoices count
by the money that came for them, and not at all if none did.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter

from collector_desktop.domain.days_to_pay import PaidInvoice, PaidPart
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import AMONG, ask
from collector_desktop.queries.promise_judging import MONEY_IN
from collector_desktop.storage.database import db

AT_ALL = """d.id IN (SELECT target_id FROM allocation
          WHERE allocated_on >= :first AND allocated_on <= :last)"""
OF_ONE = "d.customer_id = :customer"

SETTLED = """WITH settled AS (
    SELECT d.id, d.customer_id, d.document_on, d.due_on FROM item d
    JOIN allocation a ON a.target_id = d.id AND a.allocated_on <= :last
    WHERE d.type = 'invoice' AND d.currency = :currency AND d.document_on <= :last
      AND {among}
    GROUP BY d.id HAVING sum(a.amount_minor) = d.amount_minor
      AND max(a.allocated_on) >= :first)"""

MONEY = f"""FROM settled s JOIN allocation a ON a.target_id = s.id AND a.allocated_on <= :last
    JOIN item i ON i.id = a.source_id AND i.document_on <= :last WHERE {MONEY_IN}"""

PARTS = f"""{SETTLED} SELECT s.customer_id, s.id, s.document_on, s.due_on, i.document_on,
    sum(a.amount_minor)
    {MONEY} GROUP BY s.id, i.id HAVING sum(a.amount_minor) <> 0 ORDER BY s.id"""

MEANS = f"""{SETTLED} SELECT customer_id, count(*), sum(max(0, days)) FROM (
        SELECT customer_id,
            CAST(julianday(max(paid_on)) - julianday(document_on) AS INTEGER) AS days
        FROM (SELECT s.customer_id, s.id, s.document_on, i.document_on AS paid_on
              {MONEY} GROUP BY s.id, i.id HAVING sum(a.amount_minor) <> 0)
        GROUP BY id)
    GROUP BY customer_id"""

DELAYS = f"""{SETTLED} SELECT s.customer_id,
    CAST(julianday(i.document_on) - julianday(s.due_on) AS INTEGER) AS delay, sum(a.amount_minor)
    {MONEY} GROUP BY s.customer_id, delay HAVING sum(a.amount_minor) <> 0"""

LAST_PAID = f"""SELECT customer_id, due_on, max(CASE WHEN minor <> 0 AND is_money THEN paid_on END)
    FROM (SELECT d.id, d.customer_id, d.due_on, d.amount_minor, i.document_on AS paid_on,
              {MONEY_IN} AS is_money, sum(a.amount_minor) AS minor
          FROM item d JOIN allocation a ON a.target_id = d.id AND a.allocated_on <= :day
          JOIN item i ON i.id = a.source_id
          WHERE d.type = 'invoice' AND d.document_on <= :day {{among}} GROUP BY d.id, i.id)
    GROUP BY id HAVING sum(minor) = amount_minor
       AND max(CASE WHEN minor <> 0 AND is_money THEN paid_on END) > :first"""


@frozen
class Period:
    """The days from `first` to `last`, both included, and the currency to look at."""

    first: date
    last: date
    currency: str

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def parameters(self) -> dict[str, str]:
        """What the questions about it need to know."""
        return {
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "currency": self.currency,
        }


def paid_invoices(period: Period, customer_id: int | None = None) -> list[PaidInvoice]:
    """Return the invoices settled in a period and still so at its end, of all or of one."""
    return [invoice for _, invoice in _settled(period, customer_id)]


def paid_by_customer(period: Period) -> dict[int, list[PaidInvoice]]:
    """Return the invoices settled in a period and still so at its end, by customer id."""
    found: dict[int, list[PaidInvoice]] = defaultdict(list)
    for who, invoice in _settled(period):
        found[who].append(invoice)
    return found


def days_by_customer(period: Period, customer_id: int | None = None) -> dict[int, tuple[int, int]]:
    """Return of the same invoices how many there are and their days to pay, by customer."""
    sql = MEANS.format(among=AT_ALL if customer_id is None else OF_ONE)
    rows = ask(sql, customer=customer_id, **period.parameters)
    return {who: (count, days) for who, count, days in rows}


def last_paid(
    as_of: date, after: date, among: Collection[int] | None = None
) -> list[tuple[int, date, date]]:
    """Return (customer, due day, day of the last money) of invoices that are settled at a day.

    Of all customers or of some, in whatever currency, where that money came after a day.
    """
    only = "" if among is None else f"AND d.customer_id {AMONG}"
    customers = json.dumps(None if among is None else list(among))
    values = {"day": as_of.isoformat(), "first": after.isoformat(), "customers": customers}
    return [
        (who, date.fromisoformat(due), date.fromisoformat(paid))
        for who, due, paid in ask(LAST_PAID.format(among=only), **values)
    ]


def paid_delays(period: Period) -> Iterator[tuple[int, int, int]]:
    """Yield (customer, days past the due date, money) of the invoices settled in a period."""
    yield from db.execute_sql(DELAYS.format(among=AT_ALL), period.parameters)


def _settled(period: Period, customer_id: int | None = None) -> Iterator[tuple[int, PaidInvoice]]:
    """Yield the invoices settled in a period and still so at its end, with whose they are."""
    sql = PARTS.format(among=AT_ALL if customer_id is None else OF_ONE)
    rows = ask(sql, customer=customer_id, **period.parameters)
    for (who, _, made, due), parts in groupby(rows, itemgetter(0, 1, 2, 3)):
        money = tuple(PaidPart(date.fromisoformat(part[4]), part[5]) for part in parts)
        yield who, PaidInvoice(date.fromisoformat(made), date.fromisoformat(due), money)
