"""How hard a QR code is to read (ISO/IEC 18004, 7.8.3): of the eight masks the best is taken.

The whole code is one number, row behind row with the upper left square in bit 0, so that all of its
lines are judged at once: a neighbour to the right is one bit away, one below as many as a row has.
"""

from __future__ import annotations

from functools import lru_cache

_LONG, _FINDER = 5, 11


def penalty(code: int, size: int) -> int:
    """Return the points against a code: long lines, blocks, false finders, too dark or light."""
    light = code ^ (1 << size * size) - 1
    points = 0
    for step in (1, size):
        points += _runs(code, size, step) + _runs(light, size, step)
        points += _finders(code, light, size, step)
    share = 100 * code.bit_count() / size**2
    return points + _blocks(code, size) + 10 * int(abs(share - 50) / 5)


def _runs(marks: int, size: int, step: int) -> int:
    """Return 3 for each run of five of a colour, and 1 for each more in it."""
    twos = marks & marks >> step
    fives = twos & twos >> 2 * step & marks >> 4 * step & _starts(size, step, _LONG)
    return fives.bit_count() + 2 * (fives & ~(fives << step)).bit_count()


def _blocks(code: int, size: int) -> int:
    """Return 3 for each two by two of one colour."""
    across = code ^ code >> 1
    changes = across | across >> size | code ^ code >> size
    return 3 * (~changes & _starts(size, 1, 2) & _starts(size, size, 2)).bit_count()


def _finders(code: int, light: int, size: int, step: int) -> int:
    """Return 40 for each pattern of a finder, 1011101, with four light squares on a side of it."""
    dark = code & code >> 2 * step & code >> 3 * step & code >> 4 * step & code >> 6 * step
    finders = dark & light >> step & light >> 5 * step
    pairs = light & light >> step
    fours = pairs & pairs >> 2 * step
    behind, before = finders & fours >> 7 * step, fours & finders >> 4 * step
    allowed = _starts(size, step, _FINDER)
    return 40 * ((behind & allowed).bit_count() + (before & allowed).bit_count())


@lru_cache(maxsize=256)
def _starts(size: int, step: int, length: int) -> int:
    """Return the squares from which so many more in a line are still inside the code."""
    kept = size - length + 1
    if step == size:
        return (1 << size * kept) - 1
    return sum(((1 << kept) - 1) << size * y for y in range(size))
