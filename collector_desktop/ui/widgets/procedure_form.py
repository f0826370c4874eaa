"""The form of one step of a procedure; what it says is read back as a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from collector_desktop.domain.letter_templates import TEMPLATES, About
from collector_desktop.domain.procedure_words import ADVICE_WORDS, CHANNEL_WORDS, step_sentence
from collector_desktop.domain.procedures import Advice, Attach, Channel, FeeKind, Mode, Step
from collector_desktop.ui.widgets.currency_sums import CurrencySums, give_margin
from collector_desktop.ui.widgets.labels import IconButton, label
from collector_desktop.ui.widgets.money_edit import mark_error
from collector_desktop.ui.widgets.settings_choice import narrow_box
from collector_desktop.ui.widgets.settings_field import ProblemLine

if TYPE_CHECKING:
    from collector_desktop.ui.theme import Theme

MOST_DAYS, MOST_WITHIN, LONGEST_NAME = 3650, 365, 80
NOT_SAID = -1
_DAYS_WIDTH = 74
BEFORE = "before_due"
WHENS = (
    (Mode.AFTER_DUE.value, "days after the due date"),
    (BEFORE, "days before the due date"),
    (Mode.AFTER_PREVIOUS.value, "days after the step before"),
    (Mode.END_OF_MONTH.value, "days late, at the month's end"),
)
WORDINGS = tuple(each for each in TEMPLATES.values() if each.about is not About.NOTHING)
FEES = (
    (FeeKind.NONE, "No fee"),
    (FeeKind.FIXED, "A sum of"),
    (FeeKind.PERCENT, "Per cent"),
)


class StepForm(QFrame):
    """Shows one step; `changed` carries it again after each change.

    `removed` asks to drop it, `copied` for another one like it, `words_asked` carries a template.
    """

    changed = Signal(object)
    removed = Signal()
    copied = Signal()
    words_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self._step = Step("")
        self._showing = False
        self.name = QLineEdit()
        self.days, self.when = QSpinBox(), narrow_box(_tr("When"))
        self.channel, self.wording = narrow_box(_tr("How")), narrow_box(_tr("Wording"))
        self.least = CurrencySums(_tr("Only from this sum on"))
        self.fee, self.fee_value = narrow_box(_tr("Fee")), QLineEdit()
        self.within, self.advice = QSpinBox(), narrow_box(_tr("Then propose to"))
        self.copies = QCheckBox(_tr("Attach copies of the invoices"))
        self.statement = QCheckBox(_tr("Attach a statement"))
        self.interest = QCheckBox(_tr("Show late payment interest"))
        self.stop = QCheckBox(_tr("Propose to stop supply"))
        self.ask = QCheckBox(_tr("Ask me before it goes"))
        self.remove = IconButton(theme, "trash-2", _tr("Remove this step (Del)"))
        self.words = IconButton(theme, "pencil", _tr("See and change its words"))
        self.copy = IconButton(theme, "copy", _tr("Another step like this (Ctrl+D)"))
        self.sentence, self.problem_line = label(kind="second"), ProblemLine(theme)
        self._fill_choices()
        self._build()
        self._connect()

    def show_step(self, step: Step, currencies: Sequence[str]) -> None:
        """Show a step; what is being typed into is left alone if it says the same."""
        self._showing = True
        self._step = step
        self.least.offer(currencies)
        for edit, text in (
            (self.name, step.name),
            (self.fee_value, f"{step.fee_value.normalize():f}"),
        ):
            if edit.text().strip() != text:
                edit.setText(text)
        before = step.mode is Mode.AFTER_DUE and step.days < 0
        self.when.setCurrentIndex(self.when.findData(BEFORE if before else step.mode.value))
        self.days.setValue(abs(step.days))
        self.channel.setCurrentIndex(self.channel.findData(step.channel.value))
        self._show_wording(step.template)
        self.least.show_sums(step.min_amount)
        self.fee.setCurrentIndex(self.fee.findData(step.fee_kind.value))
        self.within.setValue(NOT_SAID if step.pay_within_days is None else step.pay_within_days)
        self.advice.setCurrentIndex(self.advice.findData(step.recommend.value))
        self.copies.setChecked(step.attach in {Attach.COPIES, Attach.BOTH})
        self.statement.setChecked(step.attach in {Attach.STATEMENT, Attach.BOTH})
        for box, on in ((self.interest, step.with_interest), (self.stop, step.hold_supply)):
            box.setChecked(on)
        self.ask.setChecked(step.needs_approval)
        self._showing = False
        self._read_back()

    def problem(self) -> str:
        """Return what is wrong in a sentence, or nothing."""
        if not self.name.text().strip():
            return _tr("A step needs a name.")
        if self.least.problem():
            return self.least.problem()
        return "" if self._fee_value() is not None else _tr("A fee is a number such as 5 or 1.5.")

    def step(self) -> Step:
        """Return the step as it is written; what is wrong stays as it was."""
        when, days = str(self.when.currentData()), self.days.value()
        wanted = Attach.COPIES if self.copies.isChecked() else Attach.NONE
        if self.statement.isChecked():
            wanted = Attach.BOTH if self.copies.isChecked() else Attach.STATEMENT
        fee = self._fee_value()
        return replace(
            self._step,
            name=self.name.text().strip() or self._step.name,
            mode=Mode.AFTER_DUE if when == BEFORE else Mode(when),
            days=-days if when == BEFORE else days,
            channel=Channel(self.channel.currentData()),
            template=str(self.wording.currentData()),
            min_amount=self._step.min_amount if self.least.problem() else self.least.sums(),
            fee_kind=FeeKind(self.fee.currentData()),
            fee_value=self._step.fee_value if fee is None else fee,
            with_interest=self.interest.isChecked(),
            hold_supply=self.stop.isChecked(),
            recommend=Advice(self.advice.currentData()),
            needs_approval=self.ask.isChecked(),
            attach=wanted,
            pay_within_days=None if self.within.value() == NOT_SAID else self.within.value(),
        )

    def _fill_choices(self) -> None:
        for code, words in WHENS:
            self.when.addItem(_tr(words), code)
        for channel, words in CHANNEL_WORDS.items():
            self.channel.addItem(_tr(words), channel.value)
        for kind, words in FEES:
            self.fee.addItem(_tr(words), kind.value)
        self.advice.addItem(_tr("Nothing"), Advice.NONE.value)
        for advice, words in ADVICE_WORDS.items():
            self.advice.addItem(_tr(words).capitalize(), advice.value)
        self.days.setRange(0, MOST_DAYS)
        self.days.setAccessibleName(_tr("Days"))
        self.within.setRange(NOT_SAID, MOST_WITHIN)
        self.within.setSpecialValueText(_tr("not said"))
        self.within.setSuffix(_tr(" days"))
        self.days.setFixedWidth(_DAYS_WIDTH)
        for box in (self.days, self.within):
            give_margin(box)
        self.fee_value.setAccessibleName(_tr("Amount of the fee"))
        self.name.setMaxLength(LONGEST_NAME)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(label(_tr("Step"), "strong"), 1)
        head.addWidget(self.copy)
        head.addWidget(self.remove)
        column.addLayout(head)
        column.addLayout(_captioned(_tr("Name"), self.name))
        column.addLayout(_captioned(_tr("When"), self.days, self.when))
        column.addLayout(_captioned(_tr("How"), self.channel))
        column.addLayout(_captioned(_tr("Wording"), self.wording, self.words))
        column.addLayout(_captioned(_tr("Only if so much is overdue"), self.least))
        column.addLayout(_captioned(_tr("Fee"), self.fee, self.fee_value))
        column.addLayout(_captioned(_tr("Asks to be paid within"), self.within))
        for box in (self.copies, self.statement, self.interest, self.stop, self.ask):
            column.addWidget(box)
        column.addLayout(_captioned(_tr("Then propose to"), self.advice))
        column.addWidget(self.problem_line)
        self.sentence.setWordWrap(True)
        column.addWidget(self.sentence)
        column.addStretch(1)

    def _connect(self) -> None:
        for edit in (self.name, self.fee_value):
            edit.textEdited.connect(self._on_change)
        for box in (self.days, self.within):
            box.valueChanged.connect(self._on_change)
        for choice in (self.when, self.channel, self.wording, self.fee, self.advice):
            choice.activated.connect(self._on_change)
        for check in (self.copies, self.statement, self.interest, self.stop, self.ask):
            check.toggled.connect(self._on_change)
        self.least.changed.connect(self._on_change)
        self.remove.clicked.connect(self.removed)
        self.copy.clicked.connect(self.copied)
        self.words.clicked.connect(lambda: self.words_asked.emit(self._step.template))

    def _on_change(self) -> None:
        if not self._showing:
            self._step = self.step()
            self._read_back()
            self.changed.emit(self._step)

    def _read_back(self) -> None:
        self.fee_value.setVisible(self.fee.currentData() != FeeKind.NONE.value)
        for part in (self.wording, self.words):
            part.setEnabled(self._step.channel not in {Channel.CALL, Channel.VISIT})
        wrong = self.problem()
        mark_error(self.name, wrong=not self.name.text().strip())
        mark_error(self.fee_value, wrong=self._fee_value() is None)
        self.problem_line.show_text(wrong)
        self.sentence.setText(step_sentence(self._step))

    def _fee_value(self) -> Decimal | None:
        """Return the fee that is typed, or None when it is no number."""
        try:
            value = Decimal(self.fee_value.text().strip().replace(",", ".") or "0")
        except InvalidOperation:
            return None
        return value if value.is_finite() and 0 <= value < 10**6 else None

    def _show_wording(self, template: str) -> None:
        """Offer the wordings, and the one of the step even if the program does not know it."""
        with QSignalBlocker(self.wording):
            self.wording.clear()
            self.wording.addItem(_tr("None"), "")
            for each in WORDINGS:
                self.wording.addItem(_tr(each.title), each.name)
            if self.wording.findData(template) < 0:
                other = TEMPLATES.get(template)
                self.wording.addItem(_tr(other.title) if other else template, template)
            self.wording.setCurrentIndex(self.wording.findData(template))


def _captioned(caption: str, *fields: QWidget) -> QLayout:
    column, row = QVBoxLayout(), QHBoxLayout()
    column.setSpacing(5)
    row.setSpacing(8)
    words = label(caption, "field")
    words.setBuddy(fields[0])
    for field in fields:
        if not field.accessibleName():
            field.setAccessibleName(caption)
        row.addWidget(field, int(isinstance(field, QComboBox | QLineEdit)))
    column.addWidget(words)
    column.addLayout(row)
    return column


def _tr(text: str) -> str:
    return QCoreApplication.translate("procedures", text)
