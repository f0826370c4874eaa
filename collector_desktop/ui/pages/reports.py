"""Reports at any day: pictures and key figures, and a list for each report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.domain.ageing import Method
from collector_desktop.domain.changes import Change
from collector_desktop.queries.aged import AgedRow
from collector_desktop.queries.aged_report import AgedReport, aged_report
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.card import FigureStrip, GridCard
from collector_desktop.ui.widgets.card_as_at import AsAtEdit
from collector_desktop.ui.widgets.card_pane import ListPane, PaneWords
from collector_desktop.ui.widgets.chart_card import ChartCard
from collector_desktop.ui.widgets.customers_words import sums_words
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
from collector_desktop.ui.widgets.report_words import (
    FIGURES,
    aged_columns,
    column_titles,
    key_figures,
)
from collector_desktop.ui.widgets.report_work import activity_report, forecast_report
from collector_desktop.ui.widgets.side_list import SideEntry, SideList
from collector_desktop.ui.widgets.table_export import TableExport

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from collector_desktop.ui.desk import Desk

OVERVIEW, AGED, PROMISES, DISPUTES = "overview", "aged", "promises", "disputes"
LIMITS, PLACEMENTS, ACTIVITY, FORECAST = "limits", "placements", "activity", "forecast"
MONTHS, COLLECTED, PERFORMANCE = "months", "collected", "performance"
INTEREST, WRITE_OFFS = "late-interest", "write-offs"
OF_CUSTOMERS = (LIMITS, PLACEMENTS, PERFORMANCE, INTEREST)
BASES, CREDITS = ("due", "document"), ("own", "aged")
_MARGIN, _GAP, _LIST = 16, 12, 184


class ReportsPage(Page):
    """Figures above the list; how to age is chosen in the list's tools."""

    REFRESH_ON = Change.ITEM | Change.CUSTOMER | Change.PROMISE | Change.SETTING

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Reports"))
        self._currency = ""
        self._titles: tuple[str, ...] = ()
        self.method = self._choice(
            self.tr("Age by"),
            self.tr("By days"),
            self.tr("By months"),
            self.tr("By Sage's periods"),
            self.tr("By Sage's periods from next month"),
            self.tr("By Sage's calendar months"),
        )
        self.basis = self._choice(
            self.tr("Age from"), self.tr("From the due date"), self.tr("From the document's date")
        )
        self.credits = self._choice(
            self.tr("Credits"), self.tr("Credits apart"), self.tr("Credits aged")
        )
        self.as_at = AsAtEdit(desk.today)
        self.as_at.setAccessibleName(self.tr("As at"))
        self.as_at.setMaximumWidth(desk.theme.px(110))
        self.as_at.set_day(desk.today())
        self.as_at.editingFinished.connect(self.mark_stale)
        self.strip = FigureStrip(desk.theme, FIGURES)
        self.switch = SideList(desk.theme, self._entries(), _LIST)
        self.overview = OverviewPanel(desk)
        self.reports = self._reports()
        self._cards = {name: GridCard(desk.theme, each.pane) for name, each in self.reports.items()}
        self.pane: ListPane[AgedRow] | None = None
        self._list: QWidget | None = None
        self._body = QVBoxLayout()
        self._build()

    def _build(self) -> None:
        self._body.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._body.setSpacing(_GAP)
        self._body.addWidget(self.strip)
        self._body.addWidget(self.overview, 1)
        for card in self._cards.values():
            card.hide()
            self._body.addWidget(card, 1)
        self._connect_reports()
        self._lend_models()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.switch)
        row.addLayout(self._body, 1)
        self.column.addLayout(row, 1)
        self.switch.choose(OVERVIEW)
        self.header.add(label(self.tr("As at"), "field"))
        self.header.add(self.as_at)

    def _reports(self) -> dict[str, Report]:
        desk, main = self.desk, self._main
        return {
            MONTHS: month_report(desk, main),
            FORECAST: forecast_report(desk, main),
            COLLECTED: target_report(desk, main),
            ACTIVITY: activity_report(desk, main),
            PROMISES: promise_report(desk, main),
            DISPUTES: dispute_report(desk),
            LIMITS: limit_report(desk),
            PLACEMENTS: placement_report(desk),
            PERFORMANCE: performance_report(desk, main),
            INTEREST: interest_report(desk),
            WRITE_OFFS: write_off_report(desk, main),
        }

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
        method, basis, credits_ = self.ageing()
        work = partial(aged_report, self.day(), Method(method), basis, credits_)
        self.desk.tasks.run(self, work, self._show)
        self._read_report()

    def _connect_reports(self) -> None:
        self.switch.chosen.connect(self._on_switch)
        for pane in (each.pane for each in self.reports.values()):
            model: RecordTableModel[Any] = RecordTableModel(pane.columns, id, self)
            pane.use_model(model, model.show)
            pane.way.activated.connect(lambda _: self._read_report())
            pane.export_asked.connect(partial(self._export, pane))
        for name in OF_CUSTOMERS:
            self.reports[name].pane.grid.opened.connect(
                lambda row: self.customer_asked.emit(row.customer_id, (row.customer_id,))
            )

    def _read_report(self) -> None:
        """Read the report that is looked at, if it is not the aged debtors."""
        shown = self.switch.current()
        if shown == OVERVIEW:
            self.overview.read(self.day())
        elif shown in self.reports and self._currency:
            report = self.reports[shown]
            way = report.pane.chosen_way()
            work = partial(report.read, way, self.day(), self._currency)
            self.desk.tasks.run(self, work, report.pane.show_rows)

    def _on_switch(self, shown: str) -> None:
        for name, card in self._cards.items():
            card.setVisible(name == shown)
        self.overview.setVisible(shown == OVERVIEW)
        if self._list is not None:
            self._list.setVisible(shown == AGED)
        if not self._stale:
            self._read_report()

    def _main(self) -> str:
        return self._currency

    def day(self) -> date:
        """Return the day of the report."""
        return self.as_at.day() or self.desk.today()

    def ageing(self) -> tuple[str, str, str]:
        """Return how the list ages: the method, from which day, and how credits count."""
        method = list(Method)[self.method.currentIndex()]
        basis = BASES[self.basis.currentIndex()]
        return method.value, basis, CREDITS[self.credits.currentIndex()]

    def asked_paper(self) -> tuple[str, tuple[str, ...]]:
        """Return the name of the report that is looked at, with what was chosen for it."""
        shown = self.switch.current()
        if shown == AGED:
            return shown, self.ageing()
        return shown, (self.reports[shown].pane.chosen_way(),) if shown == FORECAST else ()

    def main_focus(self) -> QWidget:
        return self.switch.focus_item()

    def _show(self, found: AgedReport) -> None:
        is_first = not self._currency
        self._currency = found.figures.period.currency
        if is_first and self.switch.current() in self.reports:
            self._read_report()
        self.strip.show_figures(key_figures(found.figures))
        titles = column_titles(found.aged.options)
        if self.pane is None or titles != self._titles:
            self._titles = titles
            self._replace_pane()
        if self.pane is not None:
            main = self._currency
            order = sorted(found.aged.currencies, key=lambda currency: (currency != main, currency))
            self.pane.show_rows([row for each in order for row in found.aged.currencies[each]])

    def _replace_pane(self) -> None:
        """Show the list with other columns, and the choices above it."""
        words = PaneWords(
            f"aged.{len(self._titles)}.{self._titles[1]}",
            self.tr("Aged debtors"),
            self.tr("account"),
            ("circle-check", self.tr("Nothing open"), self.tr("Nobody owes anything.")),
        )
        columns = aged_columns(self._titles, lambda: self._currency)
        pane = ListPane(self.desk, columns, words, self._total)
        model: RecordTableModel[AgedRow] = RecordTableModel(
            columns, lambda row: (row.customer_id, row.currency), self
        )
        pane.use_model(model, model.show)
        pane.grid.opened.connect(self._open)
        pane.export_asked.connect(lambda: self._export(pane))
        self.pane = pane
        for box in (self.method, self.basis, self.credits):
            pane.add_tool(box)
        if self._list is not None:
            self._body.removeWidget(self._list)
            self._list.deleteLater()
        self._list = GridCard(self.desk.theme, pane)
        self._list.setVisible(self.switch.current() == AGED)
        self._body.addWidget(self._list, 1)

    def _total(self, rows: Sequence[AgedRow]) -> str:
        return sums_words(((row.balance, row.currency) for row in rows), self._currency)

    def _open(self, row: AgedRow) -> None:
        listed = (each.customer_id for each in self.pane.grid.shown_records()) if self.pane else ()
        self.customer_asked.emit(row.customer_id, tuple(dict.fromkeys(listed)))

    def _export(self, pane: ListPane[Any]) -> None:
        TableExport(self.desk, self, self.said.emit).ask(pane.grid, pane.words.title)

    def _choice(self, name: str, *texts: str) -> QComboBox:
        box = QComboBox()
        box.addItems(texts)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.activated.connect(lambda _: self._changed(box))
        return box

    def _changed(self, box: QComboBox) -> None:
        """Age anew; Sage counts from the document's date unless the user says otherwise."""
        if box is self.method:
            is_sage = list(Method)[box.currentIndex()].is_sage
            self.basis.setCurrentIndex(BASES.index("document" if is_sage else "due"))
        self.mark_stale()
