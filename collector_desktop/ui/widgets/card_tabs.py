"""The left side of the customer card: its lists and details under tabs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.disputes import DisputeRow
from collector_desktop.queries.items import ItemRow
from collector_desktop.queries.promises import PromiseRow
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.card_agreements import ItemsWithWord
from collector_desktop.ui.widgets.card_as_at import AsAtEdit
from collector_desktop.ui.widgets.card_columns import (
    AccountRow,
    account_columns,
    item_columns,
    paper_columns,
    promise_columns,
)
from collector_desktop.ui.widgets.card_dispute_columns import dispute_columns
from collector_desktop.ui.widgets.card_exchange import exchange_words
from collector_desktop.ui.widgets.card_interest import InterestPane
from collector_desktop.ui.widgets.card_pane import ListPane, PaneWords
from collector_desktop.ui.widgets.card_plans import PlansPane
from collector_desktop.ui.widgets.card_words import tr
from collector_desktop.ui.widgets.customer_details import DetailsPane
from collector_desktop.ui.widgets.customers_words import sums_words
from collector_desktop.ui.widgets.labels import Button, label, line
from collector_desktop.ui.widgets.view_tabs import ViewTabs

if TYPE_CHECKING:
    from collector_desktop.queries.customer_card import CustomerCard, PaperRow
    from collector_desktop.queries.statements import StatementData
    from collector_desktop.ui.desk import Desk

ITEMS, PROMISES, PAPERS, ACCOUNT, DETAILS = "items", "promises", "papers", "account", "details"
INTEREST, DISPUTES = "interest", "disputes"


class CardTabs(QWidget):
    """Open items, promises, disputes, interest, papers, account and details of one customer.

    `account_asked` carries the day as at which the account is wanted; like `interest_asked` it
    comes when the tab is looked at.
    """

    account_asked = Signal(object)
    interest_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._main = ""
        views = (
            (ITEMS, tr("Open items")),
            (PROMISES, tr("Promises")),
            (DISPUTES, tr("Disputes")),
            (INTEREST, tr("Interest")),
            (PAPERS, tr("Documents")),
            (ACCOUNT, tr("Account")),
            (DETAILS, tr("Details")),
        )
        self.tabs = ViewTabs(desk.theme, views, tr("Parts of the card"))
        self.items, self.promises = self._make_items(), self._make_promises()
        self.plans = PlansPane(desk)
        self.disputes = self._make_disputes()
        self.papers, self.account = self._make_papers(), self._make_account()
        self.interest = InterestPane(desk)
        self.details = DetailsPane(desk)
        self.with_word = ItemsWithWord(desk.theme, self.items)
        self.with_word.given.opened.connect(lambda: self.tabs.choose(PROMISES))
        self._stack = QStackedWidget()
        self._parts: dict[str, QWidget] = {
            ITEMS: self.with_word,
            PROMISES: _one_above_the_other(self.promises, self.plans),
            DISPUTES: self.disputes,
            INTEREST: self.interest,
            PAPERS: self.papers,
            ACCOUNT: self.account,
            DETAILS: self.details,
        }
        for part in self._parts.values():
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(GridCard(desk.theme, self.tabs, self._stack))
        self.tabs.chosen.connect(self._on_tab)
        self.tabs.lend_keys(self._stack, self._first_list)

    def list_panes(self) -> tuple[ListPane[Any], ...]:
        """Return the panes that need a model, in their order."""
        late, plans = self.interest.late, self.plans.list
        return (self.items, self.promises, self.papers, self.account, late, self.disputes, plans)

    def show_card(self, card: CustomerCard) -> None:
        """Replace everything but the account, which is asked for when it is looked at."""
        account = card.main_account
        self._main = account.currency if account else card.facts.currency
        self.interest.main = self._main
        self.items.show_rows(card.items)
        self.with_word.show_card(card, self._desk.today())
        self.promises.show_rows(sorted(card.promises, key=lambda p: p.taken_on, reverse=True))
        self.plans.show_plans(card.plans)
        self.disputes.show_rows(card.disputes[::-1])
        self.papers.show_rows(card.papers)
        self.details.show_card(card)
        self.exchange.setText(exchange_words(card.exchange))
        self.exchange.setVisible(bool(card.exchange))
        self.tabs.show_count(ITEMS, len(card.items))
        self.tabs.show_count(PROMISES, len(card.promises) + len(card.plans) or None)
        disputed = sum(case.status is DisputeStatus.OPEN for case in card.disputes)
        self.tabs.show_count(DISPUTES, disputed or None)
        self.tabs.show_count(PAPERS, len(card.papers) or None)
        self._on_promise()
        self._on_dispute()
        self._ask_what_is_seen()

    def show_account(self, data: StatementData) -> None:
        """Show every entry with the balance that runs."""
        rows = [(section.currency, entry) for section in data.sections for entry in section.entries]
        self.account.show_rows([AccountRow(at, *row) for at, row in enumerate(rows)])
        self.account.grid.scrollToBottom()

    def forget_customer(self) -> None:
        """Make ready for another customer: nothing ticked, nothing filtered, the account today."""
        self.items.grid.clearSelection()
        for pane in self.list_panes():
            pane.clear_filter()
        self.as_at.set_day(self._desk.today())

    def account_day(self) -> date:
        """Return the day as at which the account is shown."""
        return self.as_at.day() or self._desk.today()

    def show_items(self) -> None:
        """Bring the open items to the front."""
        self.tabs.choose(ITEMS)

    def ticked(self) -> list[ItemRow]:
        """Return the open items that are ticked."""
        return self.items.grid.selected_records()

    def _on_tab(self, name: str) -> None:
        self._stack.setCurrentWidget(self._parts[name])
        self._ask_what_is_seen()

    def _first_list(self) -> QWidget:
        """Return the list of the part that the keys are for, or the tabs where it has none."""
        part = self._parts[self.tabs.current()]
        panes = (pane for pane in self.list_panes() if part is pane or part.isAncestorOf(pane))
        first = next(panes, None)
        return self.tabs if first is None else first.grid

    def _ask_what_is_seen(self) -> None:
        self._ask_account()
        if self.tabs.current() == INTEREST:
            self.interest_asked.emit()

    def _ask_account(self) -> None:
        if self.tabs.current() == ACCOUNT:
            self.account_asked.emit(self.account_day())

    def _on_promise(self, row: PromiseRow | None = None) -> None:
        row = row or self.promises.grid.current_record()
        is_open = row is not None and row.status is PromiseStatus.OPEN
        self.withdraw.setVisible(is_open)
        self.confirm.setVisible(is_open)
        failed = {PromiseStatus.BROKEN, PromiseStatus.PARTLY}
        self.put_off.setVisible(is_open or (row is not None and row.status in failed))

    def _on_dispute(self, row: DisputeRow | None = None) -> None:
        row = row or self.disputes.grid.current_record()
        self.decide.setVisible(row is not None and row.status is DisputeStatus.OPEN)

    def _make_disputes(self) -> ListPane[DisputeRow]:
        words = PaneWords(
            DISPUTES,
            tr("Disputes"),
            tr("dispute"),
            ("scale", tr("Nothing in dispute"), tr("Raise one with Q on an open item.")),
        )
        pane = ListPane(self._desk, dispute_columns(self._desk.today), words, self._disputed)
        self.decide = Button(self._desk.theme, tr("Decide"), icon="scale", key="V")
        self.decide.hide()
        pane.grid.current_changed.connect(self._on_dispute)
        pane.add_tool(self.decide)
        return pane

    def _make_items(self) -> ListPane[ItemRow]:
        words = PaneWords(
            ITEMS,
            tr("Open items"),
            tr("open item"),
            ("circle-check", tr("Nothing open"), tr("Every invoice is settled.")),
        )
        columns = item_columns(self._desk.today, lambda: self._main)
        pane = ListPane(self._desk, columns, words, self._items_total)
        theme = self._desk.theme
        self.statement = Button(theme, tr("Statement"), icon="file-text", key="S")
        self.letter = Button(theme, tr("Reminder"), icon="mail", key="R")
        self.letter.setToolTip(tr("The first reminder letter"))
        pane.add_tool(self.statement)
        pane.add_tool(self.letter)
        return pane

    def _make_promises(self) -> ListPane[PromiseRow]:
        words = PaneWords(
            PROMISES,
            tr("Promises"),
            tr("promise"),
            ("handshake", tr("No promise yet"), tr("Log one with a call.")),
        )
        pane = ListPane(self._desk, promise_columns(self._desk.today), words)
        self.withdraw = Button(self._desk.theme, tr("Withdraw"), icon="undo-2")
        self.withdraw.setToolTip(tr("The customer takes this promise back"))
        self.withdraw.hide()
        self.confirm = Button(self._desk.theme, tr("Confirm"), icon="mail", key="F")
        self.confirm.setToolTip(tr("The letter that confirms it, and its day for your calendar"))
        self.confirm.hide()
        self.put_off = Button(self._desk.theme, tr("New day"), icon="calendar-clock")
        self.put_off.setToolTip(tr("Put this promise off to another day"))
        self.put_off.hide()
        pane.add_tool(self.put_off)
        pane.add_tool(self.confirm)
        pane.grid.current_changed.connect(self._on_promise)
        pane.add_tool(self.withdraw)
        return pane

    def _make_papers(self) -> ListPane[PaperRow]:
        words = PaneWords(
            PAPERS,
            tr("Documents"),
            tr("document"),
            ("file-text", tr("Nothing sent yet"), tr("Make a statement or a reminder.")),
        )
        return ListPane(self._desk, paper_columns(self._desk.today), words)

    def _make_account(self) -> ListPane[AccountRow]:
        words = PaneWords(
            ACCOUNT,
            tr("Account"),
            tr("entry"),
            ("receipt-pound-sterling", tr("No entry by this day"), tr("Choose a later day.")),
            tr("entries"),
        )
        columns = account_columns(self._desk.today, lambda: self._main)
        pane = ListPane(self._desk, columns, words, self._closing)
        self.as_at = AsAtEdit(self._desk.today)
        self.as_at.setAccessibleName(tr("As at"))
        self.as_at.setMaximumWidth(self._desk.theme.px(110))
        self.as_at.set_day(self._desk.today())
        self.as_at.editingFinished.connect(self._ask_account)
        self.exchange = label(kind="second")
        self.exchange.setContentsMargins(14, 0, 14, 8)
        pane.add_line(self.exchange)
        pane.add_tool(label(tr("As at"), "field"))
        pane.add_tool(self.as_at)
        return pane

    def _items_total(self, rows: Sequence[ItemRow]) -> str:
        return sums_words(((r.sign * r.open_minor, r.currency) for r in rows), self._main)

    def _disputed(self, rows: Sequence[DisputeRow]) -> str:
        disputed = [(r.disputed_minor, r.currency) for r in rows if r.disputed_minor]
        return sums_words(disputed, self._main)

    def _closing(self, rows: Sequence[AccountRow]) -> str:
        moved = ((r.entry.debit_minor - r.entry.credit_minor, r.currency) for r in rows)
        return sums_words(moved, self._main)


def _one_above_the_other(upper: QWidget, lower: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(upper, 3)
    column.addWidget(line())
    column.addWidget(lower, 2)
    return both
