"""Bars side by side, drawn by the pen: a scale, a legend, values on top, a mark to compare with."""

from __future__ import annotations

from functools import partial

from collector_desktop.documents.composed_content import Bar, Bars
from collector_desktop.documents.fitting import WHOLE, fit_text
from collector_desktop.documents.flow import Block
from collector_desktop.documents.fonts import REGULAR, STRONG
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import GREY, INK, ROW_RULE, Style

# As far apart in grey as in colour, for printers without any.
SERIES = ("#2A44AE", "#8FA3EC", "#1F9C88", "#C9CED8")
PLOT_HEIGHT, LEGEND_HEIGHT, FOOT_HEIGHT = 40.0, 7.0, 9.0
HEIGHT = LEGEND_HEIGHT + PLOT_HEIGHT + FOOT_HEIGHT
SCALE_WIDTH = 16.0
WIDEST_BAR, GAP = 14.0, 0.5
NAME_GAP = 10.0
_SMALL = Style(REGULAR, 7.5, GREY)
_VALUE = Style(STRONG, 7.5)


def bars_block(bars: Bars, left: float, right: float) -> Block:
    """Return the bars as one block of the flow."""
    return Block(HEIGHT, partial(_draw, bars, left, right))


def _draw(bars: Bars, left: float, right: float, pen: Pen, top: float) -> None:
    """Draw the bars as one picture, which says in words what it shows."""
    with pen.figure(left, top, (right - left, HEIGHT), _in_words(bars)):
        _draw_plot(bars, left, right, pen, top)


def _in_words(bars: Bars) -> str:
    """Return what the picture says: each bar by its name and value."""
    return "; ".join(f"{bar.label}: {bar.value}" if bar.value else bar.label for bar in bars.bars)


def _draw_plot(bars: Bars, left: float, right: float, pen: Pen, top: float) -> None:
    _draw_legend(bars, (left + SCALE_WIDTH, right), pen, top)
    foot = top + LEGEND_HEIGHT + PLOT_HEIGHT
    highest = max((size for size, _ in bars.ticks), default=0) or 1
    scale = (PLOT_HEIGHT - 4.0) / highest
    plot_left = left + SCALE_WIDTH
    for size, label in bars.ticks:
        level = foot - size * scale
        pen.line(plot_left, level, right, INK if size == 0 else ROW_RULE, 0.5)
        pen.right(plot_left - 2.0, level + 0.9, label, _SMALL, SCALE_WIDTH - 2.0)
    step = (right - plot_left) / max(len(bars.bars), 1)
    for at, bar in enumerate(bars.bars):
        _draw_bar(bar, (plot_left + at * step, step), scale, pen, foot)


def _draw_bar(bar: Bar, place: tuple[float, float], scale: float, pen: Pen, foot: float) -> None:
    left, step = place
    width = min(step * 0.62, WIDEST_BAR)
    x, level = left + (step - width) / 2, foot
    for colour, size in zip(SERIES, bar.sizes, strict=False):
        if size > 0:
            height = size * scale
            pen.box(x, level - height, (width, max(height - GAP, 0.2)), colour)
            level -= height
    if bar.mark is not None:
        pen.line(x - 1.0, foot - bar.mark * scale, x + width + 1.0, INK, 1.0)
    _centred(pen, bar.value, _VALUE, (left, step), level - 1.2)
    _centred(pen, bar.label, _SMALL, (left, step), foot + 4.0)


def _centred(
    pen: Pen, words: str, style: Style, place: tuple[float, float], baseline: float
) -> None:
    left, step = place
    _, _, width = fit_text(words, style, step - 1.0, WHOLE)
    pen.whole(left + (step - width) / 2, baseline, words, style, step - 1.0)


def _draw_legend(bars: Bars, place: tuple[float, float], pen: Pen, top: float) -> None:
    """Name the parts of the bars, and the mark that crosses them."""
    x, right = place
    most = (right - x) / max(len(bars.legend) + bool(bars.mark), 1) - NAME_GAP
    for colour, words in zip(SERIES, bars.legend, strict=False):
        pen.box(x, top + 0.6, (2.6, 2.6), colour, 0.6)
        x = _named(pen, words, (x, most), top)
    if bars.mark:
        pen.line(x - 0.6, top + 1.9, x + 3.0, INK, 1.0)
        _named(pen, bars.mark, (x, most), top)


def _named(pen: Pen, words: str, place: tuple[float, float], top: float) -> float:
    """Write a name beside its colour, in at most so much width; return where the next begins."""
    x, most = place
    _, _, width = fit_text(words, _SMALL, most, WHOLE)
    pen.whole(x + 4.2, top + 2.9, words, _SMALL, most)
    return x + NAME_GAP + width
