"""When a receipt in a file is money that is here already."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.same_money import WITHIN_DAYS, same_money

DAY = date(2026, 11, 20)


def days(*offsets):
    return [DAY + timedelta(offset) for offset in offsets]


def pairs(theirs, ours):
    return [(pair.theirs, pair.ours) for pair in same_money(days(*theirs), days(*ours))]


def test_five_days_are_near_and_six_are_not():
    assert pairs([0], [5]) == pairs([5], [0]) == [(0, 0)]
    assert pairs([0], [6]) == []


def test_the_same_day_goes_first_then_the_oldest_with_the_oldest():
    assert pairs([1, 0], [0, 1]) == [(0, 1), (1, 0)]
    assert pairs([2, 3], [0, 1]) == [(0, 0), (1, 1)]
    assert pairs([3], [0, 3]) == [(0, 1)]


def test_what_might_have_been_it_as_well_is_named():
    assert same_money(days(1), days(0, 2, 9))[0].others == (1,)
    assert same_money(days(0), days(0, 2))[0].others == ()


@given(st.lists(st.integers(0, 30), max_size=6), st.lists(st.integers(0, 30), max_size=6))
def test_each_is_paired_once_and_nothing_near_is_left_on_both_sides(theirs, ours):
    found = pairs(theirs, ours)
    assert len({a for a, _ in found}) == len({b for _, b in found}) == len(found)
    assert all(abs(theirs[a] - ours[b]) <= WITHIN_DAYS for a, b in found)
    left = [theirs[a] for a in range(len(theirs)) if a not in {x for x, _ in found}]
    free = [ours[b] for b in range(len(ours)) if b not in {x for _, x in found}]
    assert not any(abs(a - b) <= WITHIN_DAYS for a in left for b in free)
