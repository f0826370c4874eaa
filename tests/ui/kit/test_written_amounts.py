"""Amounts as Qt writes them in six countries are read as the same amounts, or not at all."""

import random

import pytest
from PySide6.QtCore import QLocale

from collector_desktop.domain.amounts import AmountError, parse_amount

COUNTRIES = ("en_GB", "de_DE", "fr_FR", "de_CH", "sv_SE", "en_IN")
CASES = 2_000


def amounts():
    """Return amounts of every size with two decimals, as whole pence."""
    chance = random.Random(20)  # noqa: S311 - dice, not secrets
    edges = [0, 1, 99, 100, 999_99, 1000_00, 1234_56, 99_999_99, 1_00_000_00, 10**13 - 1]
    return [*edges, *(chance.randrange(10 ** chance.randint(1, 13)) for _ in range(CASES))]


@pytest.mark.parametrize("name", COUNTRIES)
def test_what_is_written_there_is_read_as_that_amount_or_refused(name):
    country = QLocale(name)
    point, other = country.decimalPoint(), {".": ",", ",": "."}[country.decimalPoint()]
    for minor in amounts():
        whole, rest = divmod(minor, 100)
        text = f"{country.toString(whole)}{point}{rest:02}"
        for written, sign in ((text, 1), (f"-{text}", -1), (f"({text})", -1), (f"{text}-", -1)):
            assert parse_amount(written, 2, point) == sign * minor
        with pytest.raises(AmountError):
            parse_amount(text, 2, other)
