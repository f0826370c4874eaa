"""The left side of the customer card: its lists and details under tabs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.queries.items import ItemRow
from collector_desktop.ui.later import later
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.card_agreements import ItemsWithWord
from collector_desktop.ui.widgets.card_columns import item_columns
from collector_desktop.ui.widgets.card_names import (
    ACCOUNT,
    DETAILS,
    DISPUTES,
    INTEREST,
    ITEMS,
    PAPERS,
    PROMISES,
)
from collector_desktop.ui.widgets.card_pane import ListPane, PaneWords
from collector_desktop.ui.widgets.card_words import tr
from collector_desktop.ui.widgets.customers_words import sums_words
from collector_desktop.ui.widgets.labels import Button
from collector_desktop.ui.widgets.late_stack import LateStack
from collector_desktop.ui.widgets.view_tabs import ViewTabs

if TYPE_CHECKING:
    from collections.abc import Callable

    from collector_desktop.queries.customer_card import CustomerCard
    from collector_desktop.queries.statements import StatementData
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.card_interest import InterestPane
    from collector_desktop.ui.widgets.card_lists import (
        AccountPane,
        AgreedPane,
        DisputesPane,
        PapersPane,
    )
    from collector_desktop.ui.widgets.customer_details import DetailsPane
else:
    _LISTS = "collector_desktop.ui.widgets.card_lists"
    AccountPane, AgreedPane = later(_LISTS, "AccountPane"), later(_LISTS, "AgreedPane")
    DisputesPane, PapersPane = later(_LISTS, "DisputesPane"), later(_LISTS, "PapersPane")
    InterestPane = later("collector_desktop.ui.widgets.card_interest", "InterestPane")
    DetailsPane = later("collector_desktop.ui.widgets.customer_details", "DetailsPane")


class CardTabs(QWidget):
    """Open items, promises, disputes, interest, papers, account and details of one customer.

    Each but the first is made when it is first looked at; `when` serves it from then on.
    `account_asked` carries the day as at which the account is wanted; like `interest_asked` it
    comes when the tab is looked at.
    """

    account_asked = Signal(object)
    interest_asked = Signal()

    def __init__(self, desk: Desk, room: QWidget | None = None) -> None:
        super().__init__(room)
        self._desk = desk
        self._main = ""
        self._card: CustomerCard | None = None
        self._lists: list[ListPane[Any]] = []
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
        self._stack: LateStack[str] = LateStack(
            {
                ITEMS: self._make_items,
                PROMISES: partial(AgreedPane, desk),
                DISPUTES: partial(DisputesPane, desk, self._main_currency),
                INTEREST: partial(InterestPane, desk),
                PAPERS: partial(PapersPane, desk),
                ACCOUNT: partial(AccountPane, desk, self._main_currency),
                DETAILS: partial(DetailsPane, desk),
            }
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(GridCard(desk.theme, self.tabs, self._stack))
        self._stack.made.connect(self._dress)
        self._stack.choose(ITEMS)
        self.on_lists(self._lists.append)
        self.tabs.chosen.connect(self._on_tab)
        self.tabs.lend_keys(self._stack, self._first_list)

    @property
    def agreed(self) -> AgreedPane:
        """The promises over the plans."""
        return cast("AgreedPane", self.part(PROMISES))

    @property
    def account(self) -> AccountPane:
        """The entries of the account."""
        return cast("AccountPane", self.part(ACCOUNT))

    def part(self, name: str) -> Any:
        """Return a part by its name, made if nobody has looked at it yet."""
        return self._stack.part(name)

    def when(self, name: str, act: Callable[[Any], object]) -> None:
        """Do something with a part as soon as it is made, before it is shown a customer."""
        self._stack.when(name, act)

    def on_lists(self, act: Callable[[ListPane[Any]], object]) -> None:
        """Do something with each list as soon as it is made."""
        act(self.items)
        for name in (PAPERS, ACCOUNT, DISPUTES):
            self.when(name, act)
        self.when(INTEREST, lambda pane: act(pane.late))
        self.when(PROMISES, lambda pane: act(pane.list))
        self.when(PROMISES, lambda pane: act(pane.plans.list))

    def show_card(self, card: CustomerCard) -> None:
        """Replace everything but the account, which is asked for when it is looked at."""
        account = card.main_account
        self._card = card
        self._main = account.currency if account else card.facts.currency
        for name in self._stack.so_far:
            self._fill(name)
        self.tabs.show_count(ITEMS, len(card.items))
        self.tabs.show_count(PROMISES, len(card.promises) + len(card.plans) or None)
        disputed = sum(case.status is DisputeStatus.OPEN for case in card.disputes)
        self.tabs.show_count(DISPUTES, disputed or None)
        self.tabs.show_count(PAPERS, len(card.papers) or None)
        self._ask_what_is_seen()

    def show_account(self, data: StatementData) -> None:
        """Show every entry with the balance that runs."""
        self.account.show_account(data)

    def forget_customer(self) -> None:
        """Make ready for another customer: nothing ticked or filtered, the account today.

        No row stays current either, or W would write off what happens to stand in the same place.
        """
        self._card = None
        self.items.grid.clearSelection()
        for pane in self._lists:
            pane.clear_filter()
            pane.grid.setCurrentIndex(QModelIndex())
        if ACCOUNT in self._stack.so_far:
            self.account.as_at.set_day(self._desk.today())

    def account_day(self) -> date:
        """Return the day as at which the account is shown."""
        return self.account.as_at.day() or self._desk.today()

    def show_items(self) -> None:
        """Bring the open items to the front."""
        self.tabs.choose(ITEMS)

    def ticked(self) -> list[ItemRow]:
        """Return the open items that are ticked."""
        return self.items.grid.selected_records()

    def _on_tab(self, name: str) -> None:
        self._stack.choose(name)
        self._ask_what_is_seen()

    def _first_list(self) -> QWidget:
        """Return the list of the part that the keys are for, or the tabs where it has none."""
        part = self.part(self.tabs.current())
        panes = (pane for pane in self._lists if part is pane or part.isAncestorOf(pane))
        first = next(panes, None)
        return self.tabs if first is None else first.grid

    def _dress(self, name: str, part: QWidget) -> None:
        """Let the Tab key find what was just made where it stands, and show the customer in it."""
        if name == ACCOUNT:
            self.account.day_chosen.connect(self._ask_account)
        self._keep_order(part)
        self._fill(name)

    def _keep_order(self, part: QWidget) -> None:
        """Put a part behind the tabs in the order of the Tab key; what is made late comes last."""
        chain, each = [part], part.nextInFocusChain()
        while each is not None and each is not part:
            chain.append(each)
            each = each.nextInFocusChain()
        before = self.tabs.focusProxy() or self.tabs
        for control in chain:
            is_inside = control is part or part.isAncestorOf(control)
            if is_inside and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                self.setTabOrder(before, control)
                before = control

    def _fill(self, name: str) -> None:
        """Show the customer in a part, if one is there."""
        card, part = self._card, self.part(name)
        if card is None:
            return
        if name == ITEMS:
            self.items.show_rows(card.items)
            self.with_word.show_card(card, self._desk.today())
        elif name == INTEREST:
            part.main = self._main
        else:
            part.show_card(card)
        if name == DETAILS:  # its fields are made anew
            self._keep_order(part)

    def _ask_what_is_seen(self) -> None:
        self._ask_account()
        if self.tabs.current() == INTEREST:
            self.interest_asked.emit()

    def _ask_account(self) -> None:
        if self.tabs.current() == ACCOUNT:
            self.account_asked.emit(self.account_day())

    def _make_items(self) -> QWidget:
        words = PaneWords(
            ITEMS,
            tr("Open items"),
            tr("open item"),
            ("circle-check", tr("Nothing open"), tr("Every invoice is settled.")),
        )
        theme = self._desk.theme
        columns = item_columns(self._desk.today, self._main_currency)
        self.items: ListPane[ItemRow] = ListPane(self._desk, columns, words, self._items_total)
        self.statement = Button(theme, tr("Statement"), icon="file-text", key="S")
        self.letter = Button(theme, tr("Reminder"), icon="mail", key="R")
        self.letter.setToolTip(tr("The first reminder letter"))
        self.items.add_tool(self.statement)
        self.items.add_tool(self.letter)
        self.with_word = ItemsWithWord(theme, self.items)
        self.with_word.given.opened.connect(lambda: self.tabs.choose(PROMISES))
        return self.with_word

    def _main_currency(self) -> str:
        return self._main

    def _items_total(self, rows: Sequence[ItemRow]) -> str:
        return sums_words(((r.sign * r.open_minor, r.currency) for r in rows), self._main)
