"""Figures in boxes: what it is, how much, and what to compare it with."""

from __future__ import annotations

from functools import partial

from collector_desktop.documents.composed_content import Figures
from collector_desktop.documents.flow import Block
from collector_desktop.documents.fonts import MEDIUM, REGULAR, STRONG
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import GREY, LEFT, SOFT, Style
from collector_desktop.documents.tagging import ROW_HEAD

HEIGHT, SPACE = 21.0, 3.0
MOST_IN_A_ROW = 4
_LABEL, _VALUE = Style(MEDIUM, 9, GREY), Style(STRONG, 15)
_NOTE = Style(REGULAR, 7.5, GREY)


def figure_blocks(figures: Figures) -> list[Block]:
    """Return the figures as blocks, a row of boxes each, shared out evenly."""
    count = len(figures.figures)
    rows = -(-count // MOST_IN_A_ROW)
    each = -(-count // max(rows, 1))
    starts = range(0, count, max(each, 1))
    return [
        Block(HEIGHT + SPACE, partial(_draw, figures.figures[start : start + each], each))
        for start in starts
    ]


def _draw(figures: tuple[tuple[str, str, str], ...], count: int, pen: Pen, top: float) -> None:
    pen.box(LEFT, top, (pen.sheet.written, HEIGHT), SOFT, 2.0)
    step = (pen.sheet.written - 6.0) / count
    with pen.tags.inside("Table"):
        for at, figure in enumerate(figures):
            _draw_figure(figure, pen, (LEFT + 6.0 + at * step, top, step - 5.0))


def _draw_figure(figure: tuple[str, str, str], pen: Pen, place: tuple[float, float, float]) -> None:
    """Draw a label, its figure and what it compares with, one over the other."""
    (label, value, note), (x, top, width) = figure, place
    with pen.tags.inside("TR"):
        with pen.tags.inside("TH", extra=ROW_HEAD):
            pen.whole(x, top + 6.0, label, _LABEL, width)
        with pen.tags.inside("TD"):
            pen.whole(x, top + 12.8, value, _VALUE, width)
        with pen.tags.inside("TD"):
            pen.whole(x, top + 17.8, note, _NOTE, width)
