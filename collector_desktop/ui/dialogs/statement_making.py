"""Statements on their way: how far the work is, a way to stop it, and what became of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from collector_desktop.services.statement_runs import make_statements
from collector_desktop.ui.widgets.labels import Button, label

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.services.statement_runs import StatementOrder, StatementsMade
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.jobs import JobState, Progress

_BAR = 420


class StatementMaking(QWidget):
    """Makes one order after the other; `made` carries what became of one, `stopped` why nothing.

    What `stopped` carries is empty when the user stopped it.
    """

    made = Signal(object)
    stopped = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._job: Progress | None = None
        self.text, self.bar = label(kind="strong"), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(desk.theme.px(_BAR))
        self.stop_button = Button(desk.theme, _tr("Stop"))
        self.stop_button.clicked.connect(self.stop)
        hint = label(_tr("Stopping keeps nothing: no file, no record."), "second")
        row = QHBoxLayout()
        row.setSpacing(10)
        for part in (self.bar, self.stop_button):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self.text, 0, middle)
        column.addLayout(row)
        row.insertStretch(0, 1)
        row.addStretch(1)
        column.addWidget(hint, 0, middle)
        column.addStretch(2)
        desk.tasks.progressed.connect(self._follow)

    @property
    def running(self) -> bool:
        """Whether an order is being carried out."""
        return self._job is not None

    def start(self, order: StatementOrder, folder: Path) -> None:
        """Carry out an order, off the desk's thread."""
        if self.running:
            return
        self._show_progress(0, len(order.customers), "")
        self.stop_button.setEnabled(True)
        self.stop_button.setFocus()
        today, fonts = self._desk.today(), self._desk.fonts
        work = partial(_make, order, folder, fonts, today)
        title = _tr("Making statements")
        job = self._desk.tasks.start_job(
            self, title, work, self._done, self._failed, on_ledger=True
        )
        self._job = job if job in self._desk.tasks.running() else None
        if self._job is None and job.cancelled:
            self.stopped.emit("")

    def stop(self) -> None:
        """Stop after the present statement."""
        if self._job is not None:
            self.stop_button.setEnabled(False)
            self._job.cancel()

    def _follow(self, state: JobState) -> None:
        job = self._job
        if job is None or state.job_id != job.job_id:
            return
        if not state.ended:
            self._show_progress(state.done, state.total, state.text)
        elif state.stopped:
            self._job = None
            self.stopped.emit("")

    def _show_progress(self, done: int, total: int, name: str) -> None:
        words = _tr("Statement {at} of {count}  {name}") if name else _tr("Making statements")
        at = min(done + 1, total)
        self.text.setText(words.format(at=f"{at:,}", count=f"{total:,}", name=name).strip())
        self.bar.setAccessibleName(self.text.text())
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _done(self, outcome: Outcome[StatementsMade]) -> None:
        self._job = None
        self.made.emit(outcome.value)

    def _failed(self, error: CollectorError) -> None:
        self._job = None
        self.stopped.emit(str(error))


def _make(
    order: StatementOrder, folder: Path, fonts: Path, today: date, progress: Progress
) -> Outcome[StatementsMade]:
    return make_statements(order, folder, fonts, today, progress.report)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Statements", text)
