"""Amounts and days as people write them."""

from datetime import date

import pytest

from collector_desktop.domain.written import (
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
