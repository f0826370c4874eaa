"""Gives memory back to the system after work on the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from collector_desktop.integrations.spare_memory import give_back

if TYPE_CHECKING:
    from collector_desktop.ui.tasks import TaskRunner

LATER_MS = 2_000


class GivingBack(QObject):
    """Gives back what is free some time after an answer, beside the GUI thread.

    While a long job goes on that is put off: it would soon ask for the same memory again.
    """

    def __init__(self, parent: QObject, tasks: TaskRunner) -> None:
        super().__init__(parent)
        self._tasks, self._is_giving, self._answers = tasks, False, 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self.give)
        tasks.answered.connect(self._wait)

    def give(self) -> None:
        """Give back now, or later if a job goes on."""
        if self._tasks.is_busy:
            self._later.start()
            return
        self._is_giving, self._answers = True, 0
        self._tasks.run_apart(self, give_back, self._given)

    def _wait(self) -> None:
        """Give back a while after the first of the answers that come together."""
        self._answers += 1
        if not self._is_giving and not self._later.isActive():
            self._later.start()

    def _given(self, _: object) -> None:
        """Wait again only if there was another answer than this one."""
        self._is_giving = False
        if self._answers > 1:
            self._later.start()
