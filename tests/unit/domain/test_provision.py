"""Provisions by flow rates, with an example of the IFRS community."""

from fractions import Fraction

from collector_desktop.domain.provision import loss_rates, provision

STILL_OPEN = (50_000, 23_000, 8_000, 2_000)


def test_losses_by_what_enters_each_column():
    rates = loss_rates(100_000, STILL_OPEN)
    assert rates == (
        Fraction(2, 100),
        Fraction(2, 50),
        Fraction(2, 23),
        Fraction(2, 8),
        Fraction(1),
    )


def test_the_provision_of_the_published_example():
    """6 000 + 5 600 + 5 217 + 5 750 + 5 000 = 27 567."""
    found = provision((300_000, 140_000, 60_000, 23_000, 5_000), loss_rates(100_000, STILL_OPEN))
    assert int(found) == 27_567
    assert found == 6_000 + 5_600 + Fraction(120_000, 23) + 5_750 + 5_000


def test_without_sales_there_are_no_rates():
    assert loss_rates(0, (0, 0, 0, 0)) is None


def test_nothing_lost_leaves_only_what_is_oldest():
    assert loss_rates(100, (50, 0, 0, 0)) == (0, 0, 0, 0, 1)


def test_no_rate_is_above_all():
    """A returned payment can leave more open later than before."""
    assert loss_rates(100, (10, 10, 5, 20)) == (Fraction(1, 5), 1, 1, 1, 1)


def test_what_the_insolvent_owe_is_lost_whole():
    """The example with 40 000 of the second column and 10 000 of the fourth from an insolvent."""
    columns, rates = (300_000, 140_000, 60_000, 23_000, 5_000), loss_rates(100_000, STILL_OPEN)
    found = provision(columns, rates, (0, 40_000, 0, 10_000, 0))
    others = 6_000 + 100_000 * Fraction(2, 50) + Fraction(120_000, 23) + 13_000 * Fraction(1, 4)
    assert found == others + 5_000 + 40_000 + 10_000
    assert provision(columns, rates, columns) == sum(columns)
