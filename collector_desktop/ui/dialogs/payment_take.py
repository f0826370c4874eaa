"""Takes a payment: who, how much, when and how, and what it pays as one types."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from collector_desktop.queries.paying import Payable, Payer, payer, payment_preview
from collector_desktop.services.receipts import METHODS, ReceiptDraft
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.dialogs.payment_allocation import AllocationPane
from collector_desktop.ui.widgets.card_as_at import AsAtEdit
from collector_desktop.ui.widgets.money_edit import MoneyEdit, mark_error
from collector_desktop.ui.widgets.payment_customer import CustomerPick
from collector_desktop.ui.widgets.payment_words import method_words, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from collector_desktop.ui.desk import Desk

PAUSE_MS, _WIDTH = 120, 820


class TakePaymentDialog(FormSheet):
    """Collects a receipt; `draft()` is what the user wrote and chose.

    With a payer it is theirs; without one, the first field finds the customer. What lacks just the
    discount that the terms allow on the day is paid in full, unless the user chooses the amounts.
    """

    _gives_discount = True

    def __init__(self, desk: Desk, who: Payer | None, parent: QWidget | None = None) -> None:
        title, titled, button = self._words()
        super().__init__(desk.theme, titled.format(name=who.name) if who else title, parent)
        self._desk, self._payer = desk, who
        self.setMinimumWidth(desk.theme.px(_WIDTH))
        self.save_button.setText(button)
        self.pick = CustomerPick(desk)
        self.amount, self.day = MoneyEdit("GBP"), AsAtEdit(desk.today)
        self.currency, self.method = QComboBox(), QComboBox()
        self.reference = QLineEdit()
        self.reference.setPlaceholderText(tr("what they wrote"))
        self.pane = AllocationPane(desk, tr("Received"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._build()
        self._connect()
        if who is None:
            self._forget_payer()
        else:
            self._show_payer(who)

    def draft(self) -> ReceiptDraft:
        """Return what was written; without a choice of the user the usual order decides."""
        who, day = self._payer, self.day.day()
        if who is None or day is None:
            raise TypeError("a draft is asked for before the fields are right")
        parts = self.pane.parts()
        return ReceiptDraft(
            who.customer_id,
            self.amount.amount() or 0,
            self.currency.currentText(),
            day,
            self.reference.text().strip(),
            str(self.method.currentData()),
            "auto" if not self.pane.is_chosen else parts or "none",
            less_discount=self._gives_discount,
        )

    def problem(self) -> str:
        """Return what is wrong in a sentence, and mark the field."""
        for field, sentence in self._checks():
            if sentence:
                mark_error(field, wrong=True)
                field.setFocus()
                return sentence
        return self.pane.trouble()

    def _checks(self) -> tuple[tuple[QWidget, str], ...]:
        """Return the fields with what is wrong with each."""
        return (
            (self.pick, "" if self._payer else tr("Choose the customer who paid.")),
            (self.amount, self._amount_problem()),
            (self.day, self._day_problem()),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Start with the customer, or with the amount if the customer is known."""
        super().showEvent(event)
        if self._payer is not None:
            self.amount.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look for nothing more once the dialog is gone."""
        self._pause.stop()
        super().hideEvent(event)

    def _words(self) -> tuple[str, str, str]:
        """Return the title, that with the name of the customer, and the words of the button."""
        return tr("Take payment"), tr("Take payment from {name}"), tr("Save payment")

    def _build(self) -> None:
        if self._payer is None:
            self.add_field(tr("&Customer"), self.pick)
        self.day.set_day(self._desk.today())
        self.currency.setMinimumWidth(self._desk.theme.px(80))
        self._add_fields()
        self.add_widget(self.pane)

    def _add_fields(self) -> None:
        """Put the fields above the lines."""
        for method in METHODS:
            self.method.addItem(method_words(method), method)
        self.add_pair(
            (tr("&Amount"), self.amount),
            (tr("C&urrency"), self.currency),
            (tr("&Date"), self.day),
            (tr("&How"), self.method),
            (tr("&Reference"), self.reference),
        )

    def _connect(self) -> None:
        self.pick.picked.connect(self._find_payer)
        self.pick.textEdited.connect(self._forget_payer)
        self.amount.amount_changed.connect(self._on_amount)
        self.currency.currentTextChanged.connect(self._on_currency)
        for changed in (self.day.day_changed, self.reference.textChanged):
            changed.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self.preview)
        self.pane.reset_asked.connect(self._reset)
        self.pane.entered.connect(self.save)
        self.pane.refused.connect(self._say)

    def preview(self) -> None:
        """Read what the payment would pay."""
        self._pause.stop()
        who, day, today = self._payer, self.day.day(), self._desk.today()
        if who is None or day is None:
            return
        currency, amount = self.currency.currentText(), self.amount.amount() or 0
        days = (day, max(day, today))
        words = self.reference.text()
        preview = partial(payment_preview, less_discount=self._gives_discount)
        work = partial(preview, who.customer_id, currency, amount, words, days)
        asked = (who, currency, amount, words, day)
        self._desk.tasks.run(self, work, partial(self._show_preview, asked))

    def _show_preview(self, asked: tuple[object, ...], lines: tuple[Payable, ...]) -> None:
        """Show the answer, unless something else was typed in the meantime."""
        amount = self.amount.amount() or 0
        now = (self._payer, self.currency.currentText(), amount)
        if asked == (*now, self.reference.text(), self.day.day()):
            self.pane.show_lines(lines, self.currency.currentText())

    def _find_payer(self, customer_id: int) -> None:
        def show(who: Payer) -> None:
            self._show_payer(who)
            self.amount.setFocus()

        self._desk.tasks.run(self, partial(payer, customer_id), show, self.show_problem)

    def _forget_payer(self) -> None:
        self._payer = None
        self.pane.empty.say(tr("Who paid?"), tr("Choose the customer to see what they owe."))
        self.pane.forget_choice()
        self.pane.show_lines((), self.currency.currentText() or "GBP")

    def _show_payer(self, who: Payer) -> None:
        self._payer = who
        self.pane.empty.say(tr("Nothing to pay"), tr("What comes in stays on account."))
        with QSignalBlocker(self.currency):
            self.currency.clear()
            self.currency.addItems(who.currencies)
        self._on_currency(who.currencies[0])

    def _on_currency(self, currency: str) -> None:
        self.amount.set_currency(currency)
        self._reset()

    def _on_amount(self, minor: int | None) -> None:
        self.pane.show_amount(minor or 0)
        self._pause.start()

    def _reset(self) -> None:
        self.pane.forget_choice()
        self.preview()

    def _amount_problem(self) -> str:
        if not self.amount.text().strip():
            return tr("Enter what was paid.")
        minor = self.amount.amount()
        if minor is not None and minor <= 0:
            return tr("The amount must be above zero.")
        return self.amount.problem()

    def _day_problem(self) -> str:
        day = self.day.day()
        if day is not None and day > self._desk.today():
            return tr("This day has not come yet. Enter the payment on its day.")
        return self.day.problem()
