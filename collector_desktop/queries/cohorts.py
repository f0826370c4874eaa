"""The months' invoices as cohorts: what each billed, what was collected of it by which month.

What was paid on a day that nobody knows, before the first import, is in neither.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

from collector_desktop.domain.cohorts import Cohort, still_to_come, usual_shares
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.months import add_months, month_end
from collector_desktop.queries.adding_up import added_up
from collector_desktop.queries.promise_judging import MONEY_IN

MONTHS = 12
_MONTH, _EARLIER = 7, "earlier"
_ONE_DAY = timedelta(days=1)

IN_TIME = "d.type = 'invoice' AND d.currency = :currency AND d.document_on BETWEEN :first AND :day"
BILLED = f"""SELECT substr(d.document_on, 1, {_MONTH}), d.amount_minor
    FROM item d NOT INDEXED WHERE {IN_TIME}"""
SETTLED = f"""SELECT substr(d.document_on, 1, {_MONTH})
        || CASE WHEN {MONEY_IN} THEN substr(a.allocated_on, 1, {_MONTH})
            WHEN i.origin = '{_EARLIER}' THEN i.origin ELSE '' END, a.amount_minor
    FROM allocation a NOT INDEXED CROSS JOIN item d ON d.id = a.target_id
    CROSS JOIN item i ON i.id = a.source_id WHERE {IN_TIME} AND a.allocated_on <= :day"""


@frozen
class CohortForecast:
    """The cohorts by the first day of their month, oldest first, and what they let expect.

    `shares` is what is usually collected by the end of month 0, 1 and so on. `expected` is what is
    to come in the rest of the month that runs and in those after it, in minor units.
    """

    currency: str
    cohorts: tuple[tuple[date, Cohort], ...]
    shares: tuple[Fraction, ...]
    expected: tuple[tuple[date, int], ...]


def cohort_forecast(as_of: date, currency: str) -> CohortForecast:
    """Return what the invoices of the last twelve months are to bring, as at the end of a day."""
    running = as_of.replace(day=1)
    firsts = [add_months(running, back - MONTHS) for back in range(MONTHS + 1)]
    named = {"currency": currency, "first": firsts[0].isoformat(), "day": as_of.isoformat()}
    billed, settled = added_up(BILLED, **named), Counter(added_up(SETTLED, **named))
    cohorts = [
        (first, _cohort(first, as_of, billed[_name(first)], settled))
        for first in firsts
        if _name(first) in billed
    ]
    shares = usual_shares([each for _, each in cohorts])
    sums = [0] * len(shares)
    for _, each in cohorts:
        for at, minor in enumerate(still_to_come(each, shares)):
            sums[at] += minor
    is_over = month_end(as_of) == as_of
    begin = as_of + _ONE_DAY if is_over else running
    expected = tuple((add_months(begin, at), minor) for at, minor in enumerate(sums))
    return CohortForecast(currency, tuple(cohorts), shares, expected)


def _cohort(first: date, as_of: date, billed: int, settled: Counter[str]) -> Cohort:
    name, month, so_far, collected = _name(first), first, 0, []
    billed -= settled[name + _EARLIER]
    while month <= as_of:
        so_far += settled[name + _name(month)]
        if month_end(month) <= as_of:
            collected.append(so_far)
        month = add_months(month, 1)
    return Cohort(billed, tuple(collected), so_far, billed - so_far - settled[name])


def _name(day: date) -> str:
    return day.isoformat()[:_MONTH]
