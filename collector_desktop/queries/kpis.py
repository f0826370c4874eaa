"""The key figures of a period, as they stood at its end: nothing dated later is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from collector_desktop.domain import days_to_pay, dso
from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.collection_rates import KeptRates, kept_rates, per_cent, roll_rates
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.dso import Countback
from collector_desktop.domain.months import add_months
from collector_desktop.domain.promises import deadline
from collector_desktop.domain.settings import (
    COMPANY_CURRENCY,
    TARGET_MONTH,
)
from collector_desktop.queries.calendars import promise_grace
from collector_desktop.queries.figures import COLLECTED
from collector_desktop.queries.losses import Losses, losses
from collector_desktop.queries.paid_invoices import Period, paid_invoices
from collector_desktop.queries.position import ask
from collector_desktop.queries.promises import promises
from collector_desktop.queries.receivables import columns, months_back, owed, sold
from collector_desktop.queries.settings import settings

_ONE_DAY = timedelta(days=1)
_COLUMN = timedelta(days=30)
_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """What was owed and sold: the sums that most figures compare, in minor units."""

    before: int
    sold: int
    owed: int
    columns: tuple[int, ...]

    @property
    def current(self) -> int:
        """What is owed and not past due, credits apart."""
        return self.columns[0]


@dataclass(frozen=True, slots=True)
class DaysToPay:
    """How long the invoices settled in a period took; `trend` compares the last three months."""

    mean: Fraction | None
    weighted: Fraction | None
    median: Fraction | None
    trend: Fraction | None
    delay: Fraction | None


@dataclass(frozen=True, slots=True)
class Kpis:
    """The figures of a period; None has no meaning. Shares and rates are in per cent."""

    period: Period
    standing: Standing
    dso: Fraction | None
    countback: Countback
    best: Fraction | None
    effectiveness: Fraction | None
    turnover: Fraction | None
    overdue_share: Fraction | None
    pay: DaysToPay
    kept: KeptRates
    rolled: tuple[Fraction | None, ...]
    losses: Losses
    collected: int
    target: int | None


def usual_period(last: date, currency: str | None = None) -> Period:
    """Return the calendar month that a day is in, up to that day, and the two months before."""
    first = add_months(last.replace(day=1), 1 - _MONTHS)
    return Period(first, last, currency or settings()[COMPANY_CURRENCY])


def kpis(period: Period) -> Kpis:
    """Return the key figures of a period in its currency, as at the end of its last day."""
    is_at = _standing(period)
    return Kpis(
        period,
        is_at,
        dso.days_sales_outstanding(is_at.owed, is_at.sold, period.days),
        dso.count_back(is_at.owed, months_back(period)),
        dso.days_sales_outstanding(is_at.current, is_at.sold, period.days),
        dso.collection_effectiveness(is_at.before, is_at.sold, is_at.owed, is_at.current),
        dso.turnover(is_at.sold, is_at.before, is_at.owed),
        per_cent(sum(is_at.columns[1:]), is_at.owed),
        _days_to_pay(period),
        _kept(period),
        roll_rates(columns(period.currency, period.last - _COLUMN), is_at.columns),
        losses(period.currency, period.last, is_at.columns),
        _collected(period),
        _target(period),
    )


def _standing(period: Period) -> Standing:
    return Standing(
        owed(period.currency, period.first - _ONE_DAY),
        sold(period),
        owed(period.currency, period.last),
        columns(period.currency, period.last),
    )


def _days_to_pay(period: Period) -> DaysToPay:
    paid = paid_invoices(period)
    recent = usual_period(period.last, period.currency)
    before = usual_period(recent.first - _ONE_DAY, period.currency)
    of_recent = paid if recent == period else paid_invoices(recent)
    return DaysToPay(
        days_to_pay.mean_days(paid),
        days_to_pay.weighted_days(paid),
        days_to_pay.median_days(paid),
        days_to_pay.trend(
            days_to_pay.mean_days(of_recent), days_to_pay.mean_days(paid_invoices(before))
        ),
        days_to_pay.weighted_delay(paid),
    )


def _kept(period: Period) -> KeptRates:
    """Return the rates of the promises whose time ran out in a period."""
    grace = promise_grace()
    return kept_rates(
        (promise.status, promise.amount_minor)
        for promise in promises(period.last)
        if promise.currency == period.currency
        and period.first <= deadline(promise.pay_by, *grace) + _ONE_DAY <= period.last
    )


def _collected(period: Period) -> int:
    day = period.last.isoformat()
    first = period.first.isoformat()
    return int(ask(COLLECTED, currency=period.currency, first=first, day=day)[0][0])


def _target(period: Period) -> int | None:
    """Return the month's target once for each calendar month that the period touches."""
    stored = settings()
    if period.currency != stored[COMPANY_CURRENCY]:
        return None
    text = stored[TARGET_MONTH]
    first, last = period.first, period.last
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    try:
        target = parse_amount(text, exponent(period.currency), currency=period.currency)
    except AmountError:
        return None
    return target * months or None
