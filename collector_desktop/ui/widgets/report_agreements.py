"""The reports of how promises were kept and of what was in dispute."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from collector_desktop.domain.disputes import REASONS
from collector_desktop.domain.months import add_months
from collector_desktop.queries.dispute_cases import DisputeSum, by_age, by_group, by_reason
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.promise_rates import By, RateRow, promise_rates
from collector_desktop.ui.cells import Column
from collector_desktop.ui.widgets.card_pane import PaneWords
from collector_desktop.ui.widgets.card_words import denial_words
from collector_desktop.ui.widgets.columns import Main
from collector_desktop.ui.widgets.report_columns import (
    count_column,
    month_name,
    name_column,
    rate_column,
    sum_column,
)
from collector_desktop.ui.widgets.report_pane import Report, SumsPane, tr

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk

_YEAR = 12


def promise_report(desk: Desk, currency: Callable[[], str]) -> Report:
    """Return the report of promises kept in the last twelve months."""
    words = PaneWords(
        "promises_kept",
        tr("Promises kept"),
        tr("line"),
        ("handshake", tr("None was due"), tr("No promise of these twelve months was due yet.")),
    )
    ways = (
        (By.CUSTOMER.value, tr("By customer")),
        (By.COLLECTOR.value, tr("By who took it")),
        (By.MONTH.value, tr("By month")),
    )
    return Report(SumsPane(desk, _rate_columns(currency), words, ways), _read_promises)


def dispute_report(desk: Desk, main: Main) -> Report:
    """Return the report of disputes by reason, group or age."""
    words = PaneWords(
        "dispute_sums",
        tr("Disputes"),
        tr("line"),
        ("scale", tr("Nothing was in dispute"), tr("No invoice was disputed up to this day.")),
    )
    ways = (
        ("reason", tr("By reason")),
        ("group", tr("By who answers it")),
        ("age", tr("Open, by age in days")),
    )
    return Report(SumsPane(desk, _dispute_columns(main), words, ways), _read_disputes)


def _read_promises(way: str, day: date, currency: str) -> Sequence[RateRow]:
    year = Period(add_months(day, -_YEAR) + timedelta(days=1), day, currency)
    return promise_rates(year, By(way))


def _read_disputes(way: str, day: date, _: str) -> Sequence[DisputeSum]:
    return {"reason": by_reason, "group": by_group, "age": by_age}[way](day)


def _rate_columns(currency: Callable[[], str]) -> tuple[Column[RateRow], ...]:
    return (
        name_column(lambda r: month_name(r.name)),
        count_column("kept", tr("Kept"), lambda r: r.kept),
        count_column("judged", tr("Of"), lambda r: r.judged),
        rate_column("rate", tr("Rate"), lambda r: r.rates.by_count),
        sum_column("kept_sum", tr("Kept, sum"), lambda r: (r.kept_minor, currency()), currency),
        sum_column("judged_sum", tr("Promised"), lambda r: (r.judged_minor, currency()), currency),
        rate_column("rate_sum", tr("Rate by sum"), lambda r: r.rates.by_amount),
    )


def _dispute_columns(main: Main) -> tuple[Column[DisputeSum], ...]:
    return (
        name_column(_reason),
        count_column("count", tr("Disputes"), lambda r: r.count),
        count_column("open", tr("Open"), lambda r: r.open_count),
        sum_column("raised", tr("Raised for"), lambda r: (r.raised_minor, r.currency), main),
        sum_column("disputed", tr("In dispute"), lambda r: (r.open_minor, r.currency), main),
        sum_column("credited", tr("Credited"), lambda r: (r.credited_minor, r.currency), main),
        count_column("days", tr("Days open"), lambda r: r.mean_days),
    )


def _reason(row: DisputeSum) -> str:
    return denial_words(row.name) if row.name in REASONS else row.name
