"""Which letter the law of a place asks for before court, its language and the court's fee."""

from __future__ import annotations

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.languages import language_for
from collector_desktop.domain.legal_letters import (
    BEFORE_ACTION,
    LAST_DEMAND,
    OF_CLAIM,
    Place,
    court_fee,
    place_of,
    reply_days,
    template_for,
)


@pytest.mark.parametrize(
    ("kind", "country", "postcode", "template", "days"),
    [
        ("company", "GB", "LS1 0XX", BEFORE_ACTION, 14),
        ("company", "GB", "", BEFORE_ACTION, 14),
        ("sole_trader", "GB", "YO21 0XX", OF_CLAIM, 30),
        ("consumer", "GB", "CF10 1AA", OF_CLAIM, 30),
        ("company", "GB", "EH1 1AA", LAST_DEMAND, 7),
        ("consumer", "GB", "G2 1AA", LAST_DEMAND, 7),
        ("company", "GB", "BT1 1AA", LAST_DEMAND, 14),
        ("sole_trader", "GB", "bt1 1aa", LAST_DEMAND, 14),
        ("consumer", "GB", "JE2 3AB", LAST_DEMAND, 14),
        ("company", "GB", "GY1 1AA", LAST_DEMAND, 14),
        ("sole_trader", "GB", "IM1 1AA", LAST_DEMAND, 14),
        ("company", "DE", "10115", LAST_DEMAND, 14),
        ("consumer", "FR", "75001", LAST_DEMAND, 14),
        ("company", "US", "10001", LAST_DEMAND, 14),
    ],
)
def test_the_law_of_the_place_chooses_the_last_letter(kind, country, postcode, template, days):
    assert template_for(BEFORE_ACTION, kind, country, postcode) == template
    assert reply_days(template, country, postcode) == days


@pytest.mark.parametrize(
    ("kind", "country", "postcode"),
    [("company", "GB", "LS1 0XX"), ("consumer", "GB", "EH1 1AA"), ("consumer", "IE", "")],
)
def test_a_letter_of_claim_is_refused_where_its_protocol_does_not_apply(kind, country, postcode):
    with pytest.raises(RefusedError, match="individuals and sole traders"):
        template_for(OF_CLAIM, kind, country, postcode)


def test_other_letters_are_the_same_everywhere():
    assert template_for("reminder-1", "consumer", "GB") == "reminder-1"
    assert reply_days("reminder-1") is None


@pytest.mark.parametrize(
    ("postcode", "place"),
    [
        ("TD15 1AA", Place.ENGLAND_WALES),
        ("TD9 0AA", Place.SCOTLAND),
        ("GL1 1AA", Place.ENGLAND_WALES),
        ("G1 1AA", Place.SCOTLAND),
        ("KT1 1AA", Place.ENGLAND_WALES),
        ("EH1 1AA", Place.SCOTLAND),
        ("E1 1AA", Place.ENGLAND_WALES),
        ("nonsense", Place.ENGLAND_WALES),
    ],
)
def test_a_british_postcode_decides_whose_courts_count(postcode, place):
    assert place_of("GB", postcode) == place


@pytest.mark.parametrize(
    ("claim", "fee"),
    [
        (30_000, 3_500),
        (30_001, 5_000),
        (100_000, 7_000),
        (150_000, 8_000),
        (300_000, 11_500),
        (500_000, 20_500),
        (1_000_000, 45_500),
        (1_000_001, 50_000),
        (20_000_000, 1_000_000),
        (20_000_100, 1_000_000),
    ],
)
def test_the_court_fee_follows_the_published_table(claim, fee):
    assert court_fee(claim) == fee


@pytest.mark.parametrize(
    ("country", "home", "own", "language"),
    [
        ("DE", "GB", "", "de"),
        ("BE", "GB", "", "nl"),
        ("BE", "GB", "fr", "fr"),
        ("", "FR", "", "fr"),
        ("", "", "", "en-GB"),
        ("JP", "DE", "", "en-GB"),
        ("US", "GB", "", "en-US"),
        ("GB", "DE", "xx", "en-GB"),
    ],
)
def test_the_language_is_the_customers_own_or_of_its_country(country, home, own, language):
    assert language_for(country, home, own) == language
