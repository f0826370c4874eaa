"""Amounts and days as people write them, in the window and on documents.

Amounts are minor units. Texts are British: comma for thousands, point for decimals, day before
month, and the true minus sign.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.domain.currency import exponent
from collector_desktop.domain.money import exact_amount

if TYPE_CHECKING:
    from fractions import Fraction

MINUS = "\N{MINUS SIGN}"
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}


def column_money(minor: int, currency: str) -> str:
    """Return an amount as columns show it: `1,234.50`, without its currency."""
    places = exponent(currency)
    whole, rest = divmod(abs(minor), 10**places)
    decimals = f".{rest:0{places}d}" if places else ""
    return f"{minus(minor)}{whole:,}{decimals}"


def column_exact(minor: Fraction, currency: str) -> str:
    """Return an amount that is not rounded to its currency, as columns show it: `1,609.5890`."""
    whole, point, rest = exact_amount(minor, currency).partition(".")
    return f"{int(whole):,}{point}{rest}"


def money(minor: int, currency: str) -> str:
    """Return a single amount with its currency: `£1,234.50` or `CHF 1,234.50`."""
    return f"{minus(minor)}{currency_mark(currency)}{column_money(abs(minor), currency)}"


def currency_mark(currency: str) -> str:
    """Return what is before an amount: `£`, or the code and a blank."""
    return _SYMBOLS.get(currency) or f"{currency} "


def minus(minor: int) -> str:
    """Return the minus sign of a negative amount."""
    return MINUS if minor < 0 else ""


def month(on: date) -> str:
    """Return the month of a day: `November 2026`."""
    return f"{MONTHS[on.month - 1]} {on.year}"


def plain_day(on: date) -> str:
    """Return a day as letters write it: `24 November 2026`."""
    return f"{on.day} {month(on)}"


def paper_day(on: date) -> str:
    """Return a day as tables on paper write it: `24/11/2026`."""
    return f"{on:%d/%m/%Y}"


def initials(name: str) -> str:
    """Return up to two capitals that stand for a name."""
    return "".join(word[0] for word in name.split() if word[0].isalnum())[:2].upper()
