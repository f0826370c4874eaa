"""The form of a new campaign: its goal, its days, whom it takes and what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox

from collector_desktop.services.campaigns import CampaignDraft, Choice
from collector_desktop.services.customers import KINDS
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.widgets.currency_sums import give_margin
from collector_desktop.ui.widgets.day_edit import DayEdit
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import MoneyEdit, mark_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.desk import Desk

_KINDS = {"company": "Companies", "sole_trader": "Sole traders", "consumer": "Private persons"}
_SCRIPT_HEIGHT, _MOST_DAYS = 72, 3650


class CampaignForm(FormSheet):
    """Plans a campaign; `groups` are those that customers belong to."""

    def __init__(
        self, desk: Desk, currency: str, groups: Sequence[str], parent: QWidget | None
    ) -> None:
        super().__init__(desk.theme, _tr("New campaign"), parent)
        self._today, self._currency = desk.today, currency
        self.save_button.setText(_tr("Begin"))
        self.name, self.goal = QLineEdit(), MoneyEdit(currency)
        self.first, self.last = DayEdit(desk.today), DayEdit(desk.today)
        self.least, self.days = MoneyEdit(currency), QSpinBox()
        self.kind, self.group, self.script = QComboBox(), QComboBox(), QPlainTextEdit()
        self.name.setPlaceholderText(_tr("such as Old autumn debts"))
        self.first.set_day(desk.today())
        self.last.setPlaceholderText(_tr("no end, or eom, +30"))
        self.least.setPlaceholderText(_tr("any sum"))
        self.days.setRange(1, _MOST_DAYS)
        give_margin(self.days)
        self.kind.addItem(_tr("All customers"), "")
        for kind in KINDS:
            self.kind.addItem(_tr(_KINDS[kind]), kind)
        self.group.addItem(_tr("All groups"), "")
        for group in groups:
            self.group.addItem(group, group)
        self.script.setFixedHeight(desk.theme.px(_SCRIPT_HEIGHT))
        self.script.setTabChangesFocus(True)
        self.add_pair((_tr("&Name"), self.name), (_tr("&Goal"), self.goal))
        self.add_pair((_tr("&First day"), self.first), (_tr("&Last day"), self.last))
        self.add_pair((_tr("Over&due at least"), self.least), (_tr("Oldest for da&ys"), self.days))
        self.add_pair((_tr("&Which customers"), self.kind), (_tr("G&roup"), self.group))
        self.add_field(_tr("What to &say"), self.script)
        words = _tr("It takes the customers who match today; those who match later are not added.")
        self.add_widget(label(words, "second"))

    def draft(self) -> CampaignDraft:
        """Return what was entered."""
        least = self.least.amount() if self.least.text().strip() else None
        return CampaignDraft(
            self.name.text(),
            self._currency,
            self.goal.amount() or 0,
            self.first.day() or self._today(),
            self.last.day(),
            Choice(
                (),
                least or 1,
                self.days.value(),
                str(self.kind.currentData()),
                str(self.group.currentData()),
            ),
            script=self.script.toPlainText(),
        )

    def problem(self) -> str:
        missing = not self.name.text().strip()
        mark_error(self.name, wrong=missing)
        if missing:
            return _tr("Give the campaign a name.")
        for field in (self.goal, self.least, self.last, self.first):
            sentence = field.problem() if field.text().strip() else ""
            mark_error(field, wrong=bool(sentence))
            if sentence:
                return sentence
        return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("CampaignForm", text)
