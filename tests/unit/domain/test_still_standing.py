"""What of dated moves still stands: the same sum as by adding up, and never more than was moved."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.allocation_days import still_standing

FIRST = date(2026, 1, 1)


def on(days):
    return FIRST + timedelta(days=days)


@st.composite
def moves_of_a_pair(draw):
    """Moves in the order of their days of which at no day's end more ended than stood."""
    day, stands, moves = 0, 0, []
    for _ in range(draw(st.integers(0, 12))):
        day += draw(st.integers(1, 3))
        minor = draw(st.integers(-stands, 500))
        if minor:
            moves.append((on(day), minor))
            stands += minor
    return moves


@given(moves_of_a_pair())
def test_what_stands_adds_up_and_each_part_was_moved_on_its_day(moves):
    stand = still_standing(moves)
    assert sum(minor for _, minor in stand) == sum(minor for _, minor in moves)
    moved = dict(moves)
    assert all(0 < minor <= moved[day] for day, minor in stand)
    assert [day for day, _ in stand] == sorted(day for day, _ in stand)


def test_what_ended_takes_from_the_newest():
    assert still_standing([(on(0), 60), (on(5), 40), (on(9), -50)]) == [(on(0), 50)]
    assert still_standing([(on(0), 60), (on(5), -60)]) == []
    assert still_standing([(on(0), 60), (on(5), -60), (on(7), 20)]) == [(on(7), 20)]
