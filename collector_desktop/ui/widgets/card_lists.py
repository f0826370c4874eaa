"""The lists under the tabs of the customer card, each with its own buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.customer_card import PaperRow
from collector_desktop.queries.disputes import DisputeRow
from collector_desktop.queries.promises import PromiseRow
from collector_desktop.ui.widgets.card_as_at import AsAtEdit
from collector_desktop.ui.widgets.card_columns import (
    AccountRow,
    account_columns,
    paper_columns,
    promise_columns,
)
from collector_desktop.ui.widgets.card_dispute_columns import dispute_columns
from collector_desktop.ui.widgets.card_exchange import exchange_words
from collector_desktop.ui.widgets.card_names import ACCOUNT, DISPUTES, PAPERS, PROMISES
from collector_desktop.ui.widgets.card_pane import ListPane, PaneWords
from collector_desktop.ui.widgets.card_plans import PlansPane
from collector_desktop.ui.widgets.card_words import tr
from collector_desktop.ui.widgets.customers_words import sums_words
from collector_desktop.ui.widgets.labels import Button, label, line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from collector_desktop.queries.customer_card import CustomerCard
    from collector_desktop.queries.statements import StatementData
    from collector_desktop.ui.desk import Desk

_MISSED = frozenset({PromiseStatus.BROKEN, PromiseStatus.PARTLY})


class AgreedPane(QWidget):
    """The promises of a customer over its plans; what is not allowed has no button."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words = PaneWords(
            PROMISES,
            tr("Promises"),
            tr("promise"),
            ("handshake", tr("No promise yet"), tr("Log one with a call.")),
        )
        self.list: ListPane[PromiseRow] = ListPane(desk, promise_columns(desk.today), words)
        self.plans = PlansPane(desk)
        self.withdraw = Button(desk.theme, tr("Withdraw"), icon="undo-2")
        self.withdraw.setToolTip(tr("The customer takes this promise back"))
        self.confirm = Button(desk.theme, tr("Confirm"), icon="mail", key="F")
        self.confirm.setToolTip(tr("The letter that confirms it, and its day for your calendar"))
        self.put_off = Button(desk.theme, tr("New day"), icon="calendar-clock")
        self.put_off.setToolTip(tr("Put this promise off to another day"))
        for button in (self.put_off, self.confirm, self.withdraw):
            button.hide()
            self.list.add_tool(button)
        self.list.grid.current_changed.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 3)
        column.addWidget(line())
        column.addWidget(self.plans, 2)

    def show_card(self, card: CustomerCard) -> None:
        """Replace the promises, the newest first, and the plans."""
        self.list.show_rows(sorted(card.promises, key=lambda p: p.taken_on, reverse=True))
        self.plans.show_plans(card.plans)
        self._fit()

    def _fit(self, row: PromiseRow | None = None) -> None:
        row = row or self.list.grid.current_record()
        is_open = row is not None and row.status is PromiseStatus.OPEN
        self.withdraw.setVisible(is_open)
        self.confirm.setVisible(is_open)
        self.put_off.setVisible(is_open or (row is not None and row.status in _MISSED))


class DisputesPane(ListPane[DisputeRow]):
    """The disputes of a customer; `main` gives the currency to name last."""

    def __init__(self, desk: Desk, main: Callable[[], str]) -> None:
        words = PaneWords(
            DISPUTES,
            tr("Disputes"),
            tr("dispute"),
            ("scale", tr("Nothing in dispute"), tr("Raise one with Q on an open item.")),
        )
        super().__init__(desk, dispute_columns(desk.today), words, self._disputed)
        self._main = main
        self.decide = Button(desk.theme, tr("Decide"), icon="scale", key="V")
        self.decide.hide()
        self.grid.current_changed.connect(self._fit)
        self.add_tool(self.decide)

    def show_card(self, card: CustomerCard) -> None:
        """Replace the disputes, the newest first."""
        self.show_rows(card.disputes[::-1])
        self._fit()

    def _fit(self, row: DisputeRow | None = None) -> None:
        row = row or self.grid.current_record()
        self.decide.setVisible(row is not None and row.status is DisputeStatus.OPEN)

    def _disputed(self, rows: Sequence[DisputeRow]) -> str:
        disputed = [(r.disputed_minor, r.currency) for r in rows if r.disputed_minor]
        return sums_words(disputed, self._main())


class PapersPane(ListPane[PaperRow]):
    """What was sent to a customer and kept about it."""

    def __init__(self, desk: Desk) -> None:
        words = PaneWords(
            PAPERS,
            tr("Documents"),
            tr("document"),
            ("file-text", tr("Nothing sent yet"), tr("Make a statement or a reminder.")),
        )
        super().__init__(desk, paper_columns(desk.today), words)

    def show_card(self, card: CustomerCard) -> None:
        """Replace the documents."""
        self.show_rows(card.papers)


class AccountPane(ListPane[AccountRow]):
    """Every entry of an account; `day_chosen` says that another day is to be looked at.

    `main` gives the customer's main currency.
    """

    day_chosen = Signal()

    def __init__(self, desk: Desk, main: Callable[[], str]) -> None:
        words = PaneWords(
            ACCOUNT,
            tr("Account"),
            tr("entry"),
            ("receipt-pound-sterling", tr("No entry by this day"), tr("Choose a later day.")),
            tr("entries"),
        )
        super().__init__(desk, account_columns(desk.today, main), words, self._closing)
        self._main = main
        self.as_at = AsAtEdit(desk.today)
        self.as_at.setAccessibleName(tr("As at"))
        self.as_at.setMaximumWidth(desk.theme.px(136))
        self.as_at.set_day(desk.today())
        self.as_at.editingFinished.connect(self.day_chosen)
        self.exchange = label(kind="second")
        self.exchange.setContentsMargins(14, 0, 14, 8)
        self.add_line(self.exchange)
        self.add_tool(label(tr("As at"), "field"))
        self.add_tool(self.as_at)

    def show_card(self, card: CustomerCard) -> None:
        """Say what the account is worth in the ledger's currency; its entries are read later."""
        self.exchange.setText(exchange_words(card.exchange))
        self.exchange.setVisible(bool(card.exchange))

    def show_account(self, data: StatementData) -> None:
        """Show every entry with the balance that runs."""
        rows = [(section.currency, entry) for section in data.sections for entry in section.entries]
        self.show_rows([AccountRow(at, *row) for at, row in enumerate(rows)])
        self.grid.scrollToBottom()

    def _closing(self, rows: Sequence[AccountRow]) -> str:
        moved = ((r.entry.debit_minor - r.entry.credit_minor, r.currency) for r in rows)
        return sums_words(moved, self._main())
