"""The profile of the colours of all documents: sRGB, as PDF/A asks for it.

Made here from the numbers of IEC 61966-2-1, in the form of ICC.1:2001-04 (version 4.2), so that no
file of a maker has to be shipped: three primaries moved to the white of D50, and one curve.
"""

from __future__ import annotations

import struct
from functools import lru_cache

NAME = "sRGB IEC61966-2.1"
_D50 = (0.9642, 1.0, 0.8249)
_RED = (0.43607, 0.22249, 0.01392)
_GREEN = (0.38515, 0.71687, 0.09708)
_BLUE = (0.14307, 0.06061, 0.71410)
# sRGB's white (D65) as seen by an eye that is used to D50, by the method of Bradford.
_ADAPTED = (
    *(1.04788, 0.02292, -0.05022),
    *(0.02959, 0.99048, -0.01707),
    *(-0.00925, 0.01508, 0.75168),
)
# y = (a x + b) ** g from d on, and c x below.
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_HEADER = 128
_ROW = 12


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """Return the profile as an ICC file."""
    curve = b"para\0\0\0\0\0\3\0\0" + _fixed(*_CURVE)
    tags = {
        b"desc": _text(NAME),
        b"cprt": _text("Public domain"),
        b"wtpt": b"XYZ \0\0\0\0" + _fixed(*_D50),
        b"chad": b"sf32\0\0\0\0" + _fixed(*_ADAPTED),
        b"rXYZ": b"XYZ \0\0\0\0" + _fixed(*_RED),
        b"gXYZ": b"XYZ \0\0\0\0" + _fixed(*_GREEN),
        b"bXYZ": b"XYZ \0\0\0\0" + _fixed(*_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    rows, parts, places = [], b"", dict[bytes, int]()
    start = _HEADER + 4 + _ROW * len(tags)
    for name, content in tags.items():
        if content not in places:
            places[content] = start + len(parts)
            parts += content + b"\0" * (-len(content) % 4)
        rows.append(name + struct.pack(">II", places[content], len(content)))
    table = struct.pack(">I", len(tags)) + b"".join(rows)
    return _header(start + len(parts)) + table + parts


def _header(size: int) -> bytes:
    """Return the first part: a display profile from RGB to XYZ, of a fixed day."""
    head = struct.pack(">I4xI", size, 0x04200000) + b"mntrRGB XYZ "
    head += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
    return (head + _fixed(*_D50)).ljust(_HEADER, b"\0")


def _fixed(*numbers: float) -> bytes:
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def _text(words: str) -> bytes:
    """Return words as text in several languages, of which English is the only one."""
    written = words.encode("utf-16-be")
    return (
        b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(written), 28) + written
    )
