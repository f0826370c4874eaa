"""What the law or the contract lets a supplier claim for late payment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from collector_desktop.domain.compensation import EUROS_40, IRISH_SUMS, UK_SUMS, FixedSums
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.interest import (
    Basis,
    Counting,
    Segment,
    Span,
    at_each_half_year,
    at_one_rate,
    daily_interest,
    interest,
    spans,
)
from collector_desktop.domain.rates import RateSeries

AUTOMATIC = "auto"
NO_REGIME = "none"
CONTRACT = "contract"
_EIGHT = Decimal(8)


class Mode(StrEnum):
    """Which day's rate counts for a debt."""

    FIXED_AT_START = "fixed at start"
    FLOATING = "floating"
    FIXED_AT_PAYMENT = "fixed at payment"
    CONTRACT = "contract"


@dataclass(frozen=True, slots=True)
class Regime:
    """A rule for late payment: a reference rate, the points on top of it and the fixed sums.

    `basis` is given where the law settles the length of the year; else the user chooses it.
    """

    name: str
    mode: Mode
    series: str = ""
    points: Decimal = Decimal(0)
    sums: FixedSums | None = None
    basis: Basis | None = None


_ALL = (
    Regime("uk_statutory", Mode.FIXED_AT_START, "uk_bank_rate", _EIGHT, UK_SUMS, Basis.DAYS_365),
    Regime("ie_statutory", Mode.FIXED_AT_PAYMENT, "ecb_mro", _EIGHT, IRISH_SUMS, Basis.DAYS_365),
    Regime("de", Mode.FLOATING, "de_base", Decimal(9), EUROS_40),
    Regime("at", Mode.FLOATING, "at_base", Decimal("9.2"), EUROS_40),
    Regime("fr", Mode.FLOATING, "ecb_mro", Decimal(10), EUROS_40),
    Regime("eu", Mode.FLOATING, "ecb_mro", _EIGHT, EUROS_40),
    Regime(CONTRACT, Mode.CONTRACT),
)
REGIMES = {regime.name: regime for regime in _ALL}
_BY_COUNTRY = {
    "GB": "uk_statutory",
    "IE": "ie_statutory",
    "DE": "de",
    "AT": "at",
    "FR": "fr",
}


@dataclass(frozen=True, slots=True)
class Policy:
    """The regime in force with its dated rates, the contract's own rate and how days count."""

    regime: Regime
    series: RateSeries | None = None
    contract_rate: Decimal | None = None
    counting: Counting = field(default_factory=Counting)


@dataclass(frozen=True, slots=True)
class Claim:
    """What may be claimed on one debt, with its working.

    It runs while something is open and stays as it is from the day on which the debt was paid.
    `fixed_minor` is None when the law states its sum in another currency.
    """

    segments: tuple[Segment, ...]
    interest_minor: int
    daily_minor: int
    fixed_minor: int | None
    open_minor: int

    @property
    def first(self) -> date:
        """The first day that bears interest."""
        return self.segments[0].first

    @property
    def to(self) -> date:
        """The last day that bears interest."""
        return self.segments[-1].last

    @property
    def claim_minor(self) -> int:
        """Interest and fixed sum together."""
        return self.interest_minor + (self.fixed_minor or 0)

    @property
    def total_minor(self) -> int:
        """What is owed in all: what is open of the debt, the interest and the fixed sum."""
        return self.open_minor + self.claim_minor


def regime_for(name: str, country: str) -> Regime | None:
    """Return the regime of that name, or the country's own when the name leaves it to that."""
    return REGIMES.get(_BY_COUNTRY.get(country, NO_REGIME) if name == AUTOMATIC else name)


def make_policy(
    regime: Regime,
    book: Mapping[str, RateSeries],
    contract_rate: Decimal | None,
    counting: Counting,
) -> Policy:
    """Return the policy of a regime; the law's own year goes before the one chosen.

    Raises:
        RefusedError: the contract's rate is wanted and none is set.
    """
    if regime.mode is Mode.CONTRACT and contract_rate is None:
        raise RefusedError(
            "No interest rate is agreed: interest.contract_rate is empty.",
            "Set it to the per cent a year of your terms: settings interest.contract_rate 8.",
        )
    counted = Counting(regime.basis or counting.basis, counting.daily)
    return Policy(regime, book.get(regime.series), contract_rate, counted)


def claim(
    due_on: date, as_of: date, moves: Sequence[tuple[date, int]], currency: str, policy: Policy
) -> Claim | None:
    """Return the claim on a debt at the end of a day; None when it was never owed late.

    `moves` are the dated changes of the balance, the debt itself among them.

    Raises:
        RefusedError: a rate that counts is not known.
    """
    owed = spans(due_on, as_of, moves)
    if not owed:
        return None
    working = tuple(_working(owed, policy))
    open_minor = sum(minor for day, minor in moves if day <= as_of)
    last = working[-1]
    today = Segment(last.first, last.last, open_minor, last.rate)
    sums = policy.regime.sums
    return Claim(
        working,
        interest(working, policy.counting),
        daily_interest(today, policy.counting.basis),
        sums.of(owed[0].balance_minor, currency) if sums else 0,
        open_minor,
    )


def _working(owed: list[Span], policy: Policy) -> list[Segment]:
    """Return the segments of the regime's mode."""
    match policy.regime.mode:
        case Mode.FLOATING:
            return at_each_half_year(owed, lambda day: _rate(policy, day))
        case Mode.FIXED_AT_START:
            return at_one_rate(owed, _rate(policy, owed[0].first))
        case _:
            return at_one_rate(owed, _rate(policy, owed[-1].last))


def _rate(policy: Policy, day: date) -> Decimal:
    """Return the per cent a year that counts on a day."""
    if policy.series is None:
        return policy.contract_rate or Decimal(0)
    return policy.series.at(day) + policy.regime.points
