"""What the law or the contract lets a supplier claim for late payment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from collector_desktop.domain.agreed_interest import Agreed, Per, rate_words
from collector_desktop.domain.compensation import (
    EUROS_40,
    FRENCH_SUM,
    IRISH_SUMS,
    UK_SUMS,
    FixedSums,
)
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.interest import Basis, Counting
from collector_desktop.domain.rates import (
    RateSeries,
    half_year_start,
    next_half_year,
    percent_text,
)

AUTOMATIC = "auto"
OF_DEBTOR = "debtor"
NO_REGIME = "none"
CONTRACT = "contract"
CONSUMER = "consumer"
_EIGHT = Decimal(8)


class Mode(StrEnum):
    """Which day's rate counts for a debt."""

    FIXED_AT_START = "fixed at start"
    FLOATING = "floating"
    FIXED_AT_PAYMENT = "fixed at payment"
    CONTRACT = "contract"


@frozen
class Regime:
    """A rule for late payment: a reference rate, the points on top of it and the fixed sums.

    `basis` is given where the law settles the length of the year; else the user chooses it.
    `title` names it on paper.
    """

    name: str
    mode: Mode
    series: str = ""
    points: Decimal = Decimal(0)
    sums: FixedSums | None = None
    basis: Basis | None = None
    title: str = ""


_ALL = (
    Regime(
        *("uk_statutory", Mode.FIXED_AT_START, "uk_bank_rate", _EIGHT, UK_SUMS, Basis.DAYS_365),
        title="Late Payment of Commercial Debts (Interest) Act 1998",
    ),
    Regime(
        *("ie_statutory", Mode.FIXED_AT_PAYMENT, "ecb_mro", _EIGHT, IRISH_SUMS, Basis.DAYS_365),
        title="European Communities (Late Payment in Commercial Transactions) Regulations 2012",
    ),
    Regime("de", Mode.FLOATING, "de_base", Decimal(9), EUROS_40, title="\u00a7 288 (2), (5) BGB"),
    Regime("de_consumer", Mode.FLOATING, "de_base", Decimal(5), title="\u00a7 288 (1) BGB"),
    Regime(
        "at", Mode.FLOATING, "at_base", Decimal("9.2"), EUROS_40, title="\u00a7\u00a7 456, 458 UGB"
    ),
    Regime(
        *("fr", Mode.FLOATING, "ecb_mro", Decimal(10), FRENCH_SUM),
        title="Code de commerce, art. L441-10, D441-5",
    ),
    Regime("eu", Mode.FLOATING, "ecb_mro", _EIGHT, EUROS_40, title="Directive 2011/7/EU"),
    Regime(CONTRACT, Mode.CONTRACT, title="Terms agreed"),
)
REGIMES = {regime.name: regime for regime in _ALL}
_BY_COUNTRY = {
    "GB": "uk_statutory",
    "IE": "ie_statutory",
    "DE": "de",
    "AT": "at",
    "FR": "fr",
}
_FLOORS = {"FR": "fr_legal"}
_FLOOR_TIMES = 3

_CONSUMERS = {"de": "de_consumer", "de_consumer": "de_consumer"}


@frozen
class Debtor:
    """What of a debtor decides on the law: its kind and the country of its address."""

    kind: str = "company"
    country: str = ""
    has_own_choice: bool = False


ANYBODY = Debtor()


@frozen
class Policy:
    """The regime in force with its dated rates, the contract's own terms and how days count.

    `floor` is the legal rate of which a law wants agreed rates to be at least three times.
    """

    regime: Regime
    series: RateSeries | None = None
    agreed: Agreed = field(default_factory=Agreed)
    counting: Counting = field(default_factory=Counting)
    floor: RateSeries | None = None

    def rate(self, day: date) -> Decimal:
        """Return the per cent a year that counts on a day.

        Raises:
            MissingRateError: the law's figure is not known.
        """
        if self.series is None:
            return self.agreed.yearly or Decimal(0)
        return self.series.at(day) + self.regime.points

    @property
    def shares_sum(self) -> bool:
        """Whether the parts of an invoice bear one fixed sum together."""
        return self.regime.sums is None or not self.regime.sums.each_part

    def sums(self, currency: str) -> FixedSums | None:
        """Return the fixed sums of the law, or the fee that the contract has instead."""
        if self.regime.mode is not Mode.CONTRACT:
            return self.regime.sums
        return FixedSums(currency, ((0, self.agreed.fee_minor(currency)),))


def regime_for(name: str, country: str, debtor: Debtor = ANYBODY) -> Regime | None:
    """Return the regime of that name, or the law of a country when the name leaves it to that.

    `auto` is the law of the business, `debtor` that of the debtor's address. The laws are for
    business debts: a consumer gets the German rate for consumers, else nothing, unless terms were
    agreed with that very customer.
    """
    if name == OF_DEBTOR:
        name = _BY_COUNTRY.get(debtor.country or country, NO_REGIME)
    elif name == AUTOMATIC:
        name = _BY_COUNTRY.get(country, NO_REGIME)
    if debtor.kind == CONSUMER and not (name == CONTRACT and debtor.has_own_choice):
        name = _CONSUMERS.get(name, NO_REGIME)
    return REGIMES.get(name)


def make_policy(
    regime: Regime,
    book: Mapping[str, RateSeries],
    agreed: Agreed,
    counting: Counting,
    country: str = "",
) -> Policy:
    """Return the policy of a regime; the law's own year goes before the one chosen.

    An agreed rate for a month counts months, so that a whole month bears the whole rate. The law
    of the company's country may set a floor for it.

    Raises:
        RefusedError: the contract's rate is wanted and none is set.
    """
    if regime.mode is not Mode.CONTRACT:
        return Policy(
            regime,
            book[regime.series],
            counting=Counting(regime.basis or counting.basis, counting.daily),
        )
    if agreed.rate is None:
        raise RefusedError(
            "No interest rate is agreed: interest.contract_rate is empty.",
            "Set it to the per cent of your terms: settings interest.contract_rate 8.",
        )
    basis = Basis.MONTHS if agreed.per is Per.MONTH else counting.basis
    floor = book.get(_FLOORS.get(country, ""))
    return Policy(regime, None, agreed, Counting(basis, counting.daily), floor)


def floor_words(policy: Policy, first: date, last: date) -> str:
    """Return what is wrong with an agreed rate by the law's floor, or that it is not known.

    French terms may not go below three times the legal rate (Code de commerce, L441-10). The claim
    stays at the agreed rate: whether the floor may be claimed instead is not for a program to
    decide.
    """
    if policy.floor is None:
        return ""
    agreed, day = policy.agreed.yearly or Decimal(0), half_year_start(first)
    while day <= last:
        legal = policy.floor.rates.get(day)
        if legal is None:
            return (
                "The law's floor, three times the legal rate, is not known from"
                f" {day.isoformat()}: enter it, rates add {policy.floor.name} {day.isoformat()}"
                " VALUE."
            )
        if agreed < _FLOOR_TIMES * legal:
            least = percent_text(_FLOOR_TIMES * legal)
            return (
                f"The agreed rate is below the law's floor of {least} %, three times the legal"
                f" rate from {day.isoformat()}."
            )
        day = next_half_year(day)
    return ""


def rate_text(policy: Policy, rate: Decimal) -> str:
    """Return a rate of a working as paper names it."""
    if policy.regime.mode is Mode.CONTRACT and policy.agreed.rate is not None:
        return rate_words(policy.agreed.rate, policy.agreed.per)
    return f"{percent_text(rate)} % per annum"
