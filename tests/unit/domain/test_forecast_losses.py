"""What a forecast takes off for debts that may turn bad."""

from datetime import date
from fractions import Fraction

import pytest

from collector_desktop.domain.forecast import Debt, Flow, Pledge, expected
from collector_desktop.domain.forecast_losses import (
    ALL_LOST,
    in_parts,
    rounded_loss,
    shares_lost,
)
from collector_desktop.domain.provision import read_rates

FRIDAY = date(2026, 11, 27)
RATES = in_parts(read_rates("0,1,5,10,25.55"))


def test_every_rate_that_can_be_set_is_whole_in_ten_thousandths():
    assert RATES == (0, 100, 500, 1_000, 2_555)
    assert in_parts([Fraction(1), Fraction(1, 10_000)]) == (10_000, 1)
    assert all(
        Fraction(part, 10_000) == Fraction(text) / 100
        for part, text in zip(RATES, ("0", "1", "5", "10", "25.55"), strict=True)
    )


@pytest.mark.parametrize(
    ("due", "share"),
    [
        (date(2026, 11, 27), 0),
        (date(2026, 11, 26), 100),
        (date(2026, 10, 28), 100),
        (date(2026, 10, 27), 500),
        (date(2026, 9, 28), 500),
        (date(2026, 9, 27), 1_000),
        (date(2026, 8, 29), 1_000),
        (date(2026, 8, 28), 2_555),
    ],
)
def test_a_debt_has_the_loss_of_the_ageing_column_it_stands_in(due, share):
    """Up to the due day, then through 30, 60 and 90 days late."""
    assert shares_lost([Debt(7, due, 100)], FRIDAY, RATES) == {7: share}
    assert shares_lost([Debt(7, due, 100)], FRIDAY, ALL_LOST) == {7: 10_000}


@pytest.mark.parametrize(
    ("parts", "minor"), [(0, 0), (4_999, 0), (5_000, 1), (14_999, 1), (15_000, 2), (10**12, 10**8)]
)
def test_a_loss_is_rounded_half_up(parts, minor):
    assert rounded_loss(parts) == minor


def test_what_was_promised_may_be_lost_as_what_was_not_and_what_is_disputed_has_neither():
    """Of 100 promised 60 may be lost at 10 %, 40 of 200 at 25 %; of the 200 are 50 disputed."""
    debts = (Debt(1, date(2026, 9, 1), 60), Debt(2, date(2026, 8, 1), 200))
    pledge = Pledge(date(2026, 12, 4), 100)
    found = expected(debts, [pledge], FRIDAY, 0, {2: 50}, {1: 1_000, 2: 2_500})
    assert found == [
        Flow(7, 100, 60 * 1_000 + 40 * 2_500),
        Flow(3, 0, 0),
        Flow(3, 110, 110 * 2_500),
    ]
