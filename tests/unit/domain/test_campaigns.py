"""A campaign beside customers like its own, worked out by hand and by property."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.campaigns import Stake, compare


def test_the_others_are_put_to_the_ages_of_the_campaign():
    members = [Stake(1, 10_000, 6_000), Stake(3, 30_000, 0)]
    others = [Stake(1, 20_000, 10_000), Stake(1, 20_000, 0), Stake(3, 10_000, 1_000)]
    found = compare(members, others)
    # 25 % of 10,000 and 10 % of 30,000
    assert found.expected == 2_500 + 3_000
    assert (found.overdue_minor, found.paid_minor) == (40_000, 6_000)
    assert (found.share, found.others_share) == (Fraction(15, 100), Fraction(5_500, 40_000))


def test_an_age_that_the_others_have_not_is_left_out_of_the_comparison():
    found = compare([Stake(1, 10_000, 0), Stake(4, 5_000, 0)], [Stake(1, 10_000, 5_000)])
    assert (found.comparable_minor, found.expected) == (10_000, 5_000)
    assert found.others_share == Fraction(1, 2)


def test_nobody_to_compare_with_is_reported_as_such():
    found = compare([Stake(1, 10_000, 5_000)], [])
    assert (found.share, found.expected, found.others_share) == (Fraction(1, 2), None, None)
    assert compare([], []).share is None


stakes = st.lists(
    st.integers(1, 10_000).flatmap(
        lambda owed: st.builds(Stake, st.integers(1, 4), st.just(owed), st.integers(0, owed))
    ),
    max_size=12,
)


@given(stakes, stakes)
def test_what_is_expected_lies_between_nothing_and_what_can_be_compared(members, others):
    found = compare(members, others)
    assert 0 <= found.comparable_minor <= found.overdue_minor
    if found.expected is not None:
        assert 0 <= found.expected <= found.comparable_minor


@given(stakes)
def test_a_group_beside_itself_does_as_well_as_itself(members):
    found = compare(members, members)
    if members:
        assert found.expected == found.paid_minor
        assert found.share == found.others_share
