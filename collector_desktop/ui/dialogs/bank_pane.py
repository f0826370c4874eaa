"""The lines of the bank that are to be matched: confirmed one by one, or all that are sure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.queries.bank_lines import BankState, bank_state
from collector_desktop.ui.dialogs.bank_choice import BankChoice
from collector_desktop.ui.dialogs.bank_customer import CustomerSheet
from collector_desktop.ui.dialogs.bank_left_out import LeftOutSheet
from collector_desktop.ui.dialogs.bank_rules import RulesSheet
from collector_desktop.ui.dialogs.bank_split import SplitSheet
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.format import plural, short_day
from collector_desktop.ui.later import Later, later
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.customers_words import sums_words
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.match_columns import match_columns
from collector_desktop.ui.widgets.payment_words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.services import bank_matching
    from collector_desktop.services.bank_matching import Confirmed
    from collector_desktop.services.bank_proposals import OfferedLine, bank_proposals
    from collector_desktop.services.bank_splitting import split_line
    from collector_desktop.ui.desk import Desk
else:
    bank_matching = Later("collector_desktop.services.bank_matching")
    bank_proposals = later("collector_desktop.services.bank_proposals", "bank_proposals")
    split_line = later("collector_desktop.services.bank_splitting", "split_line")

MATCH = "match"
_ALL_KEYS = "Ctrl+Shift+Return"
_LEAST_HEIGHT = 82
_ROOMY = 365  # below it the sums under the lines would leave none of them in sight


class BankPane(QWidget):
    """Bank lines over what the current one pays; `counted` says how many are open.

    `said` carries what cannot be done in a sentence.
    """

    counted = Signal(int)
    said = Signal(str)

    def __init__(self, desk: Desk, main: Callable[[], str]) -> None:
        super().__init__()
        self._desk, self._main = desk, main
        self._busy: set[int] = set()
        self._is_reading = self._is_stale = False
        self.sheet: FormSheet | None = None
        self.file, self.counts = label(kind="strong"), label(kind="meta")
        self.rules = Button(desk.theme, tr("Match rules"), icon="settings", key="M")
        self.left_out = Button(desk.theme, tr("Left out"), kind="link")
        self.leave_out = Button(desk.theme, tr("Leave out"), icon="ban", key="X")
        self.sure = Button(
            desk.theme, "", icon="check-check", kind="primary", key="Ctrl+Shift+\u21b5"
        )
        self.grid: GridView[OfferedLine] = GridView(
            desk.theme, match_columns(desk.today, main), tall=True
        )
        self.grid.setAccessibleName(tr("Lines of the bank"))
        self._model: RecordTableModel[OfferedLine] = RecordTableModel(
            self.grid.columns, lambda row: row.line.line_id, self
        )
        self.grid.setModel(self._model)
        self.empty = EmptyState(
            desk.theme,
            "landmark",
            tr("Nothing to match"),
            tr("Import a bank statement: its lines are matched with what is owed."),
        )
        self.choice = BankChoice(desk)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the lines and what they may be; while a reading is under way, once after it."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading = True
        work = partial(_read, self._desk)
        self._desk.tasks.run(self, work, self._show, self._fail_to_read)

    def confirm(self, row: OfferedLine | None) -> None:
        """Confirm a line as it is shown below, or else as it is proposed; then go on."""
        if row is None or row.line.line_id in self._busy:
            return
        if self.choice.line_id == row.line.line_id:
            trouble = self.choice.trouble()
            self.choice.say(trouble)
            if trouble:
                return
            decision = self.choice.decision()
        elif row.best is not None:
            decision = bank_matching.decision_of(row.line.line_id, row.best.proposal)
        else:
            return
        self._do(row.line.line_id, partial(bank_matching.match, decision, self._desk.today()))

    def confirm_sure(self) -> None:
        """Confirm every line that is certain, at once."""
        ids = [row.line.line_id for row in self._certain()]
        if ids:
            work = partial(bank_matching.confirm_certain, self._desk.today(), only=ids)
            self._desk.tasks.run(self, work, self._tell_skipped)
        else:
            self.said.emit(tr("No match is sure. Confirm them one by one, with Enter."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self._desk.theme.px
        self.grid.setMinimumHeight(px(_LEAST_HEIGHT))
        self.choice.save_room(is_on=self.height() < px(_ROOMY))

    def _build(self) -> None:
        stack = QVBoxLayout()
        stack.setSpacing(0)
        for words in (self.file, self.counts):
            words.setMinimumWidth(1)
            stack.addWidget(words)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(stack, 1)
        for button in (self.left_out, self.rules, self.leave_out, self.sure):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(GridCard(self._desk.theme, self.grid), 3)
        column.addWidget(self.choice, 2)
        for each in (self.left_out, self.sure, self.choice):
            each.hide()  # nothing is known of lines that are still read

    def _connect(self) -> None:
        self._desk.theme.changed.connect(self._fit)
        self.grid.current_changed.connect(self.choice.show_line)
        self.grid.opened.connect(self.confirm)
        self.grid.action_clicked.connect(self._act)
        self.choice.confirm_asked.connect(lambda: self.confirm(self.grid.current_record()))
        self.choice.other_asked.connect(self._find)
        self.choice.split_asked.connect(self._split)
        self.rules.clicked.connect(self._show_rules)
        self.leave_out.clicked.connect(self._leave_out)
        self.left_out.clicked.connect(lambda: self._open(LeftOutSheet(self._desk, self.window())))
        self.sure.clicked.connect(self.confirm_sure)
        keys = {
            "F": self._find,
            "K": self.choice.keep_on_account,
            "O": self.choice.next_offer,
            "S": self._split,
            "M": self._show_rules,
            "X": self._leave_out,
        }
        listen(self.grid, keys)
        listen(self, {_ALL_KEYS: self.confirm_sure})

    def _show(self, answer: tuple[BankState, tuple[OfferedLine, ...]]) -> None:
        state, rows = answer
        self._is_reading = False
        self._busy.clear()
        self.grid.set_empty(self.empty)
        self.sure.show()
        self._model.show(sorted(rows, key=lambda row: row.line.booked_on, reverse=True))
        if rows and not self.grid.currentIndex().isValid():
            self.grid.go_to_row(0)
        self.choice.show_line(self.grid.current_record())
        self.choice.setVisible(bool(rows))
        self.file.setText(state.file_name or tr("Bank lines"))
        self.counts.setText(self._count_words(state, rows))
        self.left_out.setVisible(bool(state.counts.get("ignored")))
        certain = self._certain()
        sums = sums_words([(r.line.amount_minor, r.line.currency) for r in certain], self._main())
        words = tr("Confirm {count} sure, {sum}") if certain else tr("Nothing is sure")
        self.sure.setText(words.format(count=len(certain), sum=sums))
        self.sure.setEnabled(bool(certain))
        self.counted.emit(len(rows))
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def _count_words(self, state: BankState, rows: Sequence[OfferedLine]) -> str:
        done, left_out = state.counts.get("matched", 0), state.counts.get("ignored", 0)
        parts = [plural(len(rows), tr("line to check"), tr("lines to check"))]
        if rows:
            sums = [(row.line.amount_minor, row.line.currency) for row in rows]
            parts.append(sums_words(sums, self._main()))
        parts += [tr("{count} matched").format(count=done)] if done else []
        parts += [tr("{count} left out").format(count=left_out)] if left_out else []
        if state.imported_on is not None:
            day = short_day(state.imported_on, self._desk.today())
            parts.append(tr("imported {day}").format(day=day))
        return ", ".join(parts)

    def _certain(self) -> list[OfferedLine]:
        return [row for row in self._model.records() if row.is_certain()]

    def _act(self, row: OfferedLine) -> None:
        if row.best is None:
            self._find()
        else:
            self.confirm(row)

    def _do(self, line_id: int, work: Callable[[], Outcome[Confirmed] | Outcome[int]]) -> None:
        """Do something with a line once, however often the key is pressed, and go to the next."""

        def fail(error: CollectorError) -> None:
            self._busy.discard(line_id)
            self._desk.tasks.failed.emit(error)

        self._busy.add(line_id)
        at = self.grid.currentIndex().row()
        if at + 1 < self._model.rowCount():
            self.grid.go_to_row(at + 1)
        self._desk.tasks.run(self, work, lambda _: None, fail)

    def _fail_to_read(self, error: CollectorError) -> None:
        self._is_reading = False
        self._desk.tasks.failed.emit(error)

    def _tell_skipped(self, outcome: Outcome[Confirmed]) -> None:
        for each in outcome.value.skipped[:1]:
            self.said.emit(tr("A line stays open: {why}").format(why=each.why))

    def _leave_out(self) -> None:
        row = self.grid.current_record()
        if row is not None and row.line.line_id not in self._busy:
            line_id = row.line.line_id
            self._do(line_id, partial(bank_matching.ignore_lines, [line_id], self._desk.today()))

    def _find(self) -> None:
        if self.grid.current_record() is not None:
            sheet = CustomerSheet(self._desk, self.window())
            sheet.found.connect(self.choice.show_customer)
            self._open(sheet)

    def _split(self) -> None:
        row = self.grid.current_record()
        if row is None or row.line.amount_minor <= 0 or row.line.line_id in self._busy:
            return
        sheet = SplitSheet(self._desk, row, self.window())

        def save() -> None:
            work = partial(split_line, sheet.line_id, sheet.shares(), self._desk.today())
            self._desk.tasks.run(sheet, work, lambda _: sheet.accept(), sheet.show_problem)

        sheet.save_asked.connect(save)
        self._open(sheet)

    def _show_rules(self) -> None:
        self._open(RulesSheet(self._desk, self.window()))

    def _open(self, sheet: FormSheet) -> None:
        self.sheet = sheet
        sheet.open()


def _read(desk: Desk) -> tuple[BankState, tuple[OfferedLine, ...]]:
    return bank_state(desk.today()), bank_proposals(desk.today())
