"""Reads what is to be known before a call, dials if it may, times it and ticks tasks off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from collector_desktop.domain.contact_rules import Answer
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.ui.later import later
from collector_desktop.ui.widgets.call_guide import CallGuide
from collector_desktop.ui.widgets.today_dial import dial

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.services.call_sheet import call_sheet
    from collector_desktop.services.tasks import finish_task
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.composer import Composer
else:
    call_sheet = later("collector_desktop.services.call_sheet", "call_sheet")
    finish_task = later("collector_desktop.services.tasks", "finish_task")


class CallDesk(QObject):
    """Serves one composer; `owner` is the page or panel that answers belong to."""

    def __init__(self, desk: Desk, composer: Composer, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._composer, self._owner = desk, composer, owner
        self._customer_id: int | None = None
        self._guide: CallGuide | None = None
        composer.strip.task_done.connect(self._finish)
        composer.strip.guide_asked.connect(self._help)

    def read(self, customer_id: int) -> None:
        """Read what is known of a customer at this moment, and show it above the composer."""
        self._customer_id = customer_id
        work = partial(call_sheet, customer_id, self._desk.today(), self._desk.minute())
        self._desk.tasks.run(self._owner, work, self._composer.show_sheet)

    def dial(self, number: str) -> str:
        """Call a number and time the call, unless they asked not to be called.

        Return what to say, if anything.
        """
        verdict = self._composer.strip.verdict()
        is_call = self._composer.fields.kind() is ContactKind.CALL
        if is_call and verdict.answer is Answer.NO:
            return verdict.reasons[0]
        said = dial(self._desk, number)
        if number:
            self._composer.strip.timer.start_anew()
        return said

    def _finish(self, task_id: int) -> None:
        work = partial(finish_task, task_id, self._desk.today())
        self._desk.tasks.run(self._owner, work, lambda _: self._read_again())

    def _read_again(self) -> None:
        if self._customer_id is not None:
            self.read(self._customer_id)

    def _help(self) -> None:
        if self._guide is None:
            self._guide = CallGuide(self._desk.theme, self._owner)
        self._guide.open_beside(self._composer)
