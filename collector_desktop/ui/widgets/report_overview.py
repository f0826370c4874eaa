"""The overview of the reports: five pictures of how collection is going."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.domain.ageing import STANDARD_BUCKETS
from collector_desktop.queries.break_off import BreakOff
from collector_desktop.queries.overview import MonthEnd, Overview, month_end, month_ends, overview
from collector_desktop.ui.format import percent, whole_money
from collector_desktop.ui.widgets import overview_words as words
from collector_desktop.ui.widgets.chart_bars import BarChart
from collector_desktop.ui.widgets.chart_card import ChartCard
from collector_desktop.ui.widgets.chart_lines import LineChart
from collector_desktop.ui.widgets.debtor_bars import DebtorBars

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QHideEvent, QShowEvent

    from collector_desktop.ui.desk import Desk

T = TypeVar("T")
_GAP = 12


class OverviewPanel(QWidget):
    """Draws what the ledger says at a day; each month comes by itself, as old ones take long.

    Once it is out of sight what is missing is not read, so that the next page need not wait; it is
    read when the panel is looked at again. `debtor_asked` says whose bar was opened.
    """

    debtor_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._currency = desk, ""
        self._months: dict[date, MonthEnd] = {}
        self._wanted: tuple[date, ...] = ()
        self._asked = BreakOff()
        self._left_at: date | None = None
        self.labels = tuple(map(words.short_age, STANDARD_BUCKETS.labels))
        self._make_cards()
        self._build()

    def _make_cards(self) -> None:
        theme, tr = self._desk.theme, self.tr
        titles = (
            *(tr("DSO"), tr("Cash expected"), tr("Aged debt")),
            *(tr("Largest overdue"), tr("Contacts made")),
        )
        self.dso = LineChart(theme, titles[0], lambda value: f"{value:.0f}")
        self.cash = BarChart(theme, titles[1], self._axis)
        self.aged = BarChart(theme, titles[2], self._axis)
        self.debtors = DebtorBars(theme, titles[3])
        self.work = BarChart(theme, titles[4], lambda value: f"{value:.0f}")
        self.cards = (
            ChartCard(theme, titles[0], self.dso, words.dso_columns()),
            ChartCard(
                theme, titles[1], self.cash, words.cash_columns(self._main, self._desk.today)
            ),
            ChartCard(theme, titles[2], self.aged, words.aged_columns(self.labels)),
            ChartCard(theme, titles[3], self.debtors, words.largest_columns()),
            ChartCard(theme, titles[4], self.work, words.work_columns()),
        )
        self.fills: list[Callable[..., None]] = []
        self._lines: list[tuple[QWidget, tuple[ChartCard, ...]]] = []
        self.debtors.opened.connect(self._on_debtor)
        for card in self.cards:
            card.turned.connect(partial(self._make_room, card))

    def _build(self) -> None:
        dso, cash, aged, largest, work = self.cards
        dso.heading.setToolTip(self.tr("Days sales outstanding"))
        dso.say(self.tr("last 12 months"))
        cash.say(self.tr("by week"))
        aged.say(self.tr("month end, % overdue"))
        work.say(self.tr("by day"))
        cash.legend.show_series(words.cash_series())
        aged.legend.show_series(words.aged_series(self.labels))
        work.legend.show_series(words.work_series())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for cards, shares in (((dso, cash), (11, 10)), ((aged, largest, work), (10, 10, 9))):
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(_GAP)
            for card, share in zip(cards, shares, strict=True):
                row.addWidget(card, share)
            column.addWidget(line, 1)
            self._lines.append((line, cards))

    def read(self, day: date) -> None:
        """Read everything as at a day."""
        self._asked.end()
        self._asked, self._left_at = BreakOff(), None
        self._wanted, self._months = month_ends(day), {}
        self._ask(partial(overview, day), partial(self._show, day))
        self._read_month(self._wanted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._left_at is not None:
            self.read(self._left_at)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous() and len(self._months) < len(self._wanted):
            self._asked.end()
            self._left_at = self._wanted[-1]

    def _ask(self, question: Callable[[], T], take: Callable[[T], None]) -> None:
        """Ask on the ledger's thread; take the answer unless it was broken off."""

        def unless_broken_off(answer: T | None) -> None:
            if answer is not None:
                take(answer)

        self._desk.tasks.run(self, partial(self._asked.answered, question), unless_broken_off)

    def _read_month(self, wanted: tuple[date, ...]) -> None:
        """Read the newest month that is missing, unless another day was asked for since."""
        missing = [day for day in wanted if day not in self._months]
        if missing and wanted == self._wanted:
            done = partial(self._show_month, wanted)
            self._ask(partial(month_end, missing[-1]), done)

    def _show_month(self, wanted: tuple[date, ...], found: MonthEnd) -> None:
        if wanted != self._wanted:
            return
        self._months[found.last], self._currency = found, found.currency
        if len(self._months) == len(wanted):
            months = tuple(self._months[day] for day in wanted)
            self.dso.show_points(words.dso_series(), words.dso_points(months))
            points = words.aged_points(months, self.labels)
            self.aged.show_points(words.aged_series(self.labels), points)
            self._fill(0, months)
            self._fill(2, months)
        self._read_month(wanted)

    def _show(self, day: date, found: Overview) -> None:
        self._currency = found.forecast.currency
        weeks = words.cash_points(found.forecast.weeks, self._currency, day)
        self.cash.show_points(words.cash_series(), weeks)
        self.cards[1].say(self._cash_words(found))
        self.debtors.show_rows(found.largest)
        self._largest = found.largest
        self.work.show_points(words.work_series(), words.work_points(found.days))
        share = percent(sum(row.overdue for row in found.largest), found.overdue)
        said = self.tr("{share} of overdue").format(share=share)
        self.cards[3].say(said if found.largest else "")
        for at, rows in ((1, found.forecast.weeks), (3, found.largest), (4, found.days)):
            self._fill(at, rows)

    def _cash_words(self, found: Overview) -> str:
        """Return how the cash is put together, and what is taken off it for losses."""
        losses = found.forecast.losses
        if not losses:
            return self.tr("by week")
        words = self.tr("by week, less {sum} for losses")
        return words.format(sum=whole_money(losses, self._currency))

    def _make_room(self, card: ChartCard, is_table: bool) -> None:  # noqa: FBT001 Qt's signal
        """Let a table have the place of all pictures, and the pictures back afterwards."""
        for line, cards in self._lines:
            line.setVisible(not is_table or card in cards)
            for other in cards:
                other.setVisible(not is_table or other is card)

    def _fill(self, at: int, rows: tuple[object, ...]) -> None:
        if self.fills:
            self.fills[at](rows)

    def _on_debtor(self, at: int) -> None:
        self.debtor_asked.emit(self._largest[at].customer_id)

    def _axis(self, value: float) -> str:
        return words.short_money(value, self._currency or "GBP")

    def _main(self) -> str:
        return self._currency
