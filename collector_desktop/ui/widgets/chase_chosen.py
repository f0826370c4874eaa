"""Says that a run goes only to customers who were chosen elsewhere, and offers all again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from collector_desktop.ui.format import plural
from collector_desktop.ui.widgets.chase_notice import NoticeLine
from collector_desktop.ui.widgets.chase_words import tr

if TYPE_CHECKING:
    from collector_desktop.ui.theme import Theme
    from collector_desktop.ui.widgets.chase_plan import ChasePlan


class ChosenLine(NoticeLine):
    """A line over a narrowed run; `all_asked` says that everybody is to be shown again."""

    all_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Show all"))
        self.button.clicked.connect(self.all_asked)

    def show_plan(self, plan: ChasePlan) -> None:
        """Show how many customers were chosen, and how many of them get nothing today."""
        chosen = len(plan.only)
        if not chosen:
            self.hide()
            return
        silent = chosen - len({message.customer_id for message in plan.messages})
        words = tr("Only the {customers} that you chose.").format(
            customers=plural(chosen, tr("customer"))
        )
        if silent:
            words += " " + tr("No message is due today to {count} of them.").format(count=silent)
        self.text.setText(words)
        self.show()
