"""What a step charges for an item.

A fee is a claim beside the debt and never changes it: a percentage is of what is asked for, not of
earlier fees. It is charged once for each item and step.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from collector_desktop.domain.currency import exponent
from collector_desktop.domain.exchange import RateTable, from_base
from collector_desktop.domain.procedures import FeeKind, Step
from collector_desktop.domain.rounding import half_up


def step_fee(step: Step, asked_minor: int, currency: str, rates: RateTable, on: date) -> int | None:
    """Return the fee of a step in minor units of the debt's currency, rounded half up once.

    A fixed fee is in the company's currency and converted at the rate of the day; None where no
    rate is known, because a fee is never guessed.
    """
    if step.fee_kind is FeeKind.NONE or not step.fee_value:
        return 0
    if step.fee_kind is FeeKind.PERCENT:
        return half_up(Fraction(asked_minor) * Fraction(step.fee_value) / 100)
    minor = half_up(Fraction(step.fee_value) * 10 ** exponent(rates.base))
    found = rates.at(currency, on)
    if found is None or found.rate == Decimal(0):
        return None
    return minor if currency == rates.base else from_base(minor, rates.base, found.rate, currency)
