"""Sets the status of an account and the limits of contact for the customer card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from collector_desktop.queries.contact_limits import contact_limits
from collector_desktop.services.account_status import lift_status, set_status
from collector_desktop.services.contact_limits import end_limit, set_limit
from collector_desktop.ui.dialogs.account_forms import LimitForm, StatusForm
from collector_desktop.ui.widgets.letter_keys import listen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.queries.contact_limits import LimitRow
    from collector_desktop.queries.customer_card import CustomerCard
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.payment_desk import PaymentDesk
    from collector_desktop.ui.widgets.card_tabs import CardTabs


class AccountDesk(QObject):
    """Serves the keys Shift+A and Shift+C of a card."""

    def __init__(self, desk: Desk, tabs: CardTabs, money: PaymentDesk) -> None:
        super().__init__(tabs)
        self._desk, self._tabs, self._money = desk, tabs, money
        self._card: Callable[[], CustomerCard | None] = lambda: None

    def serve_card(self, menu: QMenu, whose: Callable[[], CustomerCard | None]) -> None:
        """Put the actions into a menu of the card, with their keys."""
        self._card = whose
        menu.addSeparator()
        for words, slot in (
            (_tr("Status of the account\tShift+A"), self.change_status),
            (_tr("Limits of contact\tShift+C"), self.change_limits),
        ):
            menu.addAction(words).triggered.connect(slot)
        listen(self._tabs, {"Shift+A": self.change_status, "Shift+C": self.change_limits})

    def change_status(self) -> None:
        """Put the account into a status, or end one."""
        card = self._card()
        if card is not None:
            form = StatusForm(self._desk, card, self._tabs)
            self._money.open_form(form, partial(self._status_work, form, card.facts.customer_id))

    def change_limits(self) -> None:
        """Read what limits contact, and let more be written down or some of it end."""
        card = self._card()
        if card is not None:
            customer_id = card.facts.customer_id
            read = partial(contact_limits, self._desk.today(), [customer_id])
            self._desk.tasks.run(self, read, partial(self._open_limits, card))

    def _open_limits(self, card: CustomerCard, found: dict[int, tuple[LimitRow, ...]]) -> None:
        rows = found.get(card.facts.customer_id, ())
        form = LimitForm(self._desk, card, rows, self._tabs)
        self._money.open_form(form, partial(self._limit_work, form))

    def _status_work(self, form: StatusForm, customer_id: int) -> Callable[[], Outcome[int]]:
        act = lift_status if form.is_lift() else set_status
        return partial(act, customer_id, form.chosen(), form.reason.text(), self._desk.today())

    def _limit_work(self, form: LimitForm) -> Callable[[], Outcome[int]]:
        limit_id, today = form.ends(), self._desk.today()
        if limit_id is not None:
            return partial(end_limit, limit_id, today, form.reason.text())
        return partial(set_limit, form.draft(), today)


def _tr(text: str) -> str:
    return QCoreApplication.translate("AccountDesk", text)
