"""Opens the dialog for the next step, and carries out the decision."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QMenu

from collector_desktop.ui.widgets.labels import IconButton
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.palette_entry import OFFERED

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.queries.worklist import WorklistRow
    from collector_desktop.services.escalation import NextStepAdvice
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.case_desk import CaseDesk
    from collector_desktop.ui.dialogs.decide_sheet import DecideSheet
    from collector_desktop.ui.widgets.page_header import PageHeader


class DecideDesk(QObject):
    """`told` is given the customer and the letter that announces a decision.

    `case` is there once a card is served; no list offers what is in it.
    """

    case: CaseDesk
    _letter_asked = Signal(int, str)

    def __init__(self, desk: Desk, window: QWidget, told: SignalInstance) -> None:
        super().__init__(window)
        self._letter_asked.connect(told)
        self._desk, self._window = desk, window
        self.dialog: DecideSheet | None = None
        self._has_case = False

    def serve_card(
        self, header: PageHeader, tabs: QWidget, whose: Callable[[], int | None]
    ) -> None:
        """Put the question into the head of a card, with its key."""
        from collector_desktop.ui.dialogs.case_desk import CaseDesk  # noqa: PLC0415 - not for a list
        from collector_desktop.ui.widgets.step_words import tr  # noqa: PLC0415 - as above

        self.case = CaseDesk(self._desk, self._window, self._letter_asked)
        self._has_case = True
        button = IconButton(
            self._desk.theme, "gavel", tr("What next, credit, file, search (Shift+D)")
        )
        menu = QMenu(button)
        menu.setObjectName(OFFERED)
        menu.addAction(tr("What next?\tShift+D")).triggered.connect(lambda: self.ask(whose()))
        self.case.serve(menu, tabs, whose)
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        header.add(button)
        listen(tabs, {"Shift+D": lambda: self.ask(whose())})

    def serve_rows(self, place: QWidget, current: Callable[[], WorklistRow | None]) -> None:
        """Let the key D ask about the current row of a list."""

        def ask() -> None:
            row = current()
            self.ask(row.customer_id if row else None)

        listen(place, {"D": ask})

    def ask(self, customer_id: int | None) -> None:
        """Open the question about a customer."""
        if customer_id is not None and self.dialog is None:
            work = partial(_advice, customer_id, self._desk.today())
            self._desk.tasks.run(self, work, self._open)

    def _open(self, advice: NextStepAdvice) -> None:
        from collector_desktop.ui.dialogs.decide_sheet import DecideSheet  # noqa: PLC0415 - seldom

        dialog = DecideSheet(self._desk, advice, self._window)
        dialog.save_asked.connect(partial(self._save, dialog))
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        dialog.open()

    def _save(self, dialog: DecideSheet) -> None:
        if not dialog.save_button.isEnabled():
            return
        from collector_desktop.domain.escalation import Step  # noqa: PLC0415 - with the advice
        from collector_desktop.services.escalation import (  # noqa: PLC0415 - with the advice
            TEMPLATES,
            decide_next_step,
        )

        dialog.save_button.setEnabled(False)
        draft = dialog.draft()

        def done(_: Outcome[int]) -> None:
            dialog.accept()
            template = TEMPLATES.get(draft.step)
            if template:
                self._letter_asked.emit(draft.customer_id, template)
            elif draft.step is Step.AGENCY and self._has_case:
                self.case.pass_on_whom(draft.customer_id)

        def refuse(error: CollectorError) -> None:
            dialog.save_button.setEnabled(True)
            dialog.show_problem(error)

        work = partial(decide_next_step, draft, self._desk.today())
        self._desk.tasks.run(dialog, work, done, refuse)

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def _advice(customer_id: int, as_of: date) -> NextStepAdvice:
    from collector_desktop.services.escalation import next_step_advice  # noqa: PLC0415 - 60 ms

    return next_step_advice(customer_id, as_of)
