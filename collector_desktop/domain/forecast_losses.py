"""What a forecast takes off for debts that may turn bad: amount x loss rate of their ageing column.

Shares are in ten-thousandths: every rate that can be set is whole in them, so that what is lost
stays exact until it is rounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from collector_desktop.domain.ageing import STANDARD_BUCKETS, days_overdue
from collector_desktop.domain.forecast import Debt

WHOLE = 10_000
ALL_LOST = (WHOLE,) * len(STANDARD_BUCKETS.labels)


def in_parts(rates: Iterable[Fraction]) -> tuple[int, ...]:
    """Return the share lost of each ageing column, of rates in per cent with two decimals."""
    return tuple(int(rate * WHOLE) for rate in rates)


def shares_lost(debts: Iterable[Debt], as_of: date, columns: Sequence[int]) -> dict[int, int]:
    """Return the share lost of each debt by item: that of the column it stands in at a day."""
    return {
        debt.item_id: columns[STANDARD_BUCKETS.index(days_overdue(debt.due_on, as_of))]
        for debt in debts
    }


def rounded_loss(parts: int) -> int:
    """Return a loss in ten-thousandths of a minor unit in minor units, half up."""
    return (2 * parts + WHOLE) // (2 * WHOLE)
