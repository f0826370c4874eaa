"""Amounts, days and terms as a language writes them; British English as the program does."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from collector_desktop.domain import written
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.languages import DEFAULT
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.terms_said import terms_said

if TYPE_CHECKING:
    from datetime import date

_NARROW, _BLANK = "\u202f", "\u00a0"
# Days in tables, always with four digits for the year, which CLDR's short forms have not.
_SHORT_DAYS = {"en-US": "%m/%d/%Y", "de": "%d.%m.%Y", "nl": "%d-%m-%Y"}
_SHORT_DAYS_IN = {"en_CA": "%Y-%m-%d", "fr_CA": "%Y-%m-%d", "nl_BE": "%d/%m/%Y"}


@frozen
class Written:
    """Writes amounts and days in one language, as it is written in a country.

    German, for one, has another sign between thousands in Switzerland than in Germany. Where Babel
    knows of no such use of the language, that of the language itself counts.
    """

    language: str
    country: str = ""

    def money(self, minor: int, currency: str) -> str:
        """Return an amount with its currency, such as `1.234,50 €`."""
        if self.language == DEFAULT:
            return written.money(minor, currency)
        from babel.numbers import format_currency  # noqa: PLC0415 - costs 60 ms

        amount = Decimal(plain_amount(minor, currency))
        return _spaced(format_currency(amount, currency, locale=self._locale))

    def column(self, minor: int, currency: str) -> str:
        """Return an amount as columns show it, without its currency."""
        if self.language == DEFAULT:
            return written.column_money(minor, currency)
        from babel.numbers import format_decimal  # noqa: PLC0415 - costs 60 ms

        places = exponent(currency)
        pattern = "#,##0" + (f".{'0' * places}" if places else "")
        number = Decimal(plain_amount(minor, currency))
        return _spaced(format_decimal(number, pattern, locale=self._locale))

    def number(self, text: str) -> str:
        """Return a number given as plain text, with the decimals that it has: `1.609,5890`."""
        whole, point, rest = text.partition(".")
        if self.language == DEFAULT:
            return f"{int(whole):,}{point}{rest}"
        from babel.numbers import format_decimal  # noqa: PLC0415 - costs 60 ms

        pattern = f"#,##0{point}{'0' * len(rest)}"
        return _spaced(format_decimal(Decimal(text), pattern, locale=self._locale))

    def day(self, on: date) -> str:
        """Return a day as letters write it."""
        if self.language == DEFAULT:
            return written.plain_day(on)
        from babel.dates import format_date  # noqa: PLC0415 - costs 60 ms

        said = _spaced(format_date(on, "long", locale=self._locale))
        # French has an ordinal for the first alone, which CLDR's patterns cannot say.
        return said.replace("1 ", "1er ", 1) if self._is_first_in_french(on) else said

    def short_day(self, on: date) -> str:
        """Return a day as tables write it, with four digits for the year."""
        if self.language == DEFAULT:
            return written.paper_day(on)
        usual = _SHORT_DAYS.get(self.language, "%d/%m/%Y")
        return on.strftime(_SHORT_DAYS_IN.get(self._locale, usual))

    def terms(self, text: str) -> str:
        """Return payment terms in words; those that cannot be read, as they are."""
        return terms_said(text, self.language, self.number)

    def _is_first_in_french(self, on: date) -> bool:
        return self.language == "fr" and on.day == 1

    @property
    def _locale(self) -> str:
        from babel.localedata import exists  # noqa: PLC0415 - costs 60 ms

        there = f"{self.language.partition('-')[0]}_{self.country}"
        return there if self.country and exists(there) else self.language.replace("-", "_")


def _spaced(text: str) -> str:
    """Return a text with the one kind of fixed blank that all fonts and programs know."""
    return text.replace(_NARROW, _BLANK)
