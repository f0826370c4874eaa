"""The register of post-dated cheques at the desk: each action by one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from collector_desktop.domain.cheques import ChequeStatus
from collector_desktop.queries.cheques import ChequeRow
from collector_desktop.services.cheques import bank_cheques, cancel_cheque
from collector_desktop.ui.dialogs.payment_forms import Subject
from collector_desktop.ui.widgets.card_pane import ListPane, PaneWords
from collector_desktop.ui.widgets.cheque_columns import cheque_columns
from collector_desktop.ui.widgets.customers_words import sums_words
from collector_desktop.ui.widgets.labels import Button
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.payment_words import tr

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.payment_desk import PaymentDesk

CHEQUES = "cheques"


class ChequePane(ListPane[ChequeRow]):
    """Shows the cheques in hand first; `say` says why an action cannot be done to a row."""

    def __init__(
        self, desk: Desk, money: PaymentDesk, main: Callable[[], str], say: Callable[[str], None]
    ) -> None:
        empty = ("calendar-clock", tr("No cheque held"), tr("Enter a post-dated one with N."))
        words = PaneWords(CHEQUES, tr("Cheques"), tr("cheque"), empty)
        super().__init__(desk, cheque_columns(desk.today, main), words, self._held_words)
        self._money, self._main, self._say = money, main, say
        self._due: tuple[ChequeRow, ...] = ()
        self.due = self._offer(tr("Bank all due"), "D", "landmark", self._bank_due)
        self._offer(tr("New cheque"), "N", "plus", partial(money.hold, None))
        self._offer(tr("Returned"), "B", "banknote-x", self._return)
        self._offer(tr("Cancel"), "X", "ban", self._cancel)

    def show_cheques(self, rows: Sequence[ChequeRow]) -> None:
        """Show the register, those in hand first, in the order in which they are good."""
        today = self._desk.today()
        self._due = tuple(row for row in rows if row.is_due(today))
        words = tr("Bank {count} due").format(count=len(self._due))
        self.due.setText(words if self._due else tr("Bank all due"))
        self.show_rows(sorted(rows, key=lambda row: row.status is not ChequeStatus.HELD))

    def _offer(self, text: str, key: str, icon: str, act: Callable[[], None]) -> Button:
        button = Button(self._desk.theme, text, icon=icon, key=key)
        button.clicked.connect(act)
        self.add_tool(button)
        listen(self.grid, {key: act})
        return button

    def _held_words(self, rows: Sequence[ChequeRow]) -> str:
        held = [row for row in rows if row.status is ChequeStatus.HELD]
        sums = sums_words(((row.amount_minor, row.currency) for row in held), self._main())
        return tr("{sum} held").format(sum=sums) if held else ""

    def _bank_due(self) -> None:
        if not self._due:
            self._say(tr("No cheque can be banked today."))
            return
        work = partial(bank_cheques, [row.cheque_id for row in self._due], self._desk.today())
        self._desk.tasks.run(self, work, _nothing)

    def _cancel(self) -> None:
        row = self.grid.current_record()
        if row is not None:
            work = partial(cancel_cheque, row.cheque_id, self._desk.today())
            self._desk.tasks.run(self, work, _nothing)

    def _return(self) -> None:
        row = self.grid.current_record()
        if row is not None and row.status is ChequeStatus.BANKED and row.receipt_id is not None:
            number = row.receipt or row.number
            self._money.bounce(Subject(row.receipt_id, number, row.amount_minor, row.currency))
        elif row is not None:
            self._say(tr("Cheque {number} was not banked.").format(number=row.number))


def held_count(rows: Sequence[ChequeRow]) -> int:
    """Return how many cheques are in hand."""
    return sum(row.status is ChequeStatus.HELD for row in rows)


def _nothing(_: object) -> None:
    """Take no notice: the message bar and the pages hear of it from the task runner."""
