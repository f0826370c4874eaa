"""The lowest line of the window: what is saved, how old the ledger is, what runs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout

from collector_desktop.ui.widgets.labels import label, set_tone
from collector_desktop.ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from collector_desktop.ui.tasks import TaskRunner
    from collector_desktop.ui.theme import Theme

HEIGHT = 26


class StatusLine(QFrame):
    """Says in words whether the work is safe; a running job shows here, never in the way."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_saved = True
        self.setObjectName("statusLine")
        self._dot = QFrame()
        self._dot.setFixedSize(8, 8)
        self._saved, self._ledger, self._backup = (label(kind="meta") for _ in range(3))
        self.jobs = ProgressStrip(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(10)
        row.addWidget(self._dot)
        row.addWidget(self._saved)
        row.addWidget(self.jobs)
        row.addStretch(1)
        row.addWidget(self._ledger)
        row.addSpacing(12)
        row.addWidget(self._backup)
        self._restyle()
        theme.changed.connect(self._restyle)

    def listen(self, tasks: TaskRunner) -> None:
        """Show the jobs that run, and say so when the disk did not take a change."""
        tasks.progressed.connect(self.jobs.show_job)
        self.jobs.cancelled.connect(tasks.cancel)
        tasks.unsaved.connect(partial(self.show_saved, is_saved=False))

    def show_saved(self, *, is_saved: bool = True) -> None:
        """Say whether everything is saved; what a failed disk did with a change nobody knows."""
        self._is_saved = is_saved
        known, doubt = self.tr("All changes saved"), self.tr("Last change may not be saved")
        self._saved.setText(known if is_saved else doubt)
        set_tone(self._saved, "" if is_saved else "danger")
        self._restyle()

    def show_ledger(self, text: str, *, warn: bool = False) -> None:
        """Say how old the ledger's data is, in the colour of a warning if it is too old."""
        self._ledger.setText(text)
        self._ledger.setProperty("tone", "warn" if warn else "")
        self._ledger.style().unpolish(self._ledger)
        self._ledger.style().polish(self._ledger)

    def show_backup(self, text: str, tip: str = "", *, warn: bool = False) -> None:
        """Say how safe the backups make the ledger, in the colour of a warning if not enough."""
        self._backup.setText(text)
        self._backup.setToolTip(tip)
        set_tone(self._backup, "warn" if warn else "")

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(HEIGHT))
        colour = self._theme.colour("ok" if self._is_saved else "danger").name()
        self._dot.setStyleSheet(f"background: {colour}; border-radius: 4px;")
