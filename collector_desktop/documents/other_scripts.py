"""Draws lines with letters that our own font lacks, in fonts of this computer.

What a line says is beside it as `ActualText` where its signs do not spell it, so that it is
copied and searched as it was typed. Lines that are written leftwards have none: readers turn them
round by themselves, and would turn the text as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.documents.font_files import FontFile
from collector_desktop.documents.fonts import layout_of, text_width
from collector_desktop.documents.glyph_font import GlyphFont
from collector_desktop.documents.shaping import Piece
from collector_desktop.documents.styles import Style

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


class OtherScripts:
    """The fonts of this computer that one document uses."""

    def __init__(self, canvas: Canvas) -> None:
        """Begin without any."""
        self._canvas = canvas
        self._fonts: dict[tuple[str, int], GlyphFont] = {}

    def draw(self, x: float, y: float, clean: str, style: Style) -> None:
        """Write drawable text with its left edge at x and its baseline at y, in points."""
        layout = layout_of(clean)
        code: list[str] = self._canvas._code  # type: ignore[attr-defined]  # noqa: SLF001
        if layout.reads_otherwise:
            says = ("\ufeff" + clean).encode("utf-16-be").hex().upper()
            code.append(f"/Span <</ActualText <{says}>>> BDC")
        placed: list[tuple[Piece, float]] = []
        for piece in layout.pieces:
            placed.append((piece, x))
            x += self._width(piece, layout.scale, style)
        for piece, left in sorted(placed, key=lambda each: each[0].start):
            if piece.font is None:
                words = self._canvas.beginText(left, y)
                words.setFont(style.face, style.size)
                words.textOut(piece.words)
                self._canvas.drawText(words)
            else:
                font, size = self._font(piece.font), style.size * layout.scale
                code.append(_shown(piece, font, (left, y), size))
        if layout.reads_otherwise:
            code.append("EMC")

    def _font(self, font: FontFile) -> GlyphFont:
        """Return a face as this document knows it."""
        key = (str(font.path), font.index)
        if key not in self._fonts:
            doc = self._canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001
            internal = f"F{len(doc.fontMapping) + 1}"
            doc.fontMapping["/".join((internal, font.name))] = f"/{internal}"
            self._fonts[key] = GlyphFont(font, internal)
            doc.delayedFonts.append(self._fonts[key])
        return self._fonts[key]

    def _width(self, piece: Piece, scale: float, style: Style) -> float:
        """Return the width of a piece in points."""
        if piece.font is None:
            return text_width(piece.words, style.face, style.size)
        return piece.width * scale * style.size


def _shown(piece: Piece, font: GlyphFont, at: tuple[float, float], size: float) -> str:
    """Return the operators that show a piece, always in the regular face.

    An edge around its signs, as programs make bold ones of it, closes the eyes of Hebrew and Arabic
    letters and of pictures.
    """
    shown = " ".join(_rows(piece, font, size))
    place = f"1 0 0 1 {at[0]:.3f} {at[1]:.3f} Tm"
    return f"q BT {place} /{font.internal} {size:.3f} Tf {shown} ET Q"


def _rows(piece: Piece, font: GlyphFont, size: float) -> list[str]:
    """Return the signs of a piece, each moved from where the one before it ended."""
    rows: list[str] = []
    row: list[str] = []
    rise = move = 0.0
    for glyph in piece.glyphs:
        if glyph.rise != rise:
            rows += [f"[{''.join(row)}] TJ", f"{glyph.rise * size:.3f} Ts"]
            row, rise = [], glyph.rise
        move -= glyph.shift * 1000
        if round(move, 1):
            row.append(f"{move:.1f}")
        row.append(f"<{font.code(glyph):04X}>")
        move = font.width(glyph) - (glyph.advance - glyph.shift) * 1000
    return [*rows, f"[{''.join(row)}] TJ"]
