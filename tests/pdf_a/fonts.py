"""The fonts (6.2.11): inside the file, as wide as they say, and every sign with its meaning."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pypdf.generic import ContentStream

if TYPE_CHECKING:
    from pypdf import PageObject

SYMBOLIC = 4
RANGE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\[[^\]]*\]|<[0-9A-Fa-f]+>)")
PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
BLOCK = re.compile(r"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
NEVER = {"\0", "\ufeff", "\ufffe"}


def faults(page: PageObject) -> Iterator[str]:
    """Yield what is wrong with the fonts that a page uses."""
    used = used_codes(page)
    for name, codes in used.items():
        font = page["/Resources"]["/Font"][name]
        inner = font["/DescendantFonts"][0] if font["/Subtype"] == "/Type0" else font
        held = inner["/FontDescriptor"]
        if font["/Subtype"] not in {"/TrueType", "/Type0"}:
            yield f"6.2.11.2 {name} is of the kind {font['/Subtype']}"
        if not {"/FontFile2", "/FontFile3"} & held.keys():
            yield f"6.2.11.4 {name} is not in the file"
            continue
        if "/ToUnicode" not in font:
            yield f"6.2.11.7 {name} does not say what its signs mean"
            continue
        meant = meanings(font["/ToUnicode"].get_object().get_data().decode("latin-1"))
        for code in codes:
            if not meant.get(code) or meant[code] in NEVER:
                yield f"6.2.11.7 sign {code} of {name} means nothing"
        if font["/Subtype"] == "/TrueType":
            yield from _true_type(name, font, codes)


def _true_type(name: str, font: dict, codes: set[int]) -> Iterator[str]:
    """Yield what is wrong with a simple font: its encoding, its widths, signs that it lacks."""
    held = font["/FontDescriptor"]
    if not held["/Flags"] & SYMBOLIC or "/Encoding" in font:
        yield f"6.2.11.6 {name} has an encoding"
    tables = tables_of(held["/FontFile2"].get_data())
    glyphs = mac_map(tables[b"cmap"])
    widths, unit = advances(tables), struct.unpack_from(">H", tables[b"head"], 18)[0]
    for code in codes:
        glyph = glyphs[code] if code < len(glyphs) else 0
        if not glyph:
            yield f"6.2.11.8 {name} lacks sign {code}"
        said = font["/Widths"][code - font["/FirstChar"]]
        if abs(float(said) - widths[min(glyph, len(widths) - 1)] * 1000 / unit) > 1:
            yield f"6.2.11.5 sign {code} of {name} is not as wide as it says"


def used_codes(page: PageObject) -> dict[str, set[int]]:
    """Return the codes shown in each font of a page."""
    used: dict[str, set[int]] = {}
    font = ""
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator == b"Tf":
            font = str(operands[0])
        elif operator in {b"Tj", b"TJ"}:
            shown = operands if operator == b"Tj" else operands[0]
            wide = page["/Resources"]["/Font"][font]["/Subtype"] == "/Type0"
            for each in shown:
                if isinstance(each, bytes | str):
                    used.setdefault(font, set()).update(_codes(each, is_wide=wide))
    return used


def _codes(shown, *, is_wide: bool) -> Iterator[int]:
    raw = shown if isinstance(shown, bytes) else shown.original_bytes
    step = 2 if is_wide else 1
    for at in range(0, len(raw), step):
        yield int.from_bytes(raw[at : at + step], "big")


def meanings(table: str) -> dict[int, str]:
    """Return what each code stands for."""
    found: dict[int, str] = {}
    for kind, block in BLOCK.findall(table):
        if kind == "bfchar":
            found |= {int(code, 16): _text(text) for code, text in PAIR.findall(block)}
            continue
        for first, last, to in RANGE.findall(block):
            texts = re.findall(r"<([0-9A-Fa-f]+)>", to)
            for offset in range(int(last, 16) - int(first, 16) + 1):
                listed = to.startswith("[")
                text = _text(texts[offset]) if listed else _after(texts[0], offset)
                found[int(first, 16) + offset] = text
    return found


def _text(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")


def _after(digits: str, offset: int) -> str:
    return chr(int(digits, 16) + offset)


def tables_of(font: bytes) -> dict[bytes, bytes]:
    """Return the tables of a TrueType font by their names."""
    (count,) = struct.unpack_from(">H", font, 4)
    rows = (struct.unpack_from(">4s4xII", font, 12 + 16 * at) for at in range(count))
    return {name: font[start : start + size] for name, start, size in rows}


def mac_map(table: bytes) -> list[int]:
    """Return the signs by code of the one map that a symbolic font may have."""
    _, count, platform, encoding, start = struct.unpack_from(">HHHHI", table)
    assert (count, platform, encoding) == (1, 1, 0), "6.2.11.6 a symbolic font has one map"
    kind, _, _, first, entries = struct.unpack_from(">HHHHH", table, start)
    assert kind == 6, "the map is a plain list"
    return [0] * first + list(struct.unpack_from(f">{entries}H", table, start + 10))


def advances(tables: dict[bytes, bytes]) -> list[int]:
    """Return the widths of the signs in units of the font."""
    (count,) = struct.unpack_from(">H", tables[b"hhea"], 34)
    return [struct.unpack_from(">H", tables[b"hmtx"], 4 * at)[0] for at in range(count)]
