"""The reports of how customers paid, and of what lateness cost them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.queries.late_interest import LateInterest, late_interest
from collector_desktop.queries.payment_performance import Performance, payment_performance
from collector_desktop.services.rates import rate_book
from collector_desktop.ui.cells import Column
from collector_desktop.ui.widgets.card_pane import PaneWords
from collector_desktop.ui.widgets.columns import Main
from collector_desktop.ui.widgets.report_columns import (
    DASH,
    count_column,
    days_column,
    name_column,
    rate_column,
    sum_column,
)
from collector_desktop.ui.widgets.report_pane import Report, SumsPane, tr

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk

ALL, LATE, SLOWER, OPEN = "all", "late", "slower", "open"


def performance_report(desk: Desk, currency: Callable[[], str]) -> Report:
    """Return the report of how each customer paid in twelve months."""
    words = PaneWords(
        "performance",
        tr("Payment performance"),
        tr("customer"),
        ("clock", tr("Nobody paid"), tr("No invoice of these customers was paid in a year.")),
    )
    ways = (
        (ALL, tr("Everybody who paid in twelve months")),
        (LATE, tr("Who pays late")),
        (SLOWER, tr("Who pays later than before")),
    )
    return Report(SumsPane(desk, _performance_columns(currency), words, ways), _read_performance)


def interest_report(desk: Desk, main: Main) -> Report:
    """Return the report of late-payment interest and fixed sums by customer."""
    words = PaneWords(
        "late_interest",
        tr("Late payment interest"),
        tr("account"),
        ("percent", tr("Nothing to claim"), tr("No invoice bears interest or a fixed sum.")),
    )
    ways = ((ALL, tr("All")), (LATE, tr("Still to claim")), (OPEN, tr("Claimed and open")))
    return Report(SumsPane(desk, _interest_columns(main), words, ways), _read_interest)


def _read_performance(way: str, day: date, currency: str) -> Sequence[Performance]:
    rows = payment_performance(day, currency)
    if way == LATE:
        return tuple(row for row in rows if row.delay is not None and row.delay > 0)
    if way == SLOWER:
        return tuple(row for row in rows if row.trend is not None and row.trend > 0)
    return rows


def _read_interest(way: str, day: date, _: str) -> Sequence[LateInterest]:
    rows = late_interest(day, rate_book())
    if way == LATE:
        return tuple(row for row in rows if row.rest_minor)
    if way == OPEN:
        return tuple(row for row in rows if row.open_minor)
    return rows


def _performance_columns(currency: Callable[[], str]) -> tuple[Column[Performance], ...]:
    return (
        name_column(lambda r: r.name, tr("Customer")),
        count_column("invoices", tr("Invoices"), lambda r: r.invoices),
        sum_column("money", tr("Received"), lambda r: (r.money_minor, currency()), currency),
        days_column("mean", tr("Days to pay"), lambda r: r.mean),
        days_column("median", tr("Median"), lambda r: r.median, 3),
        days_column("delay", tr("Days late"), lambda r: r.delay),
        days_column("trend", tr("Slower by"), lambda r: r.trend, 2),
        rate_column("kept", tr("Promises kept"), lambda r: r.kept.by_count, 1),
        Column("rating", tr("Rating"), lambda r: r.rating or DASH, width=72),
    )


def _interest_columns(main: Main) -> tuple[Column[LateInterest], ...]:
    return (
        name_column(lambda r: r.name, tr("Customer")),
        count_column("invoices", tr("Invoices"), lambda r: r.invoices),
        sum_column("debt", tr("Outstanding"), lambda r: (r.debt_minor, r.currency), main),
        sum_column("rest", tr("Still to claim"), lambda r: (r.rest_minor, r.currency), main),
        sum_column("daily", tr("Interest a day"), lambda r: (r.daily_minor, r.currency), main),
        sum_column("claimed", tr("Claimed"), lambda r: (r.claimed_minor, r.currency), main),
        sum_column("open", tr("Unpaid"), lambda r: (r.open_minor, r.currency), main),
        sum_column("waived", tr("Waived"), lambda r: (r.waived_minor, r.currency), main),
    )
