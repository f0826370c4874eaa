"""Takes a post-dated cheque: the payment's form with a day of its own and a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from collector_desktop.services.cheques import ChequeDraft
from collector_desktop.ui.dialogs.payment_take import TakePaymentDialog
from collector_desktop.ui.widgets.day_edit import DayEdit
from collector_desktop.ui.widgets.payment_words import tr

if TYPE_CHECKING:
    from collector_desktop.queries.paying import Payer
    from collector_desktop.ui.desk import Desk


class ChequeDialog(TakePaymentDialog):
    """Collects a cheque that is held until its day; `cheque()` is what the user wrote.

    The lines show what it would pay now. Only what the user chooses is kept as the plan: else it
    pays by the usual order on its day.
    """

    _gives_discount = False

    def __init__(self, desk: Desk, who: Payer | None, parent: QWidget | None = None) -> None:
        self.dated, self.number = DayEdit(desk.today), QLineEdit()
        self.drawer = QLineEdit()
        super().__init__(desk, who, parent)

    def cheque(self) -> ChequeDraft:
        """Return what was written."""
        receipt, dated = self.draft(), self.dated.day()
        if dated is None:
            raise TypeError("a draft is asked for before the fields are right")
        return ChequeDraft(
            receipt.customer_id,
            receipt.amount_minor,
            receipt.currency,
            self.number.text().strip(),
            dated,
            receipt.received_on,
            self.drawer.text().strip(),
            receipt.reference,
            receipt.allocate if isinstance(receipt.allocate, tuple) else (),
        )

    def _words(self) -> tuple[str, str, str]:
        return tr("Post-dated cheque"), tr("Post-dated cheque from {name}"), tr("Hold cheque")

    def _add_fields(self) -> None:
        self.drawer.setPlaceholderText(tr("optional"))
        self.add_pair(
            (tr("&Amount"), self.amount),
            (tr("C&urrency"), self.currency),
            (tr("Good &from"), self.dated),
            (tr("Cheque &number"), self.number),
        )
        self.add_pair(
            (tr("&Bank"), self.drawer),
            (tr("&Received"), self.day),
            (tr("R&eference"), self.reference),
        )

    def _checks(self) -> tuple[tuple[QWidget, str], ...]:
        number = "" if self.number.text().strip() else tr("Enter the number of the cheque.")
        return (*super()._checks(), (self.dated, self._dated_problem()), (self.number, number))

    def _dated_problem(self) -> str:
        dated, received = self.dated.day(), self.day.day()
        if not self.dated.text().strip():
            return tr("Enter the day on the cheque.")
        if dated is not None and received is not None and dated <= received:
            return tr("A cheque of this day is due already. Take it as a payment.")
        return self.dated.problem()
