"""What some outcomes ask for besides a note: a payment, a query, an ending, a referral."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.day_words import past_day
from collector_desktop.domain.disputes import REASONS
from collector_desktop.domain.outcome_effects import ENDINGS
from collector_desktop.services.contact_drafts import ContactDraft, Representative
from collector_desktop.ui.later import later
from collector_desktop.ui.widgets.card_words import denial_words
from collector_desktop.ui.widgets.composer_outcomes import Needs
from collector_desktop.ui.widgets.day_edit import DayEdit
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import MoneyEdit, mark_error
from collector_desktop.ui.widgets.status_words import status_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from collector_desktop.services.call_sheet import Debt
    from collector_desktop.services.disputes import DisputeDraft
else:
    DisputeDraft = later("collector_desktop.services.disputes", "DisputeDraft")


class PastDayEdit(DayEdit):
    """Takes a day that has been: `fri` is the last Friday."""

    _meant = staticmethod(past_day)


class OutcomeForm(QWidget):
    """Fields of one outcome; `entered` says that Enter was pressed in one of them."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(5)
        self._first: QWidget = self

    def first_field(self) -> QWidget:
        """Return where typing begins: in the field that was put first."""
        return self._first

    def clear(self) -> None:
        """Empty the fields."""

    def problem(self) -> str:
        """Return what is missing or wrong in a sentence, or nothing."""
        return ""

    def complete(self, draft: ContactDraft) -> ContactDraft:
        """Return the draft with what the fields say."""
        return draft

    def _put(self, at: int, text: str, field: QWidget, stretch: int = 1, row: int = 0) -> None:
        if self._first is self:
            self._first = field
        caption = label(text, "field")
        caption.setBuddy(field)
        field.setAccessibleName(text)
        self._grid.addWidget(caption, 2 * row, at)
        self._grid.addWidget(field, 2 * row + 1, at)
        self._grid.setColumnStretch(at, stretch)
        if isinstance(field, QLineEdit):
            field.returnPressed.connect(self.entered)


class PaymentForm(OutcomeForm):
    """When and under which reference they say to have paid; both may be left out."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.paid_on, self.reference = PastDayEdit(today), QLineEdit()
        self.paid_on.setPlaceholderText(_tr("fri, -3"))
        self._put(0, _tr("Paid on"), self.paid_on, 2)
        self._put(1, _tr("Reference"), self.reference, 3)

    def clear(self) -> None:
        self.paid_on.clear()
        self.reference.clear()

    def problem(self) -> str:
        return self.paid_on.problem() if self.paid_on.text().strip() else ""

    def complete(self, draft: ContactDraft) -> ContactDraft:
        facts = replace(
            draft.facts,
            paid_on=self.paid_on.day(),
            paid_reference=self.reference.text().strip(),
        )
        return replace(draft, facts=facts)


class QueryForm(OutcomeForm):
    """Which invoice is disputed, how much of it and why; with no invoice open it says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.item, self.amount, self.reason = QComboBox(), MoneyEdit("GBP"), QComboBox()
        self._debts: tuple[Debt, ...] = ()
        self.reason.addItem(_tr("Why?"), "")
        for code in REASONS:
            self.reason.addItem(denial_words(code), code)
        for box in (self.item, self.reason):
            box.setMinimumContentsLength(8)
        self.amount.setMinimumWidth(60)
        self._put(0, _tr("Invoice"), self.item, 5)
        self._put(1, _tr("In dispute"), self.amount, 4)
        self._put(2, _tr("Reason"), self.reason, 6)
        self.item.currentIndexChanged.connect(self._suggest)

    def show_debts(self, debts: Sequence[Debt]) -> None:
        """Offer open invoices, the first one chosen; what was chosen before stays."""
        if tuple(debts) == self._debts:
            return
        before = self.item.currentData()
        self._debts = tuple(debts)
        self.item.clear()
        for debt in self._debts:
            self.item.addItem(debt.number, debt.item_id)
        self.item.setCurrentIndex(max(self.item.findData(before), 0) if debts else -1)

    def choose(self, item_ids: Sequence[int]) -> None:
        """Choose the first of the ticked invoices."""
        if item_ids:
            self.item.setCurrentIndex(max(self.item.findData(item_ids[0]), 0))

    def is_useful(self) -> bool:
        """Return whether there is an invoice to dispute."""
        return bool(self._debts)

    def first_field(self) -> QWidget:
        return self.reason if self._debts else self

    def clear(self) -> None:
        self.reason.setCurrentIndex(0)
        self._suggest()

    def problem(self) -> str:
        if not self._debts:
            return ""
        amount = self.amount.amount()
        if amount is None or amount <= 0:
            mark_error(self.amount, wrong=True)
            return self.amount.problem() or _tr("How much do they dispute?")
        return "" if self.reason.currentData() else _tr("Why do they dispute it?")

    def complete(self, draft: ContactDraft) -> ContactDraft:
        if not self._debts:
            return draft
        item_id = int(self.item.currentData())
        case = DisputeDraft(
            item_id,
            self.reason.currentData(),
            self.amount.amount(),
            draft.note,
            answer_by=draft.next_on,
        )
        return replace(draft, dispute=case, item_ids=(item_id,))

    def _suggest(self) -> None:
        at = self.item.currentIndex()
        if 0 <= at < len(self._debts):
            self.amount.set_currency(self._debts[at].currency)
            self.amount.set_amount(self._debts[at].open_minor)


class EndingForm(OutcomeForm):
    """Which ending it is: insolvent, in administration or deceased."""

    def __init__(self) -> None:
        super().__init__()
        self.which = QComboBox()
        for status in ENDINGS:
            self.which.addItem(status_label(status), status)
        self._put(0, _tr("What it is"), self.which)

    def clear(self) -> None:
        self.which.setCurrentIndex(0)

    def complete(self, draft: ContactDraft) -> ContactDraft:
        return replace(draft, status=AccountStatus(self.which.currentData()))


class ReferralForm(OutcomeForm):
    """The solicitor or agent to whom we were referred, as far as they are known."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.phone, self.email = QLineEdit(), QLineEdit(), QLineEdit()
        self._put(0, _tr("Solicitor or agent"), self.name, 5)
        self._put(1, _tr("Phone"), self.phone, 4)
        self._put(2, _tr("E-mail"), self.email, 5)

    def clear(self) -> None:
        for field in (self.name, self.phone, self.email):
            field.clear()

    def problem(self) -> str:
        given = self.phone.text().strip() or self.email.text().strip()
        return _tr("Who are they?") if given and not self.name.text().strip() else ""

    def complete(self, draft: ContactDraft) -> ContactDraft:
        name = self.name.text().strip()
        if not name:
            return draft
        who = Representative(name, self.phone.text().strip(), self.email.text().strip())
        return replace(draft, representative=who)


class OutcomeForms(QWidget):
    """The form of the outcome that was chosen, if it has one; `entered` as in each of them."""

    entered = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.payment, self.query = PaymentForm(today), QueryForm()
        self.ending, self.referral = EndingForm(), ReferralForm()
        self._forms: dict[Needs, OutcomeForm] = {
            Needs.PAYMENT: self.payment,
            Needs.QUERY: self.query,
            Needs.ENDING: self.ending,
            Needs.REFERRAL: self.referral,
        }
        self._shown: OutcomeForm | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for form in self._forms.values():
            column.addWidget(form)
            form.entered.connect(self.entered)
        self.arrange(Needs.NOTHING)

    def arrange(self, need: Needs) -> None:
        """Show the form that an outcome needs, and no other."""
        self._shown = self._forms.get(need)
        if self._shown is self.query and not self.query.is_useful():
            self._shown = None
        for form in self._forms.values():
            form.setVisible(form is self._shown)
        self.setVisible(self._shown is not None)

    def first_field(self) -> QWidget | None:
        """Return where typing begins, if there is a form."""
        return self._shown.first_field() if self._shown else None

    def clear(self) -> None:
        """Empty every form."""
        for form in self._forms.values():
            form.clear()

    def problem(self) -> str:
        """Return what is missing or wrong in a sentence, or nothing."""
        return self._shown.problem() if self._shown else ""

    def complete(self, draft: ContactDraft) -> ContactDraft:
        """Return the draft with what the form says."""
        return self._shown.complete(draft) if self._shown else draft


def _tr(text: str) -> str:
    return QCoreApplication.translate("OutcomeForms", text)
