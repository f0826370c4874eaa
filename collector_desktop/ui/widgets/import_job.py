"""A long step of the import while it runs: what, how far, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from collector_desktop.ui.jobs import JobState, Progress
from collector_desktop.ui.tasks import TaskRunner
from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.labels import Button, label

T = TypeVar("T")
SHOWN_AFTER_MS = 150
_WIDTH = 360


class JobPanel(QWidget):
    """Runs one job at a time; `ended` comes before the result, and also when there is none.

    `took_long`: the job has run so long that the user should see it.
    """

    began = Signal()
    took_long = Signal()
    ended = Signal()

    def __init__(self, theme: Theme, tasks: TaskRunner) -> None:
        super().__init__()
        self._tasks = tasks
        self._job_id = 0
        self._awaited = False
        self._title, self._state = label(kind="panel"), label(kind="second")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(_WIDTH))
        self._stop = Button(theme, self.tr("Cancel"))
        self._stop.clicked.connect(self.cancel)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        for part in (self._title, self._bar, self._state, self._stop):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SHOWN_AFTER_MS)
        self._delay.timeout.connect(self.took_long)
        tasks.progressed.connect(self._on_progress)

    @property
    def running(self) -> bool:
        """Whether a job has not ended yet."""
        return bool(self._job_id)

    def run(
        self,
        title: str,
        work: Callable[[Progress], T],
        on_result: Callable[[T], None],
        *,
        on_ledger: bool,
    ) -> None:
        """Start a job and show it."""
        self._title.setText(title)
        self._state.clear()
        self._awaited = True
        self._tasks.start_job(self, title, work, on_result, on_ledger=on_ledger)

    def cancel(self) -> None:
        """Ask the job to stop."""
        self._tasks.cancel(self._job_id)

    def _on_progress(self, state: JobState) -> None:
        if self._awaited:
            self._awaited, self._job_id = False, state.job_id
            self._delay.start()
            self.began.emit()
        if state.job_id != self._job_id:
            return
        if state.ended:
            self._job_id = 0
            self._delay.stop()
            self.ended.emit()
            return
        self._bar.setRange(0, state.total)
        self._bar.setValue(state.done)
        words = self.tr("{done} of {total} rows") if state.total else self.tr("{done} rows")
        text = words.format(done=f"{state.done:,}", total=f"{state.total:,}")
        self._state.setText(text if state.done else "")
        self._bar.setAccessibleName(f"{state.title} {self._state.text()}".strip())
