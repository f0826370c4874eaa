"""Exact figures to whole numbers: the nearest, and where two are as near, always the same one."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction


def half_up(value: Fraction) -> int:
    """Return the nearest whole number; a half goes to the greater one, so minus a half to none."""
    return (floor(2 * value) + 1) // 2


def half_away(value: Fraction) -> int:
    """Return the nearest whole number; a half goes away from nothing, alike for both signs."""
    return half_up(value) if value >= 0 else -half_up(-value)
