"""The strip that shows how old the debt is."""

from __future__ import annotations

from functools import partial

from collector_desktop.documents.content import AgeingPart
from collector_desktop.documents.flow import Block
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import AGES, CELL_SUM, LABEL, LEFT
from collector_desktop.documents.tagging import ROW_HEAD
from collector_desktop.domain.frozen import frozen

STRIP_HEIGHT = 3.0
GAP = 0.5
SHORTEST = 0.8


@frozen
class Set:
    """How the strip is set, in mm from its top: its height, the strip, and two baselines."""

    height: float
    strip: float
    label: float
    amount: float


EASILY, CLOSELY = Set(23.0, 4.0, 12.4, 17.4), Set(13.6, 1.0, 8.2, 12.6)


def ageing_block(parts: tuple[AgeingPart, ...], how: Set = EASILY) -> Block:
    """Return the strip with its labelled sums as a block of the flow."""
    return Block(how.height, partial(_draw, parts, how))


def _draw(parts: tuple[AgeingPart, ...], how: Set, pen: Pen, top: float) -> None:
    """Draw the strip, and below it a swatch, a label and a sum for every part."""
    for x, width, colour in _segments(parts, pen.sheet.written):
        pen.box(x, top + how.strip, (width, STRIP_HEIGHT), colour)
    step = pen.sheet.written / len(parts)
    with pen.tags.inside("Table"):
        for index, part in enumerate(parts):
            place = (LEFT + index * step, top + how.label, top + how.amount, step - 6.0)
            _draw_part(part, _colour(index), pen, place)


def _draw_part(
    part: AgeingPart, colour: str, pen: Pen, place: tuple[float, float, float, float]
) -> None:
    """Draw the swatch, the label and the sum of a part at x, on two baselines, in a width."""
    x, label, amount, width = place
    if part.has_swatch:
        pen.box(x, label - 2.2, (2.6, 2.6), colour, 0.6)
    with pen.tags.inside("TR"):
        with pen.tags.inside("TH", extra=ROW_HEAD):
            pen.whole(x + 4.2, label, part.label, LABEL, width)
        with pen.tags.inside("TD"):
            pen.whole(x + 4.2, amount, part.amount, CELL_SUM, width)


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
