"""A field for a day that has been: of a payment, or the one an account is looked at."""

from __future__ import annotations

from collector_desktop.domain.day_words import past_day
from collector_desktop.ui.widgets.card_words import tr
from collector_desktop.ui.widgets.day_edit import DayEdit, Today


class AsAtEdit(DayEdit):
    """Reads a day without its year as the last such day."""

    _meant = staticmethod(past_day)

    def __init__(self, today: Today) -> None:
        super().__init__(today)
        self.setPlaceholderText(tr("31/10, mon, today"))
