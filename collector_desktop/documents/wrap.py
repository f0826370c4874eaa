"""Breaks text into lines of a given width, in one style or in several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from collector_desktop.documents.fonts import drawable, text_width
from collector_desktop.documents.pen import MM, Span, fit_text
from collector_desktop.documents.styles import Style

Line = tuple[Span, ...]
_GLUED = frozenset(",.;:!?)")


def wrap(runs: Sequence[tuple[str, Style]], width: float) -> list[Line]:
    """Return the lines of a paragraph; a word wider than a line is broken where it must."""
    lines: list[Line] = []
    line: list[Span] = []
    cursor = 0.0
    for word, style, is_glued in _words(runs, width):
        space = text_width(" ", style.face, style.size) / MM if line and not is_glued else 0.0
        length = text_width(word, style.face, style.size) / MM
        if line and cursor + space + length > width:
            lines.append(_joined(line))
            line, cursor, space = [], 0.0, 0.0
        line.append(Span(word, style, cursor + space))
        cursor += space + length
    if line:
        lines.append(_joined(line))
    return lines


def wrap_words(words: str, style: Style, width: float, at_most: int) -> list[Line]:
    """Return at most so many lines; what is left over is cut with an ellipsis."""
    lines = wrap([(words, style)], width)
    if len(lines) <= at_most:
        return lines
    rest = " ".join(span.words for line in lines[at_most - 1 :] for span in line)
    clean, _, _ = fit_text(rest, style, width, smallest=style.size)
    return [*lines[: at_most - 1], (Span(clean, style),)]


def _words(runs: Sequence[tuple[str, Style]], width: float) -> Iterator[tuple[str, Style, bool]]:
    """Yield the words of all runs, too long ones in pieces.

    A sign that follows a run without a blank, such as a comma, is glued to it.
    """
    before = ""
    for text, style in runs:
        is_glued = bool(before) and not before[-1].isspace() and text[:1] in _GLUED
        for word in drawable(text).split():
            for piece in _pieces(word, style, width):
                yield piece, style, is_glued
                is_glued = False
        before = text or before


def _pieces(word: str, style: Style, width: float) -> Iterator[str]:
    """Yield the word, or as many pieces as it needs to fit the width."""
    room = width * MM
    while text_width(word, style.face, style.size) > room and len(word) > 1:
        count = 1
        while text_width(word[: count + 1], style.face, style.size) <= room:
            count += 1
        yield word[:count]
        word = word[count:]
    yield word


def _joined(line: list[Span]) -> Line:
    """Return the line with neighbours of one style as one span, spaces included."""
    joined: list[Span] = []
    for span in line:
        last = joined[-1] if joined else None
        if last is not None and last.style == span.style:
            joined[-1] = Span(f"{last.words} {span.words}", span.style, last.offset)
        else:
            joined.append(span)
    return tuple(joined)
