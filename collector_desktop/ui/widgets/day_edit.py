"""A field for a day: typed as `fri`, `+7`, `eom`, `26/11`, or picked by a button."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from collector_desktop.domain.day_words import parse_day
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.months import month_end
from collector_desktop.domain.working_days import next_working_day
from collector_desktop.ui.format import week_day
from collector_desktop.ui.widgets.money_edit import mark_error

Today = Callable[[], date]
Meant = Callable[[str, date], date | None]
_THURSDAY, _FRIDAY = 3, 4
_WEEKDAY_BEFORE = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\s+(?=\d)", re.IGNORECASE)


class DayEdit(QLineEdit):
    """Takes a day as people type it and shows it in full when left.

    `day_changed` carries the day, or None while the text is no day.
    """

    day_changed = Signal(object)
    _meant = staticmethod(parse_day)

    def __init__(self, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.setPlaceholderText(self.tr("fri, +7, eom, 26/11"))
        self.textChanged.connect(self._on_text)
        self.editingFinished.connect(self._tidy)

    def set_day(self, day: date | None) -> None:
        """Show a day, or nothing; with its year where it would be read as another day."""
        self.setText(typed_day(day, self._today(), self._meant) if day else "")

    def day(self) -> date | None:
        """Return the day, or None when the text is no day."""
        return meant_day(self.text(), self._today(), self._meant)

    def problem(self) -> str:
        """Return what is wrong with the text in a sentence, or nothing."""
        if self.day() is not None:
            return ""
        return self.tr("This is not a date. Type 26/11, fri, +7 or eom.")

    def _on_text(self) -> None:
        mark_error(self, wrong=False)
        self.day_changed.emit(self.day())

    def _tidy(self) -> None:
        day = self.day()
        if day is not None:
            self.set_day(day)
        mark_error(self, wrong=day is None and bool(self.text().strip()))


@frozen
class QuickDay:
    """A day that one button picks: its words, and the day they mean seen from today."""

    text: str
    rule: Callable[[date], date]


class QuickDays(QWidget):
    """Buttons that fill a day field; the one that stands for the field's day is tinted."""

    def __init__(self, edit: DayEdit, today: Today, days: Sequence[QuickDay]) -> None:
        super().__init__()
        self._edit, self._today = edit, today
        self._buttons: list[tuple[QPushButton, QuickDay]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for day in days:
            button = QPushButton(day.text)
            button.setProperty("kind", "chip")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, rule=day.rule: edit.set_day(rule(today())))
            self._buttons.append((button, day))
            row.addWidget(button)
        row.addStretch(1)
        edit.day_changed.connect(self._tint)

    def _tint(self, day: date | None) -> None:
        for button, quick in self._buttons:
            button.setChecked(day is not None and quick.rule(self._today()) == day)


class DayPicker(QWidget):
    """A day field with buttons for the days that customers name most."""

    day_changed = Signal(object)

    def __init__(self, today: Today) -> None:
        super().__init__()
        self.edit = DayEdit(today)
        self.edit.day_changed.connect(self.day_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.edit)
        column.addWidget(QuickDays(self.edit, today, promise_days()))
        self.setFocusProxy(self.edit)

    def day(self) -> date | None:
        """Return the day, or None when there is none."""
        return self.edit.day()

    def set_day(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self.edit.set_day(day)


def promise_days() -> tuple[QuickDay, ...]:
    """Return the days by which customers say that they will pay."""
    return (
        QuickDay(_tr("Tomorrow"), _tomorrow),
        QuickDay(_tr("Thu"), _thursday),
        QuickDay(_tr("Fri"), _friday),
        QuickDay(_tr("Month end"), month_end),
    )


def follow_up_days() -> tuple[QuickDay, ...]:
    """Return the days on which to go on with a customer."""
    return (
        QuickDay(_tr("Tomorrow"), next_working_day),
        QuickDay(_tr("Fri"), _friday),
        QuickDay(_tr("+7 days"), _in_a_week),
    )


def typed_day(day: date, today: date, meant: Meant = parse_day) -> str:
    """Return a day as a field shows it, with its year where it would be read as another day."""
    text = week_day(day, today)
    return text if meant_day(text, today, meant) == day else f"{text} {day.year}"


def meant_day(text: str, today: date, meant: Meant = parse_day) -> date | None:
    """Return the day that a field's text means, or None when it is none."""
    return meant(_WEEKDAY_BEFORE.sub("", text.strip()), today)


def _tr(text: str) -> str:
    return QCoreApplication.translate("QuickDays", text)


def _tomorrow(today: date) -> date:
    return today + timedelta(days=1)


def _thursday(today: date) -> date:
    return _next_weekday(today, _THURSDAY)


def _friday(today: date) -> date:
    return _next_weekday(today, _FRIDAY)


def _next_weekday(today: date, weekday: int) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _in_a_week(today: date) -> date:
    return today + timedelta(days=7)
