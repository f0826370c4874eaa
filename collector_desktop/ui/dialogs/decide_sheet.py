"""What next for a customer? The facts, the steps that may follow, and the reason for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from collector_desktop.services.escalation import NextStepAdvice, StepDraft
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.widgets.labels import label, line
from collector_desktop.ui.widgets.money_edit import mark_error
from collector_desktop.ui.widgets.step_tiles import StepList, StepTile
from collector_desktop.ui.widgets.step_words import (
    button_words,
    fact_words,
    missing_rates,
    old_debts,
    step_detail,
    step_title,
    tr,
)

if TYPE_CHECKING:
    from collector_desktop.domain.escalation import Step
    from collector_desktop.ui.desk import Desk

_WIDTH, _HEIGHT, _LEAST = 640, 610, 300


class DecideSheet(FormSheet):
    """The steps that are possible, the suggested one chosen; nothing happens without a reason.

    Below stands what speaks for the step that is chosen, whole.
    """

    def __init__(self, desk: Desk, advice: NextStepAdvice, parent: QWidget | None) -> None:
        who = advice.situation.customer
        super().__init__(desk.theme, tr("What next for {name}?").format(name=who.name), parent)
        is_open = any(each.is_open for each in advice.options)
        self.setMinimumSize(desk.theme.px(_WIDTH), desk.theme.px(_HEIGHT) if is_open else 0)
        self._customer_id = who.customer_id
        self.steps = StepList(desk.theme, tr("What may follow"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("Reason, kept in the history"))
        self.facts = _facts_row(advice)
        self.add_widget(self.facts)
        self.add_widget(line())
        for warning in filter(None, (old_debts(advice), missing_rates(advice))):
            words = label(warning, "second", "danger")
            words.setWordWrap(True)
            self.add_widget(words)
        self.add_widget(self.steps)
        self._reasons = {each.step: each.reasons for each in advice.options}
        self.why = label(kind="second")
        self.why.setWordWrap(True)
        self.add_widget(self.why)
        later = _not_now(advice)
        if later:
            words = label(later, "meta")
            words.setWordWrap(True)
            self.add_widget(words)
        if is_open:
            self.add_field(tr("&Reason"), self.reason)
        self.steps.chosen.connect(self._name_button)
        self.steps.opened.connect(lambda _: self.reason.setFocus())
        self._show(advice)

    def draft(self) -> StepDraft:
        """Return what was decided."""
        return StepDraft(self._customer_id, self.step(), self.reason.text())

    def step(self) -> Step:
        """Return the step that is chosen."""
        tile = self.steps.current()
        if tile is None:
            message = "no step is possible"
            raise LookupError(message)
        return tile.step

    def problem(self) -> str:
        missing = not self.reason.text().strip()
        mark_error(self.reason, wrong=missing)
        return tr("Say why: it is kept in the history.") if missing else ""

    def _show(self, advice: NextStepAdvice) -> None:
        tiles = [
            StepTile(
                each.step,
                step_title(each.step),
                step_detail(advice, each.step),
                each.step is advice.suggested,
            )
            for each in advice.options
            if each.is_open
        ]
        tiles.sort(key=lambda tile: not tile.is_suggested)
        self.steps.show_tiles(tiles)
        policy = QSizePolicy.Policy
        self.steps.setSizePolicy(policy.Preferred, policy.Expanding)
        self.steps.setMinimumHeight(self.steps.theme.px(_LEAST))
        self.save_button.setEnabled(bool(tiles))
        if not tiles:
            self.steps.hide()
            self.add_widget(label(tr("Nothing is overdue: there is nothing to decide."), "second"))

    def _name_button(self, tile: StepTile | None) -> None:
        if tile is not None:
            self.save_button.setText(button_words(tile.step))
            words = "; ".join(self._reasons[tile.step])
            self.why.setText(f"{words[:1].upper()}{words[1:]}.")


def _facts_row(advice: NextStepAdvice) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    disputed = sum(debt.disputed_minor for debt in advice.situation.debts)
    for title, value, tone in fact_words(advice.situation.facts, disputed):
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(title, "field"))
        column.addWidget(label(value, "strong", tone))
        across.addLayout(column, 1)
    return row


def _not_now(advice: NextStepAdvice) -> str:
    """Return what is not possible now, and why."""
    closed = [each for each in advice.options if not each.is_open]
    if not closed or not advice.situation.facts.overdue_minor:
        return ""
    said = "; ".join(f"{step_title(each.step)} ({each.reasons[0]})" for each in closed)
    return tr("Not now: {steps}").format(steps=said)
