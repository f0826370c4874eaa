"""The reports of credit limits with their review, and of debts in the hands of others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from collector_desktop.queries.credit_decisions import LimitLine, limit_lines
from collector_desktop.queries.placements import PlacementRow
from collector_desktop.queries.recoveries import placements_awaiting
from collector_desktop.ui.cells import Column, TextCell, Tone
from collector_desktop.ui.format import short_day
from collector_desktop.ui.widgets.card_pane import PaneWords
from collector_desktop.ui.widgets.columns import Main
from collector_desktop.ui.widgets.credit_words import limit_words
from collector_desktop.ui.widgets.report_columns import name_column, sum_column
from collector_desktop.ui.widgets.report_pane import Report, SumsPane, tr

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk

R = TypeVar("R")
ALL, DUE, OVER, OPEN = "all", "due", "over", "open"


def limit_report(desk: Desk, main: Main) -> Report:
    """Return the report of credit limits; those to be looked at again come first."""
    words = PaneWords(
        "credit_limits",
        tr("Credit limits"),
        tr("customer"),
        ("shield-check", tr("No credit limits"), tr("Nobody has such a limit.")),
    )
    ways = (
        (ALL, tr("All limits")),
        (DUE, tr("Review due")),
        (OVER, tr("Exceeded")),
    )
    return Report(SumsPane(desk, _limit_columns(desk.today, main), words, ways), _read_limits)


def placement_report(desk: Desk, main: Main) -> Report:
    """Return the report of debts that agencies, solicitors and courts have."""
    words = PaneWords(
        "placements",
        tr("Placements"),
        tr("placement"),
        ("users", tr("Nothing was passed on"), tr("No agency or court has such a debt.")),
    )
    ways = ((OPEN, tr("With them now")), (ALL, tr("All")))
    return Report(
        SumsPane(desk, _placement_columns(desk.today, main), words, ways), _read_placements
    )


def _read_limits(way: str, day: date, _: str) -> Sequence[LimitLine]:
    rows = limit_lines(day)
    if way == DUE:
        return tuple(row for row in rows if row.is_due(day))
    if way == OVER:
        return tuple(row for row in rows if row.limits.is_exceeded)
    return rows


def _read_placements(way: str, day: date, _: str) -> Sequence[PlacementRow]:
    rows = placements_awaiting(day)
    return tuple(row for row in rows if way == ALL or row.closed_on is None)


def _limit_columns(today: Callable[[], date], main: Main) -> tuple[Column[LimitLine], ...]:
    return (
        name_column(lambda r: r.name, tr("Customer")),
        sum_column("limit", tr("Limit"), lambda r: (r.limits.limit_minor, r.limits.currency), main),
        sum_column(
            "owed", tr("Owed"), lambda r: (r.limits.exposure_minor, r.limits.currency), main
        ),
        sum_column(
            "left", tr("Left"), lambda r: (r.limits.available_minor, r.limits.currency), main
        ),
        sum_column(
            "insured", tr("Insured"), lambda r: (r.limits.insured_minor, r.limits.currency), main
        ),
        sum_column("own", tr("Own risk"), lambda r: (r.own_risk_minor, r.limits.currency), main),
        Column("group", tr("Of group"), lambda r: r.limits.group, width=96, priority=4),
        Column("further", tr("Further limits"), _further, width=180, priority=3),
        _day("decided", tr("Decided"), lambda r: r.decided_on, today),
        Column(
            "review",
            tr("Review"),
            lambda r: _shown(r.review_on, today()),
            key=lambda r: r.review_on or date.max,
            cell=lambda r: TextCell(
                _shown(r.review_on, today()), Tone.DANGER if r.is_due(today()) else None
            ),
            width=92,
        ),
        Column("why", tr("Reason"), lambda r: r.reason, width=160, priority=3),
    )


def _further(row: LimitLine) -> str:
    return "; ".join(limit_words(each) for each in row.limits.further)


def _placement_columns(today: Callable[[], date], main: Main) -> tuple[Column[PlacementRow], ...]:
    return (
        name_column(lambda r: r.name, tr("Customer")),
        Column("with", tr("With"), lambda r: r.placed_with, width=150),
        _day("from", tr("Since"), lambda r: r.made_on, today),
        sum_column("placed", tr("Passed on"), lambda r: (r.sums.placed_minor, r.currency), main),
        sum_column(
            "recovered", tr("Came in"), lambda r: (r.sums.recovered_minor, r.currency), main
        ),
        sum_column("awaited", tr("Not paid yet"), lambda r: (r.awaited_minor, r.currency), main),
        sum_column(
            "commission", tr("Commission"), lambda r: (r.sums.commission_minor, r.currency), main
        ),
        sum_column("cost", tr("Costs"), lambda r: (r.sums.cost_minor, r.currency), main),
        sum_column("net", tr("Left for us"), lambda r: (r.sums.net_minor, r.currency), main),
        Column(
            "rate",
            tr("Rate"),
            lambda r: f"{r.sums.rate}%",
            key=lambda r: r.sums.rate,
            numeric=True,
            width=72,
        ),
        _day("closed", tr("Closed"), lambda r: r.closed_on, today),
    )


def _day(
    name: str, title: str, read: Callable[[R], date | None], today: Callable[[], date]
) -> Column[R]:
    return Column(
        name,
        title,
        lambda r: _shown(read(r), today()),
        key=lambda r: read(r) or date.max,
        width=92,
        priority=2,
    )


def _shown(day: date | None, today: date) -> str:
    return short_day(day, today) if day else ""
