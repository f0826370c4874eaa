"""The reports of what collecting brought: DSO by month, money against target, what was given up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from collector_desktop.domain.months import add_months
from collector_desktop.queries.collected import Collected, by_day, by_month
from collector_desktop.queries.month_figures import MonthFigures, month_figures
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.write_offs import WriteOffsBy, WriteOffSum, write_offs
from collector_desktop.ui.cells import Column
from collector_desktop.ui.format import month, short_day, week_day
from collector_desktop.ui.widgets.card_pane import PaneWords
from collector_desktop.ui.widgets.report_columns import (
    count_column,
    dated_column,
    days_column,
    month_name,
    name_column,
    rate_column,
    sum_column,
)
from collector_desktop.ui.widgets.report_pane import Report, SumsPane, tr
from collector_desktop.ui.widgets.report_pictures import month_picture, target_picture

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk

_YEAR, _MONTHS, _DAYS = 12, "months", "days"


def month_report(desk: Desk, currency: Callable[[], str]) -> Report:
    """Return the report of DSO and its family at the ends of twelve months."""
    words = PaneWords(
        "dso",
        tr("DSO and CEI"),
        tr("month"),
        ("chart-column", tr("Nothing was sold"), tr("No month has figures.")),
    )
    ways = ((_MONTHS, tr("Twelve months, each from three months of sales")),)
    pane = SumsPane(desk, _month_columns(desk.today, currency), words, ways)
    pane.use_picture(month_picture(desk))
    return Report(pane, _read_months)


def target_report(desk: Desk, currency: Callable[[], str]) -> Report:
    """Return the report of what was collected against the target."""
    words = PaneWords(
        "collected",
        tr("Collected against target"),
        tr("line"),
        ("target", tr("Nothing was collected"), tr("No money came in on these days.")),
    )
    ways = ((_MONTHS, tr("Month by month")), (_DAYS, tr("This month, day by day")))
    pane = SumsPane(desk, _target_columns(desk.today, currency), words, ways)
    pane.use_picture(target_picture(desk, currency))
    return Report(pane, _read_target)


def write_off_report(desk: Desk, currency: Callable[[], str]) -> Report:
    """Return the report of what was written off in the twelve months up to a day."""
    words = PaneWords(
        "write_offs",
        tr("Bad debt and write-offs"),
        tr("line"),
        (
            "circle-slash",
            tr("Nothing was written off"),
            tr("No debt was written off in these months."),
        ),
    )
    ways = (
        (WriteOffsBy.REASON.value, tr("By reason")),
        (WriteOffsBy.CUSTOMER.value, tr("By customer")),
        (WriteOffsBy.MONTH.value, tr("By month")),
    )
    columns = _write_off_columns(desk.today, currency)
    return Report(SumsPane(desk, columns, words, ways), _read_write_offs)


def _read_months(_: str, day: date, currency: str) -> Sequence[MonthFigures]:
    return month_figures(day, currency)


def _read_target(way: str, day: date, currency: str) -> Sequence[Collected]:
    return (by_day if way == _DAYS else by_month)(day, currency)


def _read_write_offs(way: str, day: date, currency: str) -> Sequence[WriteOffSum]:
    year = Period(add_months(day, -_YEAR) + timedelta(days=1), day, currency)
    return write_offs(year, WriteOffsBy(way))


def _month_columns(
    today: Callable[[], date], currency: Callable[[], str]
) -> tuple[Column[MonthFigures], ...]:
    def name(row: MonthFigures) -> str:
        is_now = (row.last.year, row.last.month) == (today().year, today().month)
        words = tr("{month}, so far") if is_now else "{month}"
        return words.format(month=month(row.last))

    return (
        dated_column(tr("Month"), name, lambda r: r.last),
        days_column("dso", tr("DSO"), lambda r: r.dso),
        days_column("best", tr("Best possible"), lambda r: r.best),
        days_column("late", tr("Days late"), lambda r: r.late),
        rate_column("effectiveness", tr("CEI"), lambda r: r.effectiveness),
        rate_column("overdue", tr("Overdue"), lambda r: r.overdue_share),
        sum_column("sold", tr("Sold, 3 months"), lambda r: (r.standing.sold, currency()), currency),
        sum_column("owed", tr("Owed"), lambda r: (r.standing.owed, currency()), currency),
    )


def _target_columns(
    today: Callable[[], date], currency: Callable[[], str]
) -> tuple[Column[Collected], ...]:
    def name(row: Collected) -> str:
        is_day = row.first == row.last
        return week_day(row.first, today()) if is_day else month(row.first)

    return (
        dated_column(tr("When"), name, lambda r: r.last),
        sum_column("collected", tr("Collected"), lambda r: (r.minor, currency()), currency),
        sum_column("so_far", tr("Month to date"), lambda r: (r.so_far, currency()), currency),
        sum_column("target", tr("Target"), lambda r: (r.target, currency()), currency),
        sum_column("gap", tr("Over or under"), lambda r: (r.gap, currency()), currency),
        rate_column("share", tr("Of target"), lambda r: r.share),
    )


def _write_off_columns(
    today: Callable[[], date], currency: Callable[[], str]
) -> tuple[Column[WriteOffSum], ...]:
    return (
        name_column(lambda r: month_name(r.name)),
        count_column("count", tr("Entries"), lambda r: r.count),
        sum_column("debts", tr("Written off"), lambda r: (r.debts_minor, currency()), currency),
        sum_column("bad", tr("Bad debt"), lambda r: (r.bad_debt_minor, currency()), currency),
        sum_column(
            "credits", tr("Less credits"), lambda r: (r.credits_minor, currency()), currency
        ),
        sum_column("net", tr("Net loss"), lambda r: (r.net_minor, currency()), currency),
        Column(
            "last",
            tr("Last on"),
            lambda r: short_day(r.last_on, today()),
            key=lambda r: r.last_on,
            value=lambda r: r.last_on,
            width=92,
            priority=2,
        ),
    )
