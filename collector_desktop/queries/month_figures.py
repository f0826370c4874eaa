"""DSO and its family at the ends of the last twelve months."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from collector_desktop.domain import dso
from collector_desktop.domain.collection_rates import per_cent
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.kpis import Standing, standings
from collector_desktop.queries.overview import months_of_sales
from collector_desktop.queries.payment_habits import usual_period


@frozen
class MonthFigures:
    """What stood at the end of a month, from the sales of three months.

    Days and shares in per cent; None has no meaning.
    """

    last: date
    days: int
    standing: Standing

    @property
    def dso(self) -> Fraction | None:
        """Days sales outstanding."""
        return dso.days_sales_outstanding(self.standing.owed, self.standing.sold, self.days)

    @property
    def best(self) -> Fraction | None:
        """The days that would be left if nothing were past due."""
        return dso.days_sales_outstanding(self.standing.current, self.standing.sold, self.days)

    @property
    def late(self) -> Fraction | None:
        """The days that are due to lateness: the one less the other."""
        return dso.average_days_delinquent(self.dso, self.best)

    @property
    def effectiveness(self) -> Fraction | None:
        """The collection effectiveness index."""
        at = self.standing
        return dso.collection_effectiveness(at.before, at.sold, at.owed, at.current)

    @property
    def overdue_share(self) -> Fraction | None:
        """What is past due of what is owed."""
        return per_cent(sum(self.standing.columns[1:]), self.standing.owed)


def month_figures(as_of: date, currency: str) -> tuple[MonthFigures, ...]:
    """Return the figures of the twelve months up to a day, oldest first, from the first sale on."""
    periods = [usual_period(last, currency) for last in months_of_sales(as_of, currency)]
    found = zip(periods, standings(periods), strict=True)
    return tuple(MonthFigures(each.last, each.days, standing) for each, standing in found)
