"""The dialog for somebody to speak to at a customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from collector_desktop.services.customers import PersonDraft
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.widgets.card_words import tr
from collector_desktop.ui.widgets.money_edit import mark_error

if TYPE_CHECKING:
    from collector_desktop.queries.customers import PersonRow
    from collector_desktop.ui.theme import Theme


class PersonDialog(FormSheet):
    """Collects one person; `draft()` is what the user wrote."""

    def __init__(
        self,
        theme: Theme,
        customer_id: int,
        person: PersonRow | None,
        parent: QWidget | None = None,
    ) -> None:
        title = tr("Somebody to speak to") if person is None else person.name
        super().__init__(theme, title, parent)
        self._customer_id = customer_id
        self._person_id = person.person_id if person else None
        self.name = QLineEdit(person.name if person else "")
        self.role = QLineEdit(person.role if person else "")
        self.role.setPlaceholderText(tr("such as accounts, owner, director"))
        self.phones = QLineEdit(", ".join(person.phones) if person else "")
        self.phones.setPlaceholderText(tr("several, separated by commas"))
        self.email = QLineEdit(person.email if person else "")
        self.main = QCheckBox(tr("The first person to ask &for"))
        self.main.setChecked(person is not None and person.is_main)
        self.do_not_call = QCheckBox(tr("&Do not call this person"))
        self.do_not_call.setChecked(person is not None and person.do_not_call)
        self.add_pair((tr("&Name"), self.name), (tr("&Role"), self.role))
        self.add_field(tr("&Telephone"), self.phones)
        self.add_field(tr("&E-mail"), self.email)
        self.add_widget(self.main)
        self.add_widget(self.do_not_call)

    def draft(self) -> PersonDraft:
        """Return what was written."""
        return PersonDraft(
            self._customer_id,
            self.name.text(),
            self._person_id,
            self.role.text(),
            self.email.text(),
            tuple(number.strip() for number in self.phones.text().split(",") if number.strip()),
            self.main.isChecked(),
            self.do_not_call.isChecked(),
        )

    def problem(self) -> str:
        """Return what is wrong in a sentence, and mark the field."""
        if self.name.text().strip():
            return ""
        mark_error(self.name, wrong=True)
        self.name.setFocus()
        return tr("Enter a name, such as Accounts.")
