"""What a font with outlines of PostScript (CFF) says at its beginning (Adobe Technical Note 5176).

Only as much is read as decides how its signs are known in a PDF.
"""

from __future__ import annotations

from typing import Any

_HEAD = 4096
_CHARSET, _ROS = 15, 1230
_ONE_RANGE = (b"\x01\x00\x01", b"\x02\x00\x01")


def has_character_ids(face: Any) -> bool:
    """Return whether outlines of PostScript are known by character ids, as those of Asian fonts."""
    return _ROS in _top_dict(bytes(face.reference_table("CFF ").data[:_HEAD]))


def keeps_numbers(face: Any) -> bool:
    """Return whether the signs of PostScript outlines have the ids that they have in the font.

    So it is when ids were given one by one in the order of the signs: a charset of one range
    from 1 on (Adobe Technical Note 5176, 13), or none, with names instead of ids.
    """
    data = face.reference_table("CFF ").data
    top = _top_dict(bytes(data[:_HEAD]))
    if _ROS not in top:
        return True
    at = top.get(_CHARSET, 0)
    width = data[at]  # a range of format 1 counts in one byte, of format 2 in two
    counted = int.from_bytes(data[at + 3 : at + 3 + width], "big")
    return bytes(data[at : at + 3]) in _ONE_RANGE and counted >= face.glyph_count - 2


def _top_dict(data: bytes) -> dict[int, int]:
    """Return the first operand of each operator that a CFF font begins with, by its number."""
    at = data[2]
    for _ in range(2):
        count, width = int.from_bytes(data[at : at + 2], "big"), data[at + 2]
        ends = at + 3 + count * width
        end = int.from_bytes(data[ends : ends + width], "big")
        start, at = at + 2 + (count + 1) * width, at + 2 + (count + 1) * width + end
    return _operators(data[start + 1 : at])


def _operators(data: bytes) -> dict[int, int]:
    """Return the last operand of each operator; those of two bytes count from 1200."""
    found: dict[int, int] = {}
    at = value = 0
    while at < len(data):
        first = data[at]
        at += 1
        if first == 12 and at < len(data):
            found[1200 + data[at]], at = value, at + 1
        elif first <= 21:
            found[first] = value
        elif first in (28, 29):
            size = 2 if first == 28 else 4
            value, at = int.from_bytes(data[at : at + size], "big", signed=True), at + size
        elif first == 30:
            at = next((i + 1 for i in range(at, len(data)) if data[i] & 0x0F == 0x0F), len(data))
        elif first < 247:
            value = first - 139
        else:
            sign, low = (1, 247) if first < 251 else (-1, 251)
            value, at = sign * ((first - low) * 256 + data[at] + 108), at + 1
    return found
