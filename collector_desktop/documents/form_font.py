"""The font in which fields are filled in: our own, with all signs of the code page of Windows.

Whoever fills in a form types signs that are not on it yet, so it is not cut to those that are.
"""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfmetrics

from collector_desktop.documents.fonts import REGULAR
from collector_desktop.domain.frozen import frozen

FIRST, LAST = 32, 255
CODE_PAGE = "cp1252"
NONSYMBOLIC = 32
NAME = "CFORMF+CollectorSans-Regular"
# A font of one byte a sign is found by its characters (ISO 32000-1, 9.6.6.4); ISO 19005-3 wants
# the tables for that, and no others are needed to draw.
_KEPT = frozenset(
    {"cmap", "glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep", "post", "name"}
)


@frozen
class FormFont:
    """The font as a file, how wide each sign is, and its measures, in thousandths of the size."""

    content: bytes = field(repr=False)
    widths: tuple[int, ...]
    box: tuple[int, ...]
    ascent: int
    descent: int


@lru_cache(maxsize=1)
def form_font() -> FormFont:
    """Return the font of fields; the fonts must have been registered."""
    import uharfbuzz as hb  # noqa: PLC0415 - only a form needs it

    registered: Any = pdfmetrics.getFont(REGULAR)
    path = registered.face.filename
    face = hb.Face(hb.Blob.from_file_path(path))
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.unicode_set.update(map(ord, filter(None, map(_sign, range(FIRST, LAST + 1)))))
    dropped = (tag for tag in face.table_tags if tag not in _KEPT)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in dropped)
    made = hb.subset(face, wanted)
    font, unit = hb.Font(made), 1000 / int(made.upem)
    head = made.reference_table("head").data
    edges = (int.from_bytes(head[at : at + 2], "big", signed=True) for at in range(36, 44, 2))
    extents = font.get_font_extents("ltr")

    def width(code: int) -> int:
        sign = _sign(code)
        glyph = font.get_nominal_glyph(ord(sign)) if sign else 0
        advance: int = font.get_glyph_h_advance(glyph or 0)
        return round(advance * unit)

    return FormFont(
        bytes(made.blob.data),
        tuple(map(width, range(FIRST, LAST + 1))),
        tuple(round(edge * unit) for edge in edges),
        round(extents.ascender * unit),
        round(extents.descender * unit),
    )


def _sign(code: int) -> str:
    """Return the character of a code, or nothing where the code page has none."""
    return bytes([code]).decode(CODE_PAGE, "ignore")
