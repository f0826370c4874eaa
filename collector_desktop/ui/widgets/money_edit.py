"""A field for an amount: `1,234.5`, `£1234`, `1.2k` or `=2148+1206.40`."""

from __future__ import annotations

import re
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.currency import exponent
from collector_desktop.ui.format import MINUS, column_money

_TERM = re.compile(rf"[+{MINUS}-]?[^+{MINUS}-]+")
_THOUSANDS = re.compile(r"(\d+(?:\.\d+)?)\s*[kK]")


def read_amount(text: str, currency: str) -> int:
    """Return the minor units that somebody typed, or raise AmountError with a sentence.

    Raises:
        AmountError: it cannot be read; a sentence says why.
    """
    text = text.strip()
    if not text.startswith("="):
        return _read_term(text, currency)
    terms = _TERM.findall("".join(text[1:].split()))
    if not terms:
        raise AmountError("There is no amount after the equals sign.")
    return sum(_read_term(term, currency) for term in terms)


def _read_term(text: str, currency: str) -> int:
    thousands = _THOUSANDS.fullmatch(text.lstrip("£€$+ "))
    if thousands is None:
        return parse_amount(text, exponent(currency), currency=currency)
    minor = Decimal(thousands[1]) * 1000 * 10 ** exponent(currency)
    return int(minor)


class MoneyEdit(QLineEdit):
    """Takes an amount as people type it and shows it in full when left.

    `amount_changed` carries the minor units, or None while the text is no amount.
    """

    amount_changed = Signal(object)

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = currency
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setPlaceholderText(column_money(0, currency))
        self.textChanged.connect(self._on_text)
        self.editingFinished.connect(self._tidy)

    def set_currency(self, currency: str) -> None:
        """Change the currency that amounts are read in."""
        self._currency = currency
        self.setPlaceholderText(column_money(0, currency))
        self._tidy()

    def set_amount(self, minor: int) -> None:
        """Show an amount."""
        self.setText(column_money(minor, self._currency))

    def amount(self) -> int | None:
        """Return the minor units, or None when the text is no amount."""
        try:
            return read_amount(self.text(), self._currency)
        except AmountError:
            return None

    def problem(self) -> str:
        """Return what is wrong with the text in a sentence, or nothing."""
        try:
            read_amount(self.text(), self._currency)
        except AmountError as error:
            return str(error)
        return ""

    def _on_text(self) -> None:
        mark_error(self, wrong=False)
        self.amount_changed.emit(self.amount())

    def _tidy(self) -> None:
        minor = self.amount()
        if minor is not None:
            self.setText(column_money(minor, self._currency))
        mark_error(self, wrong=minor is None and bool(self.text().strip()))


def mark_error(field: QWidget, *, wrong: bool) -> None:
    """Give a field the red edge of an error, or take it away."""
    if bool(field.property("error")) is not wrong:
        field.setProperty("error", wrong)
        field.style().unpolish(field)
        field.style().polish(field)
