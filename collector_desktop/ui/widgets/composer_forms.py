"""The parts of the composer that ask for more: a promise, a day to go on, a time of day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from collector_desktop.domain.outcome_effects import CHEQUE_IN_POST, PAYMENT_RUN
from collector_desktop.services.contact_drafts import PromiseDraft
from collector_desktop.ui.widgets.day_edit import (
    DayEdit,
    QuickDays,
    follow_up_days,
    promise_days,
)
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import MoneyEdit, mark_error

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?")
_NOON = 12


def read_minute(text: str) -> int | None:
    """Return the minute of the day that a time means: `9:30`, `0930`, `2pm`."""
    found = _TIME.fullmatch(text.strip().casefold())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % _NOON + (_NOON if found[3] == "pm" else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def clock(minute: int) -> str:
    """Return a time as the desk shows it: `09:30`."""
    return f"{minute // 60:02}:{minute % 60:02}"


class TimeEdit(QLineEdit):
    """Takes a time of day as people type it."""

    def __init__(self, prompt: str, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(prompt)
        self.setAccessibleName(name)
        self.textChanged.connect(lambda: mark_error(self, wrong=False))
        self.editingFinished.connect(self._tidy)

    def minute(self) -> int | None:
        """Return the minute of the day, or None when the text is no time."""
        return read_minute(self.text())

    def problem(self) -> str:
        """Return what is wrong with the text in a sentence, or nothing."""
        if not self.text().strip() or self.minute() is not None:
            return ""
        return self.tr("This is not a time. Type 9:30 or 14:00.")

    def _tidy(self) -> None:
        minute = self.minute()
        if minute is not None:
            self.setText(clock(minute))
        mark_error(self, wrong=bool(self.problem()))


class PromiseForm(QWidget):
    """Amount, day and way of a promise; `entered` says that Enter was pressed in a field."""

    entered = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._suggested = ""
        self._currency = "GBP"
        self.amount, self.by, self.how = MoneyEdit("GBP"), DayEdit(today), QComboBox()
        self.by.setPlaceholderText(self.tr("fri, +7"))
        self.problem_line = label(kind="error")
        self.problem_line.setWordWrap(True)
        self.problem_line.hide()
        for words, method in self._methods():
            self.how.addItem(words, method)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(5)
        for at, (text, field) in enumerate(
            (
                (self.tr("Amount"), self.amount),
                (self.tr("By"), self.by),
                (self.tr("How"), self.how),
            )
        ):
            caption = label(text, "field")
            caption.setBuddy(field)
            field.setAccessibleName(text)
            field.setMinimumWidth(60)
            grid.addWidget(caption, 0, at)
            grid.addWidget(field, 1, at)
            grid.setColumnStretch(at, (17, 16, 25)[at])
        grid.addWidget(self.problem_line, 2, 0, 1, 3)
        grid.addWidget(QuickDays(self.by, today, promise_days()), 3, 0, 1, 3)
        for edit in (self.amount, self.by):
            edit.returnPressed.connect(self.entered)
            edit.textChanged.connect(self.problem_line.hide)
        self.setTabOrder(self.amount, self.by)

    def suggest(self, minor: int, currency: str) -> None:
        """Fill in an amount, unless another was typed."""
        untouched = self.amount.text().strip() in {"", self._suggested}
        self._currency = currency
        self.amount.set_currency(currency)
        if untouched:
            self.amount.clear()
            if minor > 0:
                self.amount.set_amount(minor)
            self._suggested = self.amount.text()

    def is_touched(self) -> bool:
        """Return whether the user has typed an amount or a day."""
        other_amount = self.amount.text().strip() not in {"", self._suggested}
        return other_amount or bool(self.by.text().strip())

    def begin(self, method: str, day: date | None, *, is_part: bool = False) -> None:
        """Propose the way and the day that an outcome implies; what was typed stays.

        Of a part nobody but the user knows how much: then no amount is proposed.
        """
        if self.amount.text().strip() in {"", self._suggested}:
            self.amount.setText("" if is_part else self._suggested)
        if method:
            self.how.setCurrentIndex(max(self.how.findData(method), 0))
        if day is not None and not self.by.text().strip():
            self.by.set_day(day)

    def first_field(self) -> QLineEdit:
        """Return the field that is to be filled in first."""
        return self.by if self.amount.text().strip() else self.amount

    def clear(self) -> None:
        """Forget what was typed."""
        self.amount.clear()
        self.by.clear()
        self.how.setCurrentIndex(0)
        self.problem_line.hide()

    def texts(self) -> tuple[str, str, str]:
        """Return what is in the fields."""
        return self.amount.text(), self.by.text(), self.how.currentData()

    def set_texts(self, texts: tuple[str, str, str]) -> None:
        """Put back what stood in the fields."""
        self.amount.setText(texts[0])
        self.by.setText(texts[1])
        self.how.setCurrentIndex(max(self.how.findData(texts[2]), 0))

    def draft(self) -> PromiseDraft | None:
        """Return the promise, or show what is wrong with it."""
        amount, day = self.amount.amount(), self.by.day()
        if amount is None or amount <= 0:
            wrong = self.amount.problem() if self.amount.text().strip() else ""
            self._say(self.amount, wrong or self.tr("Enter what was promised."))
        elif day is None:
            missing = not self.by.text().strip()
            self._say(self.by, self.tr("By which day?") if missing else self.by.problem())
        elif day < self._today():
            self._say(self.by, self.tr("This day has passed. Choose today or a later day."))
        else:
            return PromiseDraft(amount, self._currency, day, self.how.currentData())
        return None

    def _say(self, field: QLineEdit, text: str) -> None:
        field.setFocus()
        field.selectAll()
        mark_error(field, wrong=True)
        self.problem_line.setText(text)
        self.problem_line.show()

    def _methods(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Bank transfer"), "bank"),
            (self.tr("Cheque"), "cheque"),
            (self.tr("Card"), "card"),
            (self.tr("Direct debit"), "direct debit"),
            (self.tr("Cash"), "cash"),
            (self.tr("Cheque in the post"), CHEQUE_IN_POST),
            (self.tr("Next payment run"), PAYMENT_RUN),
        )


class FollowUpRow(QWidget):
    """When to go on: quick days, a day and, where it matters, a time."""

    entered = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.caption = label(self.tr("Follow up"), "meta")
        self.day, self.time = DayEdit(today), TimeEdit(self.tr("Time"), self.tr("Time"))
        self.day.setAccessibleName(self.tr("Follow up on"))
        self.day.setPlaceholderText(self.tr("Day"))
        self.day.setMinimumWidth(64)
        self.time.setMaximumWidth(64)
        self._quick = QuickDays(self.day, today, follow_up_days())
        self._with_quick_days = True
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (self.caption, self._quick, self.day, self.time):
            row.addWidget(part, int(part is self.day))
        for edit in (self.day, self.time):
            edit.returnPressed.connect(self.entered)

    def show_for(self, caption: str, *, with_time: bool, with_quick_days: bool) -> None:
        """Say what the day means, and whether a time belongs to it."""
        self.caption.setText(caption)
        self.time.setVisible(with_time)
        self._with_quick_days = with_quick_days
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the quick days out where they have no room; the field takes the same words."""
        parts = [self.caption.sizeHint().width(), self._quick.sizeHint().width(), 64]
        parts += [] if self.time.isHidden() else [64]
        fits = sum(parts) + 6 * len(parts) <= self.width()
        self._quick.setVisible(self._with_quick_days and fits)

    def suggest(self, text: str) -> None:
        """Show in grey the day that is taken when none is typed."""
        self.day.setPlaceholderText(text or self.tr("Day"))

    def clear(self) -> None:
        """Forget what was typed."""
        self.day.clear()
        self.time.clear()

    def problem(self) -> str:
        """Return what is wrong in a sentence, or nothing."""
        day = self.day.day()
        if self.day.text().strip() and day is None:
            return self.day.problem()
        if day is not None and day < self._today():
            return self.tr("The follow-up lies in the past. Choose today or a later day.")
        return self.time.problem()


def row_of(*widgets: QWidget | None) -> QHBoxLayout:
    """Return widgets in a row; None takes the room between."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
