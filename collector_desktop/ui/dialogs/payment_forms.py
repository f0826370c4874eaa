"""The short forms about money: returned, refunded, written off."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.write_offs import CONTRA_WORDS, CREDIT_REASONS, REASONS
from collector_desktop.services.credits import CreditDraft
from collector_desktop.services.settlements import SettlementDraft
from collector_desktop.services.write_offs import WriteOffDraft
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.format import money
from collector_desktop.ui.widgets.card_as_at import AsAtEdit
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import MoneyEdit, mark_error
from collector_desktop.ui.widgets.payment_words import tr

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk

# Whatever else is typed is kept as well.
CREDITED_FOR = (
    "Returned goods",
    "Goods short or damaged",
    "Wrong price",
    "Discount agreed",
    "Goodwill",
    CONTRA_WORDS,
)


@frozen
class Subject:
    """The entry that a form is about, how much of it can be moved, and whether it is credit."""

    item_id: int
    number: str
    minor: int
    currency: str
    is_credit: bool = False


class MoneyForm(FormSheet):
    """An amount and a day, checked; `is_optional` lets the amount be left out."""

    is_optional = False

    def __init__(self, desk: Desk, subject: Subject, title: str, parent: QWidget | None) -> None:
        super().__init__(desk.theme, f"{title} {subject.number}", parent)
        self._desk, self.subject = desk, subject
        self.save_button.setText(title)
        self.amount, self.day = MoneyEdit(subject.currency), AsAtEdit(desk.today)
        self.day.set_day(desk.today())

    def minor(self) -> int | None:
        """Return the amount, or None where none was entered."""
        return self.amount.amount()

    def on(self) -> date:
        """Return the day."""
        return self.day.day() or self._desk.today()

    def problem(self) -> str:
        """Return what is wrong in a sentence, and mark the field."""
        for field, sentence in ((self.amount, self._amount()), (self.day, self._day())):
            if sentence:
                mark_error(field, wrong=True)
                field.setFocus()
                return sentence
        return ""

    def _amount(self) -> str:
        if not self.amount.text().strip():
            return "" if self.is_optional else tr("Enter an amount.")
        minor = self.amount.amount()
        if minor is not None and minor <= 0:
            return tr("The amount must be above zero.")
        most = self._most()
        if minor is not None and most is not None and minor > most:
            left = money(most, self.subject.currency)
            return tr("Only {sum} is left.").format(sum=left)
        return self.amount.problem()

    def _most(self) -> int | None:
        """Return how much can be moved, or None where that is not known here."""
        return None if self.is_optional else self.subject.minor

    def _day(self) -> str:
        day = self.day.day()
        if day is not None and day > self._desk.today():
            return tr("This day has not come yet.")
        return self.day.problem()


class BounceForm(MoneyForm):
    """A payment came back: when, and what the bank charged for it."""

    is_optional = True

    def __init__(self, desk: Desk, subject: Subject, parent: QWidget | None) -> None:
        super().__init__(desk, subject, tr("Payment returned"), parent)
        words = tr("{number} of {sum} pays nothing from this day on. What it paid is open again.")
        sum_ = money(subject.minor, subject.currency)
        self.add_pair((tr("&Returned on"), self.day), (tr("Bank &charge"), self.amount))
        self.add_words(words.format(number=subject.number, sum=sum_))
        self.amount.setPlaceholderText(tr("if the customer is to bear it"))


class RefundForm(MoneyForm):
    """Credit is paid back: how much and when."""

    def __init__(self, desk: Desk, subject: Subject, parent: QWidget | None) -> None:
        super().__init__(desk, subject, tr("Refund"), parent)
        self.amount.set_amount(subject.minor)
        self.in_turn = QCheckBox(tr("From a&ll credit of the customer"))
        self.add_pair((tr("&Amount"), self.amount), (tr("Paid back &on"), self.day))
        self.add_widget(self.in_turn)
        words = tr(
            "Credit notes and adjustments are then used up before payments, the oldest first."
            " Otherwise only {number} is paid back."
        )
        self.add_words(words.format(number=subject.number))

    def _most(self) -> int | None:
        return None if self.in_turn.isChecked() else super()._most()


class SettleForm(MoneyForm):
    """Less than is open settles a debt; the rest is written off on that condition."""

    def __init__(self, desk: Desk, subject: Subject, parent: QWidget | None) -> None:
        super().__init__(desk, subject, tr("Settle for less"), parent)
        words = tr(
            "{sum} is open. The rest is written off as settlement; if the payment comes back, all"
            " of it is owed again."
        )
        note = label(words.format(sum=money(subject.minor, subject.currency)), "second")
        note.setWordWrap(True)
        self.add_pair((tr("&Amount that comes"), self.amount), (tr("Received &on"), self.day))
        self.add_widget(note)

    def draft(self) -> SettlementDraft:
        """Return what was entered."""
        return SettlementDraft((self.subject.item_id,), self.minor() or 0, self.on())


class CreditForm(MoneyForm):
    """Credit for a debt, with a usual reason or one in the user's words."""

    def __init__(self, desk: Desk, subject: Subject, parent: QWidget | None) -> None:
        super().__init__(desk, subject, tr("Credit"), parent)
        self.amount.set_amount(subject.minor)
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.addItems([tr(each) for each in CREDITED_FOR])
        self.add_pair((tr("&Amount"), self.amount), (tr("&Date"), self.day))
        self.add_field(tr("&Reason"), self.reason)

    def draft(self) -> CreditDraft:
        """Return what was entered."""
        return CreditDraft(
            self.subject.item_id, self.minor() or 0, self.on(), self.reason.currentText().strip()
        )

    def problem(self) -> str:
        """Return what is wrong in a sentence, and mark the field."""
        found = super().problem()
        words = self.reason.lineEdit()
        if words is not None and not found and not words.text().strip():
            mark_error(words, wrong=True)
            self.reason.setFocus()
            return tr("Say what the credit is for.")
        return found


class WriteOffForm(MoneyForm):
    """A debt or a small credit is given up, in whole or in part, for a reason that such has."""

    def __init__(self, desk: Desk, subject: Subject, parent: QWidget | None) -> None:
        super().__init__(desk, subject, tr("Write off"), parent)
        self.amount.set_amount(subject.minor)
        self.reason = QComboBox()
        for code in CREDIT_REASONS if subject.is_credit else REASONS:
            self.reason.addItem(tr(REASONS[code].capitalize()), code)
        self.add_pair(
            (tr("&Amount"), self.amount), (tr("&Reason"), self.reason), (tr("&Date"), self.day)
        )
        if subject.is_credit:
            self.add_words(tr("The customer can no longer use this credit or have it back."))

    def draft(self) -> WriteOffDraft:
        """Return what was chosen."""
        reason = str(self.reason.currentData())
        return WriteOffDraft(self.subject.item_id, reason, self.on(), self.minor())
