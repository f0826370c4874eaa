"""A field for a day that has been, such as the one an account is looked at."""

from __future__ import annotations

from datetime import date, timedelta

from collector_desktop.domain.day_words import parse_day
from collector_desktop.domain.months import add_months
from collector_desktop.domain.written import paper_day
from collector_desktop.ui.widgets.card_words import tr
from collector_desktop.ui.widgets.day_edit import DayEdit, Today

_WEEK, _YEAR = timedelta(days=7), 12


class AsAtEdit(DayEdit):
    """Reads a day without its year as the last such day; shows days so that they read back."""

    def __init__(self, today: Today) -> None:
        super().__init__(today)
        self._as_of = today
        self.setPlaceholderText(tr("31/10, mon, today"))

    def day(self) -> date | None:
        """Return the day, or None when the text is no day."""
        return past_day(self.text(), self._as_of())

    def set_day(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self.setText(paper_day(day) if day else "")


def past_day(text: str, today: date) -> date | None:
    """Return the day that the words mean, up to today where they leave that open."""
    day = parse_day(text, today)
    if day is not None and day > today:
        if any(letter.isdigit() for letter in text):
            return parse_day(text, add_months(today, -_YEAR) + timedelta(days=1)) or day
        return day - _WEEK
    return day
