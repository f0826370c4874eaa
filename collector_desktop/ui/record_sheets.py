"""Windows over all customers: what we have to do, and whose records need not be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.person_forms import RetentionSheet
    from collector_desktop.ui.dialogs.task_sheet import TaskSheet
    from collector_desktop.ui.ledger_session import LedgerSession


class RecordSheets(QObject):
    """Opens them; `tasks` and `due` are the windows, once they were open."""

    def __init__(
        self,
        desk: Desk,
        session: LedgerSession,
        open_customer: Callable[[int], object],
        say: Callable[[str], object],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk, self._session, self._window = desk, session, window
        self._open_customer, self._say = open_customer, say
        self.tasks: TaskSheet | None = None
        self.due: RetentionSheet | None = None

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return the commands by their names; without a ledger they do nothing."""
        guarded = self._session.guarded
        return {"tasks": guarded(self.show_tasks), "retention": guarded(self.show_retention)}

    def show_tasks(self) -> None:
        """Open what we have to do."""
        from collector_desktop.ui.dialogs.task_sheet import TaskSheet  # noqa: PLC0415 - seldom

        self.tasks = TaskSheet(self._desk, self._window)
        self.tasks.grid.opened.connect(lambda row: self._open_customer(row.customer_id))
        self.tasks.grid.opened.connect(self.tasks.accept)
        self.tasks.refresh()
        self.tasks.open()

    def show_retention(self) -> None:
        """Open whose records need not be kept any more."""
        from collector_desktop.ui.dialogs.person_forms import (  # noqa: PLC0415 - seldom
            RetentionSheet,
        )

        self.due = RetentionSheet(self._desk, self._window)
        self.due.customer_asked.connect(self._open_customer)
        self.due.said.connect(self._say)
        self.due.refresh()
        self.due.open()
