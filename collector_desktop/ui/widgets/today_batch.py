"""The line of Today about what can be sent in one batch, and the way there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from collector_desktop.ui.format import plural
from collector_desktop.ui.widgets.labels import Button, IconLabel, label

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.queries.chase_waiting import ChaseWaiting
    from collector_desktop.ui.desk import Desk


def count_run(as_of: date) -> ChaseWaiting | None:
    """Return what a run at a day would send, if that is looked at."""
    from collector_desktop.queries.chase_waiting import chase_waiting  # noqa: PLC0415 - costs 50 ms

    return chase_waiting(as_of)


class BatchLine(QFrame):
    """Says how many e-mails and letters are ready; `asked` leads to the chase run.

    `read` says that the calls that are steps of a procedure are known again.
    """

    asked = Signal()
    read = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._waiting: ChaseWaiting | None = None
        self.setObjectName("card")
        self.words = label(kind="second")
        self.button = Button(desk.theme, _tr("Chase run"), kind="link")
        self.button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 8, 3)
        row.setSpacing(8)
        row.addWidget(IconLabel(desk.theme, "send"))
        row.addWidget(label(_tr("Ready to send in one batch"), "strong"))
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    def refresh(self) -> None:
        """Work out again what a run of today would send."""
        self._desk.tasks.run(self, partial(count_run, self._desk.today()), self._show)

    def step_due(self, customer_id: int) -> str:
        """Return the step that asks for a call or visit to a customer now, or nothing."""
        return self._waiting.due.get(customer_id, "") if self._waiting else ""

    def _show(self, waiting: ChaseWaiting | None) -> None:
        self._waiting = waiting
        counts = ((0, ""),) if waiting is None else _counts(waiting)
        parts = [plural(count, one) for count, one in counts if count]
        self.words.setText(", ".join(parts))
        self.setVisible(bool(parts))
        self.read.emit()


def _counts(waiting: ChaseWaiting) -> tuple[tuple[int, str], ...]:
    return ((waiting.emails, _tr("e-mail")), (waiting.letters, _tr("letter")))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Today", text)
