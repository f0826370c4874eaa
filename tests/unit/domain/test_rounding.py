"""Whole numbers of exact figures, against decimal's own rounding and the definition of nearest."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.rounding import half_away, half_up

HALVES = st.integers(-10_000, 10_000).map(lambda count: Fraction(count, 2))
FIGURES = st.fractions() | HALVES


@given(FIGURES)
def test_both_are_the_nearest_and_differ_in_halves_below_zero_alone(value):
    up, away = half_up(value), half_away(value)
    assert abs(value - up) * 2 <= 1
    assert abs(value - away) * 2 <= 1
    is_half = value.denominator == 2
    assert up - away == (1 if is_half and value < 0 else 0)
    if is_half:
        assert up > value


@given(FIGURES)
def test_one_sign_is_the_mirror_of_the_other_where_halves_go_away_from_nothing(value):
    assert half_away(-value) == -half_away(value)


@given(st.decimals(-10_000, 10_000, places=1))
def test_away_from_nothing_is_what_decimal_calls_half_up(value):
    assert half_away(Fraction(value)) == int(value.quantize(Decimal(1), ROUND_HALF_UP))


@pytest.mark.parametrize(
    ("value", "up"), [("-1.6", -2), ("-1.5", -1), ("-0.5", 0), ("-0.4", 0), ("0.5", 1), ("2.5", 3)]
)
def test_a_part_that_an_earlier_rounding_took_too_much_of_comes_to_none(value, up):
    assert half_up(Fraction(value)) == up
