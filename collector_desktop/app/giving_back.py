"""Gives memory back to the system once the ledger's work has come to rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from collector_desktop.integrations.spare_memory import give_back

if TYPE_CHECKING:
    from collector_desktop.ui.tasks import TaskRunner

REST_MS = 1_000


class GivingBack(QObject):
    """Gives back what is free when nothing was answered for a second, beside the GUI thread.

    While long work goes on that is put off: it would soon ask for the same memory again.
    """

    def __init__(self, parent: QObject, tasks: TaskRunner) -> None:
        super().__init__(parent)
        self._tasks, self._is_giving, self._answers = tasks, False, 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.give)
        tasks.answered.connect(self._wait)

    def give(self) -> None:
        """Give back now, or later if a job goes on."""
        if self._tasks.is_busy:
            self._rest.start()
            return
        self._is_giving, self._answers = True, 0
        self._tasks.run_apart(self, give_back, self._given)

    def _wait(self) -> None:
        """Wait for rest after an answer."""
        self._answers += 1
        if not self._is_giving:
            self._rest.start()

    def _given(self, _: object) -> None:
        """Wait again only if there was another answer than this one."""
        self._is_giving = False
        if self._answers > 1:
            self._rest.start()
