"""The reports of what was done to collect, and of the cash that is to come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.activity import Activity, ActivityBy, activity
from collector_desktop.queries.forecast import ForecastWeek, forecast
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.ui.cells import Column
from collector_desktop.ui.format import short_day, week_day
from collector_desktop.ui.widgets.card_pane import PaneWords
from collector_desktop.ui.widgets.report_columns import count_column, name_column, sum_column
from collector_desktop.ui.widgets.report_pane import Report, SumsPane, tr
from collector_desktop.ui.widgets.report_pictures import forecast_picture

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk

_WEEKS = (13, 26, 52)


@frozen
class InNoWeek(ForecastWeek):
    """What is owed and comes in no week; `why` says so."""

    why: str = ""


def activity_report(desk: Desk, currency: Callable[[], str]) -> Report:
    """Return the report of the contacts, promises and receipts of the month up to a day."""
    words = PaneWords(
        "activity",
        tr("Activity"),
        tr("line"),
        ("phone", tr("Nothing was done"), tr("Nobody was contacted this month.")),
    )
    ways = (
        (ActivityBy.WORKER.value, tr("This month, by who did it")),
        (ActivityBy.DAY.value, tr("This month, day by day")),
    )
    pane = SumsPane(desk, _activity_columns(desk.today, currency), words, ways)
    return Report(pane, _read_activity)


def forecast_report(desk: Desk, currency: Callable[[], str]) -> Report:
    """Return the report of the weeks ahead, and of all that comes later."""
    words = PaneWords(
        "forecast",
        tr("Cash forecast"),
        tr("line"),
        ("calendar-clock", tr("Nothing is to come"), tr("Nobody owes anything.")),
    )
    ways = tuple((str(weeks), tr("{weeks} weeks").format(weeks=weeks)) for weeks in _WEEKS)
    pane = SumsPane(desk, _week_columns(desk.today, currency), words, ways)
    pane.use_picture(forecast_picture(desk, currency))
    return Report(pane, _read_weeks)


def _read_activity(way: str, day: date, currency: str) -> Sequence[Activity]:
    return activity(Period(day.replace(day=1), day, currency), ActivityBy(way))


def _read_weeks(way: str, day: date, currency: str) -> Sequence[ForecastWeek]:
    found = forecast(day, int(way), currency)
    rows: tuple[ForecastWeek, ...] = (*found.weeks, found.later)
    if found.given_up:
        let_go = tr("Let go by settlements, in no week")
        rows = (*rows, InNoWeek(None, found.given_up, 0, 0, let_go))
    if found.losses:
        rows = (*rows, InNoWeek(None, 0, found.losses, 0, tr("Taken off for losses, in no week")))
    return rows


def _activity_columns(
    today: Callable[[], date], currency: Callable[[], str]
) -> tuple[Column[Activity], ...]:
    def name(row: Activity) -> str:
        is_day = row.name[:4].isdigit() and row.name.count("-") == 2
        return week_day(date.fromisoformat(row.name), today()) if is_day else row.name

    return (
        name_column(lambda r: name(r) or tr("From files")),
        count_column("calls", tr("Calls"), lambda r: r.calls),
        count_column("reached", tr("Reached"), lambda r: r.reached),
        count_column("emails", tr("E-mails"), lambda r: r.emails),
        count_column("letters", tr("Letters"), lambda r: r.letters),
        count_column("others", tr("Other"), lambda r: r.others, 3),
        count_column("promises", tr("Promises"), lambda r: r.promises),
        sum_column("promised", tr("Promised"), lambda r: (r.promised_minor, currency()), currency),
        count_column("receipts", tr("Receipts"), lambda r: r.receipts, 2),
        sum_column("received", tr("Received"), lambda r: (r.received_minor, currency()), currency),
        count_column("disputes", tr("Disputes"), lambda r: r.disputes, 2),
    )


def _week_columns(
    today: Callable[[], date], currency: Callable[[], str]
) -> tuple[Column[ForecastWeek], ...]:
    week: Column[ForecastWeek] = Column(
        "week",
        tr("Week from"),
        lambda r: short_day(r.first, today()) if r.first else _undated(r),
        key=lambda r: r.first or date.max,
        value=lambda r: r.first or _undated(r),
        width=120,
        stretch=True,
    )
    return (
        week,
        sum_column("due", tr("Falls due"), lambda r: (r.contractual, currency()), currency),
        sum_column("expected", tr("Expected"), lambda r: (r.expected, currency()), currency),
        sum_column("promised", tr("Promised"), lambda r: (r.promised, currency()), currency),
    )


def _undated(row: ForecastWeek) -> str:
    """Return what a line without a day is about."""
    return row.why if isinstance(row, InNoWeek) else tr("Later")
