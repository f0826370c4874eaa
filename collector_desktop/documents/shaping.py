"""Lays out a line with letters of other scripts: which font, which glyphs, and where.

HarfBuzz joins Arabic letters, orders Indic ones and places Thai marks, as the font says. Lengths
are in parts of the type size, so that one layout serves every size.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container, Iterator
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any

from collector_desktop.documents.bidi import closing_bracket, levels, visual_runs
from collector_desktop.documents.font_files import FontFile, opened
from collector_desktop.domain.frozen import frozen

JOINERS = "\u200c\u200d"
TALLEST, DEEPEST, SMALLEST = 0.98, 0.33, 0.75
_NOTHING = "\u200b"
_NO_JOINERS = dict.fromkeys(map(ord, JOINERS))
_REGULAR = 400.0

Find = Callable[[str], FontFile | None]


@frozen
class Glyph:
    """A sign of a font: how far the next one stands, its own shift, and what it stands for."""

    number: int
    advance: float
    shift: float
    rise: float
    text: str


@frozen
class Piece:
    """Part of a line in one font; without one it is words in our own, as they are drawn.

    `start` is where it is in the text, which is not where it is on the page.
    """

    words: str
    start: int
    font: FontFile | None = None
    glyphs: tuple[Glyph, ...] = ()
    top: float = 0.0
    bottom: float = 0.0

    @property
    def width(self) -> float:
        """The width of the signs; that of words depends on the face and is not known here."""
        return sum(glyph.advance for glyph in self.glyphs)


@frozen
class Layout:
    """A line from left to right; `scale` makes letters of other scripts keep to its height.

    `reads_otherwise` says that its signs, one after the other, do not spell it.
    """

    pieces: tuple[Piece, ...]
    scale: float
    reads_otherwise: bool


def laid_out(text: str, own: Container[int], find: Find) -> Layout:
    """Return the layout of a line: `own` has the characters that our own font prints."""
    fonts = _fonts_of(text, own, find)
    pieces = tuple(_pieces(text, fonts))
    top = max((piece.top for piece in pieces), default=0.0)
    bottom = max((piece.bottom for piece in pieces), default=0.0)
    scale = min(1.0, TALLEST / max(top, TALLEST), DEEPEST / max(bottom, DEEPEST))
    spelt = "".join(glyph.text for piece in pieces for glyph in piece.glyphs)
    words = "".join(piece.words for piece in pieces if piece.font)
    is_rightwards = not any(level % 2 for level in levels(text))
    return Layout(pieces, max(scale, SMALLEST), is_rightwards and spelt != words)


def goes_with_the_last(character: str) -> bool:
    """Return whether a character is written on or into the letter before it."""
    return character in JOINERS or unicodedata.category(character).startswith("M")


def _fonts_of(text: str, own: Container[int], find: Find) -> list[FontFile | None]:
    """Return the font of each character; a mark is in the font of its letter."""
    fonts: list[FontFile | None] = []
    for is_own, stretch in groupby(text, lambda character: ord(character) in own):
        words = "".join(stretch)
        fonts += [None] * len(words) if is_own else _foreign(words, find)
    for at in range(1, len(text)):
        before = fonts[at - 1]
        if fonts[at] is not before and goes_with_the_last(text[at]):
            can_go = before.has(text[at]) if before else ord(text[at]) in own
            fonts[at] = before if can_go or text[at] in JOINERS else fonts[at]
    _fill_gaps(text, fonts)
    return fonts


def _fill_gaps(text: str, fonts: list[FontFile | None]) -> None:
    """Let blanks and signs between letters of one font stand in it, if it has them."""
    letters = [at for at in range(len(text)) if fonts[at] or not _is_gap(text[at])]
    for before, after in pairwise(letters):
        font, gap = fonts[before], text[before + 1 : after]
        if gap and font and font is fonts[after] and font.has(gap):
            fonts[before + 1 : after] = [font] * len(gap)


def _is_gap(character: str) -> bool:
    return unicodedata.category(character)[0] in "ZP"


def _foreign(words: str, find: Find) -> list[FontFile | None]:
    """Return one font for all of the words if there is one, else one for each letter."""
    whole = find("".join(each for each in words if each not in JOINERS))
    return [whole or find(each) for each in words]


def _pieces(text: str, fonts: list[FontFile | None]) -> Iterator[Piece]:
    """Yield the pieces of a line as they stand on the page, from left to right."""
    for start, end, level in visual_runs(levels(text)):
        is_rightwards = level % 2 == 0
        parts = [
            (font, list(group)) for font, group in groupby(range(start, end), lambda at: fonts[at])
        ]
        for font, places in parts if is_rightwards else reversed(parts):
            words = text[places[0] : places[-1] + 1]
            if font is None:
                words = words.translate(_NO_JOINERS)
                yield Piece(words if is_rightwards else _mirrored(words), places[0])
            else:
                yield _shaped(font, words, places[0], is_rightwards=is_rightwards)


def _mirrored(words: str) -> str:
    """Return words of our own font for a line that runs from right to left."""
    letters: list[str] = []
    for character in words:
        if goes_with_the_last(character) and letters:
            letters[-1] += character
        else:
            letters.append(_MIRRORED.get(character, character))
    return "".join(reversed(letters))


def _shaped(font: FontFile, words: str, start: int, *, is_rightwards: bool) -> Piece:
    """Return the signs of words in a font, from left to right."""
    import uharfbuzz as hb  # noqa: PLC0415 - most papers need no other font

    shaper = shaper_of(font)
    buffer = hb.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    buffer.direction = "ltr" if is_rightwards else "rtl"
    hb.shape(shaper, buffer)
    size = shaper.face.upem
    clusters = [info.cluster for info in buffer.glyph_infos]
    texts = _texts(words, clusters)
    if not is_rightwards:  # readers turn brackets round themselves when they turn a line
        texts = [_MIRRORED.get(text, text) for text in texts]
    glyphs: list[Glyph] = []
    top = bottom = 0.0
    placed = zip(buffer.glyph_infos, buffer.glyph_positions, texts, strict=True)
    for info, position, text in placed:
        offset = position.x_offset / size
        rise = position.y_offset / size
        glyphs.append(Glyph(info.codepoint, position.x_advance / size, offset, rise, text))
        ink = shaper.get_glyph_extents(info.codepoint)
        if ink is not None:
            top = max(top, rise + ink.y_bearing / size)
            bottom = max(bottom, -rise - (ink.y_bearing + ink.height) / size)
    return Piece(words, start, font, tuple(glyphs), top, bottom)


def _texts(words: str, clusters: list[int]) -> list[str]:
    """Return what each sign stands for, sharing out the letters of a cluster over its signs."""
    starts = sorted({*clusters, len(words)})
    texts = [""] * len(clusters)
    for start, end in pairwise(starts):
        letters = words[start:end]
        signs = [at for at, cluster in enumerate(clusters) if cluster == start]
        for count, at in enumerate(signs, start=1):
            texts[at] = letters[count - 1 :] if count == len(signs) else letters[count - 1 : count]
    return [text or _NOTHING for text in texts]


@lru_cache(32)
def shaper_of(font: FontFile) -> Any:
    """Return what measures and shapes a face, a variable one in its regular weight."""
    import uharfbuzz as hb  # noqa: PLC0415 - as above

    shaper = hb.Font(opened(font.path, font.index))
    if shaper.face.has_var_data:
        shaper.set_variations(regular(shaper.face))
    return shaper


def regular(face: Any) -> dict[str, float]:
    """Return the axes of a variable face at its usual place, the weight at regular."""
    places = {axis.tag: axis.default_value for axis in face.axis_infos}
    for axis in face.axis_infos:
        if axis.tag == "wght":
            places["wght"] = min(max(_REGULAR, axis.min_value), axis.max_value)
    return places


_OPENING = [each for each in map(chr, range(0x2E00)) if closing_bracket(each)]
_MIRRORED = {each: closing_bracket(each) for each in _OPENING} | {"<": ">", "\u00ab": "\u00bb"}
_MIRRORED |= {closing: opening for opening, closing in _MIRRORED.items()}
