"""Days sales outstanding and its family, as exact fractions.

All amounts are minor units of one currency, tax included. What has no meaning is None: nothing was
sold, or the customers together are in credit.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from collector_desktop.domain.frozen import frozen


@frozen
class MonthSales:
    """What was sold on credit in a month, or in its part up to a day, and its days."""

    sold_minor: int
    days: int


@frozen
class OpenSales:
    """What is open of the invoices of a day, their age in days, and what their month sold."""

    age: int
    open_minor: int
    sold_minor: int


@frozen
class Countback:
    """Days by the count-back method; `beyond` is set instead when all history is not enough."""

    days: Fraction | None
    beyond: int | None = None


def days_sales_outstanding(owed_minor: int, sold_minor: int, days: int) -> Fraction | None:
    """Return for how many days' sales an amount stands, by the sales of a period.

    With all that is owed this is the DSO; with what is not past due, the best possible one.
    """
    if owed_minor < 0 or sold_minor <= 0:
        return None
    return Fraction(owed_minor * days, sold_minor)


def count_back(owed_minor: int, months: Iterable[MonthSales]) -> Countback:
    """Return for how many days' sales an amount stands, by taking off month after month.

    The months come newest first and are asked for only as long as something is left. Where nothing
    was ever sold there is nothing to count by, not even for an amount of zero.
    """
    if owed_minor < 0:
        return Countback(None)
    left, days, was_sold = owed_minor, 0, False
    for month in months:
        was_sold = was_sold or month.sold_minor > 0
        if was_sold and not owed_minor:
            return Countback(Fraction(0))
        if left < month.sold_minor:
            return Countback(days + Fraction(left * month.days, month.sold_minor))
        left -= max(0, month.sold_minor)
        days += month.days
        if owed_minor and not left:
            return Countback(Fraction(days))
    return Countback(None, days if was_sold else None)


def true_days(invoices: Iterable[OpenSales]) -> Fraction | None:
    """Return the true DSO: the age of each open invoice, by its share of what its month sold.

    Unlike the others it asks which sales are unpaid, and needs no period. It has no meaning where
    the credit notes of such a month come to as much as its invoices.
    """
    days = Fraction(0)
    for each in invoices:
        if each.sold_minor <= 0:
            return None
        days += Fraction(each.age * each.open_minor, each.sold_minor)
    return days


def average_days_delinquent(dso: Fraction | None, best: Fraction | None) -> Fraction | None:
    """Return by how many days a DSO exceeds the best possible one of the same method."""
    return None if dso is None or best is None else dso - best


def collection_effectiveness(
    owed_before: int, sold: int, owed_after: int, current_after: int
) -> Fraction | None:
    """Return how much of what could be collected in a period was collected, in per cent."""
    collectable = owed_before + sold - current_after
    if collectable <= 0 or owed_before < 0 or owed_after < 0:
        return None
    return Fraction((owed_before + sold - owed_after) * 100, collectable)


def turnover(sold: int, owed_before: int, owed_after: int) -> Fraction | None:
    """Return how often the average of what is owed was sold in a period."""
    if sold < 0 or owed_before + owed_after <= 0:
        return None
    return Fraction(sold * 2, owed_before + owed_after)
