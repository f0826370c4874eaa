"""Breaks text into lines of a given width, in one style or in several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from collector_desktop.documents.fitting import (
    CLOSEST,
    EASY,
    MM,
    WHOLE,
    fit_text,
    fitting_letters,
    stays_readable,
)
from collector_desktop.documents.fonts import drawable, remembered, text_width
from collector_desktop.documents.pen import Span
from collector_desktop.documents.styles import Style

Line = tuple[Span, ...]
_GLUED = frozenset(",.;:!?)")
_SMALLER = 0.95
_PARAGRAPHS_KEPT = 256
_SMALLEST_GAP = 0.1
# "26. November", "1er décembre", "3 de mayo"; in English "3 November" and "November 3,"
_DAY = re.compile(r"\(?[0-9]{1,2}(?:\.|er)? [^\W\d_]\S*|[^\W\d_]{3,} [0-9]{1,2},")
# How numbers begin and go on that are dialled, such as +44 117 496 0000 or (206) 555-0100.
_DIALLED_FROM = re.compile(r"\(?(?:\+[0-9]+|0[0-9]+|\([0-9]+\))")
_DIALLED_ON = re.compile(r"\(?[0-9][0-9()/-]*[).,;:]*")


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


def paragraph_lines(runs: Sequence[tuple[str, Style]], width: float) -> list[Line]:
    """Return the lines of a paragraph, their words parted; many stand on every paper of a run."""
    return list(_paragraph(tuple(runs), width))


@remembered(_PARAGRAPHS_KEPT)
def _paragraph(runs: tuple[tuple[str, Style], ...], width: float) -> tuple[Line, ...]:
    return tuple(parted(wrap(runs, width)))


def wrap_words(words: str, style: Style, width: float, at_most: int) -> list[Line]:
    """Return at most so many lines, written as small as they must be for all words to stand there.

    Only what is too long for letters of one point is cut, with an ellipsis.
    """
    natural = text_width(drawable(words), style.face, style.size) / MM
    most = style.size * min(1.0, at_most * width / natural) if natural else style.size
    fit = replace(style, size=max(most, WHOLE))
    lines = wrap([(words, fit)], width)
    while len(lines) > at_most and fit.size > WHOLE:
        fit = replace(fit, size=max(fit.size * _SMALLER, WHOLE))
        lines = wrap([(words, fit)], width)
    if len(lines) <= at_most:
        return lines
    rest = " ".join(span.words for line in lines[at_most - 1 :] for span in line)
    clean, _, _ = fit_text(rest, fit, width)
    return [*lines[: at_most - 1], (Span(clean, fit),)]


def value_lines(words: str, style: Style, width: float, at_most: int) -> list[Line]:
    """Return as few lines as are easy to read, and at most so many, then in smaller letters."""
    if at_most == 1 or stays_readable(words, style, width, EASY):
        clean, fit, _ = fit_text(words, style, width, WHOLE)
        return [(Span(clean, fit),)] if clean else []
    lines: list[Line] = []
    for count in range(2, at_most + 1):
        lines = wrap_words(words, style, width, count)
        if lines[0][0].style.size >= min(EASY, style.size):
            break
    return parted(lines)


def parted(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a paragraph with a blank wherever a gap or a new line parts words.

    A program that reads the words and not the page, such as a screen reader, knows by it where
    one ends.
    """
    return [*(_blanked(line, ends=True) for line in lines[:-1]), *map(_blanked, lines[-1:])]


def _blanked(line: Line, *, ends: bool = False) -> Line:
    spans = []
    for span, following in zip_longest(line, line[1:]):
        style = span.style
        end = span.offset + text_width(span.words, style.face, style.size) / MM
        is_parted = following.offset - end > _SMALLEST_GAP if following else ends
        spans.append(replace(span, words=f"{span.words} ") if is_parted else span)
    return tuple(spans)


def stacked_lines(
    values: Sequence[tuple[str, float]], style: Style, height: float, step: float
) -> tuple[list[list[Line]], float]:
    """Return the lines of values under each other, each in its width, and the distance of lines.

    `height` is that from the first baseline to the last. A value has as many lines as leave room
    for all of them.
    """
    rows: list[list[Line]] = []
    found = step
    for at_most in range(4, 0, -1):
        rows = [value_lines(words, style, width, at_most) for words, width in values]
        count = sum(max(len(lines), 1) for lines in rows)
        found = min(step, height / max(count - 1, 1))
        if found >= style.size * CLOSEST:
            break
    return rows, found


def line_width(line: Line) -> float:
    """Return the width of a line in mm; a blank that ends it has none."""
    last = line[-1]
    said = last.words.rstrip(" ")
    return last.offset + text_width(said, last.style.face, last.style.size) / MM


def _words(runs: Sequence[tuple[str, Style]], width: float) -> Iterator[tuple[str, Style, bool]]:
    """Yield the words of all runs, too long ones in pieces.

    A sign that follows a run without a blank, such as a comma, is glued to it.
    """
    before = ""
    for text, style in runs:
        is_glued = bool(before) and not before[-1].isspace() and text[:1] in _GLUED
        for word in _whole_words(drawable(text), style, width):
            for piece in _pieces(word, style, width):
                yield piece, style, is_glued
                is_glued = False
        before = text or before


def _whole_words(text: str, style: Style, width: float) -> Iterator[str]:
    """Yield words, a day with its month and a telephone number as one, if a line holds them.

    Fixed blanks part no amount.
    """
    words = [word for word in text.split(" ") if word]
    at = 0
    while at < len(words):
        count = _together(words, at)
        whole = " ".join(words[at : at + count])
        if count > 1 and text_width(whole, style.face, style.size) > width * MM:
            count, whole = 1, words[at]
        yield whole
        at += count


def _together(words: Sequence[str], at: int) -> int:
    """Return how many words from one on are read as one."""
    if _DAY.fullmatch(" ".join(words[at : at + 2])):
        return 2
    count = 1
    if words[at][0] in "+(0" and _DIALLED_FROM.fullmatch(words[at]):
        while at + count < len(words) and _DIALLED_ON.fullmatch(words[at + count]):
            count += 1
    return count


def _pieces(word: str, style: Style, width: float) -> Iterator[str]:
    """Yield the word, or as many pieces as it needs to fit the width, best at its own joints.

    Those are after a slash, a point or a low line, and before a hyphen, never after it: readers of
    PDFs take one at the end of a line for no part of the word.
    """
    while text_width(word, style.face, style.size) > width * MM and len(word) > 1:
        fits = max(fitting_letters(word, style, width), 1)
        joint = max(word.rfind("-", 0, fits + 1), *(word.rfind(s, 0, fits) + 1 for s in "/._"))
        count = joint if joint > fits // 3 else fits
        while count > 1 and word[count - 1] == "-":
            count -= 1
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
