"""The small line in the head of a card: highest at the top, gaps joined, nothing of too few."""

import pytest

from collector_desktop.ui.widgets.sparkline import Sparkline


@pytest.fixture
def line(qtbot, theme):
    made = Sparkline(theme)
    qtbot.addWidget(made)
    made.resize(160, 22)
    return made


def test_values_stand_from_left_to_right_and_higher_ones_higher(line):
    line.show_values((None, 4, 9, None, -2, 9))
    spots = line.spots()
    assert [round(spot.x() - spots[0].x()) for spot in spots] == [0, 39, 116, 155]
    heights = [spot.y() for spot in spots]
    assert heights[1] == heights[3] == min(heights)
    assert heights[2] == max(heights)
    assert all(0 < y < 22 for y in heights)


def test_equal_values_stand_in_the_middle(line):
    line.show_values((7, 7, 7))
    assert {round(spot.y()) for spot in line.spots()} == {11}
    assert not line.grab().isNull()


@pytest.mark.parametrize(
    ("values", "worth"), [((), False), ((1, None, 2), False), ((1, 1, 1), True)]
)
def test_fewer_than_three_values_are_no_line(line, values, worth):
    line.show_values(values)
    assert line.is_worth_it is worth
    assert not line.grab().isNull()
