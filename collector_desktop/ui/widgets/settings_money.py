"""Settings: the locked period, matching by itself, the age of the ledger, exchange rates."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.domain import settings as s
from collector_desktop.ui.widgets.day_edit import meant_day, typed_day
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.settings_fx import FxCard
from collector_desktop.ui.widgets.settings_section import SettingsSection

if TYPE_CHECKING:
    from collector_desktop.queries.settings import Settings
    from collector_desktop.ui.desk import Desk

NUMBER_WIDTH = 84


class MoneySettings(SettingsSection):
    """What holds for every payment: how far the books are closed, matching, other currencies."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            self.tr("Payments and periods"),
            self.tr("Up to when the books are closed, and what happens to unallocated money."),
        )
        self.lock = self.field(s.LOCKED_UNTIL, self.tr("Books locked up to"))
        self.lock.check_with(self._read_day, self._show_day)
        self.lock.edit.setPlaceholderText(self.tr("nothing is locked"))
        self.lock.explain(
            self.tr(
                "No entry dated up to this day can be written or undone, by hand or by file."
                " Empty unlocks; the change is in the history."
            )
        )
        self.match = self.choice(
            s.AUTO_MATCH,
            self.tr("Unallocated money that certainly pays something"),
            (
                ("propose", self.tr("Offer to match it under Payments")),
                ("apply", self.tr("Match it at opening and at midnight")),
                ("off", self.tr("Do nothing")),
            ),
        )
        self.match.explain(self.tr("What is ambiguous is never matched."))
        self.age = self.field(s.IMPORT_WARN_AFTER_DAYS, self.tr("Warn when the last import is"))
        self.age.edit.setMaximumWidth(desk.theme.px(NUMBER_WIDTH))
        self.age.row.addWidget(label(self.tr("days old"), "second"), 1)
        self.age.explain(self.tr("0 never warns."))
        grid = self.add_card()
        for at, field in enumerate((self.lock, self.match, self.age)):
            grid.addWidget(field, at // 2, at % 2)
            grid.setColumnStretch(at % 2, 1)
        self.rates = FxCard(desk)
        self.column.addWidget(self.rates)
        self.column.addStretch(1)

    def show_settings(self, stored: Settings) -> None:
        """Show what the ledger holds."""
        super().show_settings(stored)
        self.rates.read()

    def _read_day(self, text: str) -> str:
        """Return a day as it is stored, from what people type for one."""
        day = meant_day(text, self.desk.today()) if text else None
        return text if day is None else day.isoformat()

    def _show_day(self, stored: str) -> str:
        """Return the stored day as every field shows one."""
        return typed_day(date.fromisoformat(stored), self.desk.today()) if stored else ""
