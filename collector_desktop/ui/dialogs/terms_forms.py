"""The forms about terms: an invoice falls due on another day; the terms of a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.services.due_changes import DueDraft
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.errors import sentence_of
from collector_desktop.ui.format import long_day
from collector_desktop.ui.widgets.card_words import own_terms_words, tr
from collector_desktop.ui.widgets.day_edit import DayEdit
from collector_desktop.ui.widgets.money_edit import mark_error
from collector_desktop.ui.widgets.terms_example import TermsExampleLine

if TYPE_CHECKING:
    from collector_desktop.queries.customers import CustomerFacts
    from collector_desktop.queries.items import ItemRow
    from collector_desktop.ui.desk import Desk


class DueForm(FormSheet):
    """Another due date for an invoice, by a day or by terms, and why."""

    def __init__(self, desk: Desk, item: ItemRow, parent: QWidget | None = None) -> None:
        title = tr("Change the due date of {number}").format(number=item.number)
        super().__init__(desk.theme, title, parent)
        self._item_id = item.item_id
        words = tr("Invoice of {made}, due {due}.")
        said = words.format(made=long_day(item.document_on), due=long_day(item.due_on))
        own = own_terms_words(item)
        off = tr("Leave the day and the terms empty to take them off.") if own else ""
        self._has_terms = bool(own)
        self.add_words(" ".join(filter(None, (said, own, off))))
        self.day, self.terms, self.reason = DayEdit(desk.today), QLineEdit(), QLineEdit()
        self.terms.setPlaceholderText(tr("or 60 days, 30 days end of month, DOM 25"))
        self.reason.setPlaceholderText(tr("Agreed with the customer, corrected in the accounts"))
        self.add_pair((tr("New &due date"), self.day), (tr("By &terms"), self.terms))
        self.add_field(tr("&Reason"), self.reason)
        self.terms.textChanged.connect(lambda _: mark_error(self.terms, wrong=False))

    def draft(self) -> DueDraft:
        """Return what was written; a day stands against terms, and nothing takes own ones off."""
        terms = "" if self.day.day() else self.terms.text()
        is_off = not (self.day.text().strip() or terms.strip())
        return DueDraft(self._item_id, self.reason.text(), terms, self.day.day(), is_off)

    def problem(self) -> str:
        """Return what is wrong in a sentence, and mark the field."""
        field: QLineEdit = self.day
        found = self.day.problem() if self.day.text().strip() else ""
        if not self.day.text().strip():
            found, field = terms_problem(self.terms.text(), needed=not self._has_terms), self.terms
        if not found and not self.reason.text().strip():
            found, field = tr("Write why, such as: agreed."), self.reason
        if found:
            mark_error(field, wrong=True)
            field.setFocus()
        return found


class GroupTermsForm(FormSheet):
    """The terms of a group, for its customers without terms of their own."""

    def __init__(self, desk: Desk, facts: CustomerFacts, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, tr("Terms of {group}").format(group=facts.group), parent)
        self.group = facts.group
        self.terms = QLineEdit(facts.group_terms)
        self.terms.setPlaceholderText(tr("as in Settings; NET 30, EOM+30, 2/10 NET 30"))
        self.example = TermsExampleLine(desk)
        self.add_field(tr("&Terms"), self.terms)
        self.add_widget(self.example)
        self.terms.textChanged.connect(self.example.show_terms)
        self.terms.textChanged.connect(lambda _: mark_error(self.terms, wrong=False))
        self.example.show_terms(facts.group_terms)

    def problem(self) -> str:
        """Return what is wrong in a sentence, and mark the field."""
        found = terms_problem(self.terms.text())
        mark_error(self.terms, wrong=bool(found))
        return found


def terms_problem(text: str, *, needed: bool = False) -> str:
    """Return why terms cannot be read, in a sentence; empty ones are fine unless needed."""
    if not text.strip() and not needed:
        return ""
    try:
        parse_terms(text)
    except CollectorError as error:
        return sentence_of(error)
    return ""
