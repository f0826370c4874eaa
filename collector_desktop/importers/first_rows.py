"""In which row of a file a key stands first, for a million keys in a few megabytes."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Key = tuple[str, str, str]

_SMALLEST = 1 << 12
_GROWTH = 2


class FirstRows:
    """A table of the 64 bits that stand for each key, and of the row of its first.

    Two keys of a file of a million rows have the same bits once in forty million files; the later
    one would be refused as a double, and the user told so.
    """

    def __init__(self) -> None:
        self._count = 0
        self._make(_SMALLEST)

    def first(self, key: Key, row: int) -> int:
        """Return the row in which a key stood first, which is this one if it is new."""
        bits = _bits(key)
        at = self._place(bits)
        if self._bits[at] == 0:
            self._bits[at], self._rows[at] = bits, row
            self._count += 1
            self._have_room(1)
            return row
        return self._rows[at]

    def __contains__(self, key: Key) -> bool:
        """Return whether a key was there already."""
        return self._bits[self._place(_bits(key))] != 0

    def expect(self, count: int) -> None:
        """Make room for so many keys at once, which spares growing step by step."""
        self._have_room(count)

    def take_new(self, keys: Iterable[Key], rows: Sequence[int]) -> bool:
        """Note keys that are all new and different; else note none of them and return False."""
        self._have_room(len(rows))
        table, mask, own = self._bits, self._mask, self._rows
        taken: list[int] = []
        for bits, row in zip(map(hash, keys), rows, strict=True):
            wanted = bits or 1
            at = wanted & mask
            while (found := table[at]) != 0:
                if found == wanted:
                    for place in taken:
                        table[place] = 0
                    return False
                at = at + 1 & mask
            table[at], own[at] = wanted, row
            taken.append(at)
        self._count += len(taken)
        return True

    def _place(self, bits: int) -> int:
        """Return where a key stands, or where there is room for it."""
        at = bits & self._mask
        while self._bits[at] not in (0, bits):
            at = at + 1 & self._mask
        return at

    def _have_room(self, more: int) -> None:
        """Grow while the table would be more than half full."""
        size = len(self._bits)
        while 2 * (self._count + more) > size:
            size *= _GROWTH
        if size == len(self._bits):
            return
        before = zip(self._bits, self._rows, strict=True)
        self._make(size)
        table, mask, own = self._bits, self._mask, self._rows
        for bits, row in before:
            if bits:
                at = bits & mask
                while table[at] != 0:
                    at = at + 1 & mask
                table[at], own[at] = bits, row

    def _make(self, size: int) -> None:
        """Make an empty table; `size` is a power of two."""
        self._mask = size - 1
        self._bits = array("q", bytes(8 * size))
        self._rows = array("i", bytes(4 * size))


def _bits(key: Key) -> int:
    """Return what stands for a key; nought stands for none."""
    return hash(key) or 1
