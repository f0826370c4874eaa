"""What the pictures of the reports show: month after month, the weeks ahead, day after day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

from collector_desktop.domain import dso
from collector_desktop.domain.collection_rates import per_cent
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.months import add_months
from collector_desktop.domain.settings import COMPANY_COUNTRY, COMPANY_CURRENCY, COMPANY_REGION
from collector_desktop.queries.aged import AgedRow, aged_debtors
from collector_desktop.queries.calendars import calendar_of
from collector_desktop.queries.forecast import Forecast, forecast
from collector_desktop.queries.payment_habits import usual_period
from collector_desktop.queries.position import ask
from collector_desktop.queries.receivables import columns, first_sale, owed, sold
from collector_desktop.queries.settings import settings

MONTHS, WEEKS, DAYS, LARGEST = 12, 6, 10, 7

MADE = """SELECT made_on, kind, count(*) FROM contact
    WHERE made_on >= :first AND made_on <= :last GROUP BY made_on, kind"""

_ONE_DAY = timedelta(days=1)


@frozen
class MonthEnd:
    """What stood at the end of a month: DSO in days, debts by age in minor units.

    The DSO and the best possible one are those of three months' sales; None
    has no meaning. `columns` are as in the aged list, not due first.
    """

    last: date
    dso: Fraction | None
    best: Fraction | None
    columns: tuple[int, ...]
    currency: str

    @property
    def owed(self) -> int:
        """All debts in minor units, credits apart."""
        return sum(self.columns)

    @property
    def overdue_share(self) -> Fraction | None:
        """What is past due of all debts, in per cent."""
        return per_cent(sum(self.columns[1:]), self.owed)


@frozen
class DayWork:
    """How many contacts were made on a day, by kind."""

    day: date
    counts: tuple[tuple[str, int], ...]

    def count(self, *kinds: str) -> int:
        """Return how many there were of some kinds."""
        return sum(number for kind, number in self.counts if kind in kinds)


@frozen
class Overview:
    """The weeks ahead, who owes most past due and all that is overdue, and the days' work."""

    forecast: Forecast
    largest: tuple[AgedRow, ...]
    overdue: int
    days: tuple[DayWork, ...]


def month_ends(as_of: date) -> tuple[date, ...]:
    """Return the last days of the twelve months up to a day, oldest first; the last is the day."""
    firsts = (add_months(as_of.replace(day=1), -back) for back in range(MONTHS - 1))
    return (*reversed([first - _ONE_DAY for first in firsts]), as_of)


def months_of_sales(as_of: date, currency: str) -> tuple[date, ...]:
    """Return those of `month_ends` by which something was sold, and the day itself."""
    began = first_sale(currency, as_of) or as_of
    return tuple(last for last in month_ends(as_of) if last >= began)


def month_end(last: date) -> MonthEnd:
    """Return what stood at the end of a day in the company's currency."""
    period = usual_period(last)
    ages = columns(period.currency, last)
    revenue = sold(period)
    return MonthEnd(
        last,
        dso.days_sales_outstanding(owed(period.currency, last), revenue, period.days),
        dso.days_sales_outstanding(ages[0], revenue, period.days),
        ages,
        period.currency,
    )


def overview(as_of: date) -> Overview:
    """Return what the pictures show beside the months, in the company's currency."""
    currency = settings()[COMPANY_CURRENCY]
    rows = aged_debtors(as_of, with_promised=False).currencies.get(currency, [])
    late = sorted((row for row in rows if row.overdue > 0), key=lambda row: -row.overdue)
    return Overview(
        forecast(as_of, WEEKS, currency),
        tuple(late[:LARGEST]),
        sum(row.overdue for row in late),
        days_worked(as_of),
    )


def days_worked(as_of: date) -> tuple[DayWork, ...]:
    """Return the contacts of the last ten working days up to a day, and of no other days."""
    stored = settings()
    is_worked = calendar_of(stored[COMPANY_COUNTRY], stored[COMPANY_REGION])
    days: list[date] = []
    day = as_of
    while len(days) < DAYS:
        if day == as_of or is_worked(day):
            days.append(day)
        day -= _ONE_DAY
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for made_on, kind, number in ask(MADE, first=days[-1].isoformat(), last=as_of.isoformat()):
        found[made_on].append((kind, number))
    return tuple(DayWork(each, tuple(found[each.isoformat()])) for each in reversed(days))
