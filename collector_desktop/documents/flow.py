"""Shares blocks out over pages, so that page n of m is known before anything is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from collector_desktop.documents.pen import Pen
from collector_desktop.domain.frozen import frozen


@frozen
class Block:
    """A piece of a page: its height in mm and how to draw it from a given top."""

    height: float
    draw: Callable[[Pen, float], None]
    keeps_next: bool = False
    seam: Seam | None = None


@frozen
class Seam:
    """What a page break after a block prints: at the foot, and at the head of the next page."""

    foot: Block
    head: tuple[Block, ...]


@frozen
class Room:
    """Where blocks may stand: tops of the first and of later pages, and both bottoms."""

    first_top: float
    next_top: float
    bottom: float
    last_bottom: float


@frozen
class Placed:
    """A block and where it is on its page."""

    top: float
    block: Block


Page = list[Placed]
Group = list[Block]


def paginate(blocks: Sequence[Block], room: Room) -> list[Page]:
    """Return the pages; the last keeps clear what is below `room.last_bottom`."""
    groups = _groups(blocks)
    layout = _Layout(room)
    rest = sum(block.height for block in blocks)
    previous: Seam | None = None
    for group in groups:
        height = sum(block.height for block in group)
        seam = group[-1].seam
        reserve = seam.foot.height if seam else 0.0
        if not layout.has_room(rest, height + reserve, is_last=group is groups[-1]):
            layout.turn(previous)
        layout.place(group)
        rest -= height
        previous = seam
    return layout.pages


def fewest_pages(
    easy: Sequence[Block], closer: Iterable[Callable[[], Sequence[Block]]], room: Room
) -> list[Page]:
    """Return the pages of what is set easily, or closer where that spares the second of two.

    What runs over is then often little more than the end, on a sheet of its own. Of `closer`, each
    closer than the one before, the first that fits is taken.
    """
    pages = paginate(easy, room)
    if len(pages) == 2:
        single = (found for made in closer if len(found := paginate(made(), room)) == 1)
        return next(single, pages)
    return pages


def foot_apart(pages: list[Page], easy: Sequence[Block], room: Room) -> list[Page]:
    """Return two pages as one and an empty one for the foot, where the foot alone asks for two.

    A line or a signature that is over the foot on a sheet of its own is torn from its text.
    """
    if len(pages) != 2:
        return pages
    alone = paginate(easy, replace(room, last_bottom=room.bottom))
    return [*alone, []] if len(alone) == 1 else pages


class _Layout:
    """The pages so far and the place of the next block."""

    def __init__(self, room: Room) -> None:
        self.pages: list[Page] = [[]]
        self._room = room
        self._cursor = room.first_top
        self._is_fresh = True

    def has_room(self, rest: float, need: float, *, is_last: bool) -> bool:
        """Return whether the next group may be here: all that is left fits, or a part does."""
        if self._is_fresh or self._cursor + rest <= self._room.last_bottom:
            return True
        return not is_last and self._cursor + need <= self._room.bottom

    def place(self, group: Iterable[Block]) -> None:
        """Put the blocks below what is there."""
        for block in group:
            self.pages[-1].append(Placed(self._cursor, block))
            self._cursor += block.height
        self._is_fresh = False

    def turn(self, seam: Seam | None) -> None:
        """Begin a new page, with what the seam says on both sides."""
        if seam:
            self.place([seam.foot])
        self.pages.append([])
        self._cursor = self._room.next_top
        if seam:
            self.place(seam.head)
        self._is_fresh = True


def _groups(blocks: Sequence[Block]) -> list[Group]:
    """Return the blocks in the groups that no page break may part."""
    groups: list[Group] = []
    is_open = False
    for block in blocks:
        if is_open:
            groups[-1].append(block)
        else:
            groups.append([block])
        is_open = block.keeps_next
    return groups
