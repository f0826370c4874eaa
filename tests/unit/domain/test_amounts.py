"""Amounts as people and files write them: read exactly, or refused."""

from __future__ import annotations

import random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.amounts import (
    AmountError,
    DecimalSurvey,
    DecimalVerdict,
    parse_amount,
)
from collector_desktop.domain.money import plain_amount

# text, decimal point, decimal comma; None: refused. Two decimals.
TABLE = [
    ("0", 0, 0),
    ("5", 500, 500),
    ("1234", 123400, 123400),
    ("1234.5", 123450, None),
    ("1234.56", 123456, None),
    ("1234,56", None, 123456),
    ("1,234.56", 123456, None),
    ("1.234,56", None, 123456),
    ("1 234,56", None, 123456),
    ("1\u00a0234,56", None, 123456),
    ("1\u202f234,56", None, 123456),
    ("1'234.56", 123456, None),
    ("1\u2019234.56", 123456, None),
    ("1 234.56", 123456, None),
    ("1,234,567.89", 123456789, None),
    ("1.234.567,89", None, 123456789),
    ("1,234", 123400, None),
    ("1.234", None, 123400),
    ("1.234.567", None, 123456700),
    ("1,234,567", 123456700, None),
    ("1,18,000.00", 11800000, None),
    ("1,18,000", 11800000, None),
    ("₹12,34,56,789.50", 12345678950, None),
    ("118,00,000.00", None, None),
    ("1,8,000.00", None, None),
    ("1,18,00.00", None, None),
    ("1.18.000,00", None, None),
    ("12,34", None, 1234),
    ("12.34", 1234, None),
    ("1200.0000", 120000, None),
    ("1200,0000", None, 120000),
    ("1200.0001", None, None),
    ("1.005", None, 100500),
    (".5", 50, None),
    (",5", None, 50),
    ("5.", None, None),
    ("5,", None, None),
    ("-5.00", -500, None),
    ("+5.00", 500, None),
    ("\u22125.00", -500, None),
    ("- 5.00", -500, None),
    ("5.00-", -500, None),
    ("5.00 -", -500, None),
    ("5.00+", 500, None),
    ("(5.00)", -500, None),
    ("( 5.00 )", -500, None),
    ("(5.00", None, None),
    ("5.00)", None, None),
    ("(-5.00)", None, None),
    ("-5.00-", None, None),
    ("--5", None, None),
    ("5.00 CR", -500, None),
    ("5.00CR", -500, None),
    ("5.00 DR", 500, None),
    ("1.234,56 S", None, 123456),
    ("1.234,56 H", None, -123456),
    ("-5.00 CR", None, None),
    ("£1,234.56", 123456, None),
    ("-£5.00", -500, None),
    ("£-5.00", -500, None),
    ("(£5.00)", -500, None),
    ("£(5.00)", -500, None),
    ("€ (5,00)", None, -500),
    ("(5,00) €", None, -500),
    ("(5.00)GBP", -500, None),
    ("£(5.00) £", None, None),
    ("£(£5.00)", None, None),
    ("£(5.00", None, None),
    ("5.00) €", None, None),
    ("£5.00-", -500, None),
    ("$1,000.00", 100000, None),
    ("US$5", 500, 500),
    ("A$5", 500, 500),
    ("5,00 €", None, 500),
    ("€ 5,00", None, 500),
    ("5 EUR", 500, 500),
    ("EUR 5", 500, 500),
    ("GBP5.00", 500, None),
    ("5 kr", 500, 500),
    ("Fr. 5.00", 500, None),
    ("5 zł", 500, 500),
    ("£5 GBP", None, None),
    (" 5.00 ", 500, None),
    ("\u00a05.00\u00a0", 500, None),
    ("", None, None),
    (" ", None, None),
    ("-", None, None),
    ("£", None, None),
    ("abc", None, None),
    ("1e3", None, None),
    ("1E+2000000", None, None),
    ("nan", None, None),
    ("NaN", None, None),
    ("inf", None, None),
    ("Infinity", None, None),
    ("0x10", None, None),
    ("1_000", None, None),
    ("\u0661\u0662\u0663", None, None),
    ("\uff11\uff12\uff13", None, None),
    ("\u00b2", None, None),
    ("1,23,456.00", 12345600, None),
    ("1,234,56", None, None),
    ("1,2345.00", None, None),
    ("12,34.56", None, None),
    ("1 234'567", None, None),
    ("0,123.00", None, None),
    ("1..2", None, None),
    ("1.2.3", None, None),
    ("5 5", None, None),
    ("5.00 p", None, None),
    ("9999999999999.99", 999999999999999, None),
    ("10000000000000.00", None, None),
    ("9" * 60, None, None),
    ("0" * 30 + "5.00", 500, None),
    ("=1+1", None, None),
    ("5%", None, None),
    ("5.00\n", 500, None),
]


@pytest.mark.parametrize(("text", "point", "comma"), TABLE)
@pytest.mark.parametrize("decimal", [".", ","])
def test_a_text_is_an_amount_or_refused(text: str, point: int, comma: int, decimal: str) -> None:
    expected = point if decimal == "." else comma
    if expected is None:
        with pytest.raises(AmountError, match=r"\.$"):
            parse_amount(text, 2, decimal)
    else:
        assert parse_amount(text, 2, decimal) == expected


@pytest.mark.parametrize(
    ("text", "exponent", "minor"),
    [
        ("1200", 0, 1200),
        ("1200.00", 0, 1200),
        ("1,200", 0, 1200),
        ("1.250", 3, 1250),
        ("1.25", 3, 1250),
        ("0.0001", 4, 1),
    ],
)
def test_decimals_are_those_of_the_currency(text: str, exponent: int, minor: int) -> None:
    assert parse_amount(text, exponent) == minor


def test_a_currency_without_decimals_takes_none() -> None:
    with pytest.raises(AmountError, match="more decimals"):
        parse_amount("12.5", 0)


@pytest.mark.parametrize("text", ["USD 5.00", "5.00 USD", "€5.00"])
def test_an_amount_that_names_another_currency_is_refused(text: str) -> None:
    with pytest.raises(AmountError, match="GBP is expected"):
        parse_amount(text, 2, ".", "GBP")


def test_an_amount_may_name_its_own_currency() -> None:
    assert parse_amount("GBP 5.00", 2, ".", "GBP") == 500
    assert parse_amount("£5.00", 2, ".", "GBP") == 500


@pytest.mark.parametrize(
    ("texts", "verdict"),
    [
        (["5", "1234"], DecimalVerdict.UNNEEDED),
        (["1,234", "5.50"], DecimalVerdict.POINT),
        (["1.234", "5,50"], DecimalVerdict.COMMA),
        (["1,234.56"], DecimalVerdict.POINT),
        (["1.234,56"], DecimalVerdict.COMMA),
        (["1.234.567"], DecimalVerdict.COMMA),
        (["1234.567"], DecimalVerdict.POINT),
        (["0.123"], DecimalVerdict.POINT),
        (["1200.0000"], DecimalVerdict.POINT),
        (["1.234", "2.345"], DecimalVerdict.AMBIGUOUS),
        (["1,234"], DecimalVerdict.AMBIGUOUS),
        (["5.50", "5,50"], DecimalVerdict.CONFLICT),
        (["see note 5.5", "n/a", "9" * 60 + ".5"], DecimalVerdict.UNNEEDED),
    ],
)
def test_the_whole_column_decides_the_decimal_sign(
    texts: list[str], verdict: DecimalVerdict
) -> None:
    survey = DecimalSurvey()
    for text in texts:
        survey.add(text)
    assert survey.verdict is verdict


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.sampled_from(["GBP", "JPY", "KWD"]))
def test_what_is_written_plainly_is_read_back(minor: int, currency: str) -> None:
    exponent = {"GBP": 2, "JPY": 0, "KWD": 3}[currency]
    assert parse_amount(plain_amount(minor, currency), exponent) == minor


@given(st.text(max_size=60) | st.text(alphabet="0123456789.,' -+()£€CRDH", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    for decimal in ".,":
        try:
            minor = parse_amount(text, 2, decimal)
        except AmountError:
            continue
        assert abs(minor) < 10**15


PIECES = [
    *"0123456789" * 4,
    *"..,,''-+() eExX%_€£",
    "\u00a0",
    "\u202f",
    "\u2019",
    "\u0663",
    "\uff11",
]
PIECES += ["000", "1.234", "12,50", "CR", "DR", "GBP", "EUR", "nan", "inf", "E+2000000", "9" * 40]
MANY, MOST_SECONDS = 20_000, 0.001


def figures(text: str) -> str:
    """Return the figures of an amount without zeros at either end."""
    return "".join(sign for sign in text if sign in "0123456789").strip("0")


def test_of_twenty_thousand_texts_each_is_refused_or_keeps_its_figures_at_once() -> None:
    chance, read = random.Random(20), 0  # noqa: S311 - dice, not secrets
    began = process_time()
    for _ in range(MANY):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 9)))
        try:
            minor = parse_amount(text, 2, chance.choice(".,"))
        except AmountError:
            continue
        assert figures(str(minor)) == figures(text), text
        read += 1
    assert process_time() - began < MANY * MOST_SECONDS
    assert MANY > read > MANY // 100


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("$5.00", "USD", 500),
        ("$5.00", "CAD", 500),
        ("$5.00", "EUR", None),
        ("$5.00", "GBP", None),
        ("($5.00)", "GBP", None),
        ("$(5.00)", "GBP", None),
        ("US$5.00", "CAD", None),
        ("A$5.00", "AUD", 500),
        ("£5.00", "GBP", 500),
        ("£5.00", "EUR", None),
        ("€5.00", "USD", None),
        ("5.00 kr", "SEK", 500),
        ("5.00 kr", "EUR", None),
        ("Fr. 5.00", "CHF", 500),
        ("$5.00", "", 500),
    ],
)
def test_a_sign_is_taken_only_for_a_currency_that_it_may_stand_for(text, currency, minor):
    if minor is None:
        with pytest.raises(AmountError, match=f"but {currency} is expected here"):
            parse_amount(text, 2, ".", currency)
    else:
        assert parse_amount(text, 2, ".", currency) == minor
