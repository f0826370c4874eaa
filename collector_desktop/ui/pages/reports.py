"""Reports at any day: pictures and key figures, and a list for each report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.domain.changes import Change
from collector_desktop.queries.kpis import Kpis, kpis
from collector_desktop.queries.payment_habits import usual_period
from collector_desktop.ui.dialogs.aged_pane import AgedList
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.card import FigureStrip, GridCard
from collector_desktop.ui.widgets.card_as_at import AsAtEdit
from collector_desktop.ui.widgets.card_pane import ListPane
from collector_desktop.ui.widgets.chart_card import ChartCard
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.page import Page
from collector_desktop.ui.widgets.report_agreements import dispute_report, promise_report
from collector_desktop.ui.widgets.report_credit import limit_report, placement_report
from collector_desktop.ui.widgets.report_overview import OverviewPanel
from collector_desktop.ui.widgets.report_pane import Report
from collector_desktop.ui.widgets.report_paying import interest_report, performance_report
from collector_desktop.ui.widgets.report_results import (
    month_report,
    target_report,
    write_off_report,
)
from collector_desktop.ui.widgets.report_words import FIGURES, key_figures
from collector_desktop.ui.widgets.report_work import activity_report, forecast_report
from collector_desktop.ui.widgets.side_list import SideEntry, SideList
from collector_desktop.ui.widgets.table_export import TableExport

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from collector_desktop.ui.desk import Desk

OVERVIEW, AGED, PROMISES, DISPUTES = "overview", "aged", "promises", "disputes"
LIMITS, PLACEMENTS, ACTIVITY, FORECAST = "limits", "placements", "activity", "forecast"
MONTHS, COLLECTED, PERFORMANCE = "months", "collected", "performance"
INTEREST, WRITE_OFFS = "late-interest", "write-offs"
OF_CUSTOMERS = (LIMITS, PLACEMENTS, PERFORMANCE, INTEREST)
LISTS: dict[str, Callable[[Desk, Callable[[], str]], Report]] = {
    MONTHS: month_report,
    FORECAST: forecast_report,
    COLLECTED: target_report,
    ACTIVITY: activity_report,
    PROMISES: promise_report,
    DISPUTES: dispute_report,
    LIMITS: limit_report,
    PLACEMENTS: placement_report,
    PERFORMANCE: performance_report,
    INTEREST: interest_report,
    WRITE_OFFS: write_off_report,
}
_MARGIN, _GAP, _LIST = 16, 12, 184


class ReportsPage(Page):
    """Figures above what is chosen in the list at the left: pictures, or the list of a report."""

    REFRESH_ON = Change.ITEM | Change.CUSTOMER | Change.PROMISE | Change.SETTING

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Reports"))
        self._currency = ""
        self.as_at = AsAtEdit(desk.today)
        self.as_at.setAccessibleName(self.tr("As at"))
        self._fit_day()
        desk.theme.changed.connect(self._fit_day)
        self.as_at.set_day(desk.today())
        self.as_at.editingFinished.connect(self.mark_stale)
        self.strip = FigureStrip(desk.theme, FIGURES)
        self.switch = SideList(desk.theme, self._entries(), _LIST)
        self.overview = OverviewPanel(desk)
        self._reports: dict[str, Report] = {}
        self._cards: dict[str, GridCard] = {}
        self.aged = AgedList(desk, self._main)
        self._body = QVBoxLayout()
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.switch)
        row.addLayout(self._body, 1)
        self.column.addLayout(row, 1)
        self._body.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._body.setSpacing(_GAP)
        self._body.addWidget(self.strip)
        self._body.addWidget(self.overview, 1)
        self.aged.hide()
        self._body.addWidget(self.aged, 1)
        self._connect()
        self._lend_models()
        self.switch.choose(OVERVIEW)
        self.header.add(label(self.tr("As at"), "field"))
        self.header.add(self.as_at)

    def _fit_day(self) -> None:
        self.as_at.setFixedWidth(self.desk.theme.px(136))

    def _entries(self) -> tuple[SideEntry, ...]:
        return (
            SideEntry(OVERVIEW, self.tr("Overview")),
            SideEntry(AGED, self.tr("Aged debtors")),
            SideEntry(MONTHS, self.tr("DSO and CEI")),
            SideEntry(FORECAST, self.tr("Cash forecast")),
            SideEntry(COLLECTED, self.tr("Collected v target")),
            SideEntry(ACTIVITY, self.tr("Activity")),
            SideEntry(PROMISES, self.tr("Promises kept")),
            SideEntry(DISPUTES, self.tr("Disputes")),
            SideEntry(LIMITS, self.tr("Credit limits")),
            SideEntry(PERFORMANCE, self.tr("Payment performance")),
            SideEntry(INTEREST, self.tr("Late payment interest")),
            SideEntry(WRITE_OFFS, self.tr("Bad debt and write-offs")),
            SideEntry(PLACEMENTS, self.tr("Placements")),
        )

    def _lend_models(self) -> None:
        """Give the tables behind the pictures their rows."""
        for card in self.overview.cards:
            model: RecordTableModel[Any] = RecordTableModel(card.grid.columns, id, self)
            card.grid.setModel(model)
            self.overview.fills.append(model.show)
            card.export_asked.connect(partial(self._export_card, card))
        self.overview.debtor_asked.connect(lambda who: self.customer_asked.emit(who, (who,)))

    def _export_card(self, card: ChartCard) -> None:
        TableExport(self.desk, self, self.said.emit).ask(card.grid, card.title)

    def refresh(self) -> None:
        work = partial(_figures, self.day())
        self.desk.tasks.run(self, work, self._show)
        self._read_report()

    def _connect(self) -> None:
        self.switch.chosen.connect(self._on_switch)
        self.aged.changed.connect(self.mark_stale)
        self.aged.customer_asked.connect(self.customer_asked)
        self.aged.export_asked.connect(self._export)

    def report(self, name: str) -> Report:
        """Return a report that is a list, made if nobody has looked at it yet."""
        if name not in self._reports:
            self._reports[name] = report = LISTS[name](self.desk, self._main)
            pane = report.pane
            model: RecordTableModel[Any] = RecordTableModel(pane.columns, id, self)
            pane.use_model(model, model.show)
            pane.way.activated.connect(lambda _: self._read_report())
            pane.export_asked.connect(partial(self._export, pane))
            if name in OF_CUSTOMERS:
                pane.grid.opened.connect(
                    lambda row: self.customer_asked.emit(row.customer_id, (row.customer_id,))
                )
            self._cards[name] = GridCard(self.desk.theme, pane)
            self._body.addWidget(self._cards[name], 1)
        return self._reports[name]

    def _read_report(self) -> None:
        """Read the report that is looked at."""
        shown = self.switch.current()
        if shown == OVERVIEW:
            self.overview.read(self.day())
        elif shown == AGED:
            self.aged.read(self.day())
        elif self._currency:
            report = self.report(shown)
            way = report.pane.chosen_way()
            work = partial(report.read, way, self.day(), self._currency)
            self.desk.tasks.run(self, work, report.pane.show_rows)

    def _on_switch(self, shown: str) -> None:
        if shown in LISTS:
            self.report(shown)
        for name, card in self._cards.items():
            card.setVisible(name == shown)
            if name != shown:
                self._reports[name].pane.show_rows([])
        self.overview.setVisible(shown == OVERVIEW)
        self.aged.setVisible(shown == AGED)
        if shown != AGED:
            self.aged.forget()
        if not self._stale:
            self._read_report()

    def _main(self) -> str:
        return self._currency

    def day(self) -> date:
        """Return the day of the report."""
        return self.as_at.day() or self.desk.today()

    def asked_paper(self) -> tuple[str, tuple[str, ...]]:
        """Return the name of the report that is looked at, with what was chosen for it."""
        shown = self.switch.current()
        if shown == AGED:
            return shown, self.aged.ageing()
        return shown, (self.report(shown).pane.chosen_way(),) if shown == FORECAST else ()

    def main_focus(self) -> QWidget:
        return self.switch.focus_item()

    def _show(self, found: Kpis) -> None:
        is_first = not self._currency
        self._currency = found.period.currency
        if is_first and self.switch.current() in LISTS:
            self._read_report()
        self.strip.show_figures(key_figures(found))

    def _export(self, pane: ListPane[Any]) -> None:
        TableExport(self.desk, self, self.said.emit).ask(pane.grid, pane.words.title, pane.also())


def _figures(day: date) -> Kpis:
    """Return the key figures of the months up to a day."""
    return kpis(usual_period(day))
