"""Amounts and days as people write them."""

from datetime import date
from fractions import Fraction

import pytest

from collector_desktop.domain.written import (
    column_exact,
    column_money,
    initials,
    money,
    paper_day,
    plain_day,
)


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (0, "GBP", "0.00"),
        (123_456_789, "GBP", "1,234,567.89"),
        (-8_640, "GBP", "\N{MINUS SIGN}86.40"),
        (1200, "JPY", "1,200"),
        (1250, "KWD", "1.250"),
    ],
)
def test_a_column_shows_the_currency_s_own_decimals(minor, currency, text):
    assert column_money(minor, currency) == text


def test_a_single_amount_carries_its_currency():
    assert money(-841_260, "GBP") == "\N{MINUS SIGN}£8,412.60"
    assert money(100, "CHF") == "CHF 1.00"


def test_days_on_paper():
    assert plain_day(date(2026, 12, 1)) == "1 December 2026"
    assert paper_day(date(2026, 9, 8)) == "08/09/2026"


def test_initials_stand_for_a_name():
    assert initials("Harbour & Vale Supplies Ltd") == "HV"
    assert initials("") == ""


@pytest.mark.parametrize(
    ("minor", "text"),
    [
        (Fraction(160_958_904, 1000), "1,609.5890"),
        (Fraction(365 * 8 * 1_000_000, 36_500), "800.0000"),
        (Fraction(1, 3), "0.0033"),
    ],
)
def test_an_amount_that_is_not_rounded_yet_has_its_thousands_and_more_decimals(minor, text):
    """Worked by hand: 1,609.58904 pounds are 160,958.904 pence."""
    assert column_exact(minor, "GBP") == text
