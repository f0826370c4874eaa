"""Payments: what the bank says, what came in and paid, what is on account, held or came back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from collector_desktop.domain.changes import Change
from collector_desktop.queries.cheques import ChequeRow, cheques
from collector_desktop.queries.payments import CreditRow, Payments, ReceiptRow, ReturnRow, payments
from collector_desktop.ui.dialogs.bank_pane import MATCH, BankPane
from collector_desktop.ui.dialogs.cheque_pane import CHEQUES, ChequePane, held_count
from collector_desktop.ui.dialogs.match_tool import MatchTool
from collector_desktop.ui.dialogs.payment_desk import PaymentDesk
from collector_desktop.ui.dialogs.payment_forms import Subject
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets import payment_columns as columns
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.card_pane import ListPane, PaneWords
from collector_desktop.ui.widgets.customers_words import sums_words
from collector_desktop.ui.widgets.labels import Button
from collector_desktop.ui.widgets.late_stack import LateStack
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.page import Page
from collector_desktop.ui.widgets.table_export import TableExport
from collector_desktop.ui.widgets.view_tabs import ViewTabs

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk

RECEIPTS, UNALLOCATED, RETURNED = "receipts", "unallocated", "returned"
_MARGIN = 16
Row = ReceiptRow | CreditRow | ReturnRow | ChequeRow
Action = tuple[str, str, str, Callable[[], None]]


class PaymentsPage(Page):
    """Lists of money in, with what can be done about each row by one key."""

    REFRESH_ON = Change.ITEM | Change.CUSTOMER | Change.SETTING | Change.CHEQUE | Change.BANK

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Payments"))
        self._currency = ""
        self.money = PaymentDesk(desk, self)
        self.take = self.header.add_action(self.tr("Take payment"), "banknote", "Y")
        views = (
            (MATCH, self.tr("To match")),
            (RECEIPTS, self.tr("Receipts")),
            (UNALLOCATED, self.tr("Unallocated")),
            (CHEQUES, self.tr("Cheques")),
            (RETURNED, self.tr("Returned")),
        )
        self.tabs = ViewTabs(desk.theme, views, self.tr("Lists of payments"))
        self._data: Payments | None = None
        self._held: tuple[ChequeRow, ...] = ()
        self._match: MatchTool | None = None
        self._stack: LateStack[str] = LateStack(
            {
                RECEIPTS: self._make_receipts,
                UNALLOCATED: self._make_credits,
                CHEQUES: self._make_cheques,
                RETURNED: self._make_returns,
            }
        )
        self._body = QStackedWidget()
        self._is_first = True
        self._build()

    def refresh(self) -> None:
        self.desk.tasks.run(self, partial(payments, self.desk.today()), self._show)
        self.desk.tasks.run(self, partial(cheques, self.desk.today()), self._show_cheques)
        if self._match is not None:
            self._match.refresh()
        self.bank.refresh()

    @property
    def receipts(self) -> ListPane[ReceiptRow]:
        """The list of what came in."""
        return cast("ListPane[ReceiptRow]", self._stack.part(RECEIPTS))

    @property
    def credits(self) -> ListPane[CreditRow]:
        """The list of what is on account."""
        return cast("ListPane[CreditRow]", self._stack.part(UNALLOCATED))

    @property
    def cheques(self) -> ChequePane:
        """The register of cheques."""
        return cast("ChequePane", self._stack.part(CHEQUES))

    @property
    def returns(self) -> ListPane[ReturnRow]:
        """The list of what came back."""
        return cast("ListPane[ReturnRow]", self._stack.part(RETURNED))

    @property
    def match(self) -> MatchTool:
        """The offer above the list of what is on account."""
        self._stack.part(UNALLOCATED)
        return cast("MatchTool", self._match)

    def show_argument(self, argument: Any) -> None:
        """Show a list by its name."""
        self._is_first = False
        self.tabs.choose(str(argument))

    def main_focus(self) -> QWidget:
        return self.bank.grid if self.tabs.current() == MATCH else self.pane().grid

    def pane(self) -> ListPane[Any]:
        """Return the list that is shown."""
        return cast("ListPane[Any]", self._stack.part(self.tabs.current()))

    def _build(self) -> None:
        body = QVBoxLayout()
        body.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        body.addWidget(self._body)
        self.column.addWidget(self.tabs)
        self.column.addLayout(body, 1)
        self._lists = GridCard(self.desk.theme, self._stack)
        self._body.addWidget(self._lists)
        self._stack.made.connect(self._dress)
        self.bank = BankPane(self.desk, lambda: self._currency)
        self.take.clicked.connect(self._take)
        self._body.addWidget(self.bank)
        self.tabs.chosen.connect(self._show_list)
        self.tabs.lend_keys(self._body, self.main_focus)
        self.tabs.choose(RECEIPTS)
        self.bank.counted.connect(self._count_lines)
        self.bank.said.connect(self.said)
        listen(self.bank.grid, {"Y": self.take.click})

    def _dress(self, name: str, pane: ListPane[Any]) -> None:
        """Connect a list that was just made, and show what is known by now."""
        model: RecordTableModel[Any] = RecordTableModel(pane.columns, lambda row: row.item_id, self)
        pane.use_model(model, model.show)
        pane.export_asked.connect(partial(self._export, pane))
        pane.grid.opened.connect(self._open)
        listen(pane.grid, {"Y": self.take.click})
        if name == UNALLOCATED:
            self._match = MatchTool(self.desk, pane, self.money, lambda: self._currency)
            self._match.refresh()
        self._fill(name)

    def _fill(self, name: str) -> None:
        """Show the rows of a list, if it was made and they were read."""
        if name not in self._stack.so_far:
            return
        if name == CHEQUES:
            self.cheques.show_cheques(self._held)
        elif self._data is not None:
            self._stack.part(name).show_rows(_rows_of(self._data)[name])

    def _show_list(self, name: str) -> None:
        if name == MATCH:
            self._body.setCurrentWidget(self.bank)
        else:
            self._body.setCurrentWidget(self._lists)
            self._stack.choose(name)

    def _count_lines(self, count: int) -> None:
        """Show how many lines wait; the first time that there are some, show them."""
        self.tabs.show_count(MATCH, count)
        if self._is_first and count and self.tabs.current() == RECEIPTS:
            has_keys = self.pane().grid.hasFocus()
            self.tabs.choose(MATCH)
            if has_keys:
                self.bank.grid.setFocus()
        self._is_first = self._is_first and not count

    def _make_receipts(self) -> ListPane[ReceiptRow]:
        empty = (
            "landmark",
            self.tr("No payment yet"),
            self.tr("Take one with Y, or import what came in."),
        )
        words = PaneWords(RECEIPTS, self.tr("Receipts"), self.tr("payment"), empty)
        shown = columns.receipt_columns(self.desk.today, lambda: self._currency)
        pane = ListPane(self.desk, shown, words, self._received)
        self._offer(
            pane,
            (self.tr("Allocate"), "A", "list-checks", self._allocate),
            (self.tr("Payment returned"), "B", "banknote-x", self._bounce),
            (self.tr("Refund"), "U", "banknote-arrow-down", self._refund),
        )
        return pane

    def _make_credits(self) -> ListPane[CreditRow]:
        empty = (
            "circle-check",
            self.tr("Nothing on account"),
            self.tr("All that came in is allocated."),
        )
        words = PaneWords(UNALLOCATED, self.tr("Unallocated"), self.tr("credit"), empty)
        shown = columns.credit_columns(self.desk.today, lambda: self._currency)
        pane = ListPane(self.desk, shown, words, self._unallocated)
        self._offer(
            pane,
            (self.tr("Allocate"), "A", "list-checks", self._allocate),
            (self.tr("Refund"), "U", "banknote-arrow-down", self._refund),
            (self.tr("Write off"), "W", "circle-slash", partial(self._with_left, "write_off")),
            (self.tr("Transfer"), "T", "users", partial(self._with_left, "transfer")),
        )
        return pane

    def _make_cheques(self) -> ChequePane:
        return ChequePane(self.desk, self.money, lambda: self._currency, self.said.emit)

    def _make_returns(self) -> ListPane[ReturnRow]:
        empty = (
            "circle-check",
            self.tr("No payment came back"),
            self.tr("Mark one as returned under Receipts, with B."),
        )
        words = PaneWords(RETURNED, self.tr("Returned"), self.tr("returned payment"), empty)
        shown = columns.return_columns(self.desk.today, lambda: self._currency)
        return ListPane(self.desk, shown, words, self._received)

    def _offer(self, pane: ListPane[Any], *actions: Action) -> None:
        """Put buttons above a list, with keys that act while the list has the keyboard."""
        for text, key, icon, act in actions:
            button = Button(self.desk.theme, text, icon=icon, key=key)
            button.clicked.connect(act)
            pane.add_tool(button)
            listen(pane.grid, {key: act})

    def _show(self, data: Payments) -> None:
        self._currency, self._data = data.currency, data
        newest = self.tr("the newest {count:,}").format(count=len(data.receipts))
        self.header.show_title(self.tr("Payments"), newest if data.is_cut else "")
        for name, rows in _rows_of(data).items():
            self._fill(name)
            self.tabs.show_count(name, len(rows))

    def _show_cheques(self, rows: Sequence[ChequeRow]) -> None:
        self._held = tuple(rows)
        self._fill(CHEQUES)
        self.tabs.show_count(CHEQUES, held_count(rows))

    def _received(self, rows: Sequence[ReceiptRow] | Sequence[ReturnRow]) -> str:
        return sums_words(((row.amount_minor, row.currency) for row in rows), self._currency)

    def _unallocated(self, rows: Sequence[CreditRow]) -> str:
        return sums_words(((row.left_minor, row.currency) for row in rows), self._currency)

    def _take(self) -> None:
        self.money.take()

    def _allocate(self) -> None:
        row = self._usable()
        if row is not None:
            self.money.allocate(row.item_id)

    def _bounce(self) -> None:
        row = self._usable()
        if isinstance(row, ReceiptRow):
            self.money.bounce(Subject(row.item_id, row.number, row.amount_minor, row.currency))

    def _refund(self) -> None:
        row = self._usable()
        if row is None:
            return
        if row.left_minor:
            self.money.refund(Subject(row.item_id, row.number, row.left_minor, row.currency))
        else:
            words = self.tr("Nothing is left of {number}. Take it off an invoice first, with A.")
            self.said.emit(words.format(number=row.number))

    def _with_left(self, what: str, *_: object) -> None:
        """Open a form about what is left of the current credit."""
        row = self._usable()
        if row is not None:
            act = self.money.write_off if what == "write_off" else self.money.transfer
            act(Subject(row.item_id, row.number, row.left_minor, row.currency, is_credit=True))

    def _usable(self) -> ReceiptRow | CreditRow | None:
        """Return the current row; of a payment that came back, say that nothing can be done."""
        row: ReceiptRow | CreditRow | None = self.pane().grid.current_record()
        if isinstance(row, ReceiptRow) and row.returned_on is not None:
            self.said.emit(self.tr("{number} was returned.").format(number=row.number))
            return None
        return row

    def _open(self, row: Row) -> None:
        listed = (each.customer_id for each in self.pane().grid.shown_records())
        self.customer_asked.emit(row.customer_id, tuple(dict.fromkeys(listed)))

    def _export(self, pane: ListPane[Any]) -> None:
        TableExport(self.desk, self, self.said.emit).ask(pane.grid, pane.words.title)


def _rows_of(data: Payments) -> dict[str, Sequence[Any]]:
    """Return what is in each list but the register."""
    return {RECEIPTS: data.receipts, UNALLOCATED: data.credits, RETURNED: data.returns}
