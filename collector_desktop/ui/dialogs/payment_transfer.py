"""Credit of one customer becomes credit of another: to whom, how much and from when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.services.transfers import TransferDraft
from collector_desktop.ui.dialogs.payment_forms import MoneyForm, Subject
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import mark_error
from collector_desktop.ui.widgets.payment_customer import CustomerPick
from collector_desktop.ui.widgets.payment_words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.desk import Desk


class TransferForm(MoneyForm):
    """Both accounts show the transfer; only by it are two customers set off against each other."""

    def __init__(self, desk: Desk, subject: Subject, parent: QWidget | None) -> None:
        super().__init__(desk, subject, tr("Transfer"), parent)
        self.amount.set_amount(subject.minor)
        self.pick = CustomerPick(desk)
        self.pick.picked.connect(lambda _: self.amount.setFocus())
        words = tr("The credit then is the other customer's, and may pay what they owe.")
        self.add_field(tr("&To"), self.pick)
        self.add_pair((tr("&Amount"), self.amount), (tr("&From"), self.day))
        self.add_widget(label(words, "second"))

    def draft(self) -> TransferDraft:
        """Return what was entered."""
        return TransferDraft(
            self.subject.item_id, self.pick.customer_id or 0, self.minor() or 0, self.on()
        )

    def problem(self) -> str:
        """Return what is wrong in a sentence, and mark the field."""
        if self.pick.customer_id is None:
            mark_error(self.pick, wrong=True)
            self.pick.setFocus()
            return tr("Choose the customer who gets the credit.")
        return super().problem()
