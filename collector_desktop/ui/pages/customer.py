"""The customer card: what is owed, what was said, and the next contact, in one place."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from collector_desktop.domain.changes import Outcome
from collector_desktop.queries.customer_card import customer_card
from collector_desktop.queries.statements import statement
from collector_desktop.services.contacts import log_contact
from collector_desktop.services.invoice_copies import place_copy
from collector_desktop.services.promises import cancel_promise
from collector_desktop.ui.dialogs.chase_desk import ChaseDesk
from collector_desktop.ui.dialogs.credit_check import CreditDesk
from collector_desktop.ui.dialogs.customer_editing import CustomerEditing
from collector_desktop.ui.dialogs.decide_desk import DecideDesk
from collector_desktop.ui.dialogs.hold_desk import HoldDesk
from collector_desktop.ui.dialogs.payment_desk import PaymentDesk
from collector_desktop.ui.dialogs.plan_desk import PlanDesk
from collector_desktop.ui.later import later
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets import card_names as names
from collector_desktop.ui.widgets.call_desk import CallDesk
from collector_desktop.ui.widgets.card_body import CardBody
from collector_desktop.ui.widgets.card_callees import callees, suggested
from collector_desktop.ui.widgets.card_head import CardHead
from collector_desktop.ui.widgets.card_story import StoryPane
from collector_desktop.ui.widgets.card_tabs import CardTabs
from collector_desktop.ui.widgets.card_walk import Walk
from collector_desktop.ui.widgets.card_words import gone_words
from collector_desktop.ui.widgets.composer import Composer
from collector_desktop.ui.widgets.composer_outcomes import PROMISED
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.page import Page
from collector_desktop.ui.widgets.table_export import TableExport
from collector_desktop.ui.widgets.today_dial import write_to

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.queries.customer_card import CustomerCard, PaperRow
    from collector_desktop.queries.customers import PersonRow
    from collector_desktop.queries.statements import StatementData
    from collector_desktop.services.contacts import ContactDraft
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.interest_desk import InterestDesk
    from collector_desktop.ui.widgets.card_interest import InterestPane
    from collector_desktop.ui.widgets.card_pane import ListPane
    from collector_desktop.ui.widgets.customer_details import DetailsPane
else:
    InterestDesk = later("collector_desktop.ui.dialogs.interest_desk", "InterestDesk")

BEGINNING = date(1900, 1, 1)
PROMISE, CALL = "promise", "call"


class CustomerPage(Page):
    """One customer; `statement_asked` and `letter_asked` carry whose paper is wanted.

    `calculation_asked` carries the invoices of which the interest is wanted too, None for all.
    """

    statement_asked = Signal(int)
    letter_asked = Signal(int)
    calculation_asked = Signal(int, object)
    template_asked = Signal(int, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "")
        self._card: CustomerCard | None = None
        self._to_begin, self._has_begun = "", False
        self.editing, self.money = CustomerEditing(desk, self), PaymentDesk(desk, self)
        self.walk = Walk(desk.theme)
        self.header.add(self.walk)
        self.body = body = CardBody(desk)
        self.column.addWidget(body, 1)
        self.head, self.tabs = CardHead(desk, body.inside), CardTabs(desk, body.inside)
        self.composer = Composer(desk, full=True, room=body.top)
        self.story = StoryPane(desk, body.panel)
        body.fill(self.head, self.tabs, self.composer, self.story)
        self.tabs.on_lists(self._lend_model)
        self.holds = HoldDesk(desk, self.tabs, self.money, self.said)
        self.plans = PlanDesk(desk, self.tabs, self.money)
        self.credit = CreditDesk(desk, self)
        self.decide = DecideDesk(desk, self, self.template_asked)
        self.chase = ChaseDesk(desk, self.tabs, self.money)
        self.calls = CallDesk(desk, self.composer, self)
        self._connect()
        self._listen()

    def show_argument(self, argument: Any) -> None:
        """Show a customer; `argument` is its id, the ids of its list and maybe what to begin."""
        customer_id, among, *begin = argument
        self._to_begin, self._has_begun = (begin[0] if begin else ""), False
        self.walk.show_among(int(customer_id), tuple(among))
        self._change_customer()

    def refresh(self) -> None:
        """Read the customer again."""
        if self.walk.customer_id is not None:
            work = partial(customer_card, self.walk.customer_id, self.desk.today())
            self.desk.tasks.run(self, work, self._show, self._leave)

    def main_focus(self) -> QWidget:
        """Return the open items, where the keys of the card live, or what has begun."""
        begun = self.focusWidget() if self._has_begun else None
        return begun or self.tabs.items.grid

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lend_model(self, pane: ListPane[Any]) -> None:
        identity = names.IDENTITIES[pane.words.name]
        model: RecordTableModel[Any] = RecordTableModel(pane.columns, identity, self)
        pane.use_model(model, model.show)
        pane.export_asked.connect(partial(self._export, pane))

    def _connect(self) -> None:
        tabs = self.tabs
        self.walk.moved.connect(self._change_customer)
        self.head.call_asked.connect(self._call)
        self.head.email_asked.connect(self._write)
        tabs.items.chosen.connect(self._feed)
        tabs.statement.clicked.connect(partial(self._ask_paper, self.statement_asked))
        tabs.letter.clicked.connect(partial(self._ask_paper, self.letter_asked))
        tabs.when(names.PROMISES, lambda agreed: agreed.withdraw.clicked.connect(self._withdraw))
        tabs.when(names.PAPERS, lambda pane: pane.grid.opened.connect(self._open_paper))
        tabs.when(names.PAPERS, lambda pane: pane.grid.action_clicked.connect(self._open_paper))
        tabs.when(names.INTEREST, self._serve_interest)
        tabs.when(names.DETAILS, self._serve_details)
        tabs.account_asked.connect(self._read_account)
        tabs.interest_asked.connect(lambda: self.interest.read(self.walk.customer_id))
        self.composer.saved.connect(self._log)
        self.composer.saved.connect(self.plans.after_contact)
        self.composer.left.connect(tabs.items.grid.setFocus)
        self.desk.theme.changed.connect(self._fit)

    def _serve_interest(self, pane: InterestPane) -> None:
        self.interest = InterestDesk(self.desk, pane, self.money)
        self.interest.calculation_asked.connect(self.calculation_asked)

    def _serve_details(self, details: DetailsPane) -> None:
        details.edit_asked.connect(self._edit)
        details.person_asked.connect(self._edit_person)
        details.person_removed.connect(self.editing.remove)
        details.number_asked.connect(lambda number: self._say(self.calls.dial(number)))
        details.email_asked.connect(lambda address: self._say(write_to(self.desk, address)))

    def _listen(self) -> None:
        listen(
            self.tabs,
            {
                "S": self.tabs.statement.click,
                "R": self.tabs.letter.click,
                "C": self._call,
                "E": self._write,
                "L": partial(self._go_on, self.composer.focus_outcomes),
                "N": partial(self._go_on, self.composer.focus_note),
                "M": partial(self._go_on, partial(self.composer.choose, PROMISED)),
            },
        )
        self.composer.outcomes.listen_on(self.tabs)
        self.editing.serve_card(self.header, self.tabs, lambda: self._card)
        self.holds.serve_card(self.header, lambda: self._card)
        self.plans.serve_card(lambda: self._card)
        self.plans.letter_asked.connect(self.template_asked)
        self.decide.serve_card(self.header, self.tabs, lambda: self.walk.customer_id)
        self.credit.serve_card(self.header, self.tabs, lambda: self._card)
        self.chase.serve_card(lambda: self._card)
        self.money.serve_card(self.header, self.tabs, lambda: self.walk.customer_id)
        self.walk.listen_on(self)

    def _go_on(self, act: Callable[[], None]) -> None:
        """Do something in the composer, which may stand further down in a small window."""
        act()
        self.body.ensureWidgetVisible(self.composer)

    def _change_customer(self) -> None:
        if self._card is None or self._card.facts.customer_id != self.walk.customer_id:
            self._card = None
            self.tabs.forget_customer()
        self.mark_stale()

    def _show(self, card: CustomerCard) -> None:
        if card.facts.customer_id != self.walk.customer_id:
            return
        self._card = card
        self.header.show_title(card.facts.name, card.facts.code)
        self.head.show_card(card, self.desk.today())
        self.tabs.show_card(card)
        self.story.show_entries(card.events)
        minor, ids, currency = suggested(card, self.tabs.ticked())
        who = card.facts.customer_id
        self.composer.show_customer(who, callees(card.facts), currency, minor, ids)
        self.calls.read(card.facts.customer_id)
        self._begin()

    def _begin(self) -> None:
        """Open in the composer what the card was opened for, once."""
        begin, self._to_begin = self._to_begin, ""
        self._has_begun = self._has_begun or bool(begin)
        if begin == PROMISE:
            self._go_on(partial(self.composer.choose, PROMISED))
        elif begin == CALL:
            self._go_on(self.composer.focus_outcomes)

    def _leave(self, error: CollectorError) -> None:
        """Go back from a customer that is not in the ledger any more."""
        self._say(f"{error.title} {error.advice}")
        self.back_asked.emit()

    def _feed(self) -> None:
        """Let the ticked items be what is promised."""
        if self._card is not None:
            minor, ids, currency = suggested(self._card, self.tabs.ticked())
            self.composer.set_items(minor, ids, currency)

    def _log(self, draft: ContactDraft) -> None:
        work = partial(log_contact, draft, self.desk.today())
        saved = partial(self._logged, draft)
        self.desk.tasks.run(self, work, saved, self.composer.show_problem)

    def _logged(self, draft: ContactDraft, _: Outcome[int]) -> None:
        self.composer.clear(draft.customer_id)
        if draft.customer_id == self.walk.customer_id:
            self.tabs.items.grid.clearSelection()
            self._feed()
            self.tabs.items.grid.setFocus()

    def _withdraw(self) -> None:
        if (row := self.tabs.agreed.list.grid.current_record()) is not None:
            work = partial(cancel_promise, row.promise_id, self.desk.today())
            self.desk.tasks.run(self, work, _nothing)

    def _read_account(self, day: date) -> None:
        if self.walk.customer_id is not None:
            read = partial(statement, self.walk.customer_id, "activity", day, BEGINNING)
            self.desk.tasks.run(self, read, self._show_account)

    def _show_account(self, data: StatementData) -> None:
        if data.customer_id == self.walk.customer_id and data.last == self.tabs.account_day():
            self.tabs.show_account(data)

    def _edit(self) -> None:
        if self._card is not None:
            self.editing.edit(self._card)

    def _edit_person(self, person: PersonRow | None) -> None:
        if self._card is not None:
            self.editing.edit_person(self._card, person)

    def _open_paper(self, row: PaperRow) -> None:
        if row.copy_id:
            work = partial(place_copy, row.copy_id, self.desk.papers)
            self.desk.tasks.run(self, work, self._open_copy)
        elif not (row.path and self.desk.open_link(row.path)):
            self._say(gone_words(row.file_name, row.path))

    def _open_copy(self, path: Path) -> None:
        """Show the copy of an invoice; what is no PDF is only put where it can be taken from."""
        if not self.desk.open_link(str(path)):
            self._say(self.tr("The copy of the invoice is here: {path}").format(path=path))

    def _ask_paper(self, signal: Any) -> None:
        if self.walk.customer_id is not None:
            signal.emit(self.walk.customer_id)

    def _call(self) -> None:
        if self._card is not None:
            self._say(self.calls.dial(self._card.facts.main_phone))

    def _write(self) -> None:
        if self._card is not None:
            self._say(write_to(self.desk, self._card.facts.main_email))

    def _export(self, pane: ListPane[Any]) -> None:
        if self._card is not None:
            export = TableExport(self.desk, self, self.said.emit)
            export.ask(pane.grid, f"{self._card.facts.name} {pane.words.title}")

    def _say(self, text: str) -> None:
        if text:
            self.said.emit(text)

    def _fit(self) -> None:
        self.body.fit(self.width(), self.height())


def _nothing(_: object) -> None:
    """Take no notice: the message bar and the pages hear of it from the task runner."""
