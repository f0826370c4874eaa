"""Words of a template as a real customer would read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.mail_look import MailView, fitted
from collector_desktop.ui.widgets.settings_choice import narrow_box
from collector_desktop.ui.widgets.settings_field import ProblemLine

if TYPE_CHECKING:
    from collector_desktop.services.wording_shown import WordsTried
    from collector_desktop.ui.theme import Theme

PAPER = "QTextBrowser { background: #FFFFFF; color: #15191F; }"


class WordsPreview(QWidget):
    """A customer to choose, and the message to it; `chosen` gives another customer."""

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.customers = narrow_box(_tr("Preview for"))
        self.subject = label(kind="strong")
        self.subject.setWordWrap(True)
        self.sheet = MailView()
        self.sheet.setAccessibleName(_tr("Preview"))
        self.sheet.setStyleSheet(PAPER)
        self.problem = ProblemLine(theme)
        self.nobody = label(_tr("Nobody owes anything, so there is no customer to show."), "second")
        self.nobody.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(_tr("Preview for"), "second"))
        row.addWidget(self.customers, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        for widget in (self.subject, self.problem, self.nobody):
            column.addWidget(widget)
        column.addWidget(self.sheet, 1)
        column.addStretch(0)
        self.customers.activated.connect(lambda _: self.chosen.emit())

    def show_customers(self, customers: Sequence[tuple[int, str]]) -> None:
        """Offer customers; the one chosen stays if it is still there."""
        now = self.customer_id()
        with QSignalBlocker(self.customers):
            self.customers.clear()
            for customer_id, name in customers:
                self.customers.addItem(name, customer_id)
            self.customers.setCurrentIndex(max(self.customers.findData(now), 0))
        self.nobody.setVisible(not customers)
        self.sheet.setVisible(bool(customers))

    def customer_id(self) -> int | None:
        """Return who is chosen."""
        found = self.customers.currentData()
        return None if found is None else int(found)

    def show_tried(self, tried: WordsTried) -> None:
        """Show the message, or why there is none, and which fields are empty."""
        self.subject.setText(tried.subject)
        self.sheet.setHtml(fitted(tried.html, 12, 10, dense=True))
        self.sheet.setVisible(bool(tried.html))
        missing = ", ".join(_tr(each) for each in tried.missing)
        empty = _tr("Not known for this customer: {fields}.").format(fields=missing)
        self.problem.show_text(tried.problem or (empty if missing else ""))


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)
