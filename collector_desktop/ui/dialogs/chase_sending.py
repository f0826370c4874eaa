"""Sends a run from the desk: letters and drafts are written, e-mails go after a while."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from collector_desktop.exporters.atomic import make_folder
from collector_desktop.services.chase_runs import Prepared, prepare_run
from collector_desktop.ui.later import Later
from collector_desktop.ui.widgets.chase_words import tr

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.services import chase_sending
    from collector_desktop.services.chase_runs import RunDraft
    from collector_desktop.services.chase_sending import RunSent
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.jobs import JobState, Progress
else:
    chase_sending = Later("collector_desktop.services.chase_sending")

ASK_ABOVE = 200


class ChaseSending(QObject):
    """Does what a run decided; only one at a time.

    `told` carries how many messages are done and of how many, `sent` what became of the run,
    `stopped` that nothing of it was written, and `said` says so to whom stopped it.
    """

    told = Signal(int, int, str)
    sent = Signal(object)
    stopped = Signal()
    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, parent
        self._job: Progress | None = None
        self.question: QMessageBox | None = None
        desk.tasks.progressed.connect(self._on_progress)
        desk.tasks.failed.connect(self._on_failed)

    @property
    def running(self) -> bool:
        """Whether a run is on its way."""
        return self._job is not None

    def keep(self, draft: RunDraft) -> None:
        """Save a run for later."""
        work = partial(prepare_run, draft, self._desk.today())
        self._desk.tasks.run(self, work, _nothing)

    def send(self, draft: RunDraft, count: int, words: str, *, by_server: bool) -> None:
        """Send a run; of a very large one the user is asked whether it is meant."""
        if self.running or not count:
            return
        begin = partial(self._begin, draft, count, by_server=by_server)
        if count <= ASK_ABOVE:
            begin()
            return
        self.question = QMessageBox(
            QMessageBox.Icon.NoIcon,
            tr("Chase run"),
            tr("This sends {count:,} messages at once.").format(count=count),
            QMessageBox.StandardButton.Cancel,
            self._window,
        )
        go = self.question.addButton(words, QMessageBox.ButtonRole.AcceptRole)
        self.question.setDefaultButton(QMessageBox.StandardButton.Cancel)
        go.clicked.connect(begin)
        self.question.open()

    def stop(self) -> None:
        """Stop the run after its current message; nothing of it is kept then."""
        if self._job is not None:
            self._job.cancel()

    def _begin(self, draft: RunDraft, count: int, *, by_server: bool) -> None:
        today = self._desk.today()
        self.told.emit(0, count, "")
        folder = self._desk.papers / today.isoformat()
        work = partial(_send, draft, folder, self._desk.fonts, today, by_server=by_server)
        title = tr("Making messages")
        job = self._desk.tasks.start_job(self, title, work, self._done, on_ledger=True)
        self._job = job if job in self._desk.tasks.running() else None
        if self._job is None and job.cancelled:
            self.stopped.emit()

    def _done(self, outcome: Outcome[RunSent]) -> None:
        self._job = None
        self.sent.emit(outcome.value)

    def _on_progress(self, state: JobState) -> None:
        job = self._job
        if job is None or state.job_id != job.job_id:
            return
        if not state.ended:
            self.told.emit(state.done, state.total, state.text)
        elif state.stopped:
            self._job = None
            self.said.emit(tr("The run was stopped: nothing was sent, printed or planned."))
            self.stopped.emit()

    def _on_failed(self, _: CollectorError) -> None:
        """Let the run be sent again; why it failed is in the message bar."""
        if self._job is not None and self._job not in self._desk.tasks.running():
            self._job = None
        self.stopped.emit()


def _send(
    draft: RunDraft,
    folder: Path,
    fonts: Path,
    today: date,
    progress: Progress,
    *,
    by_server: bool,
) -> Outcome[RunSent]:
    folder = make_folder(folder)
    delivery = chase_sending.Delivery(folder, fonts, by_server, progress.report)
    return chase_sending.run_at_once(draft, delivery, today)


def _nothing(_: Outcome[Prepared]) -> None:
    """Take no notice: the message bar and the pages hear of it from the task runner."""
