"""Paragraphs as blocks of the flow: a block a line, with the lines that must stay together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from collector_desktop.documents.flow import Block
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import Style
from collector_desktop.documents.wrap import Line, paragraph_lines
from collector_desktop.domain.frozen import frozen


@frozen
class Measure:
    """Where lines of text stand: left edge, width, distance of lines, baseline below the top."""

    left: float
    width: float
    leading: float
    baseline: float

    def paragraph(
        self,
        runs: Sequence[tuple[str, Style]],
        before: float = 0.0,
        after: float = 0.0,
        *,
        keeps_next: bool = False,
        role: str = "P",
    ) -> list[Block]:
        """Return a block a line; the first two and the last two lines stay together.

        `role` says what the paragraph is: `P`, or a heading such as `H1`.
        """
        lines = paragraph_lines(runs, self.width)
        if not lines:
            return []
        last = len(lines) - 1
        blocks = [space(before)] if before else []
        for index, line in enumerate(lines):
            stays = index in (0, last - 1) if index < last else keeps_next
            height = self.leading + (after if index == last else 0.0)
            draw = partial(self._draw, (role, lines), line)
            blocks.append(Block(height, draw, stays))
        return blocks

    def _draw(self, part_of: tuple[str, object], line: Line, pen: Pen, top: float) -> None:
        role, key = part_of
        with pen.tags.inside(role, key):
            pen.spans(self.left, top + self.baseline, line)


def space(height: float, *, keeps_next: bool = True) -> Block:
    """Return an empty block; it stays with what follows unless specified otherwise."""
    return Block(height, _draw_nothing, keeps_next=keeps_next)


def _draw_nothing(pen: Pen, top: float) -> None:
    """Leave room."""
