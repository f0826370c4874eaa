"""Collector Sans in ReportLab: registering it, measuring it, and what it cannot print."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from collector_desktop.documents.text import plain, strings
from collector_desktop.domain.errors import OutsideWorldError

REGULAR = "CollectorSans-Regular"
MEDIUM = "CollectorSans-Medium"
STRONG = "CollectorSans-SemiBold"
FACES = (REGULAR, MEDIUM, STRONG)
MISSING_BOX = "\u25a1"

_WIDTHS_KEPT = 8_192


def register_fonts(folder: Path) -> None:
    """Make the fonts in `folder` known to ReportLab; the second call costs nothing.

    Raises:
        OutsideWorldError: A font file is missing or damaged.
    """
    for face in FACES:
        if face in pdfmetrics.getRegisteredFontNames():
            continue
        try:
            pdfmetrics.registerFont(TTFont(face, str(folder / f"{face}.ttf")))
        except (TTFError, OSError) as error:
            title = f"The font {face} cannot be read."
            raise OutsideWorldError(title, "Install Collector Desktop again.") from error


@lru_cache(_WIDTHS_KEPT)
def text_width(text: str, face: str, size: float) -> float:
    """Return the width of drawable text in points; most of it stands on every paper of a run."""
    return float(pdfmetrics.stringWidth(text, face, size))


def drawable(text: str) -> str:
    """Return plain text in which a box stands for each character that the font lacks."""
    clean = plain(text)
    if clean.isascii():
        return clean
    known = _known_characters()
    return "".join(c if ord(c) in known else MISSING_BOX for c in clean)


def missing_characters(document: object) -> tuple[str, ...]:
    """Return the characters of a statement or letter that print as boxes, each once."""
    known = _known_characters()
    found = {c for text in strings(document) for c in plain(text) if ord(c) not in known}
    return tuple(sorted(found))


def _known_characters() -> dict[int, int]:
    """Return the code points that the font has; all faces have the same."""
    font = pdfmetrics.getFont(REGULAR)
    glyphs: dict[int, int] = font.face.charToGlyph  # type: ignore[attr-defined]
    return glyphs
