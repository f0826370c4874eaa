"""Whether a font in somebody else's PDF conforms to PDF/A (ISO 19005-3, 6.2.11)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_SYMBOLIC = 4
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_NEAR = 1.0  # thousandths of the size, by which a width may differ


def font_doubts(font: Any) -> Iterator[str]:
    """Yield in words what is wrong with a font; each goes on after "because"."""
    kind, name = font.get("/Subtype"), _name(font)
    if kind == "/Type3":
        yield f"its font {name} is drawn sign by sign (Type 3), which is not judged here"
        return
    inner = font["/DescendantFonts"][0].get_object() if kind == "/Type0" else font
    held = inner.get("/FontDescriptor")
    held = held.get_object() if held is not None else {}
    if not any(key in held for key in _FILES):
        yield f"its font {name} is not in the file"
        return
    yield from _encoding(font, inner, held, name)
    if "/FontFile2" in held and not _has_its_widths(inner, held, font):
        yield f"the widths of its font {name} are not those of its signs"


def _name(font: Any) -> str:
    return str(font.get("/BaseFont", "/?"))[1:].rpartition("+")[2]


def _encoding(font: Any, inner: Any, held: Any, name: str) -> Iterator[str]:
    """Yield what is wrong with how signs are found."""
    encoding, kind = font.get("/Encoding"), inner.get("/Subtype")
    if kind == "/CIDFontType2" and "/CIDToGIDMap" not in inner:
        yield f"its font {name} does not say which sign is which"
    elif font is not inner:
        is_named = isinstance(encoding, str) and encoding not in {"/Identity-H", "/Identity-V"}
        if encoding is None or is_named:
            yield f"its font {name} needs a table that is not in the file"
    elif kind == "/TrueType":
        is_symbolic = bool(int(held.get("/Flags", 0)) & _SYMBOLIC)
        if is_symbolic == (encoding is not None):
            yield f"its font {name} does not say for certain which sign is which"


def _has_its_widths(inner: Any, held: Any, font: Any) -> bool:
    import uharfbuzz as hb  # noqa: PLC0415 - most have no letterhead

    face = hb.Face(bytes(held["/FontFile2"].get_object().get_data()))
    shaped, unit = hb.Font(face), 1000 / int(face.upem)
    pairs = _wide(inner) if font is not inner else _simple(inner, shaped)
    return all(
        abs(width - shaped.get_glyph_h_advance(glyph) * unit) <= _NEAR for glyph, width in pairs
    )


def _wide(inner: Any) -> Iterator[tuple[int, float]]:
    """Yield the number of each sign in the font, and how wide the file says that it is."""
    places = inner.get("/CIDToGIDMap")
    table = b"" if isinstance(places, str) or places is None else places.get_object().get_data()
    listed = [each.get_object() for each in inner.get("/W", ())]
    at = 0
    while at + 1 < len(listed):
        first = int(listed[at])
        if isinstance(listed[at + 1], list):
            widths = [float(each.get_object()) for each in listed[at + 1]]
            at += 2
        else:
            widths = [float(listed[at + 2])] * (int(listed[at + 1]) - first + 1)
            at += 3
        for code, width in enumerate(widths, start=first):
            glyph = int.from_bytes(table[2 * code : 2 * code + 2], "big") if table else code
            if glyph:
                yield glyph, width


def _simple(inner: Any, shaped: Any) -> Iterator[tuple[int, float]]:
    """Yield the same of a font of one byte a sign, for the signs that can be found in it."""
    first = int(inner.get("/FirstChar", 0))
    for code, width in enumerate(inner.get("/Widths", ()), start=first):
        sign = bytes([code]).decode("cp1252", "ignore") if code < 256 else ""
        glyph = shaped.get_nominal_glyph(ord(sign)) if sign else None
        if glyph and float(width.get_object()):
            yield glyph, float(width.get_object())
