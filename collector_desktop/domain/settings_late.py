"""Readers of the settings of late payment, as `settings_read`.

The rules that know their words take 15 ms to import, so each is imported when it is read.
"""

from __future__ import annotations

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.settings_read import one_of


def read_regime(text: str) -> str:
    """Return by what late payment is claimed: a law, whose law, the contract or nothing."""
    from collector_desktop.domain.late_payment import (  # noqa: PLC0415 - costs 15 ms
        AUTOMATIC,
        NO_REGIME,
        OF_DEBTOR,
        REGIMES,
    )

    return one_of(AUTOMATIC, OF_DEBTOR, *REGIMES, NO_REGIME)(text)


def read_per(text: str) -> str:
    """Return what an agreed rate is for."""
    from collector_desktop.domain.agreed_interest import Per  # noqa: PLC0415 - as above

    return one_of(*Per)(text)


def read_basis(text: str) -> str:
    """Return how the days of a year of interest are counted."""
    from collector_desktop.domain.interest import Basis  # noqa: PLC0415 - as above

    return one_of(*Basis)(text)


def read_daily_rounding(text: str) -> str:
    """Return whether a day's interest is rounded."""
    from collector_desktop.domain.interest import DailyRounding  # noqa: PLC0415 - as above

    return one_of(*DailyRounding)(text)


def read_agreed_rate(text: str) -> str:
    """Return a rate of interest that is not below zero, or nothing.

    Raises:
        CollectorError: it is no rate, or below zero.
    """
    from collector_desktop.domain.rates import parse_rate  # noqa: PLC0415 - as above

    if not text:
        return ""
    rate = parse_rate(text)
    if rate < 0:
        raise CollectorError("A rate of interest cannot be below zero.")
    return str(rate)


def read_charge(text: str) -> str:
    """Return an agreed charge as it is kept, or nothing."""
    from collector_desktop.domain import agreed_interest  # noqa: PLC0415 - as above

    return agreed_interest.read_charge(text)


def read_limit(text: str) -> str:
    """Return the most agreed interest, an amount or per cent, as it is kept, or nothing."""
    from collector_desktop.domain import agreed_interest  # noqa: PLC0415 - as above

    return agreed_interest.read_limit(text)
