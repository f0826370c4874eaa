"""The answers to our e-mails that nobody has read, one after the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from collector_desktop.queries.incoming import unread_mail
from collector_desktop.services.incoming_mail import mark_read
from collector_desktop.ui.format import near_day
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.labels import Button, label

if TYPE_CHECKING:
    from collector_desktop.queries.incoming import IncomingRow
    from collector_desktop.ui.desk import Desk

_WIDTH, _HEIGHT = 640, 480


class Answers(QDialog):
    """Shows an answer as plain text; once it is marked as read the chase goes on.

    `customer_asked` carries whose card is to be opened.
    """

    customer_asked = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: list[IncomingRow] = []
        self._at = 0
        self.setWindowTitle(self.tr("Answers to e-mails"))
        self.resize(desk.theme.px(_WIDTH), desk.theme.px(_HEIGHT))
        self.count, self.who, self.subject = label(kind="meta"), label(kind="panel"), label()
        self.origin = label(kind="second")
        for words in (self.who, self.subject, self.origin):
            words.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("What the answer says"))
        all_read = self.tr("Every answer has been read")
        advice = self.tr("An answer holds the chase back until it has been read here.")
        self.none = EmptyState(desk.theme, "mail-check", all_read, advice)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        for words in (self.count, self.who, self.origin, self.subject):
            column.addWidget(words)
        column.addWidget(self.text, 1)
        column.addWidget(self.none, 1)
        column.addLayout(self._foot())
        self._show()

    def refresh(self) -> None:
        """Read which answers are unread."""
        work = partial(unread_mail, self._desk.today())
        self._desk.tasks.run(self, work, self._take)

    def _foot(self) -> QHBoxLayout:
        theme = self._desk.theme
        self.card = Button(theme, self.tr("Open customer"), icon="users")
        self.later = Button(theme, self.tr("Next"))
        self.read = Button(theme, self.tr("Mark as read"), kind="primary")
        close = Button(theme, self.tr("Close"))
        self.read.setDefault(True)
        self.card.clicked.connect(self._open_card)
        self.later.clicked.connect(self._go_on)
        self.read.clicked.connect(self._mark)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.card)
        foot.addStretch(1)
        for button in (close, self.later, self.read):
            foot.addWidget(button)
        return foot

    def _take(self, rows: list[IncomingRow]) -> None:
        self._rows = rows
        self._at = min(self._at, max(len(rows) - 1, 0))
        self._show()

    def _show(self) -> None:
        row = self._rows[self._at] if self._rows else None
        for button in (self.card, self.read):
            button.setVisible(row is not None)
        for words in (self.count, self.who, self.origin, self.subject, self.text):
            words.setVisible(row is not None)
        self.none.setVisible(row is None)
        self.later.setVisible(len(self._rows) > 1)
        if row is None:
            return
        number = self.tr("{at} of {count}").format(at=self._at + 1, count=len(self._rows))
        self.count.setText(number)
        self.who.setText(row.name)
        day = near_day(row.made_on, self._desk.today())
        self.origin.setText(f"{row.from_address}, {day}")
        self.subject.setText(row.subject)
        self.text.setPlainText(row.text)

    def _go_on(self) -> None:
        self._at = (self._at + 1) % len(self._rows)
        self._show()

    def _mark(self) -> None:
        work = partial(mark_read, self._rows[self._at].incoming_id, self._desk.today())
        self._desk.tasks.run(self, work, lambda _: self.refresh())

    def _open_card(self) -> None:
        customer_id = self._rows[self._at].customer_id
        if customer_id is not None:
            self.accept()
            self.customer_asked.emit(customer_id)
