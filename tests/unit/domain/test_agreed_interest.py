"""Interest by contract: rates for a month, charges, grace, the least and the most."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.agreed_interest import (
    Agreed,
    Per,
    amount_minor,
    rate_words,
    read_charge,
    read_limit,
)
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.interest import Basis, Counting
from collector_desktop.domain.late_claims import Debt, Decided, claim
from collector_desktop.domain.late_payment import REGIMES, make_policy, rate_text

DUE = date(2026, 1, 15)
MONTHLY = Agreed(Decimal("1.5"), Per.MONTH)


def claimed(agreed, to, minor=100_000, due=DUE, decided=Decided(), currency="USD"):  # noqa: B008
    policy = make_policy(REGIMES["contract"], {}, agreed, Counting())
    return claim(Debt(due, currency, [(due, minor)], decided=decided), to, policy)


@pytest.mark.parametrize(
    ("due", "to"),
    [
        (date(2026, 1, 15), date(2026, 2, 15)),
        (date(2026, 2, 15), date(2026, 3, 15)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2026, 11, 30), date(2026, 12, 30)),
    ],
)
def test_a_month_at_one_and_a_half_per_cent_bears_fifteen_dollars(due, to):
    """As agreed in the US: 1.5 %/month on $1 000 = $15/month simple."""
    assert claimed(MONTHLY, to, due=due).interest_minor == 1_500


def test_days_of_a_month_bear_their_share():
    assert claimed(MONTHLY, date(2026, 1, 25)).interest_minor == 484
    assert claimed(MONTHLY, date(2026, 2, 25)).interest_minor == 1_500 + 536
    assert claimed(MONTHLY, date(2027, 1, 15)).interest_minor == 18_000


def test_a_monthly_rate_states_its_yearly_equivalent():
    """Canada, Interest Act s.4: 1.5 % per month (18 % per annum)."""
    assert rate_words(Decimal("1.5"), Per.MONTH) == "1.5 % per month (18 % per annum)"
    assert rate_words(Decimal("1.25"), Per.MONTH) == "1.25 % per month (15 % per annum)"
    assert rate_words(Decimal("12.00"), Per.YEAR) == "12 % per annum"
    policy = make_policy(REGIMES["contract"], {}, MONTHLY, Counting())
    assert rate_text(policy, Decimal(18)) == "1.5 % per month (18 % per annum)"


def test_a_rate_for_a_year_counts_days_as_chosen():
    policy = make_policy(REGIMES["contract"], {}, Agreed(Decimal(9)), Counting(Basis.DAYS_360))
    assert policy.counting.basis is Basis.DAYS_360


def test_days_of_grace_bear_nothing():
    agreed = Agreed(Decimal("36.5"), grace=10, fee="5")
    assert claimed(agreed, date(2026, 1, 25)) is None
    found = claimed(agreed, date(2026, 1, 26))
    assert (found.first, found.interest_minor, found.fixed_minor) == (date(2026, 1, 26), 100, 500)


def test_the_least_and_the_most_hold_for_the_whole():
    agreed = Agreed(Decimal("36.5"), least="5.00", most="20.00")
    assert claimed(agreed, date(2026, 1, 17)).interest_minor == 500
    assert claimed(agreed, date(2026, 1, 22)).interest_minor == 700
    full = claimed(agreed, date(2026, 3, 15))
    assert (full.interest_minor, full.daily_minor) == (2_000, 0)
    assert claimed(agreed, date(2026, 1, 22)).daily_minor == 100


@pytest.mark.parametrize(("days", "daily"), [(2, 0), (4, 0), (5, 100), (6, 100)])
def test_a_further_day_adds_nothing_until_the_least_is_reached(days, daily):
    agreed = Agreed(Decimal("36.5"), least="5.00")
    now, then = (claimed(agreed, DUE + timedelta(days=days + more)) for more in (0, 1))
    assert now.daily_minor == then.interest_minor - now.interest_minor == daily


def test_what_was_claimed_before_counts_towards_both():
    agreed = Agreed(Decimal("36.5"), least="5.00", most="20.00")
    early = Decided(date(2026, 1, 17), 500)
    assert claimed(agreed, date(2026, 1, 18), decided=early).rest.interest_minor == 100
    late = Decided(date(2026, 2, 1), 1_700)
    assert claimed(agreed, date(2026, 3, 15), decided=late).rest.interest_minor == 300
    full = Decided(date(2026, 2, 10), 2_000)
    assert claimed(agreed, date(2026, 3, 15), decided=full).rest.interest_minor == 0


def test_a_limit_may_be_a_share_of_the_debt():
    assert claimed(Agreed(Decimal(99), most="10 %"), date(2028, 1, 1)).interest_minor == 10_000


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [("4.50", "USD", 450), ("4.50", "JPY", 5), ("4.50", "KWD", 4_500), ("", "USD", 0)],
)
def test_charges_are_in_the_currency_of_the_invoice(text, currency, minor):
    assert amount_minor(text, currency) == minor


@pytest.mark.parametrize("text", ["-1", "-5 %"])
def test_a_limit_below_zero_is_refused(text):
    with pytest.raises(CollectorError, match="below zero"):
        read_limit(text)


@pytest.mark.parametrize("text", ["", "5", "10 %", "7.5%"])
def test_limits_are_kept_as_written(text):
    assert read_limit(text) == text
    assert (read_charge("1.25"), read_charge("0")) == ("1.25", "0")


@given(st.integers(1, 10**10), st.integers(1, 800), st.integers(0, 800))
def test_a_month_is_the_same_however_it_is_cut(minor, early, more):
    """The claim of some days and that of the next ones differ from the whole by roundings only."""
    cut = date.fromordinal(DUE.toordinal() + early)
    to = date.fromordinal(cut.toordinal() + more)
    first = claimed(MONTHLY, cut, minor)
    second = claimed(MONTHLY, to, minor, decided=Decided(cut, first.interest_minor))
    whole = claimed(MONTHLY, to, minor)
    both = first.interest_minor + second.rest.interest_minor
    assert abs(both - whole.interest_minor) <= 1
