"""Three suggestions for a credit limit, each with its working; the user decides.

Rules of thumb of credit control: a share of the customer's net worth that is no more than
the same share of our own turnover; what it buys in the time that it takes to pay, and a fifth
more; points for years, habits and security. The bands of the points are ours. Money is in minor
units of the customer's currency, rounded down to whole units.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from collector_desktop.domain.currency import exponent
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.rounding import half_up
from collector_desktop.domain.written import money

_SHARE, _MARGIN, _MONTHS, _MONTH_DAYS = Fraction(1, 10), Fraction(6, 5), 12, 30
_LONG_YEARS, _LONG, _SHORT, _SECURED = 5, 5, 2, 5
_HABITS = ((0, 5), (30, 4), (60, 2))
_BANDS = ((12, 100), (8, 75), (4, 50))
_MOST_POINTS = 15


class Basis(StrEnum):
    """What a suggestion rests on."""

    NET_WORTH = "net_worth"
    PURCHASES = "purchases"
    POINTS = "points"
    AGENCY = "agency"


@frozen
class LimitFacts:
    """What is known of a customer; None is not known.

    `bought_minor` are its invoices of twelve months, `terms_days` their mean time to pay,
    `delay_days` how late it usually pays. `turnover_minor` is what we sold in that time.
    """

    currency: str
    asked_minor: int | None = None
    net_worth_minor: int | None = None
    turnover_minor: int = 0
    bought_minor: int = 0
    terms_days: int | None = None
    delay_days: int | None = None
    years_trading: int | None = None
    is_secured: bool = False
    agency_minor: int | None = None


@frozen
class Suggestion:
    """A limit with how it was worked out; without one `working` says what is missing."""

    basis: Basis
    minor: int | None
    working: str


def suggestions(known: LimitFacts) -> tuple[Suggestion, ...]:
    """Return every suggestion; the agency's only if there is one."""
    bought = _by_purchases(known)
    found = (_by_worth(known), bought, _by_points(known, bought.minor))
    if known.agency_minor is None:
        return found
    words = "recommended by the credit agency"
    return (*found, Suggestion(Basis.AGENCY, known.agency_minor, words))


def _by_worth(known: LimitFacts) -> Suggestion:
    if known.net_worth_minor is None:
        return _missing(Basis.NET_WORTH, "the customer's net worth is not known")
    minor = _whole(known.net_worth_minor * _SHARE, known.currency)
    working = f"10 % of a net worth of {_sum(known.net_worth_minor, known)}"
    most = _whole(known.turnover_minor * _SHARE, known.currency)
    if known.turnover_minor and most < minor:
        return Suggestion(
            Basis.NET_WORTH,
            most,
            f"{working}, but no more than 10 % of our own turnover of"
            f" {_sum(known.turnover_minor, known)}",
        )
    return Suggestion(Basis.NET_WORTH, minor, working)


def _by_purchases(known: LimitFacts) -> Suggestion:
    if not known.bought_minor or known.terms_days is None:
        return _missing(Basis.PURCHASES, "nothing was bought in twelve months")
    late = max(0, known.delay_days or 0)
    days = known.terms_days + late
    month = Fraction(known.bought_minor, _MONTHS)
    minor = _whole(month * days / _MONTH_DAYS * _MARGIN, known.currency)
    working = (
        f"{_sum(half_up(month), known)} a month, paid after {known.terms_days} days and {late}"
        f" late: {days}/30 of it and a fifth more"
    )
    return Suggestion(Basis.PURCHASES, minor, working)


def _by_points(known: LimitFacts, bought_minor: int | None) -> Suggestion:
    base = known.asked_minor if known.asked_minor is not None else bought_minor
    if base is None or known.years_trading is None:
        return _missing(Basis.POINTS, "what is asked for, or the years of trading, is not known")
    years = _LONG if known.years_trading >= _LONG_YEARS else _SHORT
    habit = _habit(known.delay_days)
    secured = _SECURED if known.is_secured else 0
    points = years + (habit or 0) + secured
    share = next((share for least, share in _BANDS if points >= least), 0)
    minor = _whole(Fraction(base * share, 100), known.currency)
    paying = "not known, 0" if habit is None else str(habit)
    working = (
        f"{points} of {_MOST_POINTS} points (years {years}, paying {paying}, security {secured}):"
        f" {share} % of {_sum(base, known)}"
    )
    return Suggestion(Basis.POINTS, minor, working)


def _habit(delay: int | None) -> int | None:
    if delay is None:
        return None
    return next((points for most, points in _HABITS if delay <= most), 0)


def _missing(basis: Basis, why: str) -> Suggestion:
    return Suggestion(basis, None, f"not enough data: {why}")


def _whole(amount: Fraction, currency: str) -> int:
    """Return an amount without the part of a unit of money."""
    unit = int(10 ** exponent(currency))
    return int(amount // unit) * unit


def _sum(minor: int, known: LimitFacts) -> str:
    return money(minor, known.currency)
