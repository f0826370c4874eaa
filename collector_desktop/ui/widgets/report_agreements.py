"""The reports of how promises were kept and of what was in dispute."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from collector_desktop.domain.disputes import REASONS
from collector_desktop.domain.interest import half_up
from collector_desktop.domain.months import add_months
from collector_desktop.queries.dispute_cases import DisputeSum, by_age, by_group, by_reason
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.promise_rates import By, RateRow, promise_rates
from collector_desktop.ui.cells import Column, TextCell
from collector_desktop.ui.widgets.card_pane import ListPane, PaneWords
from collector_desktop.ui.widgets.card_words import denial_words
from collector_desktop.ui.widgets.columns import AmountLook, money_column

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk

R = TypeVar("R")
_YEAR = 12
_DASH = "\N{EN DASH}"


class SumsPane(ListPane[R], Generic[R]):
    """A report whose rows are put together in one of several ways."""

    def __init__(
        self,
        desk: Desk,
        columns: tuple[Column[R], ...],
        words: PaneWords,
        ways: tuple[tuple[str, str], ...],
    ) -> None:
        super().__init__(desk, columns, words)
        self.way = QComboBox()
        self.way.setAccessibleName(tr("Put together"))
        for code, text in ways:
            self.way.addItem(text, code)
        self.add_tool(self.way)


def promise_pane(desk: Desk, currency: Callable[[], str]) -> SumsPane[RateRow]:
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
    return SumsPane(desk, _rate_columns(currency), words, ways)


def dispute_pane(desk: Desk) -> SumsPane[DisputeSum]:
    """Return the report of disputes by reason, group or age."""
    words = PaneWords(
        "dispute_sums",
        tr("Disputes"),
        tr("line"),
        ("scale", tr("Nothing was in dispute"), tr("Nobody denied an invoice up to this day.")),
    )
    ways = (
        ("reason", tr("By reason")),
        ("group", tr("By who answers it")),
        ("age", tr("Open, by age in days")),
    )
    return SumsPane(desk, _dispute_columns(), words, ways)


def promise_work(pane: SumsPane[RateRow], day: date, currency: str) -> Callable[[], Any]:
    """Return what reads the report of promises at a day."""
    year = Period(add_months(day, -_YEAR) + timedelta(days=1), day, currency)
    return partial(promise_rates, year, By(str(pane.way.currentData())))


def dispute_work(pane: SumsPane[DisputeSum], day: date) -> Callable[[], Any]:
    """Return what reads the report of disputes at a day."""
    ways: dict[str, Callable[[date], tuple[DisputeSum, ...]]] = {
        "reason": by_reason,
        "group": by_group,
        "age": by_age,
    }
    return partial(ways[str(pane.way.currentData())], day)


def _rate_columns(currency: Callable[[], str]) -> tuple[Column[RateRow], ...]:
    return (
        _name(lambda r: r.name),
        _count("kept", tr("Kept"), lambda r: r.kept),
        _count("judged", tr("Of"), lambda r: r.judged),
        _rate("rate", tr("Rate"), lambda r: r.rates.by_count),
        _money("kept_sum", tr("Kept, sum"), lambda r: (r.kept_minor, currency())),
        _money("judged_sum", tr("Promised"), lambda r: (r.judged_minor, currency())),
        _rate("rate_sum", tr("Rate by sum"), lambda r: r.rates.by_amount),
    )


def _dispute_columns() -> tuple[Column[DisputeSum], ...]:
    return (
        _name(_reason),
        _count("count", tr("Disputes"), lambda r: r.count),
        _count("open", tr("Open"), lambda r: r.open_count),
        _money("raised", tr("Raised for"), lambda r: (r.raised_minor, r.currency)),
        _money("denied", tr("In dispute"), lambda r: (r.open_minor, r.currency)),
        _money("credited", tr("Credited"), lambda r: (r.credited_minor, r.currency)),
        _count("days", tr("Days open"), lambda r: r.mean_days),
    )


def _reason(row: DisputeSum) -> str:
    return denial_words(row.name) if row.name in REASONS else row.name


def _name(read: Callable[[R], str]) -> Column[R]:
    return Column(
        "name",
        tr("Name"),
        lambda r: read(r) or _DASH,
        key=lambda r: read(r).casefold(),
        cell=lambda r: TextCell(read(r) or _DASH, strong=True),
        width=200,
        stretch=True,
    )


def _count(name: str, title: str, read: Callable[[R], int]) -> Column[R]:
    return Column(
        name, title, lambda r: f"{read(r):,}", key=read, value=read, numeric=True, width=84
    )


def _money(name: str, title: str, read: Callable[[R], tuple[int, str]]) -> Column[R]:
    return money_column(
        name,
        title,
        lambda r: read(r)[0],
        lambda r: read(r)[1],
        look=AmountLook(width=112, priority=1),
    )


def _rate(name: str, title: str, read: Callable[[R], Fraction | None]) -> Column[R]:
    def text(row: R) -> str:
        share = read(row)
        return _DASH if share is None else f"{half_up(share)}%"

    return Column(name, title, text, key=lambda r: read(r) or Fraction(-1), numeric=True, width=92)


def tr(text: str) -> str:
    """Return a text of reports in the language of the desk."""
    return QCoreApplication.translate("Reports", text)
