"""Money of one currency in another, at a dated rate: rounded once, half up.

A rate says what one whole unit of a currency is worth in the base currency.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from collector_desktop.domain.currency import exponent
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.rounding import half_away

_RATE = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,12})?")
_SHOWN = 40


@frozen
class DatedRate:
    """A rate and the day from which on it counts."""

    day: date
    rate: Decimal


@dataclass(slots=True)
class RateTable:
    """The rates into a base currency, each from its day until the next one."""

    base: str
    rates: dict[str, list[DatedRate]] = field(default_factory=dict)

    def at(self, currency: str, day: date) -> DatedRate | None:
        """Return the last rate on or before a day; none where none was entered.

        The base currency is worth itself.
        """
        if currency == self.base:
            return DatedRate(day, Decimal(1))
        known = [each for each in self.rates.get(currency, ()) if each.day <= day]
        return max(known, key=lambda each: each.day, default=None)

    def in_base(self, minor: int, currency: str, day: date) -> int | None:
        """Return an amount in minor units of the base currency at a day's rate, None without."""
        found = self.at(currency, day)
        return None if found is None else in_base(minor, currency, found.rate, self.base)

    def between(self, minor: int, source: str, target: str, day: date) -> int | None:
        """Return an amount in minor units of another currency at a day's rates, None without."""
        if source == target:
            return minor
        found, wanted = self.at(source, day), self.at(target, day)
        if found is None or wanted is None:
            return None
        rate = Fraction(found.rate) / Fraction(wanted.rate)
        return half_away(Fraction(minor) * rate * _step(source, target))


def read_rate(text: str) -> Decimal:
    """Return a rate from text such as 0.8412.

    Raises:
        CollectorError: it is no number above zero.
    """
    if not _RATE.fullmatch(text.strip()) or not Decimal(text.strip()):
        raise CollectorError(
            f"{text[:_SHOWN]!r} is not a rate.", "Write what one unit is worth, such as 0.8412."
        )
    return Decimal(text.strip())


def in_base(minor: int, currency: str, rate: Decimal, base: str) -> int:
    """Return minor units of a currency in minor units of the base currency."""
    return half_away(Fraction(minor) * Fraction(rate) * _step(currency, base))


def from_base(minor: int, base: str, rate: Decimal, currency: str) -> int:
    """Return minor units of the base currency in minor units of another one."""
    return half_away(Fraction(minor) / Fraction(rate) * _step(base, currency))


def difference(minor: int, currency: str, rates: tuple[Decimal, Decimal], base: str) -> int:
    """Return what a payment brings more in base than was booked, a loss below zero.

    `rates` are that of the day of the invoice and that of the day of the payment.
    """
    booked, paid = rates
    return half_away(Fraction(minor) * Fraction(paid - booked) * _step(currency, base))


def total(values: Iterable[int | None]) -> int | None:
    """Return a sum, or None where a part of it is not known."""
    found = 0
    for value in values:
        if value is None:
            return None
        found += value
    return found


def _step(source: str, target: str) -> Fraction:
    return Fraction(10 ** exponent(target), 10 ** exponent(source))
