"""The range of days that a ledger accepts."""

from __future__ import annotations

from datetime import date

EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)


def is_usable(day: date) -> bool:
    """Return whether a day is near enough to reckon with, years before and after it too."""
    return EARLIEST <= day <= LATEST
