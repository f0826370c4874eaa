"""The figures above the lists: what was collected, is promised, owed and overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from collector_desktop.domain.ageing import parse_buckets
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.domain.settings import AGED_BUCKETS, COMPANY_CURRENCY
from collector_desktop.queries.aged import AgeingOptions, aged_debtors
from collector_desktop.queries.position import ask
from collector_desktop.queries.promises import MONEY_IN, promises
from collector_desktop.queries.returns import IS_RETURN
from collector_desktop.queries.settings import settings

COLLECTED = f"""SELECT
    coalesce(sum(CASE WHEN i.type = 'debit_adjustment' THEN -1 ELSE 1 END * i.amount_minor), 0)
    FROM item i WHERE ({MONEY_IN} OR {IS_RETURN}) AND i.currency = :currency
      AND i.document_on >= :first AND i.document_on <= :day"""

DONE = """SELECT count(DISTINCT customer_id) FROM contact
    WHERE made_on = :day AND kind <> 'note'"""

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums in the company's currency, in minor units; `others` are the other currencies owed in.

    `buckets` are the ageing columns from not due to oldest, `counts` the items in each.
    """

    currency: str
    owed: int
    overdue: int
    overdue_customers: int
    buckets: tuple[int, ...]
    counts: tuple[int, ...]
    labels: tuple[str, ...]
    collected: int
    promised: int
    promised_count: int
    promised_today: int
    contacted_today: int
    others: tuple[str, ...]


def figures(as_of: date) -> Figures:
    """Return the figures of the whole ledger at a day; promises are those of the next 7 days."""
    stored = settings()
    currency = stored[COMPANY_CURRENCY]
    aged = aged_debtors(as_of, AgeingOptions(buckets=parse_buckets(stored[AGED_BUCKETS])))
    total = aged.totals(currency)
    day = as_of.isoformat()
    first = as_of.replace(day=1).isoformat()
    coming = [
        promise
        for promise in promises(as_of)
        if promise.status is PromiseStatus.OPEN
        and promise.pay_by <= as_of + WEEK
        and promise.currency == currency
    ]
    return Figures(
        currency,
        total.balance,
        total.overdue,
        sum(row.overdue > 0 for row in aged.currencies.get(currency, [])),
        tuple(total.buckets),
        tuple(total.counts),
        aged.options.labels,
        ask(COLLECTED, currency=currency, first=first, day=day)[0][0],
        sum(promise.missing_minor for promise in coming),
        len(coming),
        sum(promise.pay_by == as_of for promise in coming),
        ask(DONE, day=day)[0][0],
        tuple(sorted(aged.currencies.keys() - {currency})),
    )
