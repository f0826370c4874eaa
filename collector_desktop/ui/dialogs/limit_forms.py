"""The forms of the limits beside that of a customer, and of the references that were asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QLineEdit

from collector_desktop.domain.changes import Outcome
from collector_desktop.domain.credit import Ground
from collector_desktop.domain.credit_references import (
    KIND_LABELS,
    RESULT_LABELS,
    ReferenceKind,
    ReferenceResult,
)
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.credit_limits import CreditLimits
from collector_desktop.queries.credit_references import ReferenceRow
from collector_desktop.services.credit_limits import (
    CoverDraft,
    LimitPart,
    SubLimitDraft,
    set_cover,
    set_group_limit,
    set_shared_limit,
    set_sub_limit,
)
from collector_desktop.services.credit_references import (
    AnswerDraft,
    ReferenceDraft,
    ask_reference,
    note_answer,
)
from collector_desktop.ui.dialogs.case_forms import reference_words, tr
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.widgets.credit_words import limit_words
from collector_desktop.ui.widgets.day_edit import DayEdit
from collector_desktop.ui.widgets.money_edit import MoneyEdit, mark_error

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.queries.customers import CustomerFacts
    from collector_desktop.ui.desk import Desk

Work = Callable[[], Outcome[Any]]


class LimitOf(StrEnum):
    """What a limit is of."""

    OWED = "owed"
    OVERDUE = "overdue"
    COVER = "cover"
    EACH = "each"
    SHARED = "shared"


@frozen
class KnownLimits:
    """Who the customer is, its limits, and in which currencies it deals."""

    who: CustomerFacts
    limits: CreditLimits
    currencies: tuple[str, ...]


class LimitsForm(FormSheet):
    """Sets one of the limits beside that of the customer; an empty amount takes it away."""

    def __init__(self, desk: Desk, known: KnownLimits, parent: QWidget | None) -> None:
        self._known = known
        who = known.who
        super().__init__(desk.theme, tr("Limits of {name}").format(name=who.name), parent)
        self.what, self.currency = QComboBox(), QComboBox()
        self.amount, self.until = MoneyEdit(who.currency), DayEdit(desk.today)
        self.insurer, self.reason = QLineEdit(), QLineEdit()
        self.amount.setPlaceholderText(tr("empty: no limit"))
        self.until.setPlaceholderText(tr("last day of the cover"))
        for each in known.limits.further:
            self.add_words(limit_words(each))
        ways = [
            (LimitOf.OWED, tr("What they owe in one currency")),
            (LimitOf.OVERDUE, tr("What they may have overdue")),
            (LimitOf.COVER, tr("What is insured of it")),
        ]
        if who.group:
            ways += [
                (LimitOf.SHARED, tr("What all of {group} owe together").format(group=who.group)),
                (LimitOf.EACH, tr("Each of {group} without its own").format(group=who.group)),
            ]
        for way, words in ways:
            self.what.addItem(words, way)
        self.currency.addItems(known.currencies)
        self.add_field(tr("&What is limited"), self.what)
        self.add_pair((tr("&Currency"), self.currency), (tr("&Amount"), self.amount))
        self.add_pair((tr("&Insurer"), self.insurer), (tr("&Until"), self.until))
        self.add_field(tr("&Reason"), self.reason)
        self.what.currentIndexChanged.connect(self._arrange)
        self.currency.currentTextChanged.connect(self.amount.set_currency)
        self.currency.currentTextChanged.connect(self._arrange)
        self._arrange()

    def way(self) -> LimitOf:
        """Return what is to be limited."""
        return LimitOf(self.what.currentData())

    def work(self, today: date) -> Work:
        """Return what sets the limit."""
        who, minor = self._known.who, self.amount.amount()
        currency, reason = self.currency.currentText(), self.reason.text()
        match self.way():
            case LimitOf.SHARED:
                return partial(set_shared_limit, who.group, currency, minor, today, reason)
            case LimitOf.EACH:
                return partial(set_group_limit, who.group, currency, minor, today, reason)
            case LimitOf.COVER:
                cover = (minor, self.insurer.text(), self.until.day(), reason)
                return partial(set_cover, CoverDraft(who.customer_id, *cover), today)
            case way:
                part = LimitPart(way.value)
                draft = SubLimitDraft(who.customer_id, currency, minor, part, reason)
                return partial(set_sub_limit, draft, today)

    def problem(self) -> str:
        if self.amount.text().strip() and self.amount.amount() is None:
            return self.amount.problem()
        if self.until.isEnabled() and self.until.text().strip() and self.until.problem():
            return self.until.problem()
        return ""

    def _arrange(self, *_: object) -> None:
        """Show what is set now, and let be filled in what belongs to it."""
        is_cover = self.way() is LimitOf.COVER
        for field in (self.insurer, self.until):
            field.setEnabled(is_cover)
        self.currency.setEnabled(not is_cover)
        self.insurer.setText(self._known.limits.insurer if is_cover else "")
        self.until.set_day(self._known.limits.insured_until if is_cover else None)
        if is_cover:
            self.currency.setCurrentText(self._known.limits.currency)
        stored = self._stored()
        self.amount.clear()
        if stored is not None:
            self.amount.set_amount(stored)

    def _stored(self) -> int | None:
        limits, currency = self._known.limits, self.currency.currentText()
        if self.way() is LimitOf.COVER:
            return limits.insured_minor
        if self.way() is LimitOf.EACH:
            return limits.limit_minor if limits.group else None
        ground = {
            LimitOf.OWED: Ground.OVER_CURRENCY_LIMIT,
            LimitOf.OVERDUE: Ground.OVER_OVERDUE_LIMIT,
            LimitOf.SHARED: Ground.OVER_SHARED_LIMIT,
        }[self.way()]
        found = (e for e in limits.further if (e.ground, e.currency) == (ground, currency))
        return next((each.limit_minor for each in found), None)


class ReferencesForm(FormSheet):
    """What a reference answered, or somebody else who is asked; who still waits comes first."""

    def __init__(
        self,
        desk: Desk,
        who: CustomerFacts,
        rows: tuple[ReferenceRow, ...],
        parent: QWidget | None,
    ) -> None:
        super().__init__(desk.theme, tr("References of {name}").format(name=who.name), parent)
        self._who = who
        waits = ReferenceResult.WAITING
        self._rows = {
            row.reference_id: row for row in sorted(rows, key=lambda row: row.result is not waits)
        }
        self.whom, self.kind, self.answer = QComboBox(), QComboBox(), QComboBox()
        self.name, self.note = QLineEdit(), QLineEdit()
        self.suggested = MoneyEdit(who.currency)
        for row in self._rows.values():
            self.whom.addItem(reference_words(row, who.currency), row.reference_id)
        self.whom.addItem(tr("Ask somebody else"), None)
        for kind, words in KIND_LABELS.items():
            self.kind.addItem(tr(words), kind)
        for result, words in RESULT_LABELS.items():
            if result is not ReferenceResult.WAITING:
                self.answer.addItem(tr(words).capitalize(), result)
        self.name.setPlaceholderText(tr("who is asked"))
        self.suggested.setPlaceholderText(tr("if they name a sum"))
        self.add_field(tr("&Reference"), self.whom)
        self.add_pair((tr("&Name"), self.name), (tr("&Kind"), self.kind))
        self.add_pair((tr("&Answer"), self.answer), (tr("Credit of up &to"), self.suggested))
        self.add_field(tr("N&ote"), self.note)
        self.whom.currentIndexChanged.connect(self._arrange)
        self._arrange()

    def work(self, today: date) -> Work:
        """Return what keeps the answer, or who is asked."""
        reference_id = self.whom.currentData()
        if reference_id is None:
            wanted = ReferenceDraft(ReferenceKind(self.kind.currentData()), self.name.text())
            return partial(ask_reference, self._who.customer_id, wanted, today)
        result = ReferenceResult(self.answer.currentData())
        answer = (result, self.suggested.amount(), self.note.text())
        return partial(note_answer, AnswerDraft(reference_id, *answer), today)

    def problem(self) -> str:
        is_new = self.whom.currentData() is None
        missing = is_new and not self.name.text().strip()
        mark_error(self.name, wrong=missing)
        if self.suggested.text().strip() and self.suggested.amount() is None:
            return self.suggested.problem()
        return tr("Enter who to ask.") if missing else ""

    def _arrange(self) -> None:
        """Show what is known of the reference, and let be filled in what belongs to it."""
        row = self._rows.get(self.whom.currentData() or 0)
        self.suggested.clear()
        self.note.setText(row.note if row else "")
        if row is not None:
            self.answer.setCurrentIndex(max(0, self.answer.findData(row.result)))
        if row is not None and row.suggested_minor is not None:
            self.suggested.set_amount(row.suggested_minor)
        is_new = row is None
        for field in (self.name, self.kind):
            field.setEnabled(is_new)
        for field in (self.answer, self.suggested, self.note):
            field.setEnabled(not is_new)
