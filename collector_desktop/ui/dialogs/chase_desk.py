"""Says on the customer card by which procedure somebody, or an invoice, is chased."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from collector_desktop.queries.procedure_use import ChaseChoice, chase_choice
from collector_desktop.services.chase_places import place_items
from collector_desktop.services.procedure_places import assign_procedure
from collector_desktop.ui.dialogs.chase_forms import ChaseByForm, PlaceForm
from collector_desktop.ui.widgets.card_names import DETAILS
from collector_desktop.ui.widgets.letter_keys import listen

if TYPE_CHECKING:
    from collector_desktop.queries.customer_card import CustomerCard
    from collector_desktop.queries.items import ItemRow
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.payment_desk import PaymentDesk
    from collector_desktop.ui.widgets.card_tabs import CardTabs


class ChaseDesk(QObject):
    """Serves the button under Details and Shift+R on the open items."""

    def __init__(self, desk: Desk, tabs: CardTabs, money: PaymentDesk) -> None:
        super().__init__(tabs)
        self._desk, self._tabs, self._money = desk, tabs, money
        self._card: Callable[[], CustomerCard | None] = lambda: None

    def serve_card(self, whose: Callable[[], CustomerCard | None]) -> None:
        """Take the wishes of the card."""
        self._card = whose
        self._tabs.when(DETAILS, lambda pane: pane.procedure_asked.connect(self.assign))
        listen(self._tabs.items.grid, {"Shift+R": self.place})

    def assign(self) -> None:
        """Let the customer, or its group, be chased by another procedure."""
        card = self._card()
        if card is not None:
            work = partial(chase_choice, card.facts.customer_id)
            self._desk.tasks.run(self, work, partial(self._ask_assign, card))

    def place(self) -> None:
        """Let the ticked invoices, or the current one, be chased otherwise."""
        card, rows = self._card(), self._chosen()
        if card is not None and rows:
            work = partial(chase_choice, card.facts.customer_id)
            self._desk.tasks.run(self, work, partial(self._ask_place, rows))

    def _ask_assign(self, card: CustomerCard, choice: ChaseChoice) -> None:
        customer_id = card.facts.customer_id
        form = ChaseByForm(self._desk, card.facts.name, choice, self._tabs)
        today = self._desk.today()
        self._money.open_form(
            form,
            lambda: partial(
                assign_procedure,
                form.name(),
                today,
                form.customer_ids(customer_id),
                form.group_ids(),
            ),
        )

    def _ask_place(self, rows: list[ItemRow], choice: ChaseChoice) -> None:
        form = PlaceForm(self._desk, rows, choice, self._tabs)
        ids, today = [row.item_id for row in rows], self._desk.today()
        self._money.open_form(
            form,
            lambda: partial(
                place_items,
                ids,
                form.procedure_name(),
                form.step_name(),
                form.reason.text(),
                today,
            ),
        )

    def _chosen(self) -> list[ItemRow]:
        """Return the debts that are ticked, or else the current one."""
        return [row for row in self._tabs.items.grid.chosen_records() if row.sign > 0]
