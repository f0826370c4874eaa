"""Exact figures as text, for programs and tables."""

from __future__ import annotations

from fractions import Fraction

from collector_desktop.domain.rounding import half_up

PLACES = 2


def figure_text(value: Fraction | None) -> str | None:
    """Return a figure with two decimals, halves away from zero; None stays None."""
    if value is None:
        return None
    scaled = half_up(abs(value) * 10**PLACES)
    whole, rest = divmod(scaled, 10**PLACES)
    sign = "-" if value < 0 and scaled else ""
    return f"{sign}{whole}.{rest:0{PLACES}d}"
