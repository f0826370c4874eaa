"""Disputes: what customers dispute, whose move it is, and what becomes of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout

from collector_desktop.domain.changes import Change
from collector_desktop.domain.composed import composed
from collector_desktop.domain.dispute_cases import WaitingFor
from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.queries.dispute_cases import CaseRow, CaseView, case_view, cases
from collector_desktop.services.dispute_work import (
    CaseDraft,
    attach_file,
    change_case,
    note_dispute,
    save_evidence,
    tick_step,
)
from collector_desktop.services.disputes import Decision, raise_query, resolve_dispute
from collector_desktop.ui.dialogs.corrections_desk import CorrectionsDesk
from collector_desktop.ui.dialogs.dispute_form import QueryForm
from collector_desktop.ui.dialogs.hold_forms import DecisionForm
from collector_desktop.ui.dialogs.payment_desk import PaymentDesk
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.customers_words import sums_words
from collector_desktop.ui.widgets.dispute_columns import columns
from collector_desktop.ui.widgets.dispute_panel import NARROW, WIDE, DisputePanel
from collector_desktop.ui.widgets.dispute_words import tr
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.filter_bar import FilterBar
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.grid_columns import offer_columns
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.page import Page
from collector_desktop.ui.widgets.segmented import Segmented
from collector_desktop.ui.widgets.table_export import TableExport

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.desk import Desk

LAYOUT = "disputes.columns"
OPEN, CLOSED = range(2)
LIST, NOTHING = range(2)
_MARGIN, _GAP, _ROOMY = 16, 12, 1180


class DisputesPage(Page):
    """The list of disputes with the panel of the current one.

    `dispute_letter_asked` carries the dispute about which to write.
    """

    dispute_letter_asked = Signal(int)

    REFRESH_ON = Change.ITEM | Change.CUSTOMER | Change.CONTACT

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Disputes"))
        self._rows: tuple[CaseRow, ...] = ()
        self._words, self._wanted = "", 0
        theme = desk.theme
        self.money = PaymentDesk(desk, self)
        self.switch = Segmented(theme, (tr("Open"), tr("Closed")), tr("Disputes"))
        self.bar = FilterBar(theme, tr("Filter this list"))
        shown = columns(desk.today)
        self.grid: GridView[CaseRow] = GridView(theme, shown, tall=True)
        self.grid.setAccessibleName(tr("Disputes"))
        self.model: RecordTableModel[CaseRow] = RecordTableModel(
            shown, lambda row: row.dispute.dispute_id, self
        )
        self.panel = DisputePanel(desk)
        self.credits = CorrectionsDesk(self)
        self.new = self.header.add_action(tr("New query"), "plus", "Q")
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the disputes again, and the current one."""
        self.desk.tasks.run(self, partial(cases, self.desk.today()), self._take)

    def show_argument(self, argument: Any) -> None:
        """Go to a dispute by its id."""
        self._wanted = int(argument)

    def main_focus(self) -> QWidget:
        return self.grid

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self.desk.theme.px(_ROOMY)
        self.panel.setFixedWidth(self.desk.theme.px(WIDE if wide else NARROW))

    def _build(self) -> None:
        self.switch.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.bar.insert(self.switch)
        self.grid.setModel(self.model)
        self.grid.set_empty(EmptyState(self.desk.theme, "search-x", tr("No such dispute")))
        words = tr("When a customer disputes an invoice, press Q here or on it on the card.")
        none = EmptyState(self.desk.theme, "scale", tr("Nothing is in dispute"), words)
        none.offer(tr("See the customers"))
        none.acted.connect(lambda: self.page_asked.emit("customers", None))
        left = QVBoxLayout()
        left.setContentsMargins(_MARGIN, _GAP, _MARGIN, _MARGIN)
        left.setSpacing(_GAP)
        left.addWidget(self.bar)
        self._stack.addWidget(GridCard(self.desk.theme, self.grid))
        self._stack.addWidget(none)
        left.addWidget(self._stack, 1)
        both = QHBoxLayout()
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addLayout(left, 1)
        both.addWidget(self.panel)
        self.column.addLayout(both, 1)
        self.panel.hide()
        self.grid.sort_by("open_for", descending=True)
        if kept := self.desk.personal.get(LAYOUT):
            self.grid.restore_layout(kept)

    def _connect(self) -> None:
        panel = self.panel
        self.switch.chosen.connect(lambda _: self._fill())
        self.switch.turn_by_keys()
        self.bar.filtered.connect(self._filter)
        self.bar.left.connect(self.grid.setFocus)
        self.bar.export_asked.connect(self._export)
        self.bar.columns.clicked.connect(partial(offer_columns, self.grid, self.bar.columns))
        self.bar.listen_within(self)
        self.grid.current_changed.connect(self._read_current)
        self.grid.opened.connect(self._open_customer)
        self.grid.layout_changed.connect(
            lambda: self.desk.personal.put(LAYOUT, self.grid.layout_state())
        )
        panel.changed.connect(self._change)
        panel.customer_asked.connect(lambda: self._open_customer(self.grid.current_record()))
        panel.attach_asked.connect(self._choose_file)
        panel.steps.ticked.connect(self._tick)
        panel.files.opened.connect(self._open_file)
        panel.letter.clicked.connect(self._write)
        panel.keep.clicked.connect(self._keep_note)
        panel.credit.clicked.connect(partial(self._end, DisputeStatus.ACCEPTED))
        panel.reject.clicked.connect(partial(self._end, DisputeStatus.REJECTED))
        panel.other.clicked.connect(self._decide)
        self.new.clicked.connect(self._ask_query)
        listen(self, {"Q": self._ask_query})
        listen(self.grid, {"V": self._decide, "N": panel.answer.setFocus})
        keep = QShortcut(QKeySequence("Ctrl+Return"), panel.answer)
        keep.setContext(Qt.ShortcutContext.WidgetShortcut)
        keep.activated.connect(self._keep_note)

    def _take(self, found: tuple[CaseRow, ...]) -> None:
        self._rows = found
        opened = [row for row in found if row.is_open]
        self.switch.rename(OPEN, tr("Open, {count}").format(count=len(opened)))
        count = tr("{count} open").format(count=len(opened)) if found else ""
        self.header.show_title(tr("Disputes"), count)
        if self._wanted:
            row = next((row for row in found if row.dispute.dispute_id == self._wanted), None)
            self.switch.choose(OPEN if row is None or row.is_open else CLOSED)
        self._fill()
        if self._wanted:
            self.grid.go_to(self._wanted)
            self._wanted = 0
        self._stack.setCurrentIndex(LIST if found else NOTHING)
        if not self.grid.current_record() and self.model.rowCount():
            self.grid.go_to_row(0)
        self._read_current()

    def _fill(self) -> None:
        wanted = self.switch.current() == OPEN
        words = composed(self._words).casefold().split()
        found = [row for row in self._rows if row.is_open is wanted and _matches(row, words)]
        self.model.show(found)
        currency = found[0].dispute.currency if found else ""
        sums = [(row.dispute.disputed_minor, row.dispute.currency) for row in found]
        today = self.desk.today()
        summary = ""
        if found and wanted:
            days = round(sum(row.days_open(today) for row in found) / len(found))
            summary = tr("{sum} in dispute, average {days} days open").format(
                sum=sums_words(sums, currency), days=days
            )
        self.bar.show_summary(summary)
        self._read_current()

    def _filter(self, words: str) -> None:
        self._words = words
        self._fill()

    def _read_current(self, row: CaseRow | None = None) -> None:
        row = row or self.grid.current_record()
        if row is None:
            self.panel.show_view(None)
            return
        work = partial(case_view, row.dispute.dispute_id, self.desk.today())
        self.desk.tasks.run(self, work, self._show)

    def _show(self, view: CaseView | None) -> None:
        current = self.grid.current_record()
        shown = view.case.dispute.dispute_id if view else None
        if current is not None and current.dispute.dispute_id == shown:
            self.panel.show_view(view)

    def _current_id(self) -> int | None:
        view = self.panel.view
        return view.case.dispute.dispute_id if view else None

    def _change(self, field: str, value: str) -> None:
        key = self._current_id()
        if key is not None:
            wanted = WaitingFor(value) if field == "waiting_for" else value
            draft = CaseDraft(key, **{field: wanted})  # type: ignore[arg-type]
            self._do(partial(change_case, draft, self.desk.today()))

    def _tick(self, step_id: int, done: bool) -> None:  # noqa: FBT001 as the signal has it
        self._do(partial(tick_step, step_id, self.desk.today(), done=done))

    def _write(self) -> None:
        key = self._current_id()
        if key is not None:
            self.dispute_letter_asked.emit(key)

    def _keep_note(self) -> None:
        key, text = self._current_id(), self.panel.answer.toPlainText()
        if key is not None and text.strip():
            self.panel.answer.clear()
            self._do(partial(note_dispute, key, text, self.desk.today()))

    def _end(self, outcome: DisputeStatus, *_: object) -> None:
        key, note = self._current_id(), self.panel.answer.toPlainText()
        if key is not None:
            decision = Decision(key, outcome, None, note.strip())
            self._do(partial(resolve_dispute, decision, self.desk.today()))

    def _decide(self) -> None:
        """Open the form for any other end, such as a credit of a part."""
        row = self.grid.current_record()
        if row is not None and row.is_open:
            form, today = DecisionForm(self.desk, row.dispute, self), self.desk.today
            self.money.open_form(form, lambda: partial(resolve_dispute, form.decision(), today()))

    def _ask_query(self) -> None:
        """Open the form for a new dispute."""
        form, today = QueryForm(self.desk, self), self.desk.today
        self.money.open_form(form, lambda: partial(raise_query, form.draft(), today()))

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Attach a file"))
        if chosen:
            self.attach_path(Path(chosen))

    def attach_path(self, path: Path) -> None:
        """Keep a file as evidence of the current dispute."""
        key = self._current_id()
        if key is not None:
            self._do(partial(attach_file, key, path, self.desk.today()))

    def _open_file(self, file_id: int) -> None:
        work = partial(save_evidence, file_id, self.desk.papers)
        self.desk.tasks.run(self, work, self._show_file)

    def _show_file(self, path: Path) -> None:
        if not self.desk.open_link(str(path)):
            self.said.emit(tr("The file is here: {path}").format(path=path))

    def _open_customer(self, row: CaseRow | None) -> None:
        if row is not None:
            among = dict.fromkeys(each.dispute.customer_id for each in self.grid.shown_records())
            self.customer_asked.emit(row.dispute.customer_id, tuple(among))

    def _export(self) -> None:
        TableExport(self.desk, self, self.said.emit).ask(self.grid, tr("Disputes"))

    def _do(self, work: Any) -> None:
        self.desk.tasks.run(self, work, _announced_elsewhere)


def _matches(row: CaseRow, words: list[str]) -> bool:
    case = row.dispute
    text = f"{case.customer} {case.number} {case.reason} {case.note} {row.owner}".casefold()
    return all(word in text for word in words)


def _announced_elsewhere(_: object) -> None:
    """Take no notice: the window offers Undo, and the change makes the page read again."""
