"""What a credit pays: given to invoices, or taken from them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.queries.paying import CreditUse
from collector_desktop.services.reallocations import ReallocationDraft
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.dialogs.payment_allocation import AllocationPane
from collector_desktop.ui.widgets.payment_words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.desk import Desk

_WIDTH = 820


class CreditDialog(FormSheet):
    """Shows what a credit pays and could pay; Reset goes back to what was saved."""

    def __init__(self, desk: Desk, use: CreditUse, parent: QWidget | None = None) -> None:
        words = tr("What {number} of {name} pays")
        title = words.format(number=use.number, name=use.customer.name)
        super().__init__(desk.theme, title, parent)
        self._desk, self._use = desk, use
        self.setMinimumWidth(desk.theme.px(_WIDTH))
        self.save_button.setText(tr("Allocate"))
        self.pane = AllocationPane(desk, tr("To allocate"))
        self.add_widget(self.pane)
        self.pane.reset_asked.connect(self._reset)
        self.pane.entered.connect(self.save)
        self.pane.refused.connect(self._say)
        self._reset()

    def draft(self) -> ReallocationDraft:
        """Return what every line is given; the use case changes only what differs."""
        parts = tuple((line.item_id, line.given_minor) for line in self.pane.lines())
        return ReallocationDraft(self._use.item_id, parts, self._desk.today())

    def problem(self) -> str:
        """Return what is wrong in a sentence."""
        return self.pane.trouble()

    def _reset(self) -> None:
        self.pane.forget_choice()
        self.pane.show_amount(self._use.available_minor)
        self.pane.show_lines(self._use.lines, self._use.currency)
