"""Today: whom to chase, why, in which order, and the call itself, by keyboard alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.working_days import next_working_day
from collector_desktop.queries.today import customer_preview
from collector_desktop.ui.dialogs.decide_desk import DecideDesk
from collector_desktop.ui.dialogs.today_narrowing import TodayNarrowing
from collector_desktop.ui.format import long_day
from collector_desktop.ui.models.record_table import RecordTableModel, Section
from collector_desktop.ui.widgets import today_rows
from collector_desktop.ui.widgets.card import FigureStrip, GridCard
from collector_desktop.ui.widgets.composer_outcomes import PROMISED
from collector_desktop.ui.widgets.contact_saving import save_contact, save_skip
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.grid_columns import offer_columns
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.page import Page
from collector_desktop.ui.widgets.table_export import TableExport
from collector_desktop.ui.widgets.today_batch import BatchLine
from collector_desktop.ui.widgets.today_empty import TodayEmpty
from collector_desktop.ui.widgets.today_figures import FIGURE_PAGES, today_figures
from collector_desktop.ui.widgets.today_panel import TodayPanel
from collector_desktop.ui.widgets.today_reader import TodayReader
from collector_desktop.ui.widgets.today_room import TodayRoom
from collector_desktop.ui.widgets.today_toolbar import REASON, VALUE, OldLedgerLine, TodayToolbar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from collector_desktop.queries.today import TodayView
    from collector_desktop.queries.worklist import WorklistRow
    from collector_desktop.services.contact_drafts import ContactDraft
    from collector_desktop.ui.desk import Desk

LAYOUT_KEY, ORDER_KEY = "today.grid", "today.order"


class TodayPage(Page):
    """The list with its figures, and the panel in which a call is made and written down.

    `statement_asked` and `letter_asked` carry the customer whose paper is wanted.
    """

    REFRESH_ON = Change.CUSTOMER | Change.ITEM | Change.CONTACT | Change.PROMISE | Change.SETTING

    statement_asked = Signal(int)
    letter_asked = Signal(int)
    template_asked = Signal(int, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "")
        self._view: TodayView | None = None
        self._reader = TodayReader(desk, self)
        self.batch = BatchLine(desk)
        columns = today_rows.columns(self.batch.step_due)
        self.model = RecordTableModel(columns, lambda row: row.customer_id, self)
        self.grid: GridView[WorklistRow] = GridView(desk.theme, columns, tall=True)
        self.grid.setModel(self.model)
        self.grid.setAccessibleName(self.tr("Customers to chase today"))
        self.figures = FigureStrip(desk.theme, len(FIGURE_PAGES), evenly=False)
        self.toolbar = TodayToolbar(desk.theme)
        self.narrowing = TodayNarrowing(desk, self.toolbar, self)
        self.old_ledger = OldLedgerLine(desk.theme)
        self.empty = TodayEmpty(desk.theme)
        self.grid.set_empty(self.empty)
        self.panel = TodayPanel(desk)
        self.composer = self.panel.composer
        self.decide = DecideDesk(desk, self, self.template_asked)
        self.room = TodayRoom(desk.theme, self, self.figures, self.panel)
        self._build()
        self._connect()
        self._listen()
        layout = desk.personal.get(LAYOUT_KEY)
        if layout:
            self.grid.restore_layout(layout)
        self.toolbar.order.choose(desk.personal.get(ORDER_KEY, 0))

    def refresh(self) -> None:
        """Read the list and the figures again."""
        today = self.desk.today()
        self.header.show_title(self.tr("Today"), long_day(today).rsplit(" ", 1)[0])
        self._reader.start()
        self.batch.refresh()

    def main_focus(self) -> QWidget:
        """Return the grid, where the keys of the call loop live."""
        return self.grid

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room.fit()

    def _build(self) -> None:
        log = self.header.add_action(self.tr("Log contact"), "plus", "L")
        log.clicked.connect(self._focus_composer)
        left = QVBoxLayout()
        left.setContentsMargins(16, 14, 16, 14)
        left.setSpacing(12)
        for part in (self.figures, self.toolbar, self.old_ledger):
            left.addWidget(part)
        left.addWidget(GridCard(self.desk.theme, self.grid), 1)
        left.addWidget(self.batch)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.panel)
        self.column.addLayout(row, 1)

    def _connect(self) -> None:
        grid, panel, toolbar = self.grid, self.panel, self.toolbar
        self._reader.began.connect(self._begin)
        self._reader.read.connect(self._show)
        grid.current_changed.connect(self._on_current)
        grid.opened.connect(self._open)
        grid.action_clicked.connect(self._act)
        grid.layout_changed.connect(self._keep_layout)
        panel.opened.connect(lambda: self._open(panel.row))
        panel.said.connect(self.said)
        self.room.on_narrow = self._show_figures
        self.desk.theme.changed.connect(self.room.fit)
        self.composer.asked.connect(self.room.bring)
        self.composer.saved.connect(self._log)
        self.composer.left.connect(self._back_to_grid)
        self.figures.opened.connect(self._open_figure)
        toolbar.order_chosen.connect(self._on_order)
        toolbar.skip_asked.connect(self._skip)
        self.narrowing.changed.connect(self._fill)
        toolbar.filter.filter_removed.connect(grid.setFocus)
        toolbar.filter.left.connect(grid.setFocus)
        toolbar.filter.export_asked.connect(self._export)
        offer = partial(offer_columns, grid, toolbar.filter.columns)
        toolbar.filter.columns.clicked.connect(offer)
        self.old_ledger.import_asked.connect(self._import)
        self.batch.asked.connect(lambda: self.page_asked.emit("chase", None))
        self.batch.read.connect(grid.viewport().update)
        self.empty.import_asked.connect(self._import)
        self.empty.clear_asked.connect(self.narrowing.clear)
        self.empty.promises_asked.connect(lambda: self.page_asked.emit("promises", None))

    def _listen(self) -> None:
        """Give the grid and the head of the panel the letters of the call loop."""
        letters: dict[str, Callable[[], object]] = {
            "M": lambda: self.composer.choose(PROMISED),
            "N": self._focus_note,
            "L": self._focus_composer,
            "C": self.panel.dial,
            "E": self.panel.write_mail,
            "T": self._skip,
            "S": partial(self._ask_paper, self.statement_asked),
            "R": partial(self._ask_paper, self.letter_asked),
        }
        for place in (self.grid, self.panel.head):
            self.composer.outcomes.listen_on(place)
            listen(place, letters)
            self.decide.serve_rows(place, self.grid.current_record)
        listen(
            self,
            {
                "/": self.toolbar.show_filter,
                "Ctrl+F": self.toolbar.show_filter,
                "Ctrl+\\": self.room.toggle,
            },
        )

    def _begin(self, view: TodayView) -> None:
        """Show the rows; the figures follow."""
        self._view = view
        self.toolbar.setVisible(bool(view.rows))
        self._fill()

    def _show(self, view: TodayView) -> None:
        self._view = view
        today = self.desk.today()
        self._show_figures()
        self.toolbar.setVisible(bool(view.rows))
        self.toolbar.show_done(view.top.count, view.figures.contacted_today)
        self.old_ledger.show_age(view.age, today)
        self.narrowing.read_again()
        self._fill()

    def _show_figures(self) -> None:
        if self._view is not None:
            brief = self.room.narrow
            self.figures.show_figures(today_figures(self._view, self.desk.today(), brief=brief))

    def _fill(self) -> None:
        """Put the rows into the grid in the order chosen, and keep the cursor where it was."""
        if self._view is None:
            return
        rows, more = self.narrowing.left(self._view)
        by_traits = self.narrowing.is_by_traits
        self.empty.show_for(self._view, self.narrowing.words, filtered=by_traits)
        self.toolbar.filter.show_summary(today_rows.count_and_sum(rows))
        order = self.toolbar.order.current()
        if order == VALUE:
            self.model.show(today_rows.by_value(rows))
        else:
            by_urgency = partial(today_rows.by_urgency, rows, self.desk.today(), more)
            sections = today_rows.by_reason(rows) if order == REASON else by_urgency()
            self.model.show_sections(Section(head, tuple(found)) for head, found in sections)
        if rows and self.grid.current_record() is None:
            self.grid.go_to(self.model.records()[0].customer_id)
        current = self.grid.current_record()
        if current is not self.panel.row:
            self._on_current(current)

    def _on_current(self, row: WorklistRow | None) -> None:
        self.panel.show_row(row)
        self.room.fit()
        if row is not None:
            read = partial(customer_preview, row.customer_id, self.desk.today())
            self.desk.tasks.run(self, read, self.panel.show_preview)

    def _log(self, draft: ContactDraft) -> None:
        after = self._row_after(draft.customer_id) if draft.outcome else None
        self.desk.tasks.run(
            self,
            partial(save_contact, draft, self.desk.today()),
            partial(self._logged, draft.customer_id, after),
            self.composer.show_problem,
        )

    def _logged(self, customer_id: int, after: int | None, _: Outcome[int]) -> None:
        """Empty the fields and go on; a customer that stays in the list is not called again."""
        self.composer.clear(customer_id)
        self._back_to_grid()
        current = self.grid.current_record()
        if after is not None and current is not None and current.customer_id == customer_id:
            self.grid.go_to(after)

    def _back_to_grid(self) -> None:
        self.room.release()
        self.grid.setFocus()

    def _row_after(self, customer_id: int) -> int | None:
        """Return the customer below this one."""
        ids = [row.customer_id for row in self.model.records()]
        at = ids.index(customer_id) + 1 if customer_id in ids else len(ids)
        return ids[at] if at < len(ids) else None

    def _skip(self) -> None:
        row, today = self.grid.current_record(), self.desk.today()
        if row is not None:
            work = partial(save_skip, row.customer_id, next_working_day(today), today)
            self.desk.tasks.run(self, work, lambda _: self._back_to_grid())

    def _open(self, row: WorklistRow | None) -> None:
        if row is not None:
            ids = tuple(each.customer_id for each in self.model.records())
            self.customer_asked.emit(row.customer_id, ids)

    def _act(self, row: WorklistRow | None) -> None:
        """Do a row's next step: call, or look at the account."""
        if row is not None and today_rows.next_step(row).icon == "phone":
            self.panel.dial()
        else:
            self._open(row)

    def _ask_paper(self, signal: SignalInstance) -> None:
        row = self.grid.current_record()
        if row is not None:
            signal.emit(row.customer_id)

    def _focus_composer(self) -> None:
        self.room.bring()
        self.composer.focus_outcomes()

    def _focus_note(self) -> None:
        self.room.bring()
        self.composer.focus_note()

    def _on_order(self, order: int) -> None:
        self.desk.personal.put(ORDER_KEY, order)
        self._fill()

    def _export(self) -> None:
        TableExport(self.desk, self, self.said.emit).ask(self.grid, self.tr("Today"))

    def _keep_layout(self) -> None:
        self.desk.personal.put(LAYOUT_KEY, self.grid.layout_state())

    def _import(self) -> None:
        self.page_asked.emit("import", None)

    def _open_figure(self, at: int) -> None:
        if page := FIGURE_PAGES[at]:
            self.page_asked.emit(page, None)
        else:
            self.grid.setFocus()
