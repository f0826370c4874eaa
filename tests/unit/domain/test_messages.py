"""What the domain refuses, it refuses in whole sentences that say what to do."""

import re

import pytest

from collector_desktop.domain.ageing import Buckets, parse_buckets
from collector_desktop.domain.currency import require_currency
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.money import Money
from collector_desktop.domain.outcomes import OUTCOMES, outcome
from collector_desktop.domain.rates import parse_rate
from collector_desktop.domain.settings import ALL_SETTINGS, setting_named
from collector_desktop.domain.terms_words import parse_terms

SENTENCE = re.compile(r"['A-Z“0-9].*[.?]", re.DOTALL)


def refused(act):
    with pytest.raises(CollectorError) as caught:
        act()
    return caught.value


def assert_sentences(error):
    for text in (error.title, *filter(None, [error.advice])):
        assert SENTENCE.fullmatch(text), text
        assert "XX" not in text
        assert text != text.upper()


@pytest.mark.parametrize(
    "act",
    [
        lambda: Buckets((60, 30)),
        lambda: parse_buckets("thirty"),
        lambda: parse_rate("a lot"),
        lambda: require_currency("pounds"),
        lambda: outcome("shrugged"),
        lambda: setting_named("no.such"),
        lambda: parse_terms(""),
        lambda: parse_terms("whenever"),
        lambda: parse_terms("60% COD; 60% NET 30"),
    ],
)
def test_nonsense_is_refused_in_sentences(act):
    assert_sentences(refused(act))


@pytest.mark.parametrize(
    "key",
    [setting.key for setting in ALL_SETTINGS],
)
def test_every_setting_refuses_in_sentences_what_it_cannot_hold(key):
    setting = setting_named(key)
    nonsense = "\N{SNOWMAN}-1,,2 \N{SNOWMAN}"
    try:
        setting.read(nonsense)
    except CollectorError as error:
        assert_sentences(error)


def test_an_outcome_is_refused_with_those_there_are():
    advice = refused(lambda: outcome("shrugged")).advice
    assert ", ".join(OUTCOMES) in advice


def test_money_of_two_currencies_does_not_mix():
    pounds, euros = Money(100, "GBP"), Money(100, "EUR")
    for act in (lambda: pounds + euros, lambda: pounds - euros, lambda: pounds < euros):
        with pytest.raises(CollectorError) as caught:
            act()
        assert "GBP" in str(caught.value)


def test_money_of_one_currency_adds_and_compares():
    assert Money(100, "GBP") + Money(5, "GBP") == Money(105, "GBP")
    assert Money(100, "GBP") - Money(105, "GBP") == Money(-5, "GBP")
    assert -Money(5, "GBP") == Money(-5, "GBP")
    assert Money(4, "GBP") < Money(5, "GBP")
    assert not Money(5, "GBP") < Money(5, "GBP")
