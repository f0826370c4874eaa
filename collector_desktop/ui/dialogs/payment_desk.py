"""Opens the dialogs about money in and saves what was entered in them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from collector_desktop.queries.payments import Payer, payer
from collector_desktop.services.receipts import record_receipt
from collector_desktop.ui.dialogs.payment_take import TakePaymentDialog
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.payment_words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.form_sheet import FormSheet
    from collector_desktop.ui.widgets.card_tabs import CardTabs
    from collector_desktop.ui.widgets.page_header import PageHeader


class PaymentDesk(QObject):
    """Takes money in for a page; `dialog` is the one that is open."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.dialog: FormSheet | None = None

    def serve_card(
        self, header: PageHeader, tabs: CardTabs, whose: Callable[[], int | None]
    ) -> None:
        """Put the action into the head of a customer's card, with its key in the open items."""
        take = header.add_action(tr("Take payment"), "banknote", "Y")
        take.clicked.connect(lambda: self._take_from(whose()))
        listen(tabs.items.grid, {"Y": take.click})

    def take(self, who: Payer | None = None) -> None:
        """Open the dialog for a payment."""
        dialog = TakePaymentDialog(self._desk, who, self._window)
        self._open(dialog, lambda: partial(record_receipt, dialog.draft(), self._desk.today()))

    def _take_from(self, customer_id: int | None) -> None:
        if customer_id is not None:
            self._desk.tasks.run(self, partial(payer, customer_id), self.take)

    def _open(self, dialog: FormSheet, work: Callable[[], Callable[[], Outcome[Any]]]) -> None:
        def save() -> None:
            self._desk.tasks.run(dialog, work(), lambda _: dialog.accept(), dialog.show_problem)

        dialog.save_asked.connect(save)
        dialog.finished.connect(partial(self._forget, dialog))
        self.dialog = dialog
        dialog.open()

    def _forget(self, dialog: FormSheet, _: int) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None
