"""Dated allocations that may end: what stands, what there is room for, how to end them."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.allocation_days import (
    by_day,
    endings,
    plain_moves,
    room,
    standing,
)

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 30).map(lambda n: FIRST + timedelta(days=n))
MOVES = st.lists(st.tuples(DAYS, st.integers(-50, 50).filter(bool)), max_size=12)


def on(day):
    return FIRST.replace(day=day)


def test_an_allocation_counts_up_to_the_day_before_it_ends():
    moves = [(on(5), 100), (on(10), -100)]
    assert [standing(moves, on(day)) for day in (4, 5, 9, 10)] == [0, 100, 100, 0]


def test_room_is_what_is_left_at_the_fullest_day_from_then_on():
    moves = [(on(5), 100), (on(10), -100), (on(20), 60)]
    assert [room(100, moves, on(day)) for day in (1, 9, 10, 20)] == [0, 0, 40, 40]
    assert room(100, [], on(1)) == 100


def test_what_was_ended_later_can_be_ended_earlier():
    moves = [(on(5), 100), (on(20), -100)]
    ended = moves + endings(moves, on(10))
    assert by_day(ended) == [(on(5), 100), (on(10), -100)]


def test_nothing_is_left_to_end_twice():
    moves = [(on(5), 100), (on(10), -100)]
    assert endings(moves, on(10)) == []
    assert endings(moves, on(12)) == []


def test_days_with_both_signs_are_shown_as_one_move():
    moves = [(on(5), 30), (on(5), 30), (on(9), 100), (on(9), -40), (on(11), 5), (on(11), -5)]
    assert plain_moves(moves) == [(on(5), 30), (on(5), 30), (on(9), 60)]


@given(moves=MOVES, day=DAYS, at=DAYS)
def test_ending_leaves_the_past_and_clears_the_rest(moves, day, at):
    ended = moves + endings(moves, day)
    assert standing(ended, at) == (standing(moves, at) if at < day else 0)


@given(moves=MOVES, day=DAYS)
def test_room_filled_is_full_on_some_day_and_too_full_on_none(moves, day):
    filled = [*moves, (day, room(200, moves, day))]
    used = [standing(filled, day + timedelta(days=n)) for n in range(40)]
    assert max(used) == 200


@given(moves=MOVES, at=DAYS)
def test_plain_moves_stand_for_the_same(moves, at):
    assert standing(plain_moves(moves), at) == standing(moves, at)
