"""The key figures of a period, as they stood at its end: nothing dated later is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

from collector_desktop.domain import dso
from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.collection_rates import KeptRates, per_cent, roll_rates
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.dso import Countback
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.settings import (
    COMPANY_CURRENCY,
    TARGET_MONTH,
)
from collector_desktop.queries.figures import COLLECTED
from collector_desktop.queries.losses import Losses, losses
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.payment_habits import DaysToPay, days_taken, promises_kept
from collector_desktop.queries.position import ask
from collector_desktop.queries.receivables import columns_at, months_back, owed, sold
from collector_desktop.queries.settings import settings

_ONE_DAY = timedelta(days=1)
_COLUMN = timedelta(days=30)


@frozen
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


@frozen
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


def kpis(period: Period) -> Kpis:
    """Return the key figures of a period in its currency, as at the end of its last day."""
    before, ages = columns_at(period.currency, (period.last - _COLUMN, period.last))
    is_at = _standing(period, ages)
    return Kpis(
        period,
        is_at,
        dso.days_sales_outstanding(is_at.owed, is_at.sold, period.days),
        dso.count_back(is_at.owed, months_back(period)),
        dso.days_sales_outstanding(is_at.current, is_at.sold, period.days),
        dso.collection_effectiveness(is_at.before, is_at.sold, is_at.owed, is_at.current),
        dso.turnover(is_at.sold, is_at.before, is_at.owed),
        per_cent(sum(is_at.columns[1:]), is_at.owed),
        days_taken(period),
        promises_kept(period),
        roll_rates(before, is_at.columns),
        losses(period.currency, period.last, is_at.columns),
        collected_in(period),
        target_of(period),
    )


def standings(periods: Sequence[Period]) -> tuple[Standing, ...]:
    """Return what was owed and sold in each period of one currency, as at the end of its last day.

    The periods come in the order of their last days.
    """
    if not periods:
        return ()
    ages = columns_at(periods[0].currency, [each.last for each in periods])
    return tuple(map(_standing, periods, ages))


def _standing(period: Period, ages: tuple[int, ...]) -> Standing:
    return Standing(
        owed(period.currency, period.first - _ONE_DAY),
        sold(period),
        owed(period.currency, period.last),
        ages,
    )


def collected_in(period: Period) -> int:
    """Return the money that came in in a period, less what was returned, in minor units."""
    day = period.last.isoformat()
    first = period.first.isoformat()
    return int(dict(ask(COLLECTED, first=first, day=day)).get(period.currency, 0))


def target_of(period: Period) -> int | None:
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
