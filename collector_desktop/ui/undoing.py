"""What the window does with changes: it announces, undoes and redoes each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from collector_desktop.ui.format import as_written
from collector_desktop.ui.later import Later, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.queries.history import OperationSummary, last_redoable, last_undoable
    from collector_desktop.services import history
    from collector_desktop.ui.actions import ActionRegistry
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.ledger_session import LedgerSession
    from collector_desktop.ui.widgets.message_bar import MessageBar
else:
    last_redoable = later("collector_desktop.queries.history", "last_redoable")
    last_undoable = later("collector_desktop.queries.history", "last_undoable")
    history = Later("collector_desktop.services.history")


MOST_LETTERS = 60


class UndoCommands(QObject):
    """Shows every change in the message bar with the way back, and in the menu what it would be."""

    def __init__(
        self, desk: Desk, messages: MessageBar, session: LedgerSession, registry: ActionRegistry
    ) -> None:
        super().__init__(messages)
        self._desk, self._messages, self._registry = desk, messages, registry
        self._guarded = session.guarded
        registry.before_menu_of("undo", session.guarded(self._read_names))
        for forget in (desk.tasks.changed, session.password_needed):
            forget.connect(lambda _: self._name(None, None))

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return what the commands do; without an open ledger nothing."""
        return {"undo": self._guarded(self.undo), "redo": self._guarded(self.redo)}

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

    def _read_names(self) -> None:
        """Say in the menu what would be undone; it opens at once and is told when that is known."""
        self._desk.tasks.run(self, _newest, lambda found: self._name(*found))

    def _name(self, undo: OperationSummary | None, redo: OperationSummary | None) -> None:
        for spec, action in self._registry.all():
            if spec.name == "undo":
                action.setText(menu_words(self.tr("&Undo: {what}"), undo, f"&{spec.text}"))
            elif spec.name == "redo":
                action.setText(menu_words(self.tr("&Redo: {what}"), redo, f"&{spec.text}"))

    def _run(self, act: Any) -> None:
        self._desk.tasks.run(self, partial(act, self._desk.today()), _nothing)


def menu_words(words: str, found: OperationSummary | None, otherwise: str) -> str:
    """Return what a command would do, shortened; a reversal is named after what it took back."""
    if found is None:
        return otherwise
    what = found.summary.removeprefix("Undo: ") if found.is_reversal else found.summary
    what = as_written(what)
    if len(what) > MOST_LETTERS:
        what = f"{what[: MOST_LETTERS - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"
    return words.format(what=what.replace("&", "&&"))


def _newest() -> tuple[OperationSummary | None, OperationSummary | None]:
    return last_undoable(), last_redoable()


def _nothing(_: object) -> None:
    """Take no notice: the message bar and the pages hear of it from the task runner."""
