"""Exchange rates, what is open in the base currency, and what exchange gained or lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from collector_desktop.domain.exchange import DatedRate, RateTable, difference, total
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.settings import COMPANY_CURRENCY
from collector_desktop.queries.position import ask
from collector_desktop.queries.settings import settings

RATES = """SELECT currency, day, rate FROM fx_rate WHERE base = :base ORDER BY currency, day"""

SETTLED = """SELECT s.customer_id, c.code, s.number, s.document_on, t.number, t.document_on,
    s.currency, sum(a.amount_minor)
    FROM allocation a JOIN item s ON s.id = a.source_id JOIN item t ON t.id = a.target_id
    JOIN customer c ON c.id = s.customer_id
    WHERE s.currency <> :base AND a.allocated_on <= :day
      AND s.type IN ('receipt', 'credit_note') AND t.type IN ('invoice', 'refund')
      {only}
    GROUP BY a.source_id, a.target_id HAVING sum(a.amount_minor) <> 0
    ORDER BY max(a.allocated_on), a.source_id, a.target_id"""


@frozen
class ExchangeDifference:
    """What a payment settled, at the rate of the invoice's day and at that of its own.

    `minor` is the sum in minor units of `currency`; `booked`, `paid` and `gain` are in those of
    the base currency, and None where a rate is missing. A loss is a gain below zero.
    """

    customer_id: int
    customer: str
    source: str
    paid_on: date
    target: str
    booked_on: date
    currency: str
    minor: int
    base: str
    booked: int | None
    paid: int | None
    gain: int | None


@frozen
class BaseWorth:
    """What several currencies come to in the base currency; `missing` names those with no rate.

    With one missing there is no sum: it is never guessed.
    """

    base: str
    minor: int | None
    missing: tuple[str, ...]


def base_worth(owed: Mapping[str, int], day: date) -> BaseWorth:
    """Return what balances by currency come to in the base currency, at a day's rates."""
    return worth_at(rate_table(), owed, day)


def worth_at(table: RateTable, owed: Mapping[str, int], day: date) -> BaseWorth:
    """Return what balances by currency come to at the rates of a table."""
    parts = {currency: table.in_base(minor, currency, day) for currency, minor in owed.items()}
    missing = tuple(currency for currency, minor in parts.items() if minor is None)
    return BaseWorth(table.base, total(parts.values()), missing)


def foreign_worth(
    owed: Mapping[str, int], day: date, table: RateTable | None = None
) -> BaseWorth | None:
    """Return what balances come to in the base currency; None when all of them are in it."""
    sums = {currency: minor for currency, minor in owed.items() if minor}
    base = table.base if table else settings()[COMPANY_CURRENCY]
    return worth_at(table or rate_table(), sums, day) if sums.keys() - {base} else None


def rate_table() -> RateTable:
    """Return every rate into the currency of the company."""
    base = settings()[COMPANY_CURRENCY]
    found: dict[str, list[DatedRate]] = defaultdict(list)
    for currency, day, rate in ask(RATES, base=base):
        found[currency].append(DatedRate(date.fromisoformat(day), Decimal(rate)))
    return RateTable(base, dict(found))


def exchange_differences(
    as_of: date, customer_id: int | None = None
) -> tuple[ExchangeDifference, ...]:
    """Return the realised difference of each settlement in another currency up to a day.

    An invoice is booked at the rate of its day, a payment or credit note at that of its own. The
    differences are part of no balance.
    """
    table = rate_table()
    only = "" if customer_id is None else "AND s.customer_id = :customer"
    sql = SETTLED.format(only=only)
    rows = ask(sql, base=table.base, day=as_of.isoformat(), customer=customer_id)
    return tuple(_difference(table, row) for row in rows)


def _difference(table: RateTable, row: tuple[Any, ...]) -> ExchangeDifference:
    customer_id, code, source, paid_text, target, booked_text, currency, minor = row
    paid_on, booked_on = date.fromisoformat(paid_text), date.fromisoformat(booked_text)
    booked, paid = table.at(currency, booked_on), table.at(currency, paid_on)
    gain = None
    if booked is not None and paid is not None:
        gain = difference(minor, currency, (booked.rate, paid.rate), table.base)
    return ExchangeDifference(
        customer_id,
        code,
        source,
        paid_on,
        target,
        booked_on,
        currency,
        minor,
        table.base,
        table.in_base(minor, currency, booked_on),
        table.in_base(minor, currency, paid_on),
        gain,
    )
