"""The first row of a file in which each key appears, for a million keys in a few megabytes."""

from __future__ import annotations

from array import array
from itertools import islice
from operator import lt
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

    A list in the order of its numbers can have none twice: as long as they ascend, bits and rows
    are only noted, one after the other. They go into the table before it is first looked into.
    """

    def __init__(self) -> None:
        self._count = 0
        self._expected = 0
        self._noted_bits = array("q")
        self._noted_rows = array("i")
        self._latest: str | None = ""
        self._make(_SMALLEST)

    def first(self, key: Key, row: int) -> int:
        """Return the row in which a key stood first, which is this one if it is new."""
        self._fill_in()
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
        self._fill_in()
        return self._bits[self._place(_bits(key))] != 0

    def expect(self, count: int) -> None:
        """Make room for so many keys at once when it is needed: no growing step by step."""
        self._expected = count

    def take_ascending(
        self, numbers: Sequence[str], keys: Iterable[Key], rows: Sequence[int]
    ) -> bool:
        """Note keys if their numbers, and those of all keys before, ascend; else return False.

        Numbers are part of their keys, so that the keys are new and different then.
        """
        if self._latest is None or not self._latest < numbers[0]:
            return False
        if not all(map(lt, numbers, islice(numbers, 1, None))):
            return False
        self._noted_bits.extend(map(hash, keys))
        self._noted_rows.extend(rows)
        self._latest = numbers[-1]
        return True

    def take_new(self, keys: Iterable[Key], rows: Sequence[int]) -> bool:
        """Note keys that are all new and different; else note none of them and return False."""
        self._fill_in()
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

    def _fill_in(self) -> None:
        """Put into the table what was only noted; from now on everything goes there."""
        if self._latest is None:
            return
        self._latest = None
        bits, rows = self._noted_bits, self._noted_rows
        self._noted_bits, self._noted_rows = array("q"), array("i")
        self._have_room(max(self._expected, len(rows)))
        self._put((each or 1 for each in bits), rows)
        self._count = len(rows)

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
        bits, rows = self._bits, self._rows
        self._make(size)
        self._put(bits, rows)

    def _put(self, keys: Iterable[int], rows: Iterable[int]) -> None:
        """Put the bits of new and different keys into the table; zero stands for none."""
        table, mask, own = self._bits, self._mask, self._rows
        for bits, row in zip(keys, rows, strict=True):
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
    """Return what stands for a key; zero stands for none."""
    return hash(key) or 1
