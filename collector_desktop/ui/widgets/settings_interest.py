"""Settings: what late payment is claimed by, what a contract agrees on, and the dated rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain import settings as s
from collector_desktop.domain.interest import Basis, DailyRounding
from collector_desktop.domain.late_payment import regime_for
from collector_desktop.ui.widgets.interest_words import period_choices, regime_choices
from collector_desktop.ui.widgets.settings_rates import RatesCard
from collector_desktop.ui.widgets.settings_section import SettingsSection

if TYPE_CHECKING:
    from collector_desktop.domain.setting import Setting
    from collector_desktop.queries.settings import Settings
    from collector_desktop.ui.desk import Desk


class InterestSettings(SettingsSection):
    """The rule, the contract's terms, and the reference rates with what was added to them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            self.tr("Late payment interest"),
            self.tr(
                "Interest that accrues on overdue invoices. Nothing is charged until you claim it."
            ),
        )
        self._add_rule()
        self._add_contract()
        self.rates = RatesCard(desk)
        self.column.addWidget(self.rates)
        self.column.addStretch(1)

    def show_settings(self, stored: Settings) -> None:
        """Show what the ledger holds."""
        super().show_settings(stored)
        texts = stored.stored
        name, country = (
            texts.get(each.key, each.default) for each in (s.INTEREST_REGIME, s.COMPANY_COUNTRY)
        )
        regime = regime_for(name, country)
        self.rates.read(regime.series if regime else "")

    def _add_rule(self) -> None:
        regime = self.choice(s.INTEREST_REGIME, self.tr("Claim under"), regime_choices())
        regime.explain(self.tr("A customer or a group can have a rule of its own."))
        first = self.choice(
            s.ALLOCATION_FIRST,
            self.tr("Money without a reference pays first"),
            (("principal", self.tr("Invoices")), ("interest", self.tr("Interest and charges"))),
        )
        daily = self.choice(
            s.INTEREST_DAILY_ROUNDING,
            self.tr("Daily interest"),
            (
                (DailyRounding.EXACT, self.tr("Exact, rounded once at the end")),
                (DailyRounding.PENNIES, self.tr("Rounded to pennies each day")),
            ),
        )
        basis = self.choice(
            s.INTEREST_BASIS,
            self.tr("Days in a year, where the law does not say"),
            (
                (Basis.DAYS_365, "365"),
                (Basis.DAYS_360, "360"),
                (Basis.ACTUAL, self.tr("as the calendar has them")),
                (Basis.MONTHS, self.tr("twelve equal months")),
            ),
        )
        grid = self.add_card()
        for at, field in enumerate((regime, first, daily, basis)):
            grid.addWidget(field, at // 2, at % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)

    def _add_contract(self) -> None:
        grid = self.add_card(self.tr("By contract"))
        rate = self.field(s.INTEREST_CONTRACT_RATE, self.tr("Per cent"))
        per = self.choice(s.INTEREST_CONTRACT_PER, self.tr("Per"), period_choices())
        grid.addWidget(rate, 0, 0)
        grid.addWidget(per, 0, 1)
        for at, (setting, title, words) in enumerate(self._charges(), start=2):
            field = self.field(setting, title).explain(words)
            grid.addWidget(field, at // 3, at % 3)
        for column in (0, 1, 2):
            grid.setColumnStretch(column, 1)

    def _charges(self) -> tuple[tuple[Setting[str] | Setting[int], str, str], ...]:
        own = self.tr("In the invoice's currency.")
        return (
            (
                s.INTEREST_GRACE_DAYS,
                self.tr("Days of grace"),
                self.tr("No interest for these days."),
            ),
            (s.INTEREST_FLAT_FEE, self.tr("Charge for each invoice"), own),
            (s.INTEREST_MINIMUM, self.tr("At least"), own),
            (s.INTEREST_CAP, self.tr("At most"), self.tr("An amount, or a share such as 10%.")),
        )
