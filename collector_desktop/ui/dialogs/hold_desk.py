"""Puts accounts and items on hold and into dispute for the customer card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.domain.holds import HoldKind
from collector_desktop.services.disputes import raise_dispute, resolve_dispute
from collector_desktop.services.holds import HoldDraft, put_on_hold, release
from collector_desktop.ui.dialogs.account_desk import AccountDesk
from collector_desktop.ui.dialogs.hold_forms import DecisionForm, DisputeForm, HoldForm
from collector_desktop.ui.dialogs.person_desk import PersonDesk
from collector_desktop.ui.widgets.card_names import DISPUTES
from collector_desktop.ui.widgets.card_words import tr
from collector_desktop.ui.widgets.labels import IconButton
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.palette_entry import OFFERED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import SignalInstance

    from collector_desktop.queries.customer_card import CustomerCard
    from collector_desktop.queries.disputes import DisputeRow
    from collector_desktop.queries.holds import HoldRow
    from collector_desktop.queries.items import ItemRow
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.payment_desk import PaymentDesk
    from collector_desktop.ui.widgets.card_lists import DisputesPane
    from collector_desktop.ui.widgets.card_tabs import CardTabs
    from collector_desktop.ui.widgets.page_header import PageHeader


class HoldDesk(QObject):
    """Serves the keys H and Q of a card; what is on hold already is released by the same key."""

    def __init__(
        self, desk: Desk, tabs: CardTabs, money: PaymentDesk, said: SignalInstance
    ) -> None:
        super().__init__(tabs)
        self._desk, self._tabs, self._money = desk, tabs, money
        self.account = AccountDesk(desk, tabs, money)
        self.people = PersonDesk(desk, tabs, said)
        self._card: Callable[[], CustomerCard | None] = lambda: None

    def serve_card(self, header: PageHeader, whose: Callable[[], CustomerCard | None]) -> None:
        """Put the actions into the head of the card, with their keys."""
        self._card = whose
        hold = IconButton(self._desk.theme, "pause", tr("Hold, dispute, status, tasks (H, Q, T)"))
        menu = QMenu(hold)
        menu.setObjectName(OFFERED)
        for words, slot in (
            (tr("Hold the chosen items, or release them\tH"), self.hold_items),
            (tr("Hold this customer, or release it\tShift+H"), self.hold_customer),
            (tr("Put the current item into dispute\tQ"), self.dispute),
        ):
            menu.addAction(words).triggered.connect(slot)
        self.account.serve_card(menu, whose)
        self.people.serve_card(menu, whose)
        hold.clicked.connect(lambda: menu.popup(hold.mapToGlobal(hold.rect().bottomLeft())))
        header.add(hold)
        listen(self._tabs, {"Shift+H": self.hold_customer})
        listen(self._tabs.items.grid, {"H": self.hold_items, "Q": self.dispute})
        self._tabs.when(DISPUTES, self._serve_cases)

    def hold_customer(self) -> None:
        """Put the whole account on hold, or release it."""
        card = self._card()
        if card is None:
            return
        held = [row for row in card.holds if row.item_id is None]
        draft = HoldDraft(card.facts.customer_id, HoldKind.GRACE, "")
        self._hold_or_release(held, card.facts.name, draft)

    def hold_items(self) -> None:
        """Put the ticked items, or else the current one, on hold, or release them."""
        card, rows = self._card(), self._chosen()
        if card is None or not rows:
            return
        ids = tuple(row.item_id for row in rows)
        held = [hold for row in rows for hold in row.holds if hold.item_id is not None]
        is_all = {hold.item_id for hold in held} == set(ids)
        named = ", ".join(row.number for row in rows)
        draft = HoldDraft(card.facts.customer_id, HoldKind.GRACE, "", item_ids=ids)
        self._hold_or_release(held if is_all else (), named, draft)

    def dispute(self) -> None:
        """Put a part of the current item into dispute."""
        item: ItemRow | None = self._tabs.items.grid.current_record()
        if item is not None and item.sign > 0 and item.disputed_minor < item.open_minor:
            form = DisputeForm(self._desk, item, self._tabs)
            today = self._desk.today()
            self._money.open_form(form, lambda: partial(raise_dispute, form.draft(), today))

    def decide(self, case: DisputeRow | None) -> None:
        """End a dispute that is open."""
        if case is not None and case.status is DisputeStatus.OPEN:
            form = DecisionForm(self._desk, case, self._tabs)
            today = self._desk.today()
            self._money.open_form(form, lambda: partial(resolve_dispute, form.decision(), today))

    def _serve_cases(self, cases: DisputesPane) -> None:
        cases.decide.clicked.connect(lambda: self.decide(cases.grid.current_record()))
        cases.grid.opened.connect(self.decide)
        listen(cases.grid, {"V": cases.decide.click})

    def _hold_or_release(self, held: Iterable[HoldRow], named: str, draft: HoldDraft) -> None:
        ids, today = tuple(row.hold_id for row in held), self._desk.today()
        if ids:
            self._desk.tasks.run(self, partial(release, ids, today), _heard)
            return
        form = HoldForm(self._desk, named, draft, self._tabs)
        self._money.open_form(form, lambda: partial(put_on_hold, form.draft(), today))

    def _chosen(self) -> list[ItemRow]:
        """Return the debts that are ticked, or else the current one."""
        grid = self._tabs.items.grid
        return [row for row in grid.chosen_records() if row.sign > 0]


def _heard(_: object) -> None:
    """Take no notice: the message bar and the pages hear of it from the task runner."""
