"""The pictures over the reports that are read by eye: months of DSO, money against target, cash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collector_desktop.domain.currency import exponent
from collector_desktop.domain.written import MONTHS
from collector_desktop.ui.format import long_day, month, short_day, whole_money
from collector_desktop.ui.widgets.chart import Chart, ChartPoint, Series
from collector_desktop.ui.widgets.chart_bars import BarChart
from collector_desktop.ui.widgets.chart_card import Legend
from collector_desktop.ui.widgets.chart_lines import LineChart
from collector_desktop.ui.widgets.figure_words import share_words
from collector_desktop.ui.widgets.overview_words import (
    cash_points,
    cash_series,
    dso_points,
    dso_series,
    short_money,
)

if TYPE_CHECKING:
    from collector_desktop.queries.collected import Collected
    from collector_desktop.queries.forecast import ForecastWeek
    from collector_desktop.queries.month_figures import MonthFigures
    from collector_desktop.ui.desk import Desk

R = TypeVar("R")
Currency = Callable[[], str]
HEIGHT, MOST_LABELS = 176, 13


class ReportPicture(QWidget, Generic[R]):
    """A chart of the rows of a report, with what its colours mean; the list below says the same."""

    def __init__(
        self,
        desk: Desk,
        chart: Chart,
        series: Sequence[Series],
        points: Callable[[Sequence[R]], list[ChartPoint]],
    ) -> None:
        super().__init__()
        self.chart, self._series, self._points = chart, tuple(series), points
        self._legend = Legend(desk.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 14, 8)
        column.setSpacing(4)
        column.addWidget(self._legend)
        column.addWidget(chart, 1)
        self._theme = desk.theme
        desk.theme.changed.connect(self._fit)
        self._fit()

    def show_rows(self, rows: Sequence[R]) -> None:
        """Draw the rows; where there is none there is no picture either."""
        self.chart.show_points(self._series, fewer_labels(self._points(rows)))
        self._legend.show_series(self._series)
        self.setVisible(bool(rows))

    def _fit(self) -> None:
        self.setFixedHeight(self._theme.px(HEIGHT))


def month_picture(desk: Desk) -> ReportPicture[MonthFigures]:
    """Return the DSO of the months beside the best possible one."""
    chart = LineChart(desk.theme, _tr("DSO and CEI"), lambda value: f"{value:.0f}")
    return ReportPicture(desk, chart, dso_series(), dso_points)


def forecast_picture(desk: Desk, currency: Currency) -> ReportPicture[ForecastWeek]:
    """Return what is expected in each week; what comes later has no place along the weeks."""

    def points(weeks: Sequence[ForecastWeek]) -> list[ChartPoint]:
        dated = tuple(week for week in weeks if week.first is not None)
        found = cash_points(dated, currency(), desk.today())
        return [
            replace(point, label=_day_month(week)) for point, week in zip(found, dated, strict=True)
        ]

    return ReportPicture(
        desk, _money_bars(desk, _tr("Cash forecast"), currency), cash_series(), points
    )


def target_picture(desk: Desk, currency: Currency) -> ReportPicture[Collected]:
    """Return what was collected of each month, and what was missing of its target."""
    series = (Series(_tr("Collected"), "c1"), Series(_tr("Short of target"), "press"))
    return ReportPicture(
        desk,
        _money_bars(desk, _tr("Collected against target"), currency),
        series,
        lambda rows: target_points(rows, currency(), desk.today()),
    )


def target_points(rows: Sequence[Collected], currency: str, today: date) -> list[ChartPoint]:
    """Return the money of the month up to the end of each line, below what was missing then."""
    return [
        ChartPoint(
            short_day(row.last, today) if row.first == row.last else month(row.last)[:3],
            (_units(row.so_far, currency), _units(max(-(row.gap or 0), 0), currency)),
            _said(row, currency),
            top=_top(row, currency),
            strong=row is rows[-1],
        )
        for row in rows
    ]


def fewer_labels(points: Sequence[ChartPoint]) -> list[ChartPoint]:
    """Return the points with words at as many as have room for them, the last one among them."""
    step = -(-len(points) // MOST_LABELS)
    return [
        point
        if step < 2 or (len(points) - 1 - at) % step == 0
        else replace(point, label="", top="")
        for at, point in enumerate(points)
    ]


def _top(row: Collected, currency: str) -> str:
    """Return the share of the target, or without one the money itself."""
    if row.share is not None:
        return share_words(row.share)
    return short_money(_units(row.so_far, currency), currency) if row.so_far else ""


def _said(row: Collected, currency: str) -> str:
    when = long_day(row.last) if row.first == row.last else month(row.last)
    collected = whole_money(row.so_far, currency)
    if row.target is None:
        return _tr("{when}: {sum} collected, no target").format(when=when, sum=collected)
    words = _tr("{when}: {sum} collected of {target}")
    return words.format(when=when, sum=collected, target=whole_money(row.target, currency))


def _day_month(week: ForecastWeek) -> str:
    """Return a day as the foot of a narrow column has room for; the list below gives the year."""
    return f"{week.first.day} {MONTHS[week.first.month - 1][:3]}" if week.first else ""


def _money_bars(desk: Desk, title: str, currency: Currency) -> BarChart:
    return BarChart(desk.theme, title, lambda value: short_money(value, currency()))


def _units(minor: int, currency: str) -> float:
    return float(minor) / float(10 ** exponent(currency))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reports", text)
