"""How each customer paid in the last twelve months: days to pay, delay, promises kept."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

from collector_desktop.domain import days_to_pay
from collector_desktop.domain.collection_rates import KeptRates, kept_rates
from collector_desktop.domain.days_to_pay import PaidInvoice
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.months import add_months
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.customers import names_by_id
from collector_desktop.queries.paid_invoices import Period, days_by_customer, paid_by_customer
from collector_desktop.queries.payment_habits import judged_promises, usual_period

_ONE_DAY = timedelta(days=1)
_YEAR = 12
_NONE = KeptRates(None, None)
_NOTHING = (0, 0)


@frozen
class Performance:
    """How one customer paid; days are exact, None has no meaning.

    `delay` counts from the due date and by amount; `trend` is by how many days the mean of the
    last three months differs from the three before. `money_minor` is what came.
    """

    customer_id: int
    name: str
    invoices: int
    money_minor: int
    mean: Fraction | None
    median: Fraction | None
    delay: Fraction | None
    trend: Fraction | None
    kept: KeptRates

    @property
    def rating(self) -> str | None:
        """The letter from A to D for the delay."""
        return None if self.delay is None else days_to_pay.rating(self.delay)


def payment_performance(as_of: date, currency: str) -> tuple[Performance, ...]:
    """Return how everybody who paid in a currency did so, who paid latest first."""
    year = Period(add_months(as_of, -_YEAR) + _ONE_DAY, as_of, currency)
    recent = usual_period(as_of, currency)
    before = usual_period(recent.first - _ONE_DAY, currency)
    paid = paid_by_customer(year)
    late, early = days_by_customer(recent), days_by_customer(before)
    names, kept = names_by_id(), _kept(year)
    rows = [
        _performance(
            who, names[who][1], each, (late.get(who, _NOTHING), early.get(who, _NOTHING)), kept
        )
        for who, each in paid.items()
    ]
    return tuple(sorted(rows, key=_latest_first))


def _latest_first(row: Performance) -> tuple[bool, float, Fraction, str]:
    """Return what a row is sorted by; floats, which keep the order, spare most fractions."""
    late = -(row.delay or Fraction(0))
    return row.delay is None, float(late), late, row.name.casefold()


def _performance(
    who: int,
    name: str,
    paid: list[PaidInvoice],
    spans: tuple[tuple[int, int], tuple[int, int]],
    kept: dict[int, KeptRates],
) -> Performance:
    recent, before = (days_to_pay.mean_of(*each) for each in spans)
    return Performance(
        who,
        name,
        len(paid),
        sum(each.amount_minor for each in paid),
        days_to_pay.mean_days(paid),
        days_to_pay.median_days(paid),
        days_to_pay.weighted_delay(paid),
        days_to_pay.trend(recent, before),
        kept.get(who, _NONE),
    )


def _kept(year: Period) -> dict[int, KeptRates]:
    judged: dict[int, list[tuple[PromiseStatus, int]]] = defaultdict(list)
    for promise, status in judged_promises(year):
        judged[promise.customer_id].append((status, promise.amount_minor))
    return {who: kept_rates(found) for who, found in judged.items()}
