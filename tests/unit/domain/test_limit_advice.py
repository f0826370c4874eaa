"""Suggestions for a credit limit: each with its working, or with what is missing."""

from dataclasses import replace

import pytest

from collector_desktop.domain.limit_advice import Basis, LimitFacts, suggestions

KNOWN = LimitFacts(
    "GBP",
    asked_minor=1_000_000,
    net_worth_minor=8_000_000,
    turnover_minor=90_000_000,
    bought_minor=6_000_000,
    terms_days=30,
    delay_days=15,
    years_trading=7,
)


def found(known):
    return {each.basis: each for each in suggestions(known)}


def test_a_tenth_of_the_net_worth():
    one = found(KNOWN)[Basis.NET_WORTH]
    assert (one.minor, one.working) == (800_000, "10 % of a net worth of £80,000.00")


def test_no_customer_is_more_than_a_tenth_of_our_turnover():
    one = found(replace(KNOWN, turnover_minor=3_000_000))[Basis.NET_WORTH]
    assert one.minor == 300_000
    assert "no more than 10 % of our own turnover of £30,000.00" in one.working


def test_what_is_bought_until_it_is_paid_and_a_fifth_more():
    # 60 000 a year are 5 000 a month; 45 days are 1.5 of it, 7 500; a fifth more is 9 000.
    one = found(KNOWN)[Basis.PURCHASES]
    assert one.minor == 900_000
    assert one.working == (
        "£5,000.00 a month, paid after 30 days and 15 late: 45/30 of it and a fifth more"
    )


@pytest.mark.parametrize(
    ("years", "delay", "secured", "share"),
    [
        (7, 0, True, 100),  # 5 + 5 + 5
        (7, 15, False, 75),  # 5 + 4
        (2, 45, False, 50),  # 2 + 2
        (2, 90, False, 0),  # 2 + 0
        (4, 30, True, 75),  # 2 + 4 + 5 = 11
        (5, 60, True, 100),  # 5 + 2 + 5 = 12
    ],
)
def test_points_give_a_share_of_what_is_asked(years, delay, secured, share):
    known = replace(KNOWN, years_trading=years, delay_days=delay, is_secured=secured)
    assert found(known)[Basis.POINTS].minor == 10_000 * share


def test_nothing_known_is_said_and_not_guessed():
    for each in suggestions(LimitFacts("GBP")):
        assert each.minor is None
        assert each.working.startswith("not enough data: ")


def test_the_agency_is_named_only_where_it_recommends():
    assert Basis.AGENCY not in found(KNOWN)
    assert found(replace(KNOWN, agency_minor=0))[Basis.AGENCY].minor == 0


def test_money_without_minor_units_is_rounded_to_its_own_unit():
    assert (
        found(replace(KNOWN, currency="JPY", net_worth_minor=8_005))[Basis.NET_WORTH].minor == 800
    )
