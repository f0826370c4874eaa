"""Settings: what is to be collected in a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain import settings as s
from collector_desktop.domain.amounts import AmountError
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.months import month_end
from collector_desktop.domain.working_days import is_working_day
from collector_desktop.domain.written import column_money, currency_mark, money, month
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import read_amount
from collector_desktop.ui.widgets.settings_section import SettingsSection

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.queries.settings import Settings
    from collector_desktop.ui.desk import Desk


class TargetSettings(SettingsSection):
    """The target of a month, which Today measures against."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, self.tr("Targets"), self.tr("Today shows how far the month has come.")
        )
        self._currency = s.COMPANY_CURRENCY.default
        self.target = self.field(s.TARGET_MONTH, self.tr("To collect in a month"))
        self.target.check_with(self._read, self._shown)
        self.target.edit.setPlaceholderText(self.tr("no target"))
        self.target.explain(self.tr("Amounts such as 90k are understood. Empty means no target."))
        self.mark = label(kind="second")
        self.target.row.insertWidget(0, self.mark)
        self.sample = label(kind="second")
        self.sample.setWordWrap(True)
        self.target.typed.connect(self._show_sample)
        grid = self.add_card()
        grid.addWidget(self.target, 0, 0)
        grid.addWidget(self.sample, 0, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        self.column.addStretch(1)

    def show_settings(self, stored: Settings) -> None:
        """Show what the ledger holds, in its currency."""
        self._currency = stored.stored.get(s.COMPANY_CURRENCY.key, s.COMPANY_CURRENCY.default)
        self.mark.setText(currency_mark(self._currency).strip())
        super().show_settings(stored)

    def _read(self, text: str) -> str:
        """Return the amount as it is stored, or raise with a sentence."""
        if not text:
            return ""
        try:
            minor = read_amount(text, self._currency)
        except AmountError as error:
            raise CollectorError(str(error)) from error
        return plain_amount(minor, self._currency)

    def _shown(self, text: str) -> str:
        try:
            return column_money(read_amount(text, self._currency), self._currency) if text else ""
        except AmountError:
            return text

    def _show_sample(self, text: str) -> None:
        try:
            minor = read_amount(text, self._currency)
        except AmountError:
            minor = 0
        today = self.desk.today()
        words = self.tr("{amount} on each of the {count} working days of {month}.")
        count = working_days_of_month(today)
        self.sample.setText(
            words.format(
                amount=money(minor // count, self._currency), count=count, month=month(today)
            )
            if minor > 0
            else ""
        )


def working_days_of_month(today: date) -> int:
    """Return how many working days the month of a day has."""
    days = (today.replace(day=number) for number in range(1, month_end(today).day + 1))
    return sum(is_working_day(day) for day in days)
