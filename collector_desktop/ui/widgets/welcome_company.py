"""Whose ledger it will be: name, country and currency, guessed from this computer."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.settings import COMPANY_COUNTRY, COMPANY_CURRENCY
from collector_desktop.services.ledgers import CompanyDraft
from collector_desktop.services.protection import can_protect
from collector_desktop.ui.errors import sentence_of
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import mark_error


class CompanyForm(QWidget):
    """Collects a company; `draft()` is what was entered, or None with the fault beside it."""

    def __init__(self) -> None:
        super().__init__()
        place = QLocale.system()
        country = QLocale.territoryToCode(place.territory()) or COMPANY_COUNTRY.default
        currency = place.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
        self.name = QLineEdit()
        self.country = QLineEdit(country)
        self.currency = QLineEdit(currency or COMPANY_CURRENCY.default)
        self._problem = label(kind="error")
        self._problem.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        fields = (
            (self.tr("The name of your &business"), self.name, 3),
            (self.tr("C&ountry"), self.country, 1),
            (self.tr("C&urrency"), self.currency, 1),
        )
        for at, (words, edit, stretch) in enumerate(fields):
            name = label(words, "field")
            name.setBuddy(edit)
            edit.setAccessibleName(words.replace("&", ""))
            edit.textEdited.connect(self._forget_problem)
            grid.addWidget(name, 0, at)
            grid.addWidget(edit, 1, at)
            grid.setColumnStretch(at, stretch)
        self.protect = QCheckBox(self.tr("Protect the ledger with a &password"))
        self.protect.setAccessibleDescription(self.tr("You are asked for one next."))
        self.protect.setChecked(can_protect())
        self.protect.setVisible(can_protect())
        grid.addWidget(self._problem, 2, 0, 1, 3)
        grid.addWidget(self.protect, 3, 0, 1, 3)
        self._problem.hide()

    def draft(self) -> CompanyDraft | None:
        """Return the company, or None after saying beside the field what is wrong."""
        if not self.name.text().strip():
            self._refuse(self.name, self.tr("Enter the name of your business."))
            return None
        for edit, setting in ((self.country, COMPANY_COUNTRY), (self.currency, COMPANY_CURRENCY)):
            try:
                setting.read(edit.text())
            except CollectorError as error:
                self._refuse(edit, sentence_of(error))
                return None
        return CompanyDraft(
            self.name.text().strip(),
            COMPANY_COUNTRY.read(self.country.text()),
            self.currency.text().strip().upper(),
        )

    def _refuse(self, edit: QLineEdit, sentence: str) -> None:
        mark_error(edit, wrong=True)
        self._problem.setText(sentence)
        self._problem.show()
        edit.setFocus()

    def _forget_problem(self) -> None:
        for edit in (self.name, self.country, self.currency):
            mark_error(edit, wrong=False)
        self._problem.hide()
