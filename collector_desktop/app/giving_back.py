"""Gives memory back to the system after work on the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from collector_desktop.integrations.spare_memory import give_back
from collector_desktop.ui.later import later

if TYPE_CHECKING:
    from collector_desktop.storage.database import let_go_of_pages
    from collector_desktop.ui.tasks import TaskRunner
else:
    let_go_of_pages = later("collector_desktop.storage.database", "let_go_of_pages")

LATER_MS, LEFT_MS = 2_000, 10_000


class GivingBack(QObject):
    """Gives back what is free some time after an answer, beside the GUI thread.

    When the ledger was left alone for some seconds, what SQLite keeps of it is freed before. While
    a long job goes on all is put off: it would soon ask for the same memory again.
    """

    def __init__(self, parent: QObject, tasks: TaskRunner) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._later, self._left = QTimer(self), QTimer(self)
        for timer, wait, act in (
            (self._later, LATER_MS, self.give),
            (self._left, LEFT_MS, self.let_go),
        ):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(act)
        tasks.answered.connect(self._wait)

    def give(self) -> None:
        """Give back now, or later if a job goes on."""
        if self._tasks.is_busy:
            self._later.start()
        else:
            self._tasks.run_apart(self, give_back, _nothing)

    def let_go(self) -> None:
        """Free what is kept of the ledger and give it back, or later if a job goes on."""
        if self._tasks.is_busy:
            self._left.start()
        else:
            self._tasks.run(self, let_go_of_pages, lambda _: self.give())

    def _wait(self, owner: object) -> None:
        """Wait after the answer to somebody else."""
        if owner is self:
            return
        self._left.start()
        if not self._later.isActive():
            self._later.start()


def _nothing(_: object) -> None:
    """Nothing waits for it."""
