"""What one bank line pays, to be changed before it is confirmed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout

from collector_desktop.domain.allocation import Reason
from collector_desktop.domain.matching import Action, Clue, Fit
from collector_desktop.queries.paying import Payable, Payer, payer, payment_preview
from collector_desktop.ui.dialogs.payment_allocation import AllocationPane
from collector_desktop.ui.format import money, week_day
from collector_desktop.ui.later import later
from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.match_words import (
    DIFFERENCES,
    KEEP,
    line_words,
    note_words,
    offer_words,
)
from collector_desktop.ui.widgets.payment_words import tr
from collector_desktop.ui.widgets.short_line import ShortLine

if TYPE_CHECKING:
    from collector_desktop.services.bank_entries import Decision
    from collector_desktop.services.bank_matching import decision_of
    from collector_desktop.services.bank_proposals import Offer, OfferedLine
    from collector_desktop.ui.desk import Desk
else:
    Decision = later("collector_desktop.services.bank_entries", "Decision")
    decision_of = later("collector_desktop.services.bank_matching", "decision_of")

_LINES_HEIGHT = 70
_REASONS = {Fit.EXACT: Reason.EXACT, Fit.EXACT_SET: Reason.EXACT_SET}


class BankChoice(QFrame):
    """Shows the line with the proposals for it; what ends in `asked` are wishes of the user."""

    confirm_asked = Signal()
    other_asked = Signal()
    split_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk = desk
        self._row: OfferedLine | None = None
        self._offer: Offer | None = None
        self._customer_id: int | None = None
        self._is_read = False
        self.title, self.detail = ShortLine("strong"), ShortLine("meta")
        self.proposals, self.difference = QComboBox(), QComboBox()
        self.other = Button(desk.theme, tr("Other customer"), icon="search", key="F")
        self.split = Button(desk.theme, tr("Split"), icon="users", key="S")
        self.split.setToolTip(tr("The payment is from several customers"))
        self.keep = Button(desk.theme, tr("Keep on account"), key="K")
        self.pane = AllocationPane(desk, tr("Received"))
        self.note = label(kind="second")
        self.problem, self.left = label(kind="error"), label(kind="strong")
        self.confirm = Button(desk.theme, tr("Confirm"), kind="primary", key="\u21b5")
        self._middle = QStackedWidget()
        self._build()
        self._connect()

    @property
    def line_id(self) -> int | None:
        """The line that is shown."""
        return None if self._row is None else self._row.line.line_id

    def show_line(self, row: OfferedLine | None) -> None:
        """Show a line with its best proposal; a line that is shown already keeps what was typed."""
        if row is not None and row == self._row:
            return
        self._row = row
        self.setEnabled(row is not None)
        self.split.setEnabled(row is not None and row.line.amount_minor > 0)
        self.title.say("" if row is None else _title(row))
        self.detail.say("" if row is None else self._detail(row))
        with QSignalBlocker(self.proposals):
            self.proposals.clear()
            for offer in row.offers if row else ():
                self.proposals.addItem(f"{' · '.join(offer_words(offer))}")
        self.proposals.setVisible(row is not None and len(row.offers) > 1)
        self._show_offer(row.best if row else None)

    def save_room(self, *, is_on: bool) -> None:
        """Give the lines the room of their sums, of which only what is left stays, in the foot."""
        self.pane.grid.setMinimumHeight(self._desk.theme.px(_LINES_HEIGHT))
        self.pane.sums.setHidden(is_on)
        self.left.setVisible(is_on)

    def next_offer(self) -> None:
        """Show the next proposal for the line."""
        if self.proposals.count() > 1:
            self.proposals.setCurrentIndex(
                (self.proposals.currentIndex() + 1) % self.proposals.count()
            )

    def show_customer(self, customer_id: int) -> None:
        """Show what the line would pay of a customer that the user named."""
        self._offer, self._is_read = None, False
        self._desk.tasks.run(
            self, partial(payer, customer_id), partial(self._show_payer, self._row)
        )

    def keep_on_account(self) -> None:
        """Give the money to nothing yet."""
        lines = [replace(each.payable, paid_minor=0) for each in self.pane.lines()]
        self.pane.forget_choice()
        self.pane.show_lines(lines, self._currency(), chosen=True)

    def trouble(self) -> str:
        """Return why this cannot be confirmed, or nothing."""
        if self._customer_id is None:
            return tr("Choose the customer who paid, with F.")
        if self._offer is None and not self._is_read:
            return tr("One moment: the customer's invoices are being read.")
        return self.pane.trouble() if self._is_receipt() else ""

    def decision(self) -> Decision:
        """Return what is shown as a decision; there must be no trouble."""
        if self._row is None or self._customer_id is None:
            raise TypeError("a decision is asked for before there is a line and a customer")
        offer = self._offer
        difference = str(self.difference.currentData())
        if offer is not None and not (self._is_receipt() and self._is_read):
            given_up = difference if self._is_receipt() else ""
            return decision_of(self._row.line.line_id, offer.proposal, given_up)
        taken = offer.proposal.credits if offer and not self.pane.is_chosen else ()
        return Decision(
            self._row.line.line_id,
            Action.RECEIVE,
            self._customer_id,
            self.pane.parts(),
            taken,
            difference=difference,
        )

    def _build(self) -> None:
        for code, words in DIFFERENCES.items():
            self.difference.addItem(tr(words).capitalize(), code)
        self.difference.setAccessibleName(tr("What to do with a difference"))
        self.proposals.setAccessibleName(tr("Proposals"))
        self.pane.grid.setToolTip(self.pane.hint.text())
        self.pane.hint.hide()
        self.note.setWordWrap(True)
        self._middle.addWidget(self.pane)
        self._middle.addWidget(self.note)
        self.problem.hide()
        self.left.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addWidget(self._middle, 1)
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        for words in (self.title, self.detail):
            column.addWidget(words)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(column, 1)
        row.addWidget(self.proposals)
        row.addWidget(self.other)
        row.addWidget(self.split)
        row.addWidget(self.keep)
        return row

    def _foot(self) -> QHBoxLayout:
        self.difference_words: QLabel = label(tr("A difference"), "second")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.difference_words)
        row.addWidget(self.difference)
        row.addWidget(self.problem, 1)
        row.addStretch(1)
        row.addWidget(self.left)
        row.addWidget(self.confirm)
        return row

    def _connect(self) -> None:
        self.proposals.currentIndexChanged.connect(self._choose_offer)
        self.other.clicked.connect(self.other_asked)
        self.split.clicked.connect(self.split_asked)
        self.keep.clicked.connect(self.keep_on_account)
        self.confirm.clicked.connect(self.confirm_asked)
        self.pane.entered.connect(self.confirm_asked)
        self.pane.refused.connect(self.say)
        self.pane.summed.connect(self.left.setText)
        self.pane.reset_asked.connect(lambda: self._show_offer(self._offer))

    def say(self, sentence: str) -> None:
        """Say what is wrong, or nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _choose_offer(self, at: int) -> None:
        if self._row is not None and 0 <= at < len(self._row.offers):
            self._show_offer(self._row.offers[at])

    def _show_offer(self, offer: Offer | None) -> None:
        self._offer, self._is_read = offer, False
        self.say("")
        self._customer_id = offer.proposal.customer_id if offer else None
        is_discount = offer is not None and offer.proposal.fit is Fit.LESS_DISCOUNT
        self.difference.setCurrentIndex(
            self.difference.findData("discount" if is_discount else KEEP)
        )
        self._middle.setCurrentWidget(self.pane if self._is_receipt() else self.note)
        for part in (self.difference, self.difference_words, self.keep):
            part.setEnabled(self._is_receipt())
        self.pane.forget_choice()
        if offer is None or self._row is None:
            self.pane.empty.say(tr("Whose money is it?"), tr("Find the customer with F."))
            self.pane.show_amount(self._row.line.amount_minor if self._row else 0)
            self.pane.show_lines((), self._currency())
        elif not self._is_receipt():
            self.note.setText(note_words(offer))
        else:
            work = partial(self._lines, offer.proposal.customer_id, 0)
            self._desk.tasks.run(self, work, partial(self._show_lines, offer))

    def _lines(self, customer_id: int, minor: int) -> tuple[Payable, ...]:
        row = self._row
        if row is None:
            return ()
        line, today = row.line, self._desk.today()
        days = (line.booked_on, max(line.booked_on, today))
        return payment_preview(customer_id, line.currency, minor, line.all_text, days)

    def _show_lines(self, offer: Offer, lines: tuple[Payable, ...]) -> None:
        if offer is not self._offer or self._row is None:
            return
        made = offer.proposal
        given = dict(made.parts)
        reason = (
            Reason.REFERENCED if made.clue is Clue.NUMBER else _REASONS.get(made.fit, Reason.OLDEST)
        )
        shown = [
            replace(each, paid_minor=given[each.item_id], reason=reason)
            if each.item_id in given
            else each
            for each in lines
        ]
        self._show_payables(shown, sum(minor for _, minor in made.credits))

    def _show_payer(self, row: OfferedLine | None, who: Payer) -> None:
        if row is None or row is not self._row:
            return
        self._customer_id = who.customer_id
        self._middle.setCurrentWidget(self.pane)
        self.detail.say(f"{self._detail(row)}, {who.name}")
        work = partial(self._lines, who.customer_id, row.line.amount_minor)
        self.pane.forget_choice()
        self._desk.tasks.run(self, work, partial(self._show_found, row))

    def _show_found(self, row: OfferedLine, lines: tuple[Payable, ...]) -> None:
        if row is self._row and self._offer is None:
            self._show_payables(lines)

    def _show_payables(self, lines: tuple[Payable, ...] | list[Payable], credit: int = 0) -> None:
        if self._row is not None:
            self._is_read = True
            self.pane.empty.say(tr("Nothing to pay"), tr("What comes in stays on account."))
            self.pane.show_amount(self._row.line.amount_minor + credit)
            self.pane.show_lines(lines, self._currency())
            self.say("")

    def _detail(self, row: OfferedLine) -> str:
        account = f", {row.line.payer_account}" if row.line.payer_account else ""
        return f"{week_day(row.line.booked_on, self._desk.today())}{account}"

    def _is_receipt(self) -> bool:
        return self._offer is None or self._offer.proposal.action is Action.RECEIVE

    def _currency(self) -> str:
        return self._row.line.currency if self._row else "GBP"


def _title(row: OfferedLine) -> str:
    return f"{money(row.line.amount_minor, row.line.currency)}  {line_words(row)}"
