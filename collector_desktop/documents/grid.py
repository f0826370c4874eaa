"""Tables whose columns are as wide as their content, with a sum under every column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from heapq import nlargest
from itertools import takewhile, zip_longest

from collector_desktop.documents.composed_content import Grid, GridColumn, GridRow, Kind, Tone
from collector_desktop.documents.fitting import MM, stays_readable
from collector_desktop.documents.flow import Block, Seam
from collector_desktop.documents.fonts import drawable, text_width
from collector_desktop.documents.paragraphs import space
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import (
    CELL,
    CELL_LATE,
    CELL_NAME,
    CELL_SUM,
    HEADER,
    INK,
    LABEL,
    META,
    ROW_RULE,
    Style,
)
from collector_desktop.documents.tagging import COLUMN_HEAD
from collector_desktop.documents.wording import PaperWords
from collector_desktop.documents.wrap import wrap
from collector_desktop.domain.frozen import frozen

ROW_HEIGHT, LINE_HEIGHT, HEADER_HEIGHT, TOTAL_HEIGHT, EMPTY_HEIGHT = 6.6, 4.4, 8.6, 8.6, 8.0
GAP = 3.4
WIDEST_TEXT, WIDEST_WORDS, WIDEST_FIGURE, NARROWEST = 78.0, 34.0, 40.0, 12.0
NAME_SHARE = 3.0
_MEASURED = 8
_STYLES = {
    Kind.NAME: CELL_NAME,
    Kind.TEXT: CELL,
    Kind.WORDS: CELL,
    Kind.FIGURE: CELL,
    Kind.SUM: CELL_SUM,
}
_GIVES_WAY = frozenset({Kind.NAME, Kind.TEXT, Kind.WORDS})
_TONES = {Tone.DANGER: CELL_LATE, Tone.GOOD: Style(CELL_LATE.face, CELL_LATE.size, "#12613B")}


@frozen
class Slot:
    """Where a column stands: `edge` is its right side when it holds figures, else its left."""

    edge: float
    width: float
    kind: Kind

    @property
    def is_figure(self) -> bool:
        """Return whether it is set to the right."""
        return self.kind in {Kind.FIGURE, Kind.SUM}

    @property
    def style(self) -> Style:
        """Return how its cells look."""
        return _STYLES[self.kind]


def grid_blocks(grid: Grid, left: float, right: float, words: PaperWords) -> list[Block]:
    """Return header, rows and total as blocks that may be shared out over pages.

    The last two rows stay together, and with the total; a page that begins between rows has the
    header and what was carried forward, if the rows have sums.
    """
    drawn = _Drawn(fitted_slots(grid, left, right), left, right)
    titles = tuple(column.title for column in grid.columns)
    header = Block(HEADER_HEIGHT, partial(drawn.header, titles), keeps_next=True)
    if not grid.rows:
        draw = partial(_draw_empty, grid.empty, left, right)
        return [header, Block(EMPTY_HEIGHT, draw)]
    blocks = [header]
    for index, row in enumerate(grid.rows):
        rest = len(grid.rows) - index
        seam = drawn.seam(header, row, words) if rest > 1 else None
        keeps = rest == 2 or (rest == 1 and bool(grid.total))
        blocks += drawn.rows(row, header, keeps_next=keeps, seam=seam)
    if grid.total:
        blocks.append(Block(TOTAL_HEIGHT, partial(drawn.total, grid.total)))
    return blocks


def fitted_slots(grid: Grid, left: float, right: float) -> tuple[Slot, ...]:
    """Return where each column is between two edges.

    Every column gets what its widest cell needs. What is left is shared out, most to names; where
    there is too little, text gives way first, and then the figures, which are written smaller.
    """
    room = right - left - GAP * (len(grid.columns) - 1)
    needs = [_needed(grid, at) for at in range(len(grid.columns))]
    widths = _shared(needs, [column.kind for column in grid.columns], room)
    slots, x = [], left
    for column, width in zip(grid.columns, widths, strict=True):
        edge = x + width if column.is_figure else x
        slots.append(Slot(edge, width, column.kind))
        x += width + GAP
    return tuple(slots)


def _shared(needs: Sequence[float], kinds: Sequence[Kind], room: float) -> list[float]:
    """Return the widths of columns that need so much each, and together have so much room."""
    spare = room - sum(needs)
    if spare >= 0:
        shares = [NAME_SHARE if kind in {Kind.NAME, Kind.WORDS} else 1.0 for kind in kinds]
        each = spare / sum(shares)
        return [need + each * share for need, share in zip(needs, shares, strict=True)]
    least = [
        min(need, NARROWEST) if kind in _GIVES_WAY else need
        for need, kind in zip(needs, kinds, strict=True)
    ]
    if sum(least) > room:
        return [need * room / sum(least) for need in least]
    share = (room - sum(least)) / (sum(needs) - sum(least))
    return [low + (need - low) * share for low, need in zip(least, needs, strict=True)]


def _needed(grid: Grid, at: int) -> float:
    """Return the width that a column needs, in mm; of many cells only the longest are measured."""
    column = grid.columns[at]
    cells = nlargest(_MEASURED, (row.cells[at] for row in grid.rows), key=len)
    style = _STYLES[column.kind]
    widths = [_width(text, style) for text in cells]
    widths += [_width(grid.total[at], CELL_SUM)] if grid.total else []
    widths += [_width(column.title, HEADER)]
    return min(max(widths), _widest(column)) + 0.3


def _widest(column: GridColumn) -> float:
    """Return how wide a column may be at most before others have what they need."""
    if column.kind is Kind.WORDS:
        return WIDEST_WORDS
    return WIDEST_FIGURE if column.is_figure else WIDEST_TEXT


def _width(words: str, style: Style) -> float:
    return text_width(drawable(words), style.face, style.size) / MM


@frozen
class _Drawn:
    """Draws one grid between two edges; it is itself the key of the table in the structure."""

    slots: Sequence[Slot]
    left: float
    right: float

    def header(self, titles: Sequence[str], pen: Pen, top: float) -> None:
        """Draw the headings; they are part of the table once, and repeated on later pages."""
        tags = pen.tags
        with tags.head_of_table(self), tags.inside("TR"):
            for slot, title in zip(self.slots, titles, strict=True):
                with tags.inside("TH", extra=COLUMN_HEAD):
                    _draw_cell(pen, slot, top + 3.6, title, HEADER)
        pen.line(self.left, top + 6.6, self.right, INK, 0.7)

    def rows(
        self, row: GridRow, header: Block, *, keeps_next: bool, seam: Seam | None
    ) -> list[Block]:
        """Return one row as a block a line; the first two and the last two stay together."""
        pieces = _pieces(row, self.slots)
        keys = tuple(object() for _ in range(len(row.cells) + 1))
        inner = Seam(space(0.0), (header,))
        blocks, last = [], len(pieces) - 1
        for number, piece in enumerate(pieces):
            draw = partial(self._line, piece, keys, (number == 0, number == last))
            if number == last:
                blocks.append(Block(ROW_HEIGHT, draw, keeps_next, seam))
            else:
                blocks.append(Block(LINE_HEIGHT, draw, number in (0, last - 1), inner))
        return blocks

    def _line(
        self,
        piece: GridRow,
        keys: Sequence[object],
        is_edge: tuple[bool, bool],
        pen: Pen,
        top: float,
    ) -> None:
        """Draw one line of a row, over a rule if it is the last.

        `keys` name the cells and, last, the row in the structure.
        """
        is_first, is_last = is_edge
        tones, tags = dict(piece.tones), pen.tags
        with tags.inside("Table", self), tags.inside("TR", keys[-1]):
            for at, (slot, words) in enumerate(zip(self.slots, piece.cells, strict=True)):
                if not words and not is_first:
                    continue
                style = _TONES[tones[at]] if at in tones else slot.style
                with tags.inside("TD", keys[at]):
                    _draw_cell(pen, slot, top + 4.0, words, style)
        if is_last:
            pen.line(self.left, top + ROW_HEIGHT - 0.6, self.right, ROW_RULE, 0.6)

    def total(self, sums: Sequence[str], pen: Pen, top: float) -> None:
        """Draw the last row."""
        with pen.tags.inside("Table", self), pen.tags.inside("TR"):
            self._sums(sums, CELL_SUM, pen, top)

    def seam(self, header: Block, row: GridRow, words: PaperWords) -> Seam:
        """Return what is at the foot of one page and the head of the next."""
        if not row.running:
            return Seam(space(0.0), (header,))
        foot = self._carried(words.carried_forward, row.running)
        head = self._carried(words.brought_forward, row.running)
        return Seam(foot, (header, head))

    def _carried(self, label: str, running: tuple[str, ...]) -> Block:
        return Block(ROW_HEIGHT, partial(self._draw_carried, (label, *running[1:])))

    def _draw_carried(self, sums: Sequence[str], pen: Pen, top: float) -> None:
        """Draw sums at the end or the head of a page, which are no part of the table."""
        with pen.tags.artifact():
            self._sums(sums, LABEL, pen, top)

    def _sums(self, sums: Sequence[str], style: Style, pen: Pen, top: float) -> None:
        """Write a label over the columns of text, and the sums under their figures."""
        texts = list(takewhile(lambda slot: not slot.is_figure, self.slots))
        room = texts[-1].edge + texts[-1].width - self.left if texts else 0.0
        spans = f"/A<</O/Table/Scope/Row/ColSpan {len(texts)}>>"
        with pen.tags.inside("TH", extra=spans):
            pen.whole(self.left, top + 4.6, sums[0], style, room)
        for slot, words in zip(self.slots[len(texts) :], sums[len(texts) :], strict=True):
            with pen.tags.inside("TD"):
                _draw_cell(pen, slot, top + 4.6, words if slot.is_figure else "", CELL_SUM)


def _pieces(row: GridRow, slots: Sequence[Slot]) -> list[GridRow]:
    """Return a row as one row a line: what goes on below has blanks beside it."""
    columns = [_lines(words, slot) for words, slot in zip(row.cells, slots, strict=True)]
    return [replace(row, cells=cells) for cells in zip_longest(*columns, fillvalue="")]


def _lines(words: str, slot: Slot) -> list[str]:
    """Return a cell in lines: words as they fit, other texts only when too small on one."""
    is_one = slot.kind is not Kind.WORDS and stays_readable(words, slot.style, slot.width)
    if slot.is_figure or is_one:
        return [words]
    wrapped = wrap([(words, slot.style)], slot.width)
    return [" ".join(span.words for span in line) for line in wrapped] or [""]


def _draw_cell(pen: Pen, slot: Slot, baseline: float, words: str, style: Style) -> None:
    """Write figures up to the right edge, all else from the left."""
    if not words:
        return
    if slot.is_figure:
        pen.right(slot.edge, baseline, words, style, slot.width)
    else:
        pen.whole(slot.edge, baseline, words, style, slot.width)


def _draw_empty(words: str, left: float, right: float, pen: Pen, top: float) -> None:
    pen.whole(left, top + 4.6, words, META, right - left)
