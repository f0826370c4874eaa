"""What is done at once with the ticked invoices of several customers: statements, and a hold."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from collector_desktop.domain.holds import HoldKind
from collector_desktop.queries.invoice_pages import customers_of
from collector_desktop.services.holds import HoldDraft, hold_many
from collector_desktop.ui.dialogs.hold_forms import HoldForm
from collector_desktop.ui.dialogs.payment_desk import PaymentDesk
from collector_desktop.ui.format import plural

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.queries.items import ItemRow
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.grid import GridView


class ManyInvoices(QObject):
    """Acts on the invoices that are ticked in a list, else on the current one.

    `statements_asked` and `reminders_asked` carry the customers whose they are.
    """

    statements_asked = Signal(object)
    reminders_asked = Signal(object)

    def __init__(self, desk: Desk, grid: GridView[ItemRow], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._grid, self._parent = desk, grid, parent
        self.forms = PaymentDesk(desk, parent)

    def statements(self) -> None:
        """Ask for statements to everybody of whom something is ticked."""
        self._ask(self.statements_asked)

    def reminders(self) -> None:
        """Ask for what is due to everybody of whom something is ticked."""
        self._ask(self.reminders_asked)

    def hold(self) -> None:
        """Ask why and how long they are not to be chased, then hold all in one change."""
        ids = self._ids()
        if not ids:
            return
        draft = HoldDraft(0, HoldKind.GRACE, "", item_ids=ids)
        current = self._grid.current_record()
        alone = current.number if current is not None and ids == (current.item_id,) else ""
        named = alone or plural(len(ids), _tr("invoice"))
        form, today = HoldForm(self._desk, named, draft, self._parent), self._desk.today()
        self.forms.open_form(form, lambda: partial(hold_many, form.draft(), today))

    def _ask(self, asked: Any) -> None:
        self._desk.tasks.run(self, partial(customers_of, self._ids()), asked.emit)

    def _ids(self) -> tuple[int, ...]:
        ticked = tuple(key for key in self._grid.selected_keys() if isinstance(key, int))
        current = self._grid.current_record()
        return ticked or (() if current is None else (current.item_id,))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Invoices", text)
