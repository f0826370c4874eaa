"""The claims that the laws allow, with examples worked by hand."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.agreed_interest import Agreed
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.interest import Basis, Counting, DailyRounding
from collector_desktop.domain.late_claims import Debt, claim, daily_together
from collector_desktop.domain.late_payment import (
    REGIMES,
    Debtor,
    Policy,
    make_policy,
    regime_for,
)
from collector_desktop.domain.rates import RateSeries

BANK_RATE = {
    date(2012, 1, 1): "0.50",
    date(2025, 1, 1): "4.75",
    date(2025, 7, 1): "4.25",
    date(2026, 1, 1): "3.75",
    date(2026, 7, 1): "3.75",
}
MRO = {
    date(2025, 1, 1): "3.15",
    date(2025, 7, 1): "2.15",
    date(2026, 1, 1): "2.15",
    date(2026, 7, 1): "2.40",
}
BASE = {date(2025, 7, 1): "1.27", date(2026, 1, 1): "1.27", date(2026, 7, 1): "1.52"}


def series(name, rates):
    return RateSeries(name, name, "", {day: Decimal(rate) for day, rate in rates.items()})


BOOK = {
    "uk_bank_rate": series("uk_bank_rate", BANK_RATE),
    "ecb_mro": series("ecb_mro", MRO),
    "de_base": series("de_base", BASE),
    "at_base": series("at_base", BASE),
}


def policy(name, counting=Counting(), rate=None):  # noqa: B008 - frozen
    return make_policy(REGIMES[name], BOOK, Agreed(rate), counting)


def claimed(law, minor, due, to, *paid, currency="GBP"):
    """Return the claim on a debt made a month before it was due."""
    moves = [(due - timedelta(days=30), minor), *((day, -part) for day, part in paid)]
    return claim(Debt(due, currency, moves), to, law if isinstance(law, Policy) else policy(law))


UK_EXAMPLES = [
    (1, 500_000, date(2026, 1, 15), date(2026, 11, 22), "11.75", 311, 50_058, 7_000, 557_058),
    (2, 85_000, date(2025, 6, 29), date(2025, 12, 31), "12.75", 185, 5_493, 4_000, 94_493),
    (3, 85_000, date(2025, 6, 30), date(2025, 12, 31), "12.25", 184, 5_249, 4_000, 94_249),
    (5, 100_000, date(2012, 1, 1), date(2012, 2, 20), "8.50", 50, 1_164, 7_000, 108_164),
]


@pytest.mark.parametrize(
    "example",
    [example[1:] for example in UK_EXAMPLES],
    ids=[f"example {example[0]}" for example in UK_EXAMPLES],
)
def test_the_uk_claim(example):
    minor, due, to, rate, days, *expected = example
    found = claimed("uk_statutory", minor, due, to)
    (segment,) = found.segments
    assert (segment.rate, segment.days) == (Decimal(rate), days)
    assert (found.first, found.to) == (due + timedelta(days=1), to)
    owing = found.open_minor + found.claim_minor
    assert [found.interest_minor, found.fixed_minor, owing] == expected


def test_a_uk_debt_paid_in_part_is_rounded_once():
    """The Act of 1998: 209.59 and 129.95 make 339.53, not 339.54; GBP 6 439.53 owing."""
    found = claimed(
        "uk_statutory",
        1_000_000,
        date(2025, 3, 31),
        date(2025, 7, 31),
        (date(2025, 5, 30), 400_000),
    )
    assert [(each.days, each.balance_minor) for each in found.segments] == [
        (60, 1_000_000),
        (62, 600_000),
    ]
    assert (found.interest_minor, found.fixed_minor) == (33_953, 10_000)
    assert found.open_minor == 600_000
    assert found.open_minor + found.claim_minor == 643_953


def test_the_uk_claim_grows_by_the_day():
    """The Act of 1998: GBP 1.6096 a day."""
    found = claimed("uk_statutory", 500_000, date(2026, 1, 15), date(2026, 11, 22))
    assert found.daily_minor == 161


@pytest.mark.parametrize(
    ("daily", "a_day"), [(DailyRounding.EXACT, 70), (DailyRounding.PENNIES, 69)]
)
def test_the_day_of_some_claims_is_summed_exactly_and_rounded_once(daily, a_day):
    """The example of gov.uk three times: GBP 85 a year each is 255 / 365 or 69.86 pence a day.

    By its own way, where each day is rounded to 23 pence first, it is 69.
    """
    law = policy("uk_statutory", Counting(daily=daily))
    found = [claimed(law, 100_000, date(2012, 1, 1), date(2012, 2, 20)) for _ in range(3)]
    assert [each.daily_minor for each in found] == [23, 23, 23]
    assert daily_together(found) == a_day
    assert daily_together([]) == 0


def test_the_day_of_gov_uk_when_pennies_are_asked_for():
    """The example of gov.uk: GBP 11.50 after 50 days when the day is rounded first."""
    pennies = policy("uk_statutory", Counting(daily=DailyRounding.PENNIES))
    found = claimed(pennies, 100_000, date(2012, 1, 1), date(2012, 2, 20))
    assert (found.interest_minor, found.daily_minor) == (1_150, 23)


def test_the_rate_of_a_uk_debt_stays_that_of_its_start():
    found = claimed("uk_statutory", 100_000, date(2025, 6, 29), date(2028, 1, 1))
    assert [each.rate for each in found.segments] == [Decimal("12.75")]


def test_a_floating_claim_follows_the_half_years():
    """Directive 2011/7/EU: 91, 184, 181 and 62 days make EUR 1 469.64, and EUR 40."""
    found = claimed("eu", 1_000_000, date(2025, 3, 31), date(2026, 8, 31), currency="EUR")
    assert [(each.days, str(each.rate)) for each in found.segments] == [
        (91, "11.15"),
        (184, "10.15"),
        (181, "10.15"),
        (62, "10.40"),
    ]
    assert (found.interest_minor, found.fixed_minor) == (146_964, 4_000)


@pytest.mark.parametrize(
    ("name", "rates"),
    [("de", ["10.27", "10.52"]), ("at", ["10.47", "10.72"]), ("fr", ["12.15", "12.40"])],
)
def test_points_are_added_to_the_reference_rate(name, rates):
    """DE base rate + 9, AT base rate + 9.2, FR main refinancing rate + 10."""
    found = claimed(name, 50_000, date(2026, 6, 15), date(2026, 7, 15), currency="EUR")
    assert [str(each.rate) for each in found.segments] == rates
    assert [each.days for each in found.segments] == [15, 15]


def test_an_irish_claim_takes_only_the_rate_of_the_payment():
    """Ireland: only one rate, that in force on the payment date."""
    due = date(2025, 3, 31)
    open_still = claimed("ie_statutory", 150_000, due, date(2026, 8, 31), currency="EUR")
    assert [str(each.rate) for each in open_still.segments] == ["10.40"]
    assert open_still.fixed_minor == 7_000
    paid = (date(2025, 6, 30), 50_000), (date(2025, 9, 9), 100_000)
    settled = claimed("ie_statutory", 150_000, due, date(2026, 8, 31), *paid, currency="EUR")
    assert [(each.days, str(each.rate)) for each in settled.segments] == [
        (91, "10.15"),
        (71, "10.15"),
    ]


def test_a_contract_has_its_own_rate_and_no_fixed_sum():
    law = policy("contract", Counting(Basis.DAYS_360), Decimal(9))
    found = claimed(law, 100_000, date(2026, 1, 1), date(2026, 1, 31))
    assert (found.interest_minor, found.fixed_minor, found.claim_minor) == (750, 0, 750)


def test_a_contract_without_a_rate_is_refused():
    with pytest.raises(RefusedError, match=r"interest\.contract_rate"):
        policy("contract")


def test_the_law_settles_the_year_before_the_user_does():
    chosen = Counting(Basis.DAYS_360)
    bases = {name: policy(name, chosen, Decimal(8)).counting.basis for name in REGIMES}
    assert {name for name, basis in bases.items() if basis is Basis.DAYS_365} == {
        "uk_statutory",
        "ie_statutory",
    }


def test_a_claim_stays_when_the_debt_is_paid():
    """ERPNext, issue 58220: interest must survive the payment of the principal."""
    due, paid = date(2025, 3, 31), (date(2025, 5, 30), 1_000_000)
    then = claimed("uk_statutory", 1_000_000, due, date(2025, 5, 30), paid)
    later = claimed("uk_statutory", 1_000_000, due, date(2026, 11, 22), paid)
    assert then == later
    assert (later.open_minor, later.daily_minor, later.to) == (0, 0, date(2025, 5, 30))
    assert later.claim_minor == later.rest_minor == 20_959 + 10_000


def test_what_was_paid_in_time_is_not_part_of_the_debt():
    early = (date(2025, 3, 31), 950_000)
    found = claimed("uk_statutory", 1_000_000, date(2025, 3, 31), date(2025, 4, 30), early)
    assert (found.segments[0].balance_minor, found.fixed_minor) == (50_000, 4_000)


def test_no_claim_on_what_is_not_late():
    for law in ("uk_statutory", "de", "ie_statutory"):
        assert claimed(law, 100, date(2026, 3, 1), date(2026, 3, 1)) is None


@pytest.mark.parametrize(
    ("name", "due", "to", "missing"),
    [
        ("uk_statutory", date(2026, 12, 31), date(2027, 1, 1), "uk_bank_rate from 2027-01-01"),
        ("de", date(2026, 12, 1), date(2027, 1, 1), "de_base from 2027-01-01"),
        ("ie_statutory", date(2026, 6, 1), date(2027, 3, 1), "ecb_mro from 2027-01-01"),
        ("fr", date(2014, 12, 1), date(2015, 2, 1), "ecb_mro from 2014-07-01"),
    ],
)
def test_no_rate_is_guessed(name, due, to, missing):
    """The Act of 1998: 2027 H1 is unknown until 31 December 2026."""
    with pytest.raises(RefusedError, match=missing):
        claimed(name, 100_000, due, to, currency="EUR")


def test_a_debt_in_another_currency_has_interest_and_no_fixed_sum():
    found = claimed("uk_statutory", 500_000, date(2026, 1, 15), date(2026, 11, 22), currency="EUR")
    assert (found.fixed_minor, found.claim_minor) == (None, 50_058)


@pytest.mark.parametrize(
    ("name", "country", "regime"),
    [
        ("auto", "GB", "uk_statutory"),
        ("auto", "IE", "ie_statutory"),
        ("auto", "DE", "de"),
        ("auto", "AT", "at"),
        ("auto", "FR", "fr"),
        ("fr", "GB", "fr"),
        ("contract", "US", "contract"),
    ],
)
def test_the_regime_is_the_one_named_or_that_of_the_country(name, country, regime):
    assert regime_for(name, country) is REGIMES[regime]


@pytest.mark.parametrize(("name", "country"), [("none", "GB"), ("auto", "US")])
def test_no_regime_where_none_is_wanted_or_known(name, country):
    assert regime_for(name, country) is None


@pytest.mark.parametrize(
    ("name", "country", "debtor", "regime"),
    [
        ("debtor", "GB", Debtor(country="DE"), "de"),
        ("debtor", "GB", Debtor(country=""), "uk_statutory"),
        ("auto", "GB", Debtor(country="DE"), "uk_statutory"),
        ("auto", "GB", Debtor("sole_trader"), "uk_statutory"),
        ("auto", "DE", Debtor("consumer"), "de_consumer"),
        ("contract", "GB", Debtor("consumer", has_own_choice=True), "contract"),
    ],
)
def test_the_debtor_decides_on_the_law_too(name, country, debtor, regime):
    assert regime_for(name, country, debtor) is REGIMES[regime]


@pytest.mark.parametrize(
    ("name", "country", "debtor"),
    [
        ("auto", "GB", Debtor("consumer")),
        ("contract", "GB", Debtor("consumer")),
        ("fr", "GB", Debtor("consumer", has_own_choice=True)),
        ("debtor", "GB", Debtor(country="US")),
    ],
)
def test_consumers_and_lands_without_a_law_have_none(name, country, debtor):
    assert regime_for(name, country, debtor) is None


def test_a_german_consumer_owes_five_points_and_no_fixed_sum():
    """BGB, section 288: a consumer owes the base rate + 5."""
    found = claimed("de_consumer", 50_000, date(2026, 6, 15), date(2026, 7, 15), currency="EUR")
    assert [str(each.rate) for each in found.segments] == ["6.27", "6.52"]
    assert found.fixed_minor == 0


@given(
    st.sampled_from(["uk_statutory", "ie_statutory", "de", "fr", "eu"]),
    st.integers(1, 10**9),
    st.integers(0, 180),
    st.integers(0, 180),
)
def test_a_claim_never_shrinks_within_a_half_year(name, minor, early, more):
    due = date(2026, 7, 1)
    law = policy(name)
    days = [due + timedelta(days=n) for n in (early, min(early + more, 183))]
    first, second = (claimed(law, minor, due, day, currency="EUR") for day in days)
    assert (first.interest_minor if first else 0) <= (second.interest_minor if second else 0)
