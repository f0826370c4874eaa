"""The strip that shows how old the debt is."""

from __future__ import annotations

from functools import partial

from collector_desktop.documents.content import AgeingPart
from collector_desktop.documents.flow import Block
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import AGES, CELL_SUM, LABEL, LEFT
from collector_desktop.documents.tagging import ROW_HEAD

HEIGHT = 23.0
STRIP_TOP = 4.0
STRIP_HEIGHT = 3.0
GAP = 0.5
SHORTEST = 0.8


def ageing_block(parts: tuple[AgeingPart, ...]) -> Block:
    """Return the strip with its labelled sums as a block of the flow."""
    return Block(HEIGHT, partial(_draw, parts))


def _draw(parts: tuple[AgeingPart, ...], pen: Pen, top: float) -> None:
    """Draw the strip, and below it a swatch, a label and a sum for every part."""
    for x, width, colour in _segments(parts, pen.sheet.written):
        pen.box(x, top + STRIP_TOP, (width, STRIP_HEIGHT), colour)
    step = pen.sheet.written / len(parts)
    with pen.tags.inside("Table"):
        for index, part in enumerate(parts):
            _draw_part(part, _colour(index), pen, (LEFT + index * step, top, step - 6.0))


def _draw_part(part: AgeingPart, colour: str, pen: Pen, place: tuple[float, float, float]) -> None:
    """Draw the swatch, the label and the sum of a part at x, y in a width."""
    x, top, width = place
    if part.has_swatch:
        pen.box(x, top + 10.2, (2.6, 2.6), colour, 0.6)
    with pen.tags.inside("TR"):
        with pen.tags.inside("TH", extra=ROW_HEAD):
            pen.whole(x + 4.2, top + 12.4, part.label, LABEL, width)
        with pen.tags.inside("TD"):
            pen.whole(x + 4.2, top + 17.4, part.amount, CELL_SUM, width)


def _segments(parts: tuple[AgeingPart, ...], length: float) -> list[tuple[float, float, str]]:
    """Return left side, width and colour of each part that is not empty."""
    shown = [(part.per_mille, _colour(i)) for i, part in enumerate(parts) if part.per_mille > 0]
    if not shown:
        return []
    room = length - GAP * (len(shown) - 1) - SHORTEST * len(shown)
    whole = sum(share for share, _ in shown)
    segments = []
    x = LEFT
    for share, colour in shown:
        width = SHORTEST + room * share / whole
        segments.append((x, width, colour))
        x += width + GAP
    return segments


def _colour(index: int) -> str:
    return AGES[min(index, len(AGES) - 1)]
