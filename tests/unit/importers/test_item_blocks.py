"""A packed list of items is the list itself, whatever its rows hold."""

from datetime import date, timedelta
from random import Random

import pytest

from collector_desktop.importers.base import CustomerRow, ItemRow
from collector_desktop.importers.first_rows import FirstRows
from collector_desktop.importers.item_blocks import (
    ItemBlock,
    PackedItems,
    blocks_of,
    columns_of,
    rows_at,
    values_of,
)

DAY = date(2026, 11, 24)
HUGE = 1 << 70


def rows_of(seed: int, count: int) -> list[ItemRow]:
    pick = Random(seed)  # noqa: S311 - test data
    party = CustomerRow(row=2, code="ACME", name="Acme")
    return [
        ItemRow(
            row,
            "invoice",
            pick.choice((f"INV-{row}", f"two\nlines {row}")) if seed % 2 else f"INV-{row}",
            pick.choice(("ACME", "BOLT")),
            "",
            DAY - timedelta(days=pick.randrange(90)),
            pick.choice((None, DAY)),
            pick.choice((1, 9_999, HUGE)) if seed % 3 == 0 else pick.randrange(1, 9_999),
            pick.choice((None, 5)),
            "GBP",
            description=pick.choice(("", f"word {row}")),
            customer=pick.choice((None, party)),
            only_open=bool(seed % 2),
        )
        for row in range(2, count + 2)
    ]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("count", [1, 7, 2_000, 4_501])
def test_packed_rows_are_the_rows(seed, count):
    rows = rows_of(seed, count)
    cut = count // 3

    packed = PackedItems([rows[:cut], ItemBlock(columns_of(rows[cut : cut + 1])), rows[cut + 1 :]])

    assert len(packed) == count
    assert list(packed) == rows
    assert packed == tuple(rows)
    assert packed[0] == rows[0]
    assert packed[-1] == rows[-1]
    assert packed[cut : cut + 5] == tuple(rows[cut : cut + 5])
    assert [row for block in blocks_of(packed) for row in block] == rows
    assert list(values_of(packed, "number")) == [row.number for row in rows]
    with pytest.raises(IndexError):
        packed[count]


def test_no_rows_are_equal_to_none():
    assert PackedItems([[], []]) == ()
    assert PackedItems([rows_of(1, 1)]) != ()


def test_some_rows_of_a_block_are_a_block():
    rows = rows_of(2, 9)
    block = ItemBlock(columns_of(rows))

    assert list(block[2:5]) == rows[2:5]
    assert block[4] == rows[4]
    assert columns_of(block).number == tuple(row.number for row in rows)


@pytest.mark.parametrize("seed", range(4))
def test_first_rows_answer_as_a_dictionary_does(seed):
    pick = Random(seed)  # noqa: S311 - test data
    ours, wanted = FirstRows(), {}
    ours.expect(pick.choice((0, 100, 50_000)))
    for start in range(1, 40_000, 500):
        keys = [("C", "invoice", str(pick.randrange(400_000))) for _ in range(500)]
        rows = range(start, start + 500)
        is_new = len(set(keys)) == len(keys) and wanted.keys().isdisjoint(keys)
        assert ours.take_new(keys, rows) == is_new
        if is_new:
            wanted.update(zip(keys, rows, strict=True))
        for key, row in zip(keys, rows, strict=True):
            assert (key in ours) == (key in wanted)
            assert ours.first(key, row) == wanted.setdefault(key, row)


@pytest.mark.parametrize("seed", range(4))
def test_first_rows_of_a_list_in_order_answer_as_a_dictionary_does(seed):
    pick = Random(seed)  # noqa: S311 - test data
    ours, wanted, highest, ways = FirstRows(), {}, "", set()
    ours.expect(pick.choice((0, 9_000)))
    breaks = pick.randrange(4, 8)
    for start in range(0, 5_000, 500):
        numbers = [f"n{start + at:06d}" for at in range(500)]
        if start == breaks * 500:
            numbers[pick.randrange(500)] = f"n{pick.randrange(start):06d}"
        keys = [("C", "invoice", number) for number in numbers]
        rows = range(start + 2, start + 502)
        ascends = [highest, *numbers] == sorted({highest, *numbers}) and start < breaks * 500
        assert ours.take_ascending(numbers, keys, rows) == ascends
        is_new = wanted.keys().isdisjoint(keys)
        assert ascends or ours.take_new(keys, rows) == is_new
        ways.add((ascends, is_new))
        if is_new:
            wanted.update(zip(keys, rows, strict=True))
            highest = numbers[-1]
    assert ways == {(True, True), (False, False), (False, True)}
    assert all(ours.first(key, -1) == row for key, row in wanted.items())
    assert ("C", "invoice", "n-none") not in ours


def test_a_number_twice_side_by_side_is_not_in_order():
    ours = FirstRows()
    assert not ours.take_ascending(["a", "b", "b"], [("C", "invoice", each) for each in "abb"], [1])
    assert ours.take_ascending(["a", "b"], [("C", "invoice", each) for each in "ab"], [1, 2])
    assert not ours.take_ascending(["b", "c"], [("C", "invoice", each) for each in "bc"], [3, 4])
    assert ours.first(("C", "invoice", "b"), 9) == 2


def test_some_rows_are_those_in_their_places():
    rows = rows_of(3, 9)
    assert list(rows_at(ItemBlock(columns_of(rows)), [7, 0, 7])) == [rows[7], rows[0], rows[7]]
