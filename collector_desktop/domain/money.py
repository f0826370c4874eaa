"""Money as an exact count of minor units in one currency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.currency import exponent
from collector_desktop.domain.errors import CurrencyMismatchError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.rounding import half_up

if TYPE_CHECKING:
    from fractions import Fraction

LARGEST_MINOR = 10**15
_MORE_PLACES = 2


@frozen
class Money:
    """An amount such as GBP 12.50, held as 1250 minor units."""

    minor: int
    currency: str

    def __add__(self, other: Money) -> Money:
        self._require_same_currency(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._require_same_currency(other)
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __lt__(self, other: Money) -> bool:
        self._require_same_currency(other)
        return self.minor < other.minor

    def _require_same_currency(self, other: Money) -> None:
        if self.currency != other.currency:
            raise CurrencyMismatchError(f"Cannot combine {self.currency} with {other.currency}.")


def plain_amount(minor: int, currency: str) -> str:
    """Return minor units as plain text with the currency's own decimals, such as `-1250.00`.

    This is the form of the command line and of exported files: no separators, no symbol.
    """
    places = exponent(currency)
    sign = "-" if minor < 0 else ""
    whole, rest = divmod(abs(minor), 10**places)
    return f"{sign}{whole}.{rest:0{places}d}" if places else f"{sign}{whole}"


def exact_amount(minor: Fraction, currency: str) -> str:
    """Return an amount that is not rounded to the currency, with two decimals more.

    GBP 1.6096 is such an amount. It is not negative; what is beyond is rounded half up.
    """
    places = exponent(currency) + _MORE_PLACES
    whole, rest = divmod(half_up(minor * 10**_MORE_PLACES), 10**places)
    return f"{whole}.{rest:0{places}d}"
