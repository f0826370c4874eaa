"""The values of a GnuCash book: amounts as fractions, days as moments in UTC."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction

from collector_desktop.domain.currency import exponent

LONGEST = 300
_NOON = 12


def text(value: object) -> str:
    """Return a cell as text in one line; an empty cell is an empty text."""
    return "" if value is None else " ".join(str(value).split())[:LONGEST]


def whole(value: object) -> int:
    """Return a cell that holds a whole number.

    Raises:
        ValueError: it holds something else.
    """
    if isinstance(value, int):
        return int(value)
    raise ValueError(text(value))


def fraction(number: object, denominator: object) -> Fraction:
    """Return an amount of units.

    Raises:
        ValueError: the cells hold no fraction.
    """
    if not whole(denominator):
        raise ValueError("0")
    return Fraction(whole(number), whole(denominator))


def minor_units(amount: Fraction, currency: str) -> int:
    """Return an amount in minor units, half a unit rounded away from zero."""
    units = abs(amount) * int(10 ** exponent(currency))
    rounded = (2 * units.numerator + units.denominator) // (2 * units.denominator)
    return rounded if amount >= 0 else -rounded


def day(value: object) -> date:
    """Return the day of a moment such as `2026-11-23 23:00:00`.

    GnuCash keeps local midnight in UTC, so an hour after noon belongs to the day that follows.

    Raises:
        ValueError: it is no moment.
    """
    stored = text(value)
    if len(stored) == 8 or (len(stored) == 14 and stored.isdigit()):
        form = "%Y%m%d" if len(stored) == 8 else "%Y%m%d%H%M%S"
        moment = datetime.strptime(stored, form)  # noqa: DTZ007 - the day is all that counts
    else:
        moment = datetime.fromisoformat(stored)
    return moment.date() + timedelta(days=moment.hour >= _NOON)
