"""What was sold, owed and not yet due: the sums that the DSO family is made of.

Sales are invoices less credit notes, both by their own dates and with tax, as what is owed is.
What needs most of the items reads them as they lie: by way of an index it takes ten times longer.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from collector_desktop.domain.ageing import STANDARD_BUCKETS, days_overdue
from collector_desktop.domain.dso import MonthSales
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.position import AMONG, ask, with_position

SOLD = """SELECT coalesce(sum(CASE type WHEN 'invoice' THEN 1 ELSE -1 END * amount_minor), 0)
    FROM item {how} WHERE type IN ('invoice', 'credit_note') AND currency = :currency
      AND document_on >= :first AND document_on <= :last"""

FIRST_SALE = """SELECT min(document_on) FROM item
    WHERE type = 'invoice' AND currency = :currency AND document_on <= :last"""

OWED = """SELECT coalesce(sum(amount_minor * CASE
    WHEN type IN ('invoice', 'refund', 'debit_adjustment') THEN 1 ELSE -1 END), 0)
    FROM item NOT INDEXED WHERE currency = :currency AND document_on <= :day"""

BY_DUE_DAY = """SELECT due_on, sum(open_minor) FROM position
    WHERE sign = 1 AND currency = :currency {only} GROUP BY due_on"""

OTHERS = """SELECT DISTINCT currency FROM item
    WHERE currency <> :currency AND document_on <= :day ORDER BY currency"""

_ONE_DAY, _MONTH = timedelta(days=1), 31


def sold(period: Period) -> int:
    """Return what was sold on credit in a period; a long one has many of the items."""
    how = "NOT INDEXED" if period.days > _MONTH else ""
    return int(ask(SOLD.format(how=how), **period.parameters)[0][0])


def first_sale(currency: str, day: date) -> date | None:
    """Return the day of the first invoice in a currency up to a day; None if there is none."""
    found = ask(FIRST_SALE, currency=currency, last=day.isoformat())[0][0]
    return None if found is None else date.fromisoformat(found)


def months_back(period: Period) -> Iterator[MonthSales]:
    """Return the sales of each calendar month, from the end of a period back to the first sale."""
    day = first_sale(period.currency, period.last)
    last = period.last
    while day is not None and last >= day:
        month = Period(last.replace(day=1), last, period.currency)
        yield MonthSales(sold(month), month.days)
        last = month.first - _ONE_DAY


def owed(currency: str, day: date) -> int:
    """Return the balance of all customers together at the end of a day."""
    return int(ask(OWED, currency=currency, day=day.isoformat())[0][0])


def columns(
    currency: str, day: date, customer_ids: Collection[int] | None = None
) -> tuple[int, ...]:
    """Return what is owed at the end of a day by 30 days overdue, credits apart.

    By everybody, or by some customers.
    """
    found = [0] * len(STANDARD_BUCKETS.labels)
    only = "" if customer_ids is None else f"AND customer_id {AMONG}"
    sql = with_position(day, whole=customer_ids is None) + BY_DUE_DAY.format(only=only)
    among = json.dumps(sorted(customer_ids or ()))
    rows = ask(sql, currency=currency, day=day.isoformat(), customers=among)
    for due_on, minor in rows:
        late = days_overdue(date.fromisoformat(due_on), day)
        found[STANDARD_BUCKETS.index(late)] += minor
    return tuple(found)


def other_currencies(currency: str, day: date) -> tuple[str, ...]:
    """Return the other currencies that the ledger has entries in by a day."""
    return tuple(row[0] for row in ask(OTHERS, currency=currency, day=day.isoformat()))
