"""The calculation of interest in the language of the customer, its figures the same in each."""

import re
from dataclasses import fields

import pytest

from collector_desktop.domain.interest_phrases import interest_phrases
from collector_desktop.domain.languages import LANGUAGES
from collector_desktop.services.interest_terms import Owner, change_terms
from collector_desktop.services.localised import Written
from collector_desktop.services.paper_interest import interest_paper
from tests.conftest import TODAY
from tests.integration.papers import (
    FONTS,
    give_address,
    require_sound,
    set_up_company,
    speak,
    words,
)

OTHERS = [language for language in LANGUAGES if not language.startswith("en")]
FIELD = re.compile(r"\{(\w+)\}")


@pytest.fixture
def customer(acme):
    set_up_company()
    give_address(acme)
    return acme


def made(customer, language):
    speak(customer, language)
    return interest_paper(customer.id, TODAY, FONTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_calculation(customer, language, matches_golden):
    paper = made(customer, language)
    matches_golden(f"interest-{language}", paper.content)
    require_sound(paper)


def test_a_german_calculation_is_german_through_and_through(customer, matches_picture):
    paper = made(customer, "de")
    text = words(paper)
    for said in (
        *("Zinsberechnung", "Rechnung INV-1", "02.10.2026", "11,75 %", "2,0860", "42,09"),
        "8 Prozentpunkte über dem Basiszins",
        "Ab 25. November 2026",
        "Late Payment of Commercial Debts (Interest) Act 1998",
    ):
        assert said in text, said
    for english in ("Invoice", "Balance", "Interest of", "Not claimed", "Up to"):
        assert english not in text
    matches_picture("interest-de", paper.content)


def test_a_monthly_rate_says_what_it_comes_to_in_a_year(customer):
    rate = {"interest.contract_rate": "1.5", "interest.contract_per": "month"}
    change_terms(Owner(customer.id), {"interest.regime": "contract", **rate}, TODAY)
    assert "1,5 % im Monat (18 % im Jahr)" in words(made(customer, "de"))
    assert "1.5 % per month (18 % per annum)" in words(made(customer, "en-GB"))


@pytest.mark.parametrize("language", OTHERS)
def test_no_phrase_is_missing_or_lacks_a_field(language):
    said, english = interest_phrases(language), interest_phrases("en-GB")
    for field in fields(english):
        ours, theirs = getattr(said, field.name), getattr(english, field.name)
        if isinstance(theirs, tuple):
            assert len(ours) == len(theirs), field.name
            ours, theirs = " ".join(ours), " ".join(theirs)
        assert sorted(FIELD.findall(ours)) == sorted(FIELD.findall(theirs)), field.name
        assert field.name in {"code"} or ours != theirs, field.name


@pytest.mark.parametrize(
    ("language", "country", "text", "said"),
    [
        ("en-GB", "", "1609.5890", "1,609.5890"),
        ("de", "DE", "1609.5890", "1.609,5890"),
        ("de", "CH", "1609.5890", "1\u2019609.5890"),
        ("fr", "FR", "11.75", "11,75"),
        ("es", "ES", "8", "8"),
        ("nl", "NL", "0.0001", "0,0001"),
    ],
)
def test_a_number_keeps_the_decimals_that_it_has(language, country, text, said):
    assert Written(language, country).number(text) == said
