"""Lines by columns, and blocks of them made as long as whoever reads them wants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.importers.cell_columns import CellColumns, evened, width


def block(first, count, *, by_columns):
    numbers = range(first, first + count)
    lines = [[f"a{row}", row] for row in numbers]
    return numbers, CellColumns(list(zip(*lines, strict=True))) if by_columns else lines


@given(st.lists(st.tuples(st.integers(1, 30), st.booleans()), max_size=8))
def test_blocks_are_evened_without_any_line_lost_or_moved(sizes):
    blocks, first = [], 1
    for count, by_columns in sizes:
        blocks.append(block(first, count, by_columns=by_columns))
        first += count
    found = list(evened(blocks, 3, 8))
    rows = [(row, cells) for numbers, lines in found for row, cells in zip(numbers, lines)]  # noqa: B905 - held below
    assert rows == [(row, [f"a{row}", row]) for row in range(1, first)]
    lengths = [len(lines) for _, lines in found]
    assert lengths == [len(numbers) for numbers, _ in found]
    assert lengths[:1] in ([], [min(3, first - 1)])
    assert all(2 <= length <= 8 for length in lengths[1:-1])


def test_long_blocks_stay_by_columns_and_short_ones_are_gathered():
    blocks = [block(1, 21, by_columns=True), block(22, 1, by_columns=True)]
    found = list(evened(blocks, 1, 8))
    assert [list(numbers) for numbers, _ in found] == [
        [1],
        list(range(2, 10)),
        list(range(10, 18)),
        list(range(18, 22)),
        [22],
    ]
    assert [type(lines) for _, lines in found] == [*[CellColumns] * 4, list]


@pytest.mark.parametrize("by_columns", [True, False])
def test_the_width_is_that_of_the_longest_line(by_columns):
    _, lines = block(1, 3, by_columns=by_columns)
    assert width(lines) == 2
    assert width([["a"], ["a", "b", "c"]]) == 3
