"""What was sold, owed and not yet due: the sums that the DSO family is made of.

Sales are invoices less credit notes, both by their own dates and with tax, as what is owed is.
What needs most of the items reads them as they lie: by way of an index it takes ten times longer.
They are read once for each change, added up by day: few days have more than a handful of due days.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from collector_desktop.domain.ageing import STANDARD_BUCKETS, days_overdue
from collector_desktop.domain.dso import MonthSales, OpenSales, true_days
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.adding_up import added_up
from collector_desktop.queries.kept import WORDS_ONLY, kept
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.position import AMONG, ask, with_position

# Days have ten letters and currencies three, so that a key can be cut into its parts again.
_DAY, _BOTH, _CODE, _MONTH = 10, 20, 23, 7
ENTRIES = """SELECT document_on || due_on || currency || type, amount_minor
    FROM item NOT INDEXED"""

SETTLED = """SELECT i.due_on || CASE {ends} END, a.amount_minor
    FROM allocation a NOT INDEXED CROSS JOIN item i ON i.id = a.target_id
    WHERE i.currency = :currency AND i.document_on <= :day AND a.allocated_on <= :day"""
END = "WHEN max(i.document_on, a.allocated_on) <= :end{at} THEN {at}"

BY_DUE_DAY = """SELECT due_on, sum(open_minor) FROM position
    WHERE sign = 1 AND currency = :currency {only} GROUP BY due_on"""

UNPAID = """SELECT document_on, open_minor FROM position
    WHERE type = 'invoice' AND currency = :currency"""

OTHERS = """SELECT DISTINCT currency FROM item
    WHERE currency <> :currency AND document_on <= :day ORDER BY currency"""

DEBITS = frozenset(("invoice", "refund", "debit_adjustment"))
SALES = {"invoice": 1, "credit_note": -1}

_ONE_DAY = timedelta(days=1)


@frozen
class _Entries:
    """What all entries of a type come to that have one day and fall due on one."""

    made_on: str
    due_on: str
    type: str
    minor: int

    @property
    def signed_minor(self) -> int:
        """What they come to in minor units, below zero for credits."""
        return self.minor if self.type in DEBITS else -self.minor


def sold(period: Period) -> int:
    """Return what was sold on credit in a period, in minor units."""
    first, last = period.first.isoformat(), period.last.isoformat()
    return sum(
        SALES.get(each.type, 0) * each.minor
        for each in _entries(period.currency)
        if first <= each.made_on <= last
    )


def first_sale(currency: str, day: date) -> date | None:
    """Return the day of the first invoice in a currency up to a day; None if there is none."""
    made = (each.made_on for each in _entries(currency) if each.type == "invoice")
    found = min(made, default=None)
    return None if found is None or found > day.isoformat() else date.fromisoformat(found)


def months_back(period: Period) -> Iterator[MonthSales]:
    """Return the sales of each calendar month, from the end of a period back to the first sale."""
    day = first_sale(period.currency, period.last)
    last = period.last
    while day is not None and last >= day:
        month = Period(last.replace(day=1), last, period.currency)
        yield MonthSales(sold(month), month.days)
        last = month.first - _ONE_DAY


def true_dso(currency: str, day: date) -> Fraction | None:
    """Return the true DSO at the end of a day; None without sales or with customers in credit."""
    if owed(currency, day) < 0 or first_sale(currency, day) is None:
        return None
    months: Counter[str] = Counter()
    for each in _entries(currency):
        if each.made_on <= day.isoformat():
            months[each.made_on[:_MONTH]] += SALES.get(each.type, 0) * each.minor
    sql = with_position(day, whole=True) + UNPAID
    unpaid = added_up(sql, currency=currency, day=day.isoformat())
    return true_days(
        OpenSales((day - date.fromisoformat(made_on)).days, minor, months[made_on[:_MONTH]])
        for made_on, minor in unpaid.items()
    )


def owed(currency: str, day: date) -> int:
    """Return the balance of all customers at the end of a day, in minor units of a currency."""
    last = day.isoformat()
    return sum(each.signed_minor for each in _entries(currency) if each.made_on <= last)


def columns_at(currency: str, days: Sequence[date]) -> tuple[tuple[int, ...], ...]:
    """Return what `columns` says about everybody at each of some days, in their order, ascending.

    All that is settled is read once: each part counts from the first of the days that knows both
    it and its debit.
    """
    ends = [day.isoformat() for day in days]
    changes: list[Counter[str]] = [Counter() for _ in days]
    for each in _entries(currency):
        if each.type in DEBITS and each.made_on <= ends[-1]:
            changes[bisect_left(ends, each.made_on)][each.due_on] += each.minor
    sql = SETTLED.format(ends=" ".join(END.format(at=at) for at in range(len(ends))))
    named = {f"end{at}": end for at, end in enumerate(ends)}
    for key, minor in added_up(sql, currency=currency, day=ends[-1], **named).items():
        changes[int(key[_DAY:])][key[:_DAY]] -= minor
    found, open_by_day = [], Counter[str]()
    for day, change in zip(days, changes, strict=True):
        open_by_day.update(change)
        found.append(_by_age(open_by_day.items(), day))
    return tuple(found)


def columns(
    currency: str, day: date, customer_ids: Collection[int] | None = None
) -> tuple[int, ...]:
    """Return what is owed at the end of a day by 30 days overdue, credits apart.

    By everybody, or by some customers.
    """
    only = "" if customer_ids is None else f"AND customer_id {AMONG}"
    sql = with_position(day, whole=customer_ids is None) + BY_DUE_DAY.format(only=only)
    among = json.dumps(sorted(customer_ids or ()))
    return _by_age(ask(sql, currency=currency, day=day.isoformat(), customers=among), day)


def other_currencies(currency: str, day: date) -> tuple[str, ...]:
    """Return the other currencies that the ledger has entries in by a day."""
    return tuple(row[0] for row in ask(OTHERS, currency=currency, day=day.isoformat()))


def _by_age(open_by_day: Iterable[tuple[Any, ...]], day: date) -> tuple[int, ...]:
    """Return what is open by due day, sorted into the columns of a day."""
    found = [0] * len(STANDARD_BUCKETS.labels)
    for due_on, minor in open_by_day:
        late = days_overdue(date.fromisoformat(due_on), day)
        found[STANDARD_BUCKETS.index(late)] += minor
    return tuple(found)


def _entries(currency: str) -> Sequence[_Entries]:
    return kept(_by_currency, date.max, WORDS_ONLY).get(currency, ())


def _by_currency(_: date) -> dict[str, list[_Entries]]:
    """Return the entries of all days: what is asked of one day or of twelve is read once."""
    found: dict[str, list[_Entries]] = {}
    for key, minor in added_up(ENTRIES).items():
        made_on, due_on, currency, kind = key[:_DAY], key[_DAY:_BOTH], key[_BOTH:_CODE], key[_CODE:]
        found.setdefault(currency, []).append(_Entries(made_on, due_on, kind, minor))
    return found
