"""A field for a day: typed as `fri`, `+7`, `eom`, `26/11`, or picked by a button."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from collector_desktop.domain.day_words import parse_day
from collector_desktop.ui.format import week_day
from collector_desktop.ui.widgets.money_edit import mark_error

Today = Callable[[], date]
_THURSDAY, _FRIDAY = 3, 4


class DayEdit(QLineEdit):
    """Takes a day as people type it and shows it in full when left.

    `day_changed` carries the day, or None while the text is no day.
    """

    day_changed = Signal(object)

    def __init__(self, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.setPlaceholderText(self.tr("fri, +7, eom, 26/11"))
        self.textChanged.connect(self._on_text)
        self.editingFinished.connect(self._tidy)

    def set_day(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self.setText(week_day(day, self._today()) if day else "")

    def day(self) -> date | None:
        """Return the day, or None when the text is no day."""
        return parse_day(self.text(), self._today())

    def problem(self) -> str:
        """Return what is wrong with the text in a sentence, or nothing."""
        if self.day() is not None:
            return ""
        return self.tr("This is no day. Type 26/11, fri, +7 or eom.")

    def _on_text(self) -> None:
        mark_error(self, wrong=False)
        self.day_changed.emit(self.day())

    def _tidy(self) -> None:
        day = self.day()
        if day is not None:
            self.set_day(day)
        mark_error(self, wrong=day is None and bool(self.text().strip()))


class DayPicker(QWidget):
    """A day field with buttons for the days that customers name most."""

    day_changed = Signal(object)

    def __init__(self, today: Today) -> None:
        super().__init__()
        self._today = today
        self.edit = DayEdit(today)
        self.edit.day_changed.connect(self._on_day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.edit)
        row = QHBoxLayout()
        row.setSpacing(6)
        self._buttons: list[tuple[QPushButton, Callable[[date], date]]] = []
        for text, rule in (
            (self.tr("Tomorrow"), _tomorrow),
            (self.tr("Thu"), _thursday),
            (self.tr("Fri"), _friday),
            (self.tr("Month end"), _month_end),
        ):
            row.addWidget(self._button(text, rule))
        row.addStretch(1)
        column.addLayout(row)
        self.setFocusProxy(self.edit)

    def day(self) -> date | None:
        """Return the day, or None when there is none."""
        return self.edit.day()

    def set_day(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self.edit.set_day(day)

    def _button(self, text: str, rule: Callable[[date], date]) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", "chip")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.edit.set_day(rule(self._today())))
        self._buttons.append((button, rule))
        return button

    def _on_day(self, day: date | None) -> None:
        for button, rule in self._buttons:
            button.setChecked(day is not None and rule(self._today()) == day)
        self.day_changed.emit(day)


def _tomorrow(today: date) -> date:
    return today + timedelta(days=1)


def _thursday(today: date) -> date:
    return _next_weekday(today, _THURSDAY)


def _friday(today: date) -> date:
    return _next_weekday(today, _FRIDAY)


def _next_weekday(today: date, weekday: int) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _month_end(today: date) -> date:
    return today.replace(day=monthrange(today.year, today.month)[1])
