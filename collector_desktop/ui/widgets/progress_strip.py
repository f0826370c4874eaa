"""A running job in the status bar: what, how far, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from collector_desktop.ui.jobs import JobState
from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.labels import IconButton, label

SHOWN_AFTER_MS = 400


class ProgressStrip(QWidget):
    """Appears when a job has run for a while; `cancelled` carries the job that is to stop."""

    cancelled = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._job_id = 0
        self._text = label(kind="meta")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(140))
        stop = IconButton(theme, "x", self.tr("Stop"))
        stop.clicked.connect(lambda: self.cancelled.emit(self._job_id))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self._text, self._bar, stop):
            row.addWidget(part)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SHOWN_AFTER_MS)
        self._delay.timeout.connect(self.show)
        self.hide()

    def show_job(self, state: JobState) -> None:
        """Follow a job; the newest one is shown, and hides when it ends."""
        if state.ended:
            if state.job_id == self._job_id:
                self._delay.stop()
                self.hide()
            return
        if state.job_id != self._job_id:
            self._job_id = state.job_id
            self._delay.start()
        counted = self.tr("{title} {done} of {total}").format(
            title=state.title, done=f"{state.done:,}", total=f"{state.total:,}"
        )
        text = counted if state.total else state.title
        self._text.setText(f"{text} {state.text}".strip())
        self._bar.setAccessibleName(self._text.text())
        self._bar.setRange(0, state.total)
        self._bar.setValue(state.done)
