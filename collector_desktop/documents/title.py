"""The title of a document with its facts beside the address, and the band of figures below."""

from __future__ import annotations

from collections.abc import Sequence

from collector_desktop.documents.content import Band, Pair
from collector_desktop.documents.fitting import MM, WHOLE, fit_text, stays_readable
from collector_desktop.documents.fonts import MEDIUM, STRONG
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import DANGER, INK, LABEL, LEFT, SOFT, VALUE, Style
from collector_desktop.documents.tagging import ROW_HEAD
from collector_desktop.documents.wrap import line_width, parted, stacked_lines, wrap_words
from collector_desktop.domain.envelopes import UK_A4_LEFT, Envelope
from collector_desktop.domain.sheets import Sheet

FACTS_LEFT = 120.0
BESIDE_WINDOW = 2.0
TITLE_BASELINE = 57.0
TITLE_LEADING = 1.15 / MM
SMALLEST_TITLE = 13.0
FACTS_BASELINE = 65.0
FACTS_STEP = 5.0
FACTS_HEIGHT = 22.0
WIDEST_LABEL = 28.0
LABEL_GAP = 2.0
BAND_TOP = 96.0
BAND_HEIGHT = 18.0
BAND_STEP = 7.4
_TITLE = Style(STRONG, 22)
_BAND_LABEL = Style(MEDIUM, 9, LABEL.colour)


def draw_title(
    pen: Pen, title: str, facts: Sequence[Pair], envelope: Envelope = UK_A4_LEFT
) -> None:
    """Draw the title and the facts beside what shows in the window of an envelope."""
    left, right = _beside(envelope, pen.sheet)
    width = right - left
    with pen.tags.inside("H1"):
        if stays_readable(title, _TITLE, width, SMALLEST_TITLE):
            pen.whole(left, TITLE_BASELINE, title, _TITLE, width)
        else:
            _draw_long_title(pen, title, left, width)
    if facts:
        with pen.tags.inside("Table"):
            _draw_facts(pen, facts, left, right)


def _draw_long_title(pen: Pen, title: str, left: float, width: float) -> None:
    """Draw a title in two lines, the last of them where one alone would stand."""
    lines = parted(wrap_words(title, _TITLE, width, 2))
    for above, line in zip(reversed(range(len(lines))), lines, strict=True):
        baseline = TITLE_BASELINE - above * line[0].style.size * TITLE_LEADING
        pen.spans(left, baseline, line)


def _draw_facts(pen: Pen, facts: Sequence[Pair], left: float, right: float) -> None:
    """Draw labels and values, a row each; long values, such as terms, go on below."""
    tags = pen.tags
    baseline = FACTS_BASELINE
    taken = [fit_text(label, LABEL, WIDEST_LABEL, WHOLE)[2] + LABEL_GAP for label, _ in facts]
    values = [(value, right - left - width) for (_, value), width in zip(facts, taken, strict=True)]
    rows, step = stacked_lines(values, VALUE, FACTS_HEIGHT, FACTS_STEP)
    for (label, _), lines in zip(facts, rows, strict=True):
        with tags.inside("TR"):
            with tags.inside("TH", extra=ROW_HEAD):
                pen.whole(left, baseline, label, LABEL, WIDEST_LABEL)
            with tags.inside("TD"):
                for at, line in enumerate(lines):
                    pen.spans(right - line_width(line), baseline + at * step, line)
        baseline += max(len(lines), 1) * step


def _beside(envelope: Envelope, sheet: Sheet) -> tuple[float, float]:
    """Return the left and right edge of the room beside the window of an envelope."""
    if envelope.is_right:
        return LEFT, envelope.window.left - BESIDE_WINDOW
    return max(FACTS_LEFT, envelope.window.right + BESIDE_WINDOW), sheet.right


def below_bands(bands: Sequence[Band], gap: float) -> float:
    """Return how far down a page goes on, in mm: `gap` below the figures, high up without any."""
    return BAND_TOP + (_height(bands) + gap if bands else 2.0)


def draw_bands(pen: Pen, bands: Sequence[Band], top: float = BAND_TOP) -> None:
    """Draw the figures that matter most, from `top` down."""
    if not bands:
        return
    pen.box(LEFT, top, (pen.sheet.written, _height(bands)), SOFT, 2.0)
    step = (pen.sheet.written - 6.0) / len(bands)
    for index, band in enumerate(bands):
        x = LEFT + 6.0 + index * step
        pen.whole(x, top + 6.4, band.label, _BAND_LABEL, step - 6.0)
        for at, (value, is_danger) in enumerate(((band.value, band.is_danger), *band.below)):
            figure = Style(STRONG, 16, DANGER if is_danger else INK)
            pen.whole(x, top + 13.8 + at * BAND_STEP, value, figure, step - 6.0)


def _height(bands: Sequence[Band]) -> float:
    return BAND_HEIGHT + BAND_STEP * max(len(band.below) for band in bands)
