"""The dated reference rates in the settings: a table, and a figure to add."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.rates import RateSeries, half_year_start, next_half_year, percent_text
from collector_desktop.domain.written import plain_day
from collector_desktop.services.rates import add_rate, added_rates, rate_book
from collector_desktop.ui.cells import Column, TextCell
from collector_desktop.ui.widgets.card import GridCard, card
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.settings_choice import narrow_box
from collector_desktop.ui.widgets.settings_field import ProblemLine

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.ui.desk import Desk

Figures: TypeAlias = tuple[dict[str, RateSeries], dict[str, dict[date, Decimal]]]
_AHEAD = 2
_FIRST = date(2015, 1, 1)
_HEIGHT = 236


@frozen
class RateRow:
    """One figure of a series, and whether it was added to this ledger."""

    series: str
    starts_on: date
    value: str
    is_added: bool


class RatesCard(QWidget):
    """Shows one series at a time, newest first; the page lends the model of the table."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._book: dict[str, RateSeries] = {}
        self._added: dict[str, dict[date, Decimal]] = {}
        self._wanted = ""
        self._fill: Callable[[Sequence[RateRow]], None] | None = None
        self.columns = self._make_columns()
        self.grid: GridView[RateRow] = GridView(desk.theme, self.columns)
        self.grid.setAccessibleName(self.tr("Reference rates"))
        self.grid.set_empty(EmptyState(desk.theme, "landmark", self.tr("No figure yet"), ""))
        self.grid.setFixedHeight(desk.theme.px(_HEIGHT))
        self.series, self.starts_on = narrow_box(self.tr("Series")), narrow_box(self.tr("From"))
        self.value = QLineEdit()
        self.value.setAccessibleName(self.tr("Per cent a year"))
        self.value.setPlaceholderText(self.tr("per cent, such as 3.75"))
        self.add = Button(desk.theme, self.tr("Add the figure"), icon="plus")
        self.source = label(kind="meta")
        self.source.setWordWrap(True)
        self.problem = ProblemLine(desk.theme)
        self._build()
        self.series.currentIndexChanged.connect(lambda _: self._show_series())
        self.add.clicked.connect(self._add)
        self.value.returnPressed.connect(self._add)

    def use_model(
        self, model: QAbstractItemModel, fill: Callable[[Sequence[RateRow]], None]
    ) -> None:
        """Show a model; `fill` puts rows into it."""
        self.grid.setModel(model)
        self._fill = fill

    def read(self, wanted: str) -> None:
        """Read every figure; show the wanted series if the user has not chosen one yet."""
        self._wanted = wanted
        self._desk.tasks.run(self, _read, self._show)

    def _build(self) -> None:
        form = QHBoxLayout()
        form.setSpacing(8)
        form.addWidget(self.starts_on)
        form.addWidget(self.value, 1)
        form.addWidget(self.add)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(label(self.tr("Reference rates"), "strong"))
        column.addWidget(self.series)
        column.addWidget(self.source)
        column.addWidget(GridCard(self._desk.theme, self.grid))
        column.addLayout(form)
        column.addWidget(self.problem)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card(column, 20))

    def _make_columns(self) -> tuple[Column[RateRow], ...]:
        starts: Column[RateRow] = Column(
            "from",
            self.tr("From"),
            lambda r: plain_day(r.starts_on),
            key=lambda r: r.starts_on,
            value=lambda r: r.starts_on,
            width=130,
        )
        value: Column[RateRow] = Column(
            "value", self.tr("Per cent a year"), lambda r: r.value, numeric=True, width=130
        )
        origin: Column[RateRow] = Column(
            "origin",
            self.tr("Comes"),
            self._origin,
            cell=lambda r: TextCell(self._origin(r), dim=not r.is_added),
            width=160,
            stretch=True,
            narrow=True,
        )
        return (starts, value, origin)

    def _origin(self, row: RateRow) -> str:
        return self.tr("added by you") if row.is_added else self.tr("with the program")

    def _show(self, read: Figures) -> None:
        self._book, self._added = read
        if not self.series.count():
            for series in self._book.values():
                self.series.addItem(series.meaning, series.name)
            self.series.setCurrentIndex(max(0, self.series.findData(self._wanted)))
        self._show_series()

    def _show_series(self) -> None:
        series = self._book.get(str(self.series.currentData()))
        if series is None or self._fill is None:
            return
        self.source.setText(series.source)
        added = self._added.get(series.name, {})
        days = sorted(series.rates, reverse=True)
        self._fill(
            [
                RateRow(series.name, day, percent_text(series.rates[day]), day in added)
                for day in days
            ]
        )
        self.starts_on.clear()
        for day in _days_to_enter(days, self._desk.today()):
            self.starts_on.addItem(day.isoformat(), day)

    def _add(self) -> None:
        name, day = str(self.series.currentData()), self.starts_on.currentData()
        work = partial(add_rate, name, day, self.value.text(), self._desk.today())
        self._desk.tasks.run(self, work, lambda _: self._forget(), self._say)

    def _forget(self) -> None:
        self.value.clear()
        self.problem.show_text("")

    def _say(self, error: CollectorError) -> None:
        self.problem.show_text(str(error))


def _days_to_enter(known: Sequence[date], today: date) -> list[date]:
    """Return the half-years to enter a figure for, newest first; gaps back to 2015 are among them.

    A series that ships without figures has only gaps.
    """
    newest = max(known, default=half_year_start(today))
    day, every = min([*known, _FIRST]), []
    while day <= newest:
        every.append(day)
        day = next_half_year(day)
    return [*_next_days(newest), *reversed(every)]


def _read() -> Figures:
    return rate_book(), added_rates()


def _next_days(last: date) -> list[date]:
    """Return the first days of the half-years after the last one that is known."""
    days = [last]
    for _ in range(_AHEAD):
        days.append(next_half_year(days[-1]))
    return days[1:]
