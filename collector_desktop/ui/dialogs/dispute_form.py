"""A new dispute by the number of the invoice, from the page of disputes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit

from collector_desktop.domain.disputes import REASONS
from collector_desktop.services.disputes import QueryDraft
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.widgets.card_words import denial_words
from collector_desktop.ui.widgets.day_edit import DayEdit
from collector_desktop.ui.widgets.dispute_words import tr
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import mark_error

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.desk import Desk


class QueryForm(FormSheet):
    """Which invoice, how much of it and why; nothing typed as the amount is all that is open."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk.theme, tr("New query"), parent)
        self.save_button.setText(tr("Put in dispute"))
        self.number, self.amount, self.reason = QLineEdit(), QLineEdit(), QComboBox()
        self.note, self.raised_by, self.answer_by = QLineEdit(), QLineEdit(), DayEdit(desk.today)
        for code in REASONS:
            self.reason.addItem(denial_words(code), code)
        self.amount.setPlaceholderText(tr("all that is open"))
        self.note.setPlaceholderText(tr("what the customer says"))
        self.add_pair((tr("&Invoice"), self.number), (tr("&Amount"), self.amount))
        self.add_pair((tr("&Reason"), self.reason), (tr("We repl&y by"), self.answer_by))
        self.add_pair((tr("&Note"), self.note), (tr("Who &said so"), self.raised_by))
        words = tr(
            "What is in dispute is not chased; its interest waits for the decision."
            " The balance stays."
        )
        self.add_widget(label(words, "second"))

    def draft(self) -> QueryDraft:
        """Return what was entered."""
        return QueryDraft(
            self.number.text().strip(),
            self.amount.text().strip(),
            str(self.reason.currentData()),
            self.note.text(),
            self.answer_by.day(),
            self.raised_by.text(),
        )

    def problem(self) -> str:
        """Return what is wrong in a sentence, and mark the field."""
        missing = not self.number.text().strip()
        mark_error(self.number, wrong=missing)
        if missing:
            return tr("Enter the number of the invoice.")
        return self.answer_by.problem() if self.answer_by.text().strip() else ""
