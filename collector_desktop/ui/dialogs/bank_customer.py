"""Asks whose money a bank line is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.widgets.money_edit import mark_error
from collector_desktop.ui.widgets.payment_customer import CustomerPick
from collector_desktop.ui.widgets.payment_words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.desk import Desk


class CustomerSheet(FormSheet):
    """Finds a customer by what is typed; `found` carries its id once one is taken."""

    found = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, tr("Whose payment is it?"), parent)
        self.save_button.setText(tr("Choose"))
        self.pick = CustomerPick(desk)
        self.add_field(tr("&Customer"), self.pick)
        self.pick.picked.connect(self._take)
        self.save_asked.connect(lambda: self._take(self.pick.customer_id or 0))

    def problem(self) -> str:
        """Return what is wrong in a sentence."""
        if self.pick.customer_id is None:
            mark_error(self.pick, wrong=True)
            return tr("Choose the customer who paid.")
        return ""

    def _take(self, customer_id: int) -> None:
        if self.isVisible():
            self.accept()
            self.found.emit(customer_id)
