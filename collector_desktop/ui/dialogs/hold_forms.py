"""The short forms about holds and disputes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit

from collector_desktop.domain.disputes import CREDITED, OUTCOMES, REASONS, DisputeStatus
from collector_desktop.domain.holds import HoldKind
from collector_desktop.services.disputes import Decision, DisputeDraft
from collector_desktop.services.holds import HoldDraft
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.format import money
from collector_desktop.ui.widgets.card_words import denial_words, tr
from collector_desktop.ui.widgets.day_edit import DayEdit
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import MoneyEdit, mark_error

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.queries.disputes import DisputeRow
    from collector_desktop.queries.items import ItemRow
    from collector_desktop.ui.desk import Desk

_KINDS = {
    HoldKind.DISPUTE: "Dispute",
    HoldKind.GRACE: "Time to pay",
    HoldKind.LEGAL: "Legal",
    HoldKind.OTHER: "Other",
}
_OUTCOMES = {
    DisputeStatus.ACCEPTED: "Accepted: credit all of it",
    DisputeStatus.PART: "Accepted in part: credit some of it",
    DisputeStatus.REJECTED: "Rejected: it is owed",
    DisputeStatus.WITHDRAWN: "Withdrawn by the customer",
}


class HoldForm(FormSheet):
    """Why and how long an account, or some of its items, are not chased."""

    def __init__(self, desk: Desk, named: str, draft: HoldDraft, parent: QWidget | None) -> None:
        super().__init__(desk.theme, tr("Hold {what}").format(what=named), parent)
        self._what = draft
        self.save_button.setText(tr("Hold"))
        self.kind, self.reason, self.until = QComboBox(), QLineEdit(), DayEdit(desk.today)
        for kind, words in _KINDS.items():
            self.kind.addItem(tr(words), kind)
        self.kind.setCurrentIndex(list(_KINDS).index(HoldKind.GRACE))
        self.reason.setPlaceholderText(tr("agreed by phone, waits for the order number"))
        self.until.setPlaceholderText(tr("until released, or fri, +7, eom"))
        self.add_pair((tr("&Kind"), self.kind), (tr("&Until, this day included"), self.until))
        self.add_field(tr("&Reason"), self.reason)
        self.add_widget(label(tr("It is not chased meanwhile. The balance stays."), "second"))

    def draft(self) -> HoldDraft:
        """Return what was entered."""
        return HoldDraft(
            self._what.customer_id,
            HoldKind(self.kind.currentData()),
            self.reason.text(),
            self.until.day(),
            self._what.item_ids,
        )

    def problem(self) -> str:
        """Return what is wrong in a sentence, and mark the field."""
        if self.until.text().strip() and self.until.problem():
            mark_error(self.until, wrong=True)
            return self.until.problem()
        missing = not self.reason.text().strip()
        mark_error(self.reason, wrong=missing)
        return tr("Say why it is on hold.") if missing else ""


class DisputeForm(FormSheet):
    """How much of an invoice the customer disputes, and why."""

    def __init__(self, desk: Desk, item: ItemRow, parent: QWidget | None) -> None:
        super().__init__(desk.theme, tr("Dispute {number}").format(number=item.number), parent)
        self._item_id = item.item_id
        self.save_button.setText(tr("Dispute"))
        self.amount, self.reason = MoneyEdit(item.currency), QComboBox()
        self.note, self.answer_by = QLineEdit(), DayEdit(desk.today)
        self.amount.set_amount(item.open_minor - item.disputed_minor)
        for code in REASONS:
            self.reason.addItem(denial_words(code), code)
        self.note.setPlaceholderText(tr("what the customer says"))
        self.answer_by.setPlaceholderText(tr("fri, +7, eom"))
        self.add_pair((tr("&Amount"), self.amount), (tr("&Reason"), self.reason))
        self.add_pair((tr("&Note"), self.note), (tr("We repl&y by"), self.answer_by))
        words = tr(
            "What is in dispute is not chased; its interest waits for the decision."
            " The balance stays."
        )
        self.add_widget(label(words, "second"))

    def draft(self) -> DisputeDraft:
        """Return what was entered."""
        return DisputeDraft(
            self._item_id,
            str(self.reason.currentData()),
            self.amount.amount(),
            self.note.text(),
            self.answer_by.day(),
        )

    def problem(self) -> str:
        """Return what is wrong in a sentence, and mark the field."""
        optional = self.answer_by.problem() if self.answer_by.text().strip() else ""
        for field, sentence in ((self.amount, self.amount.problem()), (self.answer_by, optional)):
            mark_error(field, wrong=bool(sentence))
            if sentence:
                return sentence
        return ""


class DecisionForm(FormSheet):
    """How a dispute ends, and what is credited."""

    def __init__(self, desk: Desk, case: DisputeRow, parent: QWidget | None) -> None:
        title = tr("Decide the dispute of {number}").format(number=case.number)
        super().__init__(desk.theme, title, parent)
        self._case = case
        self.save_button.setText(tr("Decide"))
        self.outcome, self.amount = QComboBox(), MoneyEdit(case.currency)
        for status in OUTCOMES:
            self.outcome.addItem(tr(_OUTCOMES[status]), status)
        self.add_pair((tr("&Outcome"), self.outcome), (tr("&Credit"), self.amount))
        self.add_words(_case_words(case))
        self.outcome.currentIndexChanged.connect(self._on_outcome)
        self._on_outcome()

    def decision(self) -> Decision:
        """Return what was chosen."""
        outcome = self._outcome()
        is_part = outcome is DisputeStatus.PART
        return Decision(self._case.dispute_id, outcome, self.amount.amount() if is_part else None)

    def problem(self) -> str:
        """Return what is wrong in a sentence, and mark the field."""
        sentence = self.amount.problem() if self._outcome() is DisputeStatus.PART else ""
        mark_error(self.amount, wrong=bool(sentence))
        return sentence

    def _outcome(self) -> DisputeStatus:
        return DisputeStatus(self.outcome.currentData())

    def _on_outcome(self) -> None:
        """Let an amount be entered only where some of it is credited."""
        outcome = self._outcome()
        self.amount.setEnabled(outcome is DisputeStatus.PART)
        if outcome is DisputeStatus.ACCEPTED:
            self.amount.set_amount(self._case.grantable_minor)
        elif outcome not in CREDITED:
            self.amount.clear()


def _case_words(case: DisputeRow) -> str:
    """Return what is in dispute and why, and where a credit of it goes."""
    words = tr("{sum} is in dispute: {why}. A credit is dated today and pays the invoice.")
    if not case.grantable_minor:
        words = tr("All that was in dispute has been credited since: {why}.")
    paid_minor = case.grantable_minor - case.disputed_minor
    if paid_minor:
        words += " " + tr("{paid} of it is paid already: a credit of that stays on account.")
    return words.format(
        sum=money(case.grantable_minor, case.currency),
        why=denial_words(case.reason),
        paid=money(paid_minor, case.currency),
    )
