"""The cohort method: what is usually collected of a month's billing by the end of each month."""

from fractions import Fraction

import pytest

from collector_desktop.domain.cohorts import Cohort, still_to_come, usual_shares


def test_the_share_of_the_published_example():
    """86, 73 and 91 per cent of three cohorts' billing: 83 (Upflow's manual); older ones do not."""
    cohorts = [Cohort(100, (share,), share, 0) for share in (5, 86, 73, 91)]
    (share,) = usual_shares(cohorts)
    assert share == Fraction(250, 300)
    assert int(100 * share) == 83


def test_a_month_after_is_known_from_the_cohorts_that_are_so_old():
    cohorts = [Cohort(200, (20, 100), 100, 0), Cohort(0, (0,), 0, 0), Cohort(100, (30,), 35, 0)]
    assert usual_shares(cohorts) == (Fraction(2, 10), Fraction(1, 2))
    assert usual_shares([Cohort(100, (), 50, 50)]) == ()


@pytest.mark.parametrize(
    ("cohort", "months"),
    [
        (Cohort(1000, (), 0, 1000), [200, 300, 400]),
        (Cohort(1000, (), 50, 950), [150, 300, 400]),
        (Cohort(1000, (250,), 600, 400), [0, 300]),
        (Cohort(1000, (250,), 250, 350), [250, 100]),
        (Cohort(1000, (250, 300, 400), 400, 600), []),
    ],
)
def test_what_came_is_not_expected_again_nor_more_than_is_open(cohort, months):
    shares = (Fraction(2, 10), Fraction(5, 10), Fraction(9, 10))
    assert still_to_come(cohort, shares) == months


def test_no_more_than_all_is_expected():
    assert still_to_come(Cohort(100, (), 0, 500), (Fraction(3, 2),)) == [100]
