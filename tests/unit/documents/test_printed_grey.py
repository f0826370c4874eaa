"""What colours tell apart, shades of grey tell apart too: many offices print in black."""

from itertools import combinations, pairwise

import pytest

from collector_desktop.documents.bars import SERIES
from collector_desktop.documents.styles import AGES, WHITE

LEAST_APART = 25  # of 255: about a tenth of the way from black to white


def grey(colour):
    """Return the luma of `#RRGGBB` by ITU-R BT.601, which drivers of printers use for grey."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("shades", [AGES, SERIES], ids=["ages", "series"])
def test_no_two_shades_and_no_shade_and_the_paper_look_alike_in_grey(shades):
    apart = [abs(grey(one) - grey(other)) for one, other in combinations((WHITE, *shades), 2)]
    assert min(apart) >= LEAST_APART


def test_older_debt_is_darker():
    assert all(grey(younger) > grey(older) for younger, older in pairwise(AGES))
