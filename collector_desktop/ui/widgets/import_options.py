"""What the user may still say about a file that has been read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.mapping_choices import (
    choice,
    date_choices,
    decimal_choices,
    fill,
    set_choice,
)

_ACCOUNT_WIDTH = 280


class CheckOptions(QWidget):
    """Whether missing invoices were settled, and how days and amounts are written.

    The notation, and whose account a bank's lines are of, is asked only where the file does not
    say it; `account_named` carries the name, or nothing.
    """

    missing_changed = Signal()
    notation_changed = Signal()
    account_named = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.missing = QCheckBox(self.tr("Mark invoices missing from this file as settled"))
        self.missing.toggled.connect(self.missing_changed)
        self._day_title, self.days = label(self.tr("Dates are"), "field"), QComboBox()
        self._sign_title, self.sign = label(self.tr("Decimal point"), "field"), QComboBox()
        fill(self.days, date_choices())
        self._money_title, self.money = label(self.tr("Amounts are in"), "field"), QComboBox()
        fill(self.sign, decimal_choices())
        self._account_title, self.account = label(self.tr("Account"), "field"), QLineEdit()
        self.account.setPlaceholderText(self.tr("IBAN, number or name"))
        self.account.setToolTip(self.tr("Without it all such files count as one account"))
        self.account.setMinimumWidth(_ACCOUNT_WIDTH)
        self.account.setAccessibleName(self._account_title.text())
        self._account_title.setBuddy(self.account)
        self._named = ""
        self.account.editingFinished.connect(self._tell_account)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(8)
        for title, combo in (
            (self._money_title, self.money),
            (self._day_title, self.days),
            (self._sign_title, self.sign),
        ):
            title.setBuddy(combo)
            combo.setAccessibleName(title.text())
            combo.activated.connect(self.notation_changed)
            row.addWidget(title)
            row.addWidget(combo)
        for part in (self._account_title, self.account, self.missing):
            row.addWidget(part)
        row.addStretch(1)
        self.asks = False

    def ask(
        self, *, days: bool, sign: bool, currencies: tuple[str, ...] = (), answered: str = ""
    ) -> None:
        """Ask for the notation of days or amounts and which currency is meant, or for nothing.

        `answered` is the currency that was said for such a file before.
        """
        offered = [(code, code) for code in currencies]
        fill(self.money, [("", self.tr("Not said yet")), *offered])
        for shown, title, combo in (
            (bool(currencies), self._money_title, self.money),
            (days, self._day_title, self.days),
            (sign, self._sign_title, self.sign),
        ):
            title.setVisible(shown)
            combo.setVisible(shown)
            set_choice(combo, "")
        set_choice(self.money, answered if answered in currencies else "")
        self.asks = days or sign or bool(currencies)
        self.setVisible(self.asks)

    def offer_missing(self, *, offered: bool) -> None:
        """Offer to settle what is missing, which only a list of all open items can prove."""
        self.missing.blockSignals(True)  # noqa: FBT003 Qt's signature
        self.missing.setChecked(offered)
        self.missing.blockSignals(False)  # noqa: FBT003 Qt's signature
        self.missing.setVisible(offered)
        self.setVisible(offered or self.asks)

    def ask_account(self, *, asked: bool) -> None:
        """Ask whose account the lines are of, which two files of one bank may not tell apart."""
        self._named = ""
        self.account.setText("")
        for part in (self._account_title, self.account):
            part.setVisible(asked)
        self.setVisible(asked or not self.isHidden())

    def account_name(self) -> str:
        """Return whose lines these are as the user said, empty if nothing was said or asked."""
        return "" if self.account.isHidden() else self.account.text().strip()

    def closes_missing(self) -> bool:
        """Return whether invoices that the file lacks are to be settled."""
        return self.missing.isChecked()

    def date_order(self) -> str:
        """Return the order of days as the user said, empty if the file is to say."""
        return choice(self.days)

    def decimal(self) -> str:
        """Return the decimal sign as the user said, empty if the file is to say."""
        return choice(self.sign)

    def currency(self) -> str:
        """Return the currency of the amounts as the user said, empty if the file is to say."""
        return choice(self.money)

    def _tell_account(self) -> None:
        name = self.account_name()
        if name != self._named:
            self._named = name
            self.account_named.emit(name)
