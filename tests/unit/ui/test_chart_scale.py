"""The axis of a chart shows every value, from a round number to a round number."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from collector_desktop.ui.chart_scale import scale_for

CLOSE = 1e-9
VALUES = st.floats(0, 1e12, allow_nan=False)


@given(VALUES, VALUES)
@example(0.0, 5e-324)
def test_every_value_has_its_place_with_room_above(one, other):
    highest, lowest = max(one, other), min(one, other)
    scale = scale_for(highest, lowest)
    assert -CLOSE <= scale.share(lowest) <= scale.share(highest) <= 1 + CLOSE


@given(st.floats(20, 1e12, allow_nan=False))
def test_the_steps_are_equal_and_few_and_the_highest_value_fills_most_of_them(highest):
    scale = scale_for(highest)
    steps = {round((after - before) / scale.high, 9) for before, after in pairwise(scale.ticks)}
    assert len(steps) == 1
    assert 3 <= len(scale.ticks) <= 8
    assert 0.5 <= scale.share(highest) <= 0.9


@given(st.integers(0, 10_000))
def test_all_lines_stand_at_whole_numbers(highest):
    assert all(tick == round(tick) for tick in scale_for(highest).ticks)


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (20_700, (0, 5_000, 10_000, 15_000, 20_000, 25_000)),
        (8, (0, 2, 4, 6, 8, 10)),
        (0, (0, 1, 2)),
    ],
)
def test_round_steps(highest, ticks):
    assert scale_for(highest).ticks == ticks
