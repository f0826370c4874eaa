"""The operators that show a line in our own font."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfmetrics

if TYPE_CHECKING:
    from collector_desktop.documents.styles import Style

_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


def shown_text(words: str, style: Style, document: Any) -> str:
    """Return the operators between `BT` and `ET`; the signs used are noted for embedding.

    ReportLab cuts a font into parts of 256 signs each and knows which part has which. The signs of
    ASCII have their own numbers in the first part of every font.
    """
    font: Any = pdfmetrics.getFont(style.face)
    if words.isascii() and words.isprintable():
        if document not in font.state:
            font.splitString(" ", document)
        name = font.getSubsetInternalName(0, document)
        return f"{name} {style.size:.3f} Tf ({words.translate(_ESCAPED)}) Tj"
    return " ".join(
        f"{font.getSubsetInternalName(part, document)} {style.size:.3f} Tf {_string(codes)} Tj"
        for part, codes in font.splitString(words, document)
    )


def _string(codes: bytes) -> str:
    """Return codes as a string of a PDF: legible where they are signs of ASCII."""
    signs = codes.decode("latin-1")
    if signs.isascii() and signs.isprintable():
        return f"({signs.translate(_ESCAPED)})"
    return f"<{codes.hex()}>"
