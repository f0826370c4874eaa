"""The reports of how customers paid, and of what lateness cost them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.queries.interest_gaps import left_out_lines
from collector_desktop.queries.late_interest import LateInterest, late_interest
from collector_desktop.queries.payment_performance import Performance, payment_performance
from collector_desktop.services.rates import rate_book
from collector_desktop.ui.cells import Column
from collector_desktop.ui.format import as_written
from collector_desktop.ui.widgets.card_pane import PaneWords
from collector_desktop.ui.widgets.columns import Main
from collector_desktop.ui.widgets.labels import label
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
LACKING = "lacking"


class LateInterestPane(SumsPane[LateInterest]):
    """What each customer owes for late payment, below the figures that are missing for some."""

    def __init__(self, desk: Desk, main: Main, words: PaneWords) -> None:
        ways = ((ALL, tr("All")), (LATE, tr("Still to claim")), (OPEN, tr("Claimed and open")))
        super().__init__(desk, _interest_columns(main), words, ways)
        self.lacking = label(kind="error")
        self.lacking.setObjectName("panelTop")
        self.lacking.setWordWrap(True)
        self.lacking.setContentsMargins(14, 8, 12, 8)
        self.lacking.hide()
        self.add_line(self.lacking)

    def show_rows(self, records: Sequence[LateInterest]) -> None:
        """Replace the rows, and say which figures are missing for invoices of theirs."""
        super().show_rows(records)
        lines = left_out_lines(each for row in records for each in row.unknown)
        self.lacking.setText(as_written("\n".join(lines)))
        self.lacking.setVisible(bool(lines))

    def also(self) -> tuple[Column[LateInterest], ...]:
        """Return the column of what is not worked out, where there is anything in it."""
        if not any(row.unknown for row in self._records):
            return ()
        return tuple(column for column in self.columns if column.name == LACKING)


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
    return Report(LateInterestPane(desk, main, words), _read_interest)


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
        return tuple(row for row in rows if row.rest_minor or row.unknown)
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
        Column(LACKING, tr("Not worked out"), lambda r: r.gaps_said, width=180, shown=False),
    )
