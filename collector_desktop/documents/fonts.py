"""Collector Sans in ReportLab, fonts for the letters that it lacks, and what none can print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

from collector_desktop.documents.cut_fonts import CutFont
from collector_desktop.documents.font_files import (
    FontFile,
    best_font,
    faces_of,
    fonts_in,
    is_letter,
    is_there,
    system_folders,
)
from collector_desktop.documents.shaping import JOINERS, Layout, laid_out
from collector_desktop.documents.text import plain, strings
from collector_desktop.domain.errors import OutsideWorldError

REGULAR = "CollectorSans-Regular"
MEDIUM = "CollectorSans-Medium"
STRONG = "CollectorSans-SemiBold"
FACES = (REGULAR, MEDIUM, STRONG)
MISSING_BOX = "\u25a1"

_WIDTHS_KEPT = 8_192
_Function = TypeVar("_Function", bound=Callable[..., object])


class _Others:
    """Where letters are looked for that Collector Sans lacks, and what was worked out from it."""

    def __init__(self) -> None:
        self.chosen: tuple[Path, ...] = ()
        self.clearing: list[Callable[[], None]] = []
        self.fonts: list[FontFile] | None = None

    def found(self) -> list[FontFile]:
        """Return the faces in their order, looked for when first needed."""
        if self.fonts is None:
            first = [face for path in self.chosen for face in faces_of(path)]
            self.fonts = first + fonts_in(system_folders())
        return self.fonts

    def forget(self) -> None:
        """Let go of what depends on the fonts."""
        self.fonts = None
        for clear in self.clearing:
            clear()


_others = _Others()


def remembered(most: int) -> Callable[[_Function], _Function]:
    """Return a cache of so many results for what depends on the fonts; it ends with them."""

    def decorate(function: _Function) -> _Function:
        kept = lru_cache(most)(function)
        _others.clearing.append(kept.cache_clear)
        return kept  # type: ignore[return-value]

    return decorate


def register_fonts(folder: Path) -> None:
    """Make the fonts in `folder` known to ReportLab; the second call costs nothing.

    Raises:
        OutsideWorldError: A font file is missing or damaged.
    """
    for face in FACES:
        if face in pdfmetrics.getRegisteredFontNames():
            continue
        try:
            pdfmetrics.registerFont(CutFont(face, folder / f"{face}.ttf"))
        except (TTFError, OSError) as error:
            title = f"The font {face} cannot be read."
            raise OutsideWorldError(title, "Install Collector Desktop again.") from error


def choose_fonts(chosen: Sequence[Path]) -> None:
    """Look in these font files first for letters that Collector Sans lacks, then on the computer.

    A file that is no font, or one that may not be embedded, has no letters.
    """
    if tuple(chosen) != _others.chosen:
        _others.chosen = tuple(chosen)
        _others.forget()


def chosen_fonts() -> tuple[Path, ...]:
    """Return the font files that come first."""
    return _others.chosen


@remembered(_WIDTHS_KEPT)
def text_width(text: str, face: str, size: float) -> float:
    """Return the width of drawable text in points; most of it is on every paper of a run."""
    if is_own(text):
        return float(pdfmetrics.stringWidth(text, face, size))
    layout = layout_of(text)
    own = (piece.words for piece in layout.pieces if piece.font is None)
    signs = sum(piece.width for piece in layout.pieces) * layout.scale * size
    return signs + sum(float(pdfmetrics.stringWidth(words, face, size)) for words in own)


def is_own(text: str) -> bool:
    """Return whether Collector Sans has all of a drawable text, so that it is written as it is."""
    if text.isascii():
        return True
    known = _known_characters()
    return all(ord(character) in known for character in text)


@remembered(_WIDTHS_KEPT)
def layout_of(text: str) -> Layout:
    """Return how drawable text is on the page that needs other fonts as well."""
    return laid_out(text, _known_characters(), _font_for)


def drawable(text: str) -> str:
    """Return plain text in which a box stands for each character that no font has."""
    clean = plain(text)
    if is_own(clean):
        return clean
    return "".join(each if _can_be_printed(each) else MISSING_BOX for each in clean)


def missing_characters(document: object) -> tuple[str, ...]:
    """Return the characters of a statement or letter that print as boxes, each once."""
    odd = (text for text in strings(document) if not text.isascii())
    found = {each for text in odd for each in plain(text)}
    return tuple(sorted(each for each in found if not _can_be_printed(each)))


def _can_be_printed(character: str) -> bool:
    if ord(character) in _known_characters() or character in JOINERS:
        return True
    return is_letter(character) and _font_for(character) is not None


@remembered(_WIDTHS_KEPT)
def _font_for(text: str) -> FontFile | None:
    """Return the font of this computer that has all of a text; one that is gone is forgotten."""
    fonts = _others.found()
    font = best_font(text, fonts)
    while font is not None and not is_there(font):
        fonts.remove(font)
        font = best_font(text, fonts)
    return font


def _known_characters() -> dict[int, int]:
    """Return the code points that the font has; all faces have the same."""
    font = pdfmetrics.getFont(REGULAR)
    glyphs: dict[int, int] = font.face.charToGlyph  # type: ignore[attr-defined]
    return glyphs
