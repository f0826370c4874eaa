"""May I ship? An order is checked against the limit while its sum is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.domain.credit import Answer
from collector_desktop.queries.credit import CreditCheck, credit_check
from collector_desktop.ui.cells import Chip, Tone
from collector_desktop.ui.errors import sentence_of
from collector_desktop.ui.format import money
from collector_desktop.ui.widgets.chips import ChipRow
from collector_desktop.ui.widgets.credit_words import limit_words, tr
from collector_desktop.ui.widgets.labels import Button, IconButton, label
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.money_edit import MoneyEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.queries.customer_card import CustomerCard
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.card_tabs import CardTabs
    from collector_desktop.ui.widgets.page_header import PageHeader

PAUSE_MS, _WIDTH = 120, 460
KEY = "O"
USUAL = ("GBP", "EUR", "USD")


class CreditDialog(QDialog):
    """The sum of an order, the answer and every reason for it."""

    def __init__(
        self, desk: Desk, customer_id: int, name: str, currency: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._desk, self._customer_id = desk, customer_id
        self.setWindowTitle(tr("May I ship to {name}?").format(name=name))
        self.setMinimumWidth(desk.theme.px(_WIDTH))
        self.amount, self.currency = MoneyEdit(currency), QComboBox()
        self.currency.addItems(list(dict.fromkeys([currency, *USUAL])))
        self.answer, self.why, self.sums = ChipRow(desk.theme), label(), label(kind="second")
        self.ways, self.how = label(), label(tr("What would make it a yes"), "field")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.check)
        self.amount.amount_changed.connect(lambda _: self._pause.start())
        self.amount.returnPressed.connect(self.check)
        self.currency.currentTextChanged.connect(self._change_currency)
        self._build()
        self.check()

    def check(self) -> None:
        """Ask for the answer to what is typed; nothing typed is an order of nothing."""
        self._pause.stop()
        typed = self.amount.text().strip()
        if typed and (self.amount.amount() is None or (self.amount.amount() or 0) < 0):
            self._clear(self.amount.problem() or tr("An order cannot be below zero."))
            return
        order = self.amount.amount() or 0
        today, currency = self._desk.today(), self.currency.currentText()
        work = partial(credit_check, self._customer_id, order, today, currency)
        self._desk.tasks.run(self, work, self._show, self._refuse)

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask no more once it is closed."""
        self._pause.stop()
        super().hideEvent(event)

    def _change_currency(self, currency: str) -> None:
        self.amount.set_currency(currency)
        self.check()

    def _refuse(self, error: CollectorError) -> None:
        """Say why there is no answer, such as a rate that is missing."""
        self._clear(sentence_of(error))

    def _clear(self, sentence: str) -> None:
        self.answer.show_chips(())
        self.why.setText(sentence)
        for words in (self.sums, self.ways, self.how):
            words.setText("")

    def _build(self) -> None:
        words = label(tr("&Order"), "field")
        words.setBuddy(self.amount)
        self.amount.setAccessibleName(tr("Order"))
        self.currency.setAccessibleName(tr("Currency of the order"))
        for text in (self.why, self.sums, self.ways):
            text.setWordWrap(True)
        order = QHBoxLayout()
        order.addWidget(self.amount, 1)
        order.addWidget(self.currency)
        close = Button(self._desk.theme, tr("Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addLayout(order)
        for part in (self.answer, self.why, self.sums, self.how, self.ways):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(foot)

    def _show(self, found: CreditCheck) -> None:
        chip = answer_chip(found.answer)
        self.answer.show_chips((chip,))
        self.why.setText("\n".join(found.why))
        self.sums.setText("\n".join(_sums(found)))
        self.how.setText(tr("What would make it a yes") if found.ways else "")
        bullet = "\N{BULLET} "
        self.ways.setText("\n".join(f"{bullet}{way}" for way in found.ways))


def _sums(found: CreditCheck) -> list[str]:
    """Return what is owed and left of each limit, a line for each."""
    owed = tr("{sum} is owed").format(sum=money(found.exposure_minor, found.currency))
    left = found.available_minor
    if left is not None:
        limit = money(found.limit_minor or 0, found.currency)
        words = tr("{owed}, {left} is left of a limit of {limit}")
        if left < 0:
            words = tr("{owed}, {left} over the limit of {limit}")
        owed = words.format(owed=owed, left=money(abs(left), found.currency), limit=limit)
    return [owed, *(limit_words(each) for each in found.further)]


class CreditDesk(QObject):
    """Serves the key O of a card."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._whose: Callable[[], CustomerCard | None] = lambda: None
        self.dialog: CreditDialog | None = None

    def serve_card(
        self, header: PageHeader, tabs: CardTabs, whose: Callable[[], CustomerCard | None]
    ) -> None:
        """Put the question into the head of the card, with its key."""
        self._whose = whose
        button = IconButton(self._desk.theme, "shield-alert", tr("May I ship an order? (O)"))
        button.clicked.connect(self.ask)
        header.add(button)
        listen(tabs, {KEY: self.ask})

    def ask(self) -> None:
        """Open the question about the customer of the card."""
        card = self._whose()
        if card is None:
            return
        facts = card.facts
        self.dialog = CreditDialog(
            self._desk, facts.customer_id, facts.name, facts.currency, self._window
        )
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def answer_chip(answer: Answer) -> Chip:
    """Return an answer as a chip."""
    return {
        Answer.YES: Chip(tr("Yes, ship it"), Tone.OK, "circle-check"),
        Answer.ASK: Chip(tr("Ask first"), Tone.WARN, "circle-alert"),
        Answer.NO: Chip(tr("No, do not ship"), Tone.DANGER, "ban"),
    }[answer]
