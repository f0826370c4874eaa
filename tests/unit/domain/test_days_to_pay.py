"""How long customers take to pay, by the figures of OCA's tests and Upflow's manual."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from collector_desktop.domain.days_to_pay import (
    PaidInvoice,
    PaidPart,
    mean_days,
    median_days,
    rating,
    trend,
    weighted_days,
    weighted_delay,
)

MADE = date(2024, 1, 1)
DUE = date(2024, 1, 31)


def paid(*parts):
    """Return an invoice paid by parts of (days after the invoice, amount)."""
    return PaidInvoice(
        MADE, DUE, tuple(PaidPart(MADE + timedelta(days=d), minor) for d, minor in parts)
    )


def test_the_last_part_counts_and_prepayment_is_no_days():
    """OCA's time to pay: 40 and 0 make 20."""
    in_parts, before = paid((10, 50), (40, 50)), paid((-5, 100))
    assert (in_parts.days, before.days) == (40, 0)
    assert mean_days([in_parts, before]) == 20


def test_the_weighted_mean_takes_each_part_by_its_own_day():
    assert weighted_days([paid((10, 75), (40, 25)), paid((-5, 100))]) == Fraction(1750, 200)


def test_the_delay_is_weighted_by_amount():
    """Upflow: (140 x 7 + 85 x 55) / 225 = 25.13, an A."""
    delay = weighted_delay([paid((37, 140)), paid((85, 85))])
    assert delay == Fraction(140 * 7 + 85 * 55, 225)
    assert float(round(delay, 2)) == 25.13
    assert rating(delay) == "A"


def test_a_delay_may_be_early():
    assert weighted_delay([paid((-5, 100))]) == -35


@pytest.mark.parametrize(
    ("days", "letter"),
    [(-3, "A"), (30, "A"), (31, "B"), (60, "B"), (61, "C"), (90, "C"), (91, "D")],
)
def test_the_letters_of_a_delay(days, letter):
    """Upflow: A to 30, B to 60, C to 90, D from 91 days late."""
    assert rating(Fraction(days)) == letter


def test_the_median_is_the_middle_or_halfway():
    assert median_days([paid((90, 1)), paid((3, 1)), paid((5, 1))]) == 5
    assert median_days([paid((90, 1)), paid((3, 1)), paid((4, 1)), paid((5, 1))]) == Fraction(9, 2)


def test_nothing_paid_has_no_days():
    means = (mean_days, median_days, weighted_days, weighted_delay)
    assert [mean([]) for mean in means] == [None] * 4


def test_the_trend_is_the_growth_of_a_mean():
    assert trend(Fraction(30), Fraction(40)) == -10
    assert trend(None, Fraction(1)) is None
    assert trend(Fraction(1), None) is None
