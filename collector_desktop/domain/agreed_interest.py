"""Interest and charges that a contract agrees on, beside or instead of a law's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from collector_desktop.domain.amounts import parse_amount
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.rates import parse_rate, short_percent
from collector_desktop.domain.rounding import half_up

MONTHS_OF_YEAR = 12
_MOST_DECIMALS = 4
_PERCENT = re.compile(r"(.+?)\s*%")


class Per(StrEnum):
    """What an agreed rate is for."""

    YEAR = "year"
    MONTH = "month"


@frozen
class Agreed:
    """The terms of a contract; `fee`, `least` and `most` are amounts as written, or "".

    Amounts are in the currency of the invoice. `most` may be per cent of the debt. Days of
    `grace` bear nothing: interest counts from the day after them.
    """

    rate: Decimal | None = None
    per: Per = Per.YEAR
    fee: str = ""
    grace: int = 0
    least: str = ""
    most: str = ""

    @property
    def yearly(self) -> Decimal | None:
        """The rate in per cent a year."""
        if self.rate is None or self.per is Per.YEAR:
            return self.rate
        return self.rate * MONTHS_OF_YEAR

    def fee_minor(self, currency: str) -> int:
        """Return the fixed charge for each invoice paid late."""
        return amount_minor(self.fee, currency)

    def least_minor(self, currency: str) -> int:
        """Return the least interest that is charged once some is."""
        return amount_minor(self.least, currency)

    def most_minor(self, debt_minor: int, currency: str) -> int | None:
        """Return the most interest that is charged on a debt; None when there is no limit."""
        if not self.most:
            return None
        share = _PERCENT.fullmatch(self.most)
        if share is None:
            return amount_minor(self.most, currency)
        return half_up(debt_minor * Fraction(parse_rate(share[1])) / 100)


def agreed_from(texts: Mapping[str, str]) -> Agreed:
    """Return the terms that the settings `rate`, `per`, `fee`, `grace`, `least`, `most` give."""
    rate = texts["rate"]
    return Agreed(
        parse_rate(rate) if rate else None,
        Per(texts["per"]),
        texts["fee"],
        int(texts["grace"]),
        texts["least"],
        texts["most"],
    )


def rate_words(rate: Decimal, per: Per) -> str:
    """Return a rate as paper must have it: a monthly one states its yearly equivalent too.

    Canada, Interest Act s.4: without that sentence only 5 % a year is due.
    """
    if per is Per.YEAR:
        return f"{short_percent(rate)} % per annum"
    yearly = short_percent(rate * MONTHS_OF_YEAR)
    return f"{short_percent(rate)} % per month ({yearly} % per annum)"


def read_charge(text: str) -> str:
    """Return an amount as written, once it is known to be one that is not below zero.

    Raises:
        CollectorError: it is no amount, or below zero.
    """
    if text and parse_amount(text, _MOST_DECIMALS) < 0:
        raise CollectorError("A charge cannot be below zero.")
    return text


def read_limit(text: str) -> str:
    """Return an amount or a share such as `10 %`, once it is known to be one.

    Raises:
        CollectorError: it is neither, or below zero.
    """
    share = _PERCENT.fullmatch(text)
    if share is None:
        return read_charge(text)
    if parse_rate(share[1]) < 0:
        raise CollectorError("A limit cannot be below zero.")
    return text


def amount_minor(text: str, currency: str) -> int:
    """Return an amount as written in minor units of a currency; nothing when it is empty."""
    if not text:
        return 0
    exact = Fraction(parse_amount(text, _MOST_DECIMALS), 10**_MOST_DECIMALS)
    return half_up(exact * 10 ** exponent(currency))
