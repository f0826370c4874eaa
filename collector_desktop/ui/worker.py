"""File, Working as: several collectors at one desk, each under their own name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from collector_desktop import __version__
from collector_desktop.ui.later import later

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.queries.workers import actors, present_actor
    from collector_desktop.services.workers import work_as
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.worker_form import WorkerForm
    from collector_desktop.ui.ledger_session import LedgerSession
else:
    actors = later("collector_desktop.queries.workers", "actors")
    present_actor = later("collector_desktop.queries.workers", "present_actor")
    work_as = later("collector_desktop.services.workers", "work_as")

WORKER = "desk.worker"


class WorkerCommands(QObject):
    """Asks who is at the desk and remembers it; `form` is the dialog, once it was open."""

    def __init__(self, desk: Desk, session: LedgerSession, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._session, self._window = desk, session, window
        self.form: WorkerForm | None = None

    def open(self) -> None:
        """Ask who is at the desk."""
        self._desk.tasks.run(self, _known, self._ask)

    def _ask(self, known: tuple[tuple[str, ...], str]) -> None:
        from collector_desktop.ui.dialogs.worker_form import WorkerForm  # noqa: PLC0415 - seldom

        names, now = known
        form = WorkerForm(self._desk, names, now, self._window)
        form.save_asked.connect(partial(self._change, form))
        form.finished.connect(lambda _: form.deleteLater())
        self.form = form
        form.open()

    def _change(self, form: WorkerForm) -> None:
        work = partial(work_as, form.name.currentText(), __version__)
        self._desk.tasks.run(form, work, partial(self._changed, form), form.show_problem)

    def _changed(self, form: WorkerForm, name: str) -> None:
        self._desk.personal.put(WORKER, name)
        self._session.actor = name
        form.accept()


def _known() -> tuple[tuple[str, ...], str]:
    return actors(), present_actor()
