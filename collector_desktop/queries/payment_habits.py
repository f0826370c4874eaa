"""How long invoices took to be paid and how promises were kept: by everybody, or by one."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from collector_desktop.domain import days_to_pay
from collector_desktop.domain.collection_rates import KeptRates, kept_rates
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.months import add_months
from collector_desktop.domain.promises import PromiseStatus, deadline
from collector_desktop.domain.rounding import half_up
from collector_desktop.domain.settings import COMPANY_CURRENCY
from collector_desktop.queries.adding_up import added_up
from collector_desktop.queries.calendars import promise_grace
from collector_desktop.queries.paid_invoices import Period, days_by_customer, paid_invoices
from collector_desktop.queries.position import with_position
from collector_desktop.queries.promise_changes import PromiseChangeRow, promise_changes
from collector_desktop.queries.promises import PromiseRow, promises
from collector_desktop.queries.settings import settings

OVERDUE = """SELECT due_on, open_minor FROM position
    WHERE type = 'invoice' AND currency = :currency AND due_on < :day {only}"""
OF_ONE = "AND customer_id = :customer"

_ONE_DAY = timedelta(days=1)
_MONTHS, _YEAR = 3, 12


@frozen
class DaysToPay:
    """How long the invoices settled in a period took; `trend` compares the last three months.

    `delay` counts from the due date and by amount, as `weighted` does from the invoice.
    """

    mean: Fraction | None
    weighted: Fraction | None
    median: Fraction | None
    trend: Fraction | None
    delay: Fraction | None
    invoices: int = 0

    @property
    def usual_days(self) -> int | None:
        """The whole days that an invoice usually took: the median; None where nothing was paid."""
        return None if self.median is None else half_up(self.median)

    @property
    def rating(self) -> str | None:
        """The letter from A to D for the delay; None where nothing was paid."""
        return None if self.delay is None else days_to_pay.rating(self.delay)


@frozen
class PaymentHabits:
    """How a customer paid and kept its word in the twelve months up to a day."""

    pay: DaysToPay
    kept: KeptRates


def usual_period(last: date, currency: str | None = None) -> Period:
    """Return the calendar month that a day is in, up to that day, and the two months before."""
    first = add_months(last.replace(day=1), 1 - _MONTHS)
    return Period(first, last, currency or settings()[COMPANY_CURRENCY])


def payment_habits(customer_id: int, currency: str, as_of: date) -> PaymentHabits:
    """Return how a customer paid what it owed in a currency in the last twelve months."""
    year = Period(add_months(as_of, -_YEAR) + _ONE_DAY, as_of, currency)
    return PaymentHabits(days_taken(year, customer_id), promises_kept(year, customer_id))


def days_taken(period: Period, customer_id: int | None = None) -> DaysToPay:
    """Return how long the invoices settled in a period took."""
    paid = paid_invoices(period, customer_id)
    recent = usual_period(period.last, period.currency)
    before = usual_period(recent.first - _ONE_DAY, period.currency)
    late, early = (_mean_days(each, customer_id) for each in (recent, before))
    return DaysToPay(
        days_to_pay.mean_days(paid),
        days_to_pay.weighted_days(paid),
        days_to_pay.median_days(paid),
        days_to_pay.trend(late, early),
        days_to_pay.weighted_delay(paid),
        len(paid),
    )


def delay_with_overdue(period: Period, customer_id: int | None = None) -> Fraction | None:
    """Return the delay by amount of what was settled in a period and of what is overdue at its end.

    What is overdue counts as if it were paid on that day, disputed or not: who stopped paying is
    not as good as what it paid before.
    """
    paid = paid_invoices(period, customer_id)
    days = sum(invoice.weighted_delay for invoice in paid)
    minor = sum(invoice.amount_minor for invoice in paid)
    only = "" if customer_id is None else OF_ONE
    sql = with_position(period.last, whole=customer_id is None) + OVERDUE.format(only=only)
    values = {"currency": period.currency, "day": period.last.isoformat(), "customer": customer_id}
    for due_on, late in added_up(sql, **values).items():
        days += (period.last - date.fromisoformat(due_on)).days * late
        minor += late
    return Fraction(days, minor) if minor else None


def _mean_days(period: Period, customer_id: int | None) -> Fraction | None:
    found = days_by_customer(period, customer_id).values()
    return days_to_pay.mean_of(sum(count for count, _ in found), sum(days for _, days in found))


def promises_kept(period: Period, customer_id: int | None = None) -> KeptRates:
    """Return the rates of the promises whose time ran out in a period.

    One that was put off only after its day counts as broken, once.
    """
    judged = judged_promises(period, customer_id)
    return kept_rates((status, promise.amount_minor) for promise, status in judged)


def judged_promises(
    period: Period, customer_id: int | None = None
) -> list[tuple[PromiseRow, PromiseStatus]]:
    """Return the promises whose time ran out in a period, each with the status that counts."""
    grace, changes = promise_grace(), promise_changes(period.last)
    return [
        (promise, _counting(promise, changes.get(promise.promise_id)))
        for promise in promises(period.last, customer_id)
        if promise.currency == period.currency
        and period.first <= deadline(promise.pay_by, *grace) + _ONE_DAY <= period.last
    ]


def _counting(promise: PromiseRow, change: PromiseChangeRow | None) -> PromiseStatus:
    was_late = change is not None and change.counts_as_broken
    is_withdrawn = promise.status is PromiseStatus.CANCELLED
    return PromiseStatus.BROKEN if was_late and is_withdrawn else promise.status
