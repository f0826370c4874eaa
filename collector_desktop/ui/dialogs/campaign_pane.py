"""Campaigns at the desk: one at a time with its figures, its customers ticked off by key."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from collector_desktop.queries.campaign_page import CampaignPage, campaign_page
from collector_desktop.queries.campaigns import CampaignView, MemberRow
from collector_desktop.services.campaigns import begin_campaign, end_campaign, tick_member
from collector_desktop.ui.dialogs.campaign_form import CampaignForm
from collector_desktop.ui.format import short_day, span
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.campaign_columns import (
    campaign_columns,
    campaign_figures,
    collector_words,
)
from collector_desktop.ui.widgets.card import FigureStrip, GridCard
from collector_desktop.ui.widgets.card_pane import ListPane, PaneWords
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.table_export import TableExport

if TYPE_CHECKING:
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.ui.desk import Desk

FIGURES, MARGIN = 4, 16


class CampaignPane(QWidget):
    """Shows the campaigns; `customer_asked` carries a customer and its list, `said` a sentence."""

    customer_asked = Signal(int, object)
    said = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._page: CampaignPage | None = None
        self._wanted: int | None = None
        self.form: CampaignForm | None = None
        theme = desk.theme
        self.which, self.days = QComboBox(), label(kind="second")
        self.which.setAccessibleName(self.tr("Campaign"))
        self.which.setMinimumContentsLength(32)
        self.figures = FigureStrip(theme, FIGURES)
        self.script, self.collectors = label(kind="second"), label(kind="meta")
        self.script.setWordWrap(True)
        empty = ("target", self.tr("Nobody is left"), self.tr("The filter hides every customer."))
        words = PaneWords("campaign", self.tr("Campaign"), self.tr("customer"), empty)
        self.list: ListPane[MemberRow] = ListPane(
            desk, campaign_columns(desk.today, self._currency), words
        )
        self.model: RecordTableModel[MemberRow] = RecordTableModel(
            self.list.columns, lambda row: row.customer_id, self
        )
        self.list.use_model(self.model, self.model.show)
        self.nothing = EmptyState(
            theme,
            "target",
            self.tr("No campaign yet"),
            self.tr("Work through customers with something in common, and see what it brought."),
        )
        self.nothing.offer(self.tr("New campaign"), key="N")
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the campaigns again; the one shown stays."""
        work = partial(campaign_page, self._desk.today(), self._wanted)
        self._desk.tasks.run(self, work, self._show)

    def main_focus(self) -> QWidget:
        """Return where the keys live."""
        is_empty = self._page is None or self._page.view is None
        return self.nothing if is_empty else self.list.grid

    def begin(self) -> None:
        """Plan a campaign."""
        if self._page is not None:
            form = CampaignForm(self._desk, self._page.currency, self._page.groups, self)
            form.save_asked.connect(partial(self._begin, form))
            form.finished.connect(lambda _: form.deleteLater())
            self.form = form
            form.open()

    def tick(self) -> None:
        """Tick the current customer off and go to the next, or take the tick back."""
        row, view = self.list.grid.current_record(), self._view()
        if row is not None and view is not None:
            if row.done_on is None:
                self._step_on()
            work = partial(
                tick_member,
                view.row.campaign_id,
                row.customer_id,
                self._desk.today(),
                is_done=row.done_on is None,
            )
            self._desk.tasks.run(self, work, lambda _: self.refresh())

    def _step_on(self) -> None:
        """Go to the row below: one that is ticked off moves to the end of the list."""
        grid = self.list.grid
        below = grid.currentIndex().siblingAtRow(grid.currentIndex().row() + 1)
        if below.isValid():
            grid.setCurrentIndex(below)

    def end(self) -> None:
        """Let the campaign end today."""
        view, today = self._view(), self._desk.today()
        if view is not None:
            work = partial(end_campaign, view.row.campaign_id, today, today)
            self._desk.tasks.run(self, work, lambda _: self.refresh())

    def _begin(self, form: CampaignForm) -> None:
        form.save_button.setEnabled(False)

        def refuse(error: CollectorError) -> None:
            form.save_button.setEnabled(True)
            form.show_problem(error)

        def done(outcome: object) -> None:
            self._wanted = getattr(outcome, "value", None)
            form.accept()
            self.refresh()
            self.list.grid.setFocus()

        work = partial(begin_campaign, form.draft(), self._desk.today())
        self._desk.tasks.run(form, work, done, refuse)

    def _show(self, page: CampaignPage) -> None:
        self._page = page
        self._stack.setCurrentIndex(0 if page.view is not None else 1)
        if page.view is None:
            return
        self._wanted = page.view.row.campaign_id
        self._show_choice(page)
        view = page.view
        self.days.setText(_days_words(view))
        self.figures.show_figures(campaign_figures(view))
        self.script.setText(view.row.script)
        self.script.setVisible(bool(view.row.script))
        self.collectors.setText(collector_words(view.collectors, view.row.currency))
        self.list.show_rows(sorted(view.members, key=lambda row: row.is_done))

    def _show_choice(self, page: CampaignPage) -> None:
        self.which.blockSignals(True)  # noqa: FBT003 - Qt's own way
        self.which.clear()
        for row in page.rows:
            self.which.addItem(row.name, row.campaign_id)
        self.which.setCurrentIndex(self.which.findData(self._wanted))
        self.which.blockSignals(False)  # noqa: FBT003 - Qt's own way

    def _choose(self, at: int) -> None:
        self._wanted = self.which.itemData(at)
        self.refresh()

    def _view(self) -> CampaignView | None:
        return self._page.view if self._page else None

    def _currency(self) -> str:
        view = self._view()
        return view.row.currency if view else "GBP"

    def _open(self) -> None:
        row = self.list.grid.current_record()
        if row is not None:
            ids = tuple(each.customer_id for each in self.model.records())
            self.customer_asked.emit(row.customer_id, ids)

    def _export(self) -> None:
        TableExport(self._desk, self, self.said.emit).ask(self.list.grid, self.which.currentText())

    def _build(self) -> None:
        theme = self._desk.theme
        self.new = Button(theme, self.tr("New campaign"), icon="plus", key="N")
        self.finish = Button(theme, self.tr("End today"), icon="circle-stop")
        done = Button(theme, self.tr("Done"), icon="check", key="X")
        done.clicked.connect(self.tick)
        self.list.add_tool(done)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.which)
        head.addWidget(self.days, 1)
        head.addWidget(self.finish)
        head.addWidget(self.new)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, 14, MARGIN, 14)
        column.setSpacing(12)
        column.addLayout(head)
        for part in (self.figures, self.script):
            column.addWidget(part)
        column.addWidget(GridCard(theme, self.list), 1)
        column.addWidget(self.collectors)
        self._stack.addWidget(body)
        self._stack.addWidget(self.nothing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        self.which.currentIndexChanged.connect(self._choose)
        self.new.clicked.connect(self.begin)
        self.finish.clicked.connect(self.end)
        self.nothing.acted.connect(self.begin)
        self.list.grid.opened.connect(lambda _: self._open())
        self.list.export_asked.connect(self._export)
        listen(self.list.grid, {"X": self.tick, "N": self.begin})
        listen(self.nothing, {"N": self.begin})


def _days_words(view: CampaignView) -> str:
    first, last = view.row.first_on, view.row.last_on
    return span(first, last) if last else short_day(first, date.min)
