"""Blocks fill pages in their order, clear of the slip."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.documents.flow import Block, Room, Seam, paginate

ROOM = Room(first_top=100, next_top=30, bottom=270, last_bottom=220)
FOOT = Block(7, print)
HEAD = Block(9, print)


def row(height=7.0, *, keeps_next=False):
    return Block(height, print, keeps_next, Seam(FOOT, (HEAD,)))


def content(pages):
    return [p.block for page in pages for p in page if p.block not in (FOOT, HEAD)]


@given(st.lists(st.tuples(st.floats(1, 12), st.booleans()), max_size=120))
def test_every_block_stands_once_in_order_and_inside_the_page(sizes):
    blocks = [
        row(size, keeps_next=False if i % 3 else keeps) for i, (size, keeps) in enumerate(sizes)
    ]
    pages = paginate(blocks, ROOM)
    assert [id(block) for block in content(pages)] == [id(block) for block in blocks]
    for number, page in enumerate(pages):
        limit = ROOM.last_bottom if number == len(pages) - 1 else ROOM.bottom
        for placed in page:
            assert placed.top + placed.block.height <= limit + 0.001


def test_what_ends_above_the_slip_needs_one_page():
    assert len(paginate([row() for _ in range(17)], ROOM)) == 1


def test_what_would_reach_into_the_slip_goes_on_overleaf():
    first, last = paginate([row() for _ in range(18)], ROOM)
    assert first[-1].block is FOOT
    assert last[0].block is HEAD
    assert len(last) >= 2


def test_blocks_that_belong_together_are_not_parted():
    blocks = [row() for _ in range(22)] + [row(keeps_next=True), row(keeps_next=True), row(20)]
    pages = paginate(blocks, ROOM)
    assert [id(p.block) for p in pages[1][1:]][-3:] == [id(block) for block in blocks[-3:]]


def test_nothing_to_show_is_still_a_page():
    assert paginate([], ROOM) == [[]]
