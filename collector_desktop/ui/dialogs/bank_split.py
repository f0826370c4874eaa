"""Splits one bank line among several customers: a payout of a card service, a joint deposit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.cells import Column
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.format import money
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.columns import amount_column, customer_column
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.match_words import line_words
from collector_desktop.ui.widgets.money_edit import MoneyEdit, mark_error
from collector_desktop.ui.widgets.payment_customer import CustomerPick
from collector_desktop.ui.widgets.payment_words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from collector_desktop.services.bank_proposals import OfferedLine
    from collector_desktop.ui.desk import Desk

_WIDTH, _HEIGHT = 620, 200
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


@frozen
class Share:
    """How much of a line is whose money."""

    customer_id: int
    customer: str
    minor: int
    currency: str


class SplitSheet(FormSheet):
    """Collects shares: a customer and an amount, Enter adds them; Delete takes one away.

    It can be saved once the shares come to the line.
    """

    def __init__(self, desk: Desk, row: OfferedLine, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, tr("Split among customers"), parent)
        self.line_id, self._minor = row.line.line_id, row.line.amount_minor
        self._currency = row.line.currency
        self.setMinimumWidth(desk.theme.px(_WIDTH))
        self.pick, self.amount = CustomerPick(desk), MoneyEdit(self._currency)
        self.left = label(kind="second")
        self.left.setWordWrap(True)
        self.grid: GridView[Share] = GridView(desk.theme, _columns(self._currency))
        self.grid.setAccessibleName(tr("Shares"))
        self.grid.setMinimumHeight(desk.theme.px(_HEIGHT))
        self._model: RecordTableModel[Share] = RecordTableModel(
            self.grid.columns, lambda share: share.customer_id, self
        )
        self.grid.setModel(self._model)
        words = (tr("Nobody yet"), tr("Name a customer and an amount, then press Enter."))
        self.grid.set_empty(EmptyState(desk.theme, "users", *words))
        self.save_button.setText(tr("Split"))
        self.add_widget(label(f"{money(self._minor, self._currency)}  {line_words(row)}", "strong"))
        self.add_pair((tr("&Customer"), self.pick), (tr("&Amount"), self.amount))
        self.add_widget(GridCard(desk.theme, self.grid))
        self.add_widget(self.left)
        self.pick.picked.connect(lambda _: self._ask_amount())
        listen(self.grid, {"Del": self._take_away})
        self._show([])

    def shares(self) -> tuple[tuple[int, int], ...]:
        """Return whose money it is: customers and minor units."""
        return tuple((share.customer_id, share.minor) for share in self._model.records())

    def left_minor(self) -> int:
        """Return what of the line is nobody's yet; below zero, the shares are too much."""
        return self._minor - sum(minor for _, minor in self.shares())

    def add_share(self) -> None:
        """Add what is in the fields, or say what is wrong with it."""
        minor, wrong = self.amount.amount(), self._share_problem()
        self._say(wrong)
        if wrong or minor is None or self.pick.customer_id is None:
            return
        share = Share(self.pick.customer_id, self.pick.text(), minor, self._currency)
        others = [each for each in self._model.records() if each.customer_id != share.customer_id]
        self.pick.clear()
        self.pick.customer_id = None
        self.amount.clear()
        self._show([*others, share])
        self.pick.setFocus()

    def problem(self) -> str:
        """Return why it cannot be split like this, in a sentence."""
        if self.pick.text().strip():
            self.add_share()
            if self.pick.text().strip():
                return self._share_problem()
        left = self.left_minor()
        self.left.setVisible(not left)
        return self._left_words(left) if left else ""

    def showEvent(self, event: QShowEvent) -> None:
        """Start with whom the first share is of."""
        super().showEvent(event)
        self.pick.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and Qt.Key(event.key()) in _ENTER and self.amount.hasFocus():
            self.add_share()
        else:
            super().keyPressEvent(event)

    def _ask_amount(self) -> None:
        """Offer all that is left as the amount of the customer that was found."""
        self.amount.set_amount(max(self.left_minor(), 0))
        self.amount.setFocus()
        self.amount.selectAll()

    def _share_problem(self) -> str:
        if self.pick.customer_id is None:
            mark_error(self.pick, wrong=True)
            return tr("Choose whose money it is.")
        minor = self.amount.amount()
        if minor is None or minor <= 0:
            mark_error(self.amount, wrong=True)
            return self.amount.problem() or tr("The amount must be above zero.")
        return ""

    def _take_away(self) -> None:
        share = self.grid.current_record()
        if share is not None:
            self._show([each for each in self._model.records() if each != share])

    def _show(self, shares: list[Share]) -> None:
        self._model.show(shares)
        self.left.show()
        self.left.setText(self._left_words(self.left_minor()))

    def _left_words(self, left: int) -> str:
        if not left:
            return tr("The shares add up to the line. Each is allocated in the usual order.")
        words = (
            tr("{sum} of the line is not shared out yet.") if left > 0 else tr("{sum} too much.")
        )
        return words.format(sum=money(abs(left), self._currency))


def _columns(currency: str) -> tuple[Column[Share], ...]:
    return (
        customer_column(lambda share: share.customer, 300),
        amount_column("amount", tr("Amount"), lambda: currency, lambda share: share.minor),
    )
