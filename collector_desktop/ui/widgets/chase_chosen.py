"""Says that a run goes only to customers who were chosen elsewhere, and offers all again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.ui.format import plural
from collector_desktop.ui.widgets.chase_start import ABOVE, SIDE
from collector_desktop.ui.widgets.chase_words import tr
from collector_desktop.ui.widgets.labels import Button, label

if TYPE_CHECKING:
    from collector_desktop.ui.theme import Theme
    from collector_desktop.ui.widgets.chase_plan import ChasePlan


class ChosenLine(QWidget):
    """A line over a narrowed run; `all_asked` says that everybody is to be shown again."""

    all_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        notice = QFrame()
        notice.setObjectName("notice")
        self.text, self.show_all = label(kind="medium"), Button(theme, tr("Show all"), kind="chip")
        self.text.setWordWrap(True)
        self.show_all.clicked.connect(self.all_asked)
        row = QHBoxLayout(notice)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.show_all)
        around = QVBoxLayout(self)
        around.setContentsMargins(SIDE, ABOVE, SIDE, ABOVE)
        around.addWidget(notice)
        self.hide()

    def show_plan(self, plan: ChasePlan) -> None:
        """Show how many customers were chosen, and how many of them get nothing today."""
        chosen = len(plan.only)
        silent = chosen - len({message.customer_id for message in plan.messages})
        words = tr("Only the {customers} that you chose.").format(
            customers=plural(chosen, tr("customer"))
        )
        if silent:
            words += " " + tr("No message is due today to {count} of them.").format(count=silent)
        self.text.setText(words)
        self.setVisible(bool(chosen))
