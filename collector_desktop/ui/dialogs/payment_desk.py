"""Opens the dialogs about money in and saves what was entered in them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from collector_desktop.queries.items import ItemRow
from collector_desktop.queries.paying import CreditUse, Payer, credit_use, payer
from collector_desktop.services.cheques import hold_cheque
from collector_desktop.services.credits import credit_debt
from collector_desktop.services.reallocations import reallocate
from collector_desktop.services.receipts import record_receipt
from collector_desktop.services.refunds import refund, refund_in_turn
from collector_desktop.services.reversals import bounce
from collector_desktop.services.settlements import settle_for_less
from collector_desktop.services.transfers import transfer
from collector_desktop.services.write_offs import write_off
from collector_desktop.ui.dialogs.cheque_form import ChequeDialog
from collector_desktop.ui.dialogs.payment_credit import CreditDialog
from collector_desktop.ui.dialogs.payment_forms import (
    BounceForm,
    CreditForm,
    RefundForm,
    SettleForm,
    Subject,
    WriteOffForm,
)
from collector_desktop.ui.dialogs.payment_take import TakePaymentDialog
from collector_desktop.ui.dialogs.payment_transfer import TransferForm
from collector_desktop.ui.widgets.labels import IconButton
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.payment_words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.form_sheet import FormSheet
    from collector_desktop.ui.widgets.card_tabs import CardTabs
    from collector_desktop.ui.widgets.page_header import PageHeader


class PaymentDesk(QObject):
    """Takes money in for a page; `dialog` is the one that is open."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self.window = desk, window
        self.dialog: FormSheet | None = None

    def serve_card(
        self, header: PageHeader, tabs: CardTabs, whose: Callable[[], int | None]
    ) -> None:
        """Put the action into the head of a customer's card, with its key in the open items."""
        take = header.add_action(tr("Take payment"), "banknote", "Y")
        take.clicked.connect(lambda: self._with_payer(whose(), self.take))
        give_up = IconButton(self._desk.theme, "circle-slash", tr("Write off (W)"))
        give_up.clicked.connect(partial(_with_item, tabs, self.write_off))
        cheque = IconButton(self._desk.theme, "calendar-clock", tr("Post-dated cheque (P)"))
        cheque.clicked.connect(lambda: self._with_payer(whose(), self.hold))
        header.add(cheque)
        tabs.items.add_tool(give_up)
        settle = partial(_with_item, tabs, self.settle)
        keys: dict[str, Callable[[], object]] = {
            "Y": take.click,
            "W": give_up.click,
            "P": cheque.click,
            "X": settle,
            "G": partial(_with_item, tabs, self.credit),
        }
        listen(tabs.items.grid, keys)

    def take(self, who: Payer | None = None) -> None:
        """Open the dialog for a payment."""
        dialog = TakePaymentDialog(self._desk, who, self.window)
        self.open_form(dialog, lambda: partial(record_receipt, dialog.draft(), self._desk.today()))

    def hold(self, who: Payer | None = None) -> None:
        """Open the dialog for a post-dated cheque."""
        dialog = ChequeDialog(self._desk, who, self.window)
        self.open_form(dialog, lambda: partial(hold_cheque, dialog.cheque(), self._desk.today()))

    def bounce(self, subject: Subject) -> None:
        """Open the form for a payment that came back."""
        form, today = BounceForm(self._desk, subject, self.window), self._desk.today
        self.open_form(
            form, lambda: partial(bounce, subject.item_id, form.on(), today(), form.minor())
        )

    def refund(self, subject: Subject) -> None:
        """Open the form for credit that is paid back."""
        form, today = RefundForm(self._desk, subject, self.window), self._desk.today

        def work() -> Callable[[], Outcome[Any]]:
            act = refund_in_turn if form.in_turn.isChecked() else refund
            return partial(act, subject.item_id, form.minor() or 0, form.on(), today())

        self.open_form(form, work)

    def allocate(self, item_id: int) -> None:
        """Open what a credit pays."""
        work = partial(credit_use, item_id, self._desk.today())
        self._desk.tasks.run(self, work, self._show_use)

    def _show_use(self, use: CreditUse) -> None:
        dialog = CreditDialog(self._desk, use, self.window)
        self.open_form(dialog, lambda: partial(reallocate, dialog.draft(), self._desk.today()))

    def credit(self, subject: Subject) -> None:
        """Open the form for credit on a debt."""
        form = CreditForm(self._desk, subject, self.window)
        self.open_form(form, lambda: partial(credit_debt, form.draft(), self._desk.today()))

    def transfer(self, subject: Subject) -> None:
        """Open the form for credit that another customer gets."""
        form = TransferForm(self._desk, subject, self.window)
        self.open_form(form, lambda: partial(transfer, form.draft(), self._desk.today()))

    def write_off(self, subject: Subject) -> None:
        """Open the form for what is given up of a debt, or of a small credit."""
        form = WriteOffForm(self._desk, subject, self.window)
        self.open_form(form, lambda: partial(write_off, form.draft(), self._desk.today()))

    def settle(self, subject: Subject) -> None:
        """Open the form for less than is owed."""
        form = SettleForm(self._desk, subject, self.window)
        self.open_form(form, lambda: partial(settle_for_less, form.draft(), self._desk.today()))

    def _with_payer(self, customer_id: int | None, act: Callable[[Payer], None]) -> None:
        if customer_id is not None:
            self._desk.tasks.run(self, partial(payer, customer_id), act)

    def open_form(self, dialog: FormSheet, work: Callable[[], Callable[[], Outcome[Any]]]) -> None:
        """Show a form; when it is saved, do what `work` returns, and close it or say why not."""

        # Entered once is saved once, however often Enter is pressed until the answer is here.
        def save() -> None:
            if dialog.save_button.isEnabled():
                dialog.save_button.setEnabled(False)
                self._desk.tasks.run(dialog, work(), lambda _: dialog.accept(), refuse)

        def refuse(error: CollectorError) -> None:
            dialog.save_button.setEnabled(True)
            dialog.show_problem(error)

        dialog.save_asked.connect(save)
        dialog.finished.connect(partial(self._forget, dialog))
        self.dialog = dialog
        dialog.open()

    def _forget(self, dialog: FormSheet, _: int) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None


def _with_item(tabs: CardTabs, act: Callable[[Subject], None], *_: object) -> None:
    """Do something about the current open item of a card, if there is one."""
    item: ItemRow | None = tabs.items.grid.current_record()
    if item is not None:
        is_credit = item.sign < 0
        act(Subject(item.item_id, item.number, item.open_minor, item.currency, is_credit))
