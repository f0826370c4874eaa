"""What it costs a customer a year to let a settlement discount go."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

_YEAR = 365
_WHOLE = Fraction(100)


def cost_of_refusing(percent: Decimal, until: date, due_on: date) -> Fraction | None:
    """Return the simple yearly interest, in per cent, that is paid by paying late instead.

    Whoever does not take `percent` off by the day `until` borrows the rest until the due date at
    that price: percent / (100 - percent) x 365 / days between the two. 2/10 net 30 costs 37.24.
    None where nothing is gained by waiting, or where the discount is the whole.
    """
    days = (due_on - until).days
    off = Fraction(percent)
    if days <= 0 or off >= _WHOLE:
        return None
    return off / (_WHOLE - off) * _YEAR / days * _WHOLE
