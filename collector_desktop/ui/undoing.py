"""What the window does with changes: it announces each, takes it back and does it again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from collector_desktop.services import history

if TYPE_CHECKING:
    from collector_desktop.domain.changes import Outcome
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.message_bar import MessageBar


class UndoCommands(QObject):
    """Shows every change in the message bar with the way back."""

    def __init__(self, desk: Desk, messages: MessageBar) -> None:
        super().__init__(messages)
        self._desk, self._messages = desk, messages

    def announce(self, outcome: Outcome[Any]) -> None:
        """Say what was done and offer to undo it, or to redo what was undone."""
        if outcome.operation_id is None or not outcome.summary:
            return
        back = partial(history.undo, outcome.operation_id)
        button = self.tr("Redo") if outcome.summary.startswith("Undo") else self.tr("Undo")
        words = f"{outcome.summary}. {outcome.note}" if outcome.note else outcome.summary
        self._messages.show_news(words, button, partial(self._run, back))

    def undo(self) -> None:
        """Take back the last change."""
        self._run(history.undo_last)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._run(history.redo_last)

    def _run(self, act: Any) -> None:
        self._desk.tasks.run(self, partial(act, self._desk.today()), _nothing)


def _nothing(_: object) -> None:
    """Take no notice: the message bar and the pages hear of it from the task runner."""
