"""Settings: who writes the letters, and where customers pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from collector_desktop.domain import settings as s
from collector_desktop.domain.bank_numbers import read_account_number
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.settings_post import BANK_QR_IBAN, BANK_QR_START, PAYMENT_LINK
from collector_desktop.ui.widgets.labels import Button
from collector_desktop.ui.widgets.settings_field import SettingField
from collector_desktop.ui.widgets.settings_section import ROW_GAP, SettingsSection

if TYPE_CHECKING:
    from collector_desktop.domain.setting import Setting
    from collector_desktop.queries.settings import Settings
    from collector_desktop.ui.desk import Desk


class CompanySettings(SettingsSection):
    """The business as statements and letters name it."""

    preview_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Company"), self.tr("Printed on statements and letters."))
        preview = Button(desk.theme, self.tr("Preview statement"), icon="file-text")
        preview.clicked.connect(self.preview_asked)
        self.head.addWidget(preview)
        self._add_sender()
        self._add_letter()
        self.column.addStretch(1)

    def _add_sender(self) -> None:
        grid = self.add_card()
        name = self.field(s.COMPANY_NAME, self.tr("Company name")).check_with(self._named)
        country = self.field(s.COMPANY_COUNTRY, self.tr("Country"))
        currency = self.field(s.COMPANY_CURRENCY, self.tr("Currency"))
        country.edit.setToolTip(s.COMPANY_COUNTRY.meaning)
        currency.edit.setToolTip(s.COMPANY_CURRENCY.meaning)
        reach = QVBoxLayout()
        reach.setSpacing(ROW_GAP)
        address = self.area(s.COMPANY_ADDRESS, self.tr("Address"), 5)
        reach.addWidget(self.field(s.COMPANY_PHONE, self.tr("Phone")))
        reach.addWidget(self.field(s.COMPANY_EMAIL, self.tr("E-mail")))
        grid.addWidget(name, 0, 0, 1, 4)
        grid.addWidget(country, 0, 4)
        grid.addWidget(currency, 0, 5)
        grid.addWidget(address, 1, 0, 1, 3)
        grid.addLayout(reach, 1, 3, 1, 3)
        grid.addWidget(self.field(s.COMPANY_WEBSITE, self.tr("Website")), 2, 0, 1, 3)
        collector = self.field(s.COMPANY_COLLECTOR, self.tr("Credit controller"))
        collector.edit.setPlaceholderText(self.tr("Signs the letters"))
        grid.addWidget(collector, 2, 3, 1, 3)
        for column in range(6):
            grid.setColumnStretch(column, 1)

    def _add_letter(self) -> None:
        grid = self.add_card()
        footer = self.area(s.COMPANY_FOOTER, self.tr("Footer of statements and letters"), 2)
        footer.explain(self.tr("Registered name and number, registered office, VAT number."))
        grid.addWidget(footer, 0, 0)

    def _named(self, text: str) -> str:
        if not text:
            raise CollectorError(self.tr("A letter needs the name of its sender."))
        return text


class BankSettings(SettingsSection):
    """The account that statements and letters ask to be paid into."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, self.tr("Bank details"), self.tr("Printed as how to pay, when they are set.")
        )
        self._country = s.COMPANY_COUNTRY.default
        home = self.add_card(self.tr("Where customers pay"))
        number = self.field(s.BANK_ACCOUNT, self.tr("Account number"))
        number.check_with(lambda text: read_account_number(text, self._country))
        home.addWidget(self.field(s.BANK_NAME, self.tr("Account name")), 0, 0)
        home.addWidget(self.field(s.BANK_SORT_CODE, self.tr("Sort code")), 0, 1)
        home.addWidget(number, 0, 2)
        for column, stretch in enumerate((3, 2, 2)):
            home.setColumnStretch(column, stretch)
        abroad = self.add_card(self.tr("By IBAN"))
        abroad.addWidget(self._optional(s.BANK_IBAN, self.tr("IBAN")), 0, 0)
        abroad.addWidget(self._optional(s.BANK_BIC, self.tr("BIC")), 0, 1)
        abroad.setColumnStretch(0, 3)
        abroad.setColumnStretch(1, 2)
        abroad.addWidget(self._optional(BANK_QR_IBAN, self.tr("QR-IBAN")), 1, 0)
        abroad.addWidget(self._optional(BANK_QR_START, self.tr("QR references begin with")), 1, 1)
        self.fields[s.BANK_IBAN.key].explain(
            self.tr("Statements in euros have a code to scan, those with a Swiss IBAN the QR-bill.")
        )
        self.fields[BANK_QR_IBAN.key].explain(
            self.tr("Of a Swiss account, if it has one: for QR-bills in francs.")
        )
        self.fields[BANK_QR_START.key].explain(
            self.tr("The digits that your bank gave you, if any.")
        )
        page = self.field(PAYMENT_LINK, self.tr("Payment page"))
        page.edit.setPlaceholderText("https://pay.example.com/?ref={reference}&sum={amount}")
        page.explain(self.tr("Printed where there is no code to scan, and in e-mails."))
        self.add_card(self.tr("Online")).addWidget(page, 0, 0)
        self.column.addStretch(1)

    def show_settings(self, stored: Settings) -> None:
        """Show what the ledger holds; the country says what an account number looks like."""
        self._country = stored.stored.get(s.COMPANY_COUNTRY.key, s.COMPANY_COUNTRY.default)
        super().show_settings(stored)

    def _optional(self, setting: Setting[str], title: str) -> SettingField:
        field = self.field(setting, title)
        field.edit.setPlaceholderText(self.tr("optional"))
        return field
