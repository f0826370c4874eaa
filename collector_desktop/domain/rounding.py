"""Exact figures to whole numbers: the nearest, and where two are as near, always the same one."""

from __future__ import annotations

from fractions import Fraction
from math import floor

_HALF = Fraction(1, 2)


def half_up(value: Fraction) -> int:
    """Return the nearest whole number; a half goes to the greater one, so minus a half to none."""
    return floor(value + _HALF)


def half_away(value: Fraction) -> int:
    """Return the nearest whole number; a half goes away from nothing, alike for both signs."""
    return half_up(value) if value >= 0 else -half_up(-value)
