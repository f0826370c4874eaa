"""Agrees, replaces and ends plans for the customer card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from collector_desktop.queries.plan_offer import plan_offer
from collector_desktop.services.plan_settlements import release_settlement
from collector_desktop.services.plans import agree_plan, cancel_plan
from collector_desktop.services.promise_calendar import place_calendar
from collector_desktop.services.promise_changes import reschedule_promise
from collector_desktop.ui.dialogs.plan_form import PlanForm
from collector_desktop.ui.dialogs.promise_forms import PutOffForm
from collector_desktop.ui.widgets.card_names import PROMISES
from collector_desktop.ui.widgets.letter_keys import listen

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from collector_desktop.queries.customer_card import CustomerCard
    from collector_desktop.queries.plan_offer import PlanOffer
    from collector_desktop.queries.plans import PlanRow
    from collector_desktop.services.contacts import ContactDraft
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.payment_desk import PaymentDesk
    from collector_desktop.ui.widgets.card_lists import AgreedPane
    from collector_desktop.ui.widgets.card_tabs import CardTabs

NEW_PLAN, CONFIRM, AGREED = "I", "F", "PLAN"
AGREEMENT, DEFAULT, CONFIRMATION = "plan-agreement", "plan-default", "promise-confirmation"


class PlanDesk(QObject):
    """Serves the key I of a card and the buttons of its lists of plans and promises.

    `letter_asked` carries whom to write to and the template.
    """

    letter_asked = Signal(int, str)

    def __init__(self, desk: Desk, tabs: CardTabs, money: PaymentDesk) -> None:
        super().__init__(tabs)
        self._desk, self._tabs, self._money = desk, tabs, money
        self._whose: Callable[[], CustomerCard | None] = lambda: None
        self._first: date | None = None

    def serve_card(self, whose: Callable[[], CustomerCard | None]) -> None:
        """Connect the actions about plans of a card, with their keys."""
        self._whose = whose
        listen(self._tabs.items.grid, {NEW_PLAN: self.agree})
        self._tabs.when(PROMISES, self._serve_agreed)

    def agree(self) -> None:
        """Open the form for a plan over the ticked debts, or else over all of them."""
        card = self._whose()
        if card is not None:
            ticked = tuple(row.item_id for row in self._tabs.ticked() if row.sign > 0)
            self._ask(card.facts.customer_id, ticked, None)

    def after_contact(self, draft: ContactDraft) -> None:
        """Open the form after a contact in which instalments were agreed, from its day on."""
        if draft.outcome == AGREED:
            self._first = draft.next_on
            self.agree()

    def replace(self, plan: PlanRow | None) -> None:
        """Open the form for a plan in the place of another."""
        if plan is not None and plan.is_running:
            self._ask(plan.customer_id, (), plan.plan_id)

    def cancel(self, plan: PlanRow | None) -> None:
        """End a plan; what it covered is chased again."""
        if plan is not None and (plan.is_running or plan.is_rest_open):
            work = partial(cancel_plan, plan.plan_id, self._desk.today())
            self._desk.tasks.run(self, work, _heard)

    def release(self, plan: PlanRow | None) -> None:
        """Give up the rest of a settlement that was paid late."""
        if plan is not None:
            work = partial(release_settlement, plan.plan_id, self._desk.today())
            self._desk.tasks.run(self, work, _heard)

    def write(self, plan: PlanRow | None) -> None:
        """Show the letter with a plan, or the one that says that it is not kept."""
        if plan is not None:
            template = DEFAULT if plan.standing.missed else AGREEMENT
            self.letter_asked.emit(plan.customer_id, template)

    def put_off(self) -> None:
        """Open the form for a new day of the current promise."""
        promise = self._tabs.agreed.list.grid.current_record()
        if promise is not None:
            form, today = PutOffForm(self._desk, promise, self._tabs), self._desk.today
            self._money.open_form(form, lambda: partial(reschedule_promise, form.draft(), today()))

    def confirm(self) -> None:
        """Show the letter that confirms the newest promise, and hand its day to the calendar."""
        card, desk = self._whose(), self._desk
        if card is not None:
            customer_id = card.facts.customer_id
            self.letter_asked.emit(customer_id, CONFIRMATION)
            work = partial(place_calendar, customer_id, desk.papers, desk.today())
            desk.tasks.run(self, work, self._open_calendar)

    def _open_calendar(self, path: Path) -> None:
        """Hand the file over; where no program takes it, it is beside the papers."""
        self._desk.open_link(str(path))

    def _serve_agreed(self, agreed: AgreedPane) -> None:
        pane = agreed.plans
        listen(pane.list.grid, {NEW_PLAN: self.agree})
        pane.agree.clicked.connect(self.agree)
        pane.replace.clicked.connect(lambda: self.replace(pane.list.grid.current_record()))
        pane.cancel.clicked.connect(lambda: self.cancel(pane.list.grid.current_record()))
        pane.letter.clicked.connect(lambda: self.write(pane.list.grid.current_record()))
        agreed.put_off.clicked.connect(self.put_off)
        agreed.confirm.clicked.connect(self.confirm)
        listen(agreed.list.grid, {CONFIRM: agreed.confirm.click})
        pane.release.clicked.connect(lambda: self.release(pane.list.grid.current_record()))

    def _ask(self, customer_id: int, item_ids: tuple[int, ...], replaced: int | None) -> None:
        work = partial(plan_offer, customer_id, item_ids, self._desk.today(), replaced)
        self._desk.tasks.run(self, work, self._open)

    def _open(self, offer: PlanOffer) -> None:
        form = PlanForm(self._desk, offer, self._tabs)
        if self._first is not None:
            form.first.set_day(self._first)
            self._first = None
        today = self._desk.today
        form.accepted.connect(
            lambda: self._on_saved(offer.customer_id, wanted=form.send.isChecked())
        )
        self._money.open_form(form, lambda: partial(agree_plan, form.draft(), today()))

    def _on_saved(self, customer_id: int, *, wanted: bool) -> None:
        if wanted:
            self.letter_asked.emit(customer_id, AGREEMENT)


def _heard(_: object) -> None:
    """Take no notice: the message bar and the pages hear of it from the task runner."""
