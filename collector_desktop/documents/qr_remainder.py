"""Check words of a QR code: Reed-Solomon over 256 elements, made by the polynomial 0x11D."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_FIELD = 0x11D


def remainder(words: Iterable[int], count: int) -> bytes:
    """Return as many check words of a block as asked for."""
    table, last = _table(count), 8 * (count - 1)
    kept = (1 << last) - 1
    rest = 0
    for word in words:
        rest = (rest & kept) << 8 ^ table[word ^ rest >> last]
    return rest.to_bytes(count)


@lru_cache(maxsize=16)
def _table(count: int) -> tuple[int, ...]:
    """Return what each word that leaves the division takes off those behind it."""
    generator = [1]
    root = 1
    for _ in range(count):
        longer = [*generator, 0]
        for at, factor in enumerate(generator):
            longer[at + 1] ^= _times(factor, root)
        generator, root = longer, _times(root, 2)
    return tuple(
        int.from_bytes(_times(factor, word) for factor in generator[1:]) for word in range(256)
    )


def _times(one: int, other: int) -> int:
    """Return the product of two elements."""
    product = 0
    for shift in range(8):
        if other >> shift & 1:
            product ^= one << shift
    for shift in range(14, 7, -1):
        if product >> shift & 1:
            product ^= _FIELD << (shift - 8)
    return product
