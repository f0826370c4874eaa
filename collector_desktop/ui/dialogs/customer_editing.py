"""Opens the dialogs about a customer and saves what was written in them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from collector_desktop.domain.items import ItemType
from collector_desktop.services.customers import remove_person, save_customer, save_person
from collector_desktop.services.due_changes import change_due
from collector_desktop.services.terms import change_group_terms
from collector_desktop.ui.dialogs.customer_details import CustomerDialog
from collector_desktop.ui.dialogs.customer_details_person import PersonDialog
from collector_desktop.ui.dialogs.terms_forms import DueForm, GroupTermsForm
from collector_desktop.ui.widgets.card_names import DETAILS
from collector_desktop.ui.widgets.card_words import tr
from collector_desktop.ui.widgets.labels import IconButton
from collector_desktop.ui.widgets.letter_keys import listen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.queries.customer_card import CustomerCard
    from collector_desktop.queries.customers import PersonRow
    from collector_desktop.queries.items import ItemRow
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.form_sheet import FormSheet
    from collector_desktop.ui.widgets.card_tabs import CardTabs
    from collector_desktop.ui.widgets.page_header import PageHeader


class CustomerEditing(QObject):
    """Changes a customer's details and people; `dialog` is the one that is open."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.dialog: FormSheet | None = None

    def serve_card(
        self, header: PageHeader, tabs: CardTabs, whose: Callable[[], CustomerCard | None]
    ) -> None:
        """Let the open items of a card fall due on another day, and its group have other terms."""
        due = IconButton(self._desk.theme, "calendar-range", tr("Change the due date (D)"))
        due.clicked.connect(lambda: self.change_due(tabs.items.grid.current_record()))
        header.add(due)
        listen(tabs.items.grid, {"D": due.click})
        tabs.when(
            DETAILS,
            lambda pane: pane.group_asked.connect(lambda: self._edit_group(whose())),
        )

    def change_due(self, item: ItemRow | None) -> None:
        """Open the form for another due date of an invoice; nothing for any other item."""
        if item is not None and item.type == ItemType.INVOICE:
            form = DueForm(self._desk, item, self._window)
            self._open(form, lambda: change_due(form.draft(), self._desk.today()))

    def edit(self, card: CustomerCard) -> None:
        """Open the details."""
        dialog = CustomerDialog(self._desk, card, self._window)
        self._open(dialog, lambda: save_customer(dialog.draft(), self._desk.today()))

    def edit_person(self, card: CustomerCard, person: PersonRow | None) -> None:
        """Open a person, or an empty one to be added."""
        customer_id = card.facts.customer_id
        dialog = PersonDialog(self._desk.theme, customer_id, person, self._window)
        self._open(dialog, lambda: save_person(dialog.draft(), self._desk.today()))

    def remove(self, person: PersonRow) -> None:
        """Take a person away; the message bar offers to undo that."""
        work = partial(remove_person, person.person_id, self._desk.today())
        self._desk.tasks.run(self, work, _nothing)

    def _edit_group(self, card: CustomerCard | None) -> None:
        if card is not None:
            form = GroupTermsForm(self._desk, card.facts, self._window)
            today = self._desk.today()
            self._open(form, lambda: change_group_terms(form.group, form.terms.text(), today))

    def _open(self, dialog: FormSheet, work: Callable[[], Outcome[Any]]) -> None:
        def save() -> None:
            self._desk.tasks.run(dialog, work, lambda _: dialog.accept(), dialog.show_problem)

        dialog.save_asked.connect(save)
        dialog.finished.connect(partial(self._forget, dialog))
        self.dialog = dialog
        dialog.open()

    def _forget(self, dialog: FormSheet, _: int) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None


def _nothing(_: Any) -> None:
    """Take no notice: the message bar and the pages hear of it from the task runner."""
