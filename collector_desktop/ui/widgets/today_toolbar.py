"""The row above Today's grid: the order, what is done, skipping; and the filter when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.ui.format import week_day
from collector_desktop.ui.widgets.filter_bar import FilterBar
from collector_desktop.ui.widgets.labels import Button, IconButton, IconLabel, label
from collector_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from collector_desktop.queries.ledger_age import LedgerAge
    from collector_desktop.ui.theme import Theme

URGENCY, REASON, VALUE = range(3)
OLD_AFTER_DAYS = 3


class TodayToolbar(QWidget):
    """Order, progress and Skip; the filter comes out when it is asked for."""

    order_chosen = Signal(int)
    skip_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        orders = (self.tr("By urgency"), self.tr("By reason"), self.tr("By value"))
        self.order = Segmented(theme, orders, self.tr("Order"))
        self.order.chosen.connect(self.order_chosen)
        self._done = label(kind="meta")
        self._skip = Button(
            theme, self.tr("Skip to tomorrow"), icon="calendar-clock", kind="ghost", key="T"
        )
        self._skip.clicked.connect(self.skip_asked)
        self._find = IconButton(theme, "list-filter", self.tr("Filter this list (/)"))
        self._find.clicked.connect(self.show_filter)
        self.filter = FilterBar(theme, self.tr("Filter by name, number or reason"))
        self.filter.hide()
        self.filter.left.connect(self._on_left)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self.order)
        self._row.addStretch(1)
        for part in (self._done, self._skip, self._find):
            self._row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._row)
        column.addWidget(self.filter)

    def show_done(self, left: int, done: int) -> None:
        """Say how far the day is."""
        words = self.tr("{left} left, {done} done today").format(left=left, done=done)
        self._done.setText(words)
        self._fit()

    def show_filter(self) -> None:
        """Bring out the filter and give it the keyboard."""
        self.filter.show()
        self.filter.edit.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_left(self) -> None:
        if not self.filter.edit.text().strip() and not self.filter.has_filters:
            self.filter.hide()

    def _fit(self) -> None:
        """Leave the count out where it has no room, then the button; its key still works."""
        needed = sum(p.sizeHint().width() + 8 for p in (self.order, self._skip, self._find))
        self._skip.setVisible(needed <= self.width())
        self._done.setVisible(needed + self._done.sizeHint().width() + 8 <= self.width())


class OldLedgerLine(QFrame):
    """Says that the ledger is old, and offers an import."""

    import_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._text = label(kind="medium")
        self._text.setWordWrap(True)
        button = Button(theme, self.tr("Import"), icon="upload", kind="chip")
        button.clicked.connect(self.import_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, "triangle-alert", "warn_text"))
        row.addWidget(self._text, 1)
        row.addWidget(button)
        self.hide()

    def show_age(self, age: LedgerAge, today: date) -> None:
        """Show the line if the newest import is older than a few days."""
        days = age.days(today)
        if days is not None and age.imported_on is not None and days > OLD_AFTER_DAYS:
            words = self.tr("Ledger is from {day}. Import before you chase.")
            self._text.setText(words.format(day=week_day(age.imported_on, today)))
            self.show()
        else:
            self.hide()
