"""Puts a font of this computer into a PDF: only the signs used, with what each stands for.

ReportLab itself takes TrueType outlines only, and finds signs by characters. Here they are found
by their number in the font, which joined and ordered letters need, and the outlines of PostScript
(CFF), in which most Chinese and Japanese fonts come, are taken too (ISO 32000-1, 9.7).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from collector_desktop.documents.cff import has_character_ids
from collector_desktop.documents.font_files import FontFile
from collector_desktop.documents.shaping import Glyph, regular, shaper_of

_KEPT = frozenset({"glyf", "loca", "head", "hhea", "hmtx", "maxp", "cvt ", "fpgm", "prep"})
_CFF = frozenset({"CFF ", "head", "hhea", "hmtx", "maxp"})
_SYMBOLIC = 4
_IN_ONE_BLOCK = 100
_TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class GlyphFont:
    """One face in one document; `internal` is what the pages call it."""

    def __init__(self, font: FontFile, internal: str) -> None:
        """Begin without any sign."""
        self.internal = internal
        self._font = font
        self._shaper = shaper_of(font)
        self._is_cff = "glyf" not in self._shaper.face.table_tags
        self._signs: dict[int, Glyph] = {}
        self._codes: dict[tuple[int, str], int] = {}

    def code(self, glyph: Glyph) -> int:
        """Return the number by which the pages of the document show a sign.

        Outlines of PostScript know their signs by the numbers of the whole font, which stay.
        """
        key = (glyph.number, "" if self._is_cff else glyph.text)
        if key not in self._codes:
            self._codes[key] = glyph.number if self._is_cff else len(self._codes) + 1
            self._signs[self._codes[key]] = glyph
        return self._codes[key]

    def width(self, glyph: Glyph) -> float:
        """Return how far a reader moves on after a sign, in thousandths of the size."""
        return float(round(self._shaper.get_glyph_h_advance(glyph.number) * self._unit))

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - ReportLab calls it when it saves
        """Write the font into the document."""
        numbers = sorted({glyph.number for glyph in self._signs.values()})
        cut, places = _cut(self._shaper.face, numbers, is_cff=self._is_cff)
        name = _tagged(self._font.name, numbers)
        inner: dict[str, Any] = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType0" if self._is_cff else "CIDFontType2"),
            "BaseFont": PDFName(name),
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": doc.Reference(self._descriptor(doc, name, cut)),
            "DW": 1000,
            "W": self._widths(),
        }
        if not self._is_cff:
            gids = {code: places[glyph.number] for code, glyph in self._signs.items()}
            inner["CIDToGIDMap"] = doc.Reference(_stream(_gid_map(gids)))
        outer = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(name),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([doc.Reference(PDFDictionary(inner))]),
            "ToUnicode": doc.Reference(_stream(self._unicodes())),
        }
        fonts = doc.idToObject["BasicFonts"].dict
        fonts[self.internal] = doc.Reference(PDFDictionary(outer))

    @property
    def _unit(self) -> float:
        return 1000 / int(self._shaper.face.upem)

    def _widths(self) -> PDFArray:
        """Return the widths by code."""
        items: list[Any] = []
        for code in sorted(self._signs):
            items += [code, PDFArray([int(self.width(self._signs[code]))])]
        return PDFArray(items)

    def _unicodes(self) -> bytes:
        """Return the table of what each code stands for, in UTF-16."""
        rows = [
            f"<{code:04X}> <{glyph.text.encode('utf-16-be').hex().upper()}>"
            for code, glyph in sorted(self._signs.items())
        ]
        blocks = []
        for start in range(0, len(rows), _IN_ONE_BLOCK):
            some = rows[start : start + _IN_ONE_BLOCK]
            blocks.append("\n".join((f"{len(some)} beginbfchar", *some, "endbfchar")))
        return _TO_UNICODE.format(blocks="\n".join(blocks)).encode("ascii")

    def _descriptor(self, doc: Any, name: str, cut: bytes) -> PDFDictionary:
        """Return the measures of the font, and the font."""
        head = self._shaper.face.reference_table("head").data
        edges = (int.from_bytes(head[at : at + 2], "big", signed=True) for at in range(36, 44, 2))
        extents = self._shaper.get_font_extents("ltr")
        subtype = {"Subtype": PDFName("CIDFontType0C")} if self._is_cff else {"Length1": len(cut)}
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(name),
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArray([round(edge * self._unit) for edge in edges]),
                "ItalicAngle": 0,
                "Ascent": round(extents.ascender * self._unit),
                "Descent": round(extents.descender * self._unit),
                "CapHeight": round(extents.ascender * self._unit),
                "StemV": 80,
                "FontFile3" if self._is_cff else "FontFile2": doc.Reference(_stream(cut, subtype)),
            }
        )


def _cut(face: Any, numbers: Iterable[int], *, is_cff: bool) -> tuple[bytes, dict[int, int]]:
    """Return the font with these signs only, and the new number of each."""
    import uharfbuzz as hb  # noqa: PLC0415 - most papers need no other font

    wanted = hb.SubsetInput()
    flags = hb.SubsetFlags
    wanted.flags = flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE
    if is_cff and not has_character_ids(face):
        wanted.flags |= flags.RETAIN_GIDS
    wanted.glyph_set.update(numbers)
    kept = _CFF if is_cff else _KEPT
    if face.has_var_data:
        for tag, value in regular(face).items():
            wanted.pin_axis_location(face, tag, value)
        kept |= {"fvar", "avar", "gvar", "HVAR", "MVAR", "STAT", "cvar"}
    dropped = (tag for tag in face.table_tags if tag not in kept)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in dropped)
    plan = hb.SubsetPlan(face, wanted)
    made = plan.execute()
    content = made.reference_table("CFF ").data if is_cff else made.blob.data
    return bytes(content), dict(plan.old_to_new_glyph_mapping.items())


def _tagged(name: str, numbers: Iterable[int]) -> str:
    """Return the name of a cut font: six letters that depend on what is in it, and its own."""
    digest = hashlib.sha256(" ".join(map(str, numbers)).encode()).digest()
    tag = "".join(chr(ord("A") + each % 26) for each in digest[:6])
    return f"{tag}+{''.join(each for each in name if each.isascii() and each.isalnum())}"


def _gid_map(gids: Mapping[int, int]) -> bytes:
    """Return the numbers of the signs in the cut font, by code."""
    return b"".join(gids.get(code, 0).to_bytes(2, "big") for code in range(max(gids) + 1))


def _stream(content: bytes, entries: Mapping[str, Any] | None = None) -> PDFStream:
    """Return a packed stream."""
    return PDFStream(PDFDictionary(dict(entries or {})), content, filters=[PDFZCompress])
