"""Opens the dialogs about a customer and saves what was written in them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from collector_desktop.services.customers import remove_person, save_customer, save_person
from collector_desktop.ui.dialogs.customer_details import CustomerDialog
from collector_desktop.ui.dialogs.customer_details_person import PersonDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.queries.customer_card import CustomerCard
    from collector_desktop.queries.customers import PersonRow
    from collector_desktop.ui.desk import Desk


class CustomerEditing(QObject):
    """Changes a customer's details and people; `dialog` is the one that is open."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.dialog: CustomerDialog | PersonDialog | None = None

    def edit(self, card: CustomerCard) -> None:
        """Open the details."""
        self._open(CustomerDialog(self._desk.theme, card, self._window), save_customer)

    def edit_person(self, card: CustomerCard, person: PersonRow | None) -> None:
        """Open a person, or an empty one to be added."""
        customer_id = card.facts.customer_id
        dialog = PersonDialog(self._desk.theme, customer_id, person, self._window)
        self._open(dialog, save_person)

    def remove(self, person: PersonRow) -> None:
        """Take a person away; the message bar offers to undo that."""
        work = partial(remove_person, person.person_id, self._desk.today())
        self._desk.tasks.run(self, work, _nothing)

    def _open(
        self, dialog: CustomerDialog | PersonDialog, use_case: Callable[..., Outcome[int]]
    ) -> None:
        def save() -> None:
            work = partial(use_case, dialog.draft(), self._desk.today())
            self._desk.tasks.run(dialog, work, lambda _: dialog.accept(), dialog.show_problem)

        dialog.save_asked.connect(save)
        dialog.finished.connect(partial(self._forget, dialog))
        self.dialog = dialog
        dialog.open()

    def _forget(self, dialog: CustomerDialog | PersonDialog, _: int) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self.dialog = None


def _nothing(_: Any) -> None:
    """Take no notice: the message bar and the pages hear of it from the task runner."""
