"""The floor that the law of France sets for agreed rates of interest."""

from datetime import date
from decimal import Decimal

import pytest

from collector_desktop.domain.agreed_interest import Agreed, Per
from collector_desktop.domain.interest import Counting
from collector_desktop.domain.late_payment import REGIMES, floor_words, make_policy
from collector_desktop.domain.rates import RateSeries

LEGAL = {date(2025, 7, 1): Decimal("2.76"), date(2026, 1, 1): Decimal("2.62")}


def book(**series):
    return {name: RateSeries(name, name, "", rates) for name, rates in series.items()}


@pytest.mark.parametrize(
    ("rate", "per", "last", "told"),
    [
        ("8.28", Per.YEAR, date(2026, 6, 30), ""),
        ("8.27", Per.YEAR, date(2026, 6, 30), "below the law's floor of 8.28 %"),
        ("0.69", Per.MONTH, date(2026, 6, 30), ""),
        ("8.28", Per.YEAR, date(2026, 7, 1), "is not known from 2026-07-01: enter it"),
    ],
)
def test_a_french_agreed_rate_is_held_against_three_times_the_legal_rate(rate, per, last, told):
    """Code de commerce, L. 441-10: by half-year; an unknown floor is never guessed."""
    agreed = Agreed(Decimal(rate), per)
    found = make_policy(REGIMES["contract"], book(fr_legal=LEGAL), agreed, Counting(), "FR")
    words = floor_words(found, date(2025, 8, 1), last)
    assert told in words
    assert bool(told) == bool(words)


def test_other_laws_and_other_countries_have_no_such_floor():
    rates = book(ecb_mro={}, fr_legal={})
    law = make_policy(REGIMES["fr"], rates, Agreed(), Counting(), "FR")
    abroad = make_policy(REGIMES["contract"], rates, Agreed(Decimal(1)), Counting(), "GB")
    days = (date(2026, 1, 1), date(2026, 12, 31))
    assert (floor_words(law, *days), floor_words(abroad, *days)) == ("", "")
