"""Tables of open items: one row a line, headers again on every page, sums carried forward."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from collector_desktop.documents.columns import PART_INDENT, Column, with_room
from collector_desktop.documents.content import Pair
from collector_desktop.documents.fitting import MM, stays_readable
from collector_desktop.documents.flow import Block, Seam
from collector_desktop.documents.fonts import STRONG, drawable, text_width
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import CELL_SUM, HEADER, INK, LABEL, META, ROW_RULE, Style
from collector_desktop.documents.tagging import COLUMN_HEAD
from collector_desktop.documents.wording import ENGLISH, PaperWords
from collector_desktop.documents.wrap import Line, parted, wrap_words
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.sheets import A4, Sheet

ROW_HEIGHT, CLOSE_ROW, LINE_STEP, MOST_LINES = 7.2, 6.2, 3.9, 6
HEADER_HEIGHT = 8.6
TOTAL_HEIGHT = 9.4
SUM_CLEARANCE = 28.0
PART_LOWER, LAST_PART_LOWER, MOST_TOGETHER = 2.2, 1.0, 8
_TOTAL = Style(STRONG, 10.5)


@frozen
class Row:
    """The cells of a row, the styles that differ, and the total down to here.

    `of` names what a row is part of: it then stands small below it. `goes_on` says that such a
    row follows.
    """

    cells: tuple[str, ...]
    running: str = ""
    styles: tuple[tuple[int, Style], ...] = ()
    of: str = ""
    goes_on: bool = False


@frozen
class Table:
    """Columns from left to right; the last one holds the sums."""

    columns: tuple[Column, ...]
    left: float
    right: float
    words: PaperWords = ENGLISH
    row_height: float = ROW_HEIGHT

    def across(self, sheet: Sheet) -> Table:
        """Return a table that was measured for A4 as it is on a sheet, wider or narrower."""
        more = sheet.width - A4.width
        if not more:
            return self
        scale = 1.0 + more / (self.right - self.left)
        columns = tuple(
            replace(
                column,
                edge=self.left + (column.edge - self.left) * scale,
                width=column.width * scale,
            )
            for column in self.columns
        )
        return replace(self, columns=columns, right=self.right + more)

    def roomy(self, rows: Sequence[Row]) -> Table:
        """Return a table whose columns give room to those with long texts in these rows."""
        cells = [row.cells for row in rows if not row.of]
        parts = [row.cells for row in rows if row.of]
        columns = with_room(self.columns, cells, parts, self.left, self.right)
        return replace(self, columns=columns)

    def blocks(self, rows: Sequence[Row], total: Pair, opening: Pair | None = None) -> list[Block]:
        """Return header, rows and total, with what to print where a page ends between rows.

        `opening` is over the first row. The last two rows stay with the total, so that no page
        has a total alone.
        """
        key = object()
        header = Block(HEADER_HEIGHT, partial(self._draw_header, key), keeps_next=True)
        blocks = [header]
        kept = _kept_together(rows)
        if opening:
            draw = partial(self._draw_sum, key, opening, CELL_SUM)
            blocks.append(Block(ROW_HEIGHT, draw, keeps_next=True))
        for index, row in enumerate(rows):
            left = len(rows) - index
            seam = self._seam(header, row) if left > 1 else None
            keeps = left <= 2 or index in kept
            blocks.append(self._row(key, row, keeps_next=keeps, seam=seam))
        blocks.append(Block(TOTAL_HEIGHT, partial(self._draw_sum, key, total, _TOTAL)))
        return blocks

    def rows(self, rows: Sequence[Row]) -> list[Block]:
        """Return header and rows without sums; a page that begins between rows has the header."""
        key = object()
        header = Block(HEADER_HEIGHT, partial(self._draw_header, key), keeps_next=True)
        seam = Seam(Block(0.0, _draw_nothing), (header,))
        *others, last = rows
        drawn = [self._row(key, row, keeps_next=False, seam=seam) for row in others]
        return [header, *drawn, self._row(key, last, keeps_next=True, seam=None)]

    def _row(self, key: object, row: Row, *, keeps_next: bool, seam: Seam | None) -> Block:
        """Return a row; texts that are too long for a line make it higher."""
        columns = self._columns_of(row)
        long = {
            index: parted(wrap_words(words, column.style, column.width, MOST_LINES))
            for index, (words, column) in enumerate(zip(row.cells, columns, strict=True))
            if not column.is_figure and not stays_readable(words, column.style, column.width)
        }
        below = max(map(len, long.values()), default=1) - 1
        lower = (PART_LOWER if row.goes_on else LAST_PART_LOWER) if row.of else 0.0
        height = self.row_height - lower + below * LINE_STEP
        return Block(height, partial(self._draw_row, key, row, long, height), keeps_next, seam)

    def _columns_of(self, row: Row) -> Sequence[Column]:
        """Return the columns as a row has them: what is part of another is small and set in."""
        if not row.of:
            columns = list(self.columns)
            for index, style in row.styles:
                columns[index] = replace(columns[index], style=style)
            return columns
        first, *others = (replace(column, style=META) for column in self.columns)
        first = replace(first, edge=first.edge + PART_INDENT, width=first.width - PART_INDENT)
        return (first, *others)

    def _seam(self, header: Block, row: Row) -> Seam:
        """Return the sum so far, for the foot of one page and the head of the next.

        Where more of an item follows, the next page says whose it is.
        """
        whose = f", {row.of}" if row.of and row.goes_on else ""
        foot = partial(self._draw_seam, (self.words.carried_forward, row.running))
        head = partial(self._draw_seam, (self.words.brought_forward + whose, row.running))
        return Seam(Block(ROW_HEIGHT, foot), (header, Block(ROW_HEIGHT, head)))

    def _draw_header(self, key: object, pen: Pen, top: float) -> None:
        tags = pen.tags
        with tags.head_of_table(key), tags.inside("TR"):
            for column in self.columns:
                with tags.inside("TH", extra=COLUMN_HEAD):
                    _draw_cell(pen, column, top + 3.6, column.title, HEADER)
        pen.line(self.left, top + 6.6, self.right, INK, 0.7)

    def _draw_row(
        self,
        key: object,
        row: Row,
        long: Mapping[int, Sequence[Line]],
        height: float,
        pen: Pen,
        top: float,
    ) -> None:
        tags = pen.tags
        lower = ROW_HEIGHT - self.row_height + (PART_LOWER if row.of else 0.0)
        baseline = top + 4.2 - lower / 2
        with tags.inside("Table", key), tags.inside("TR"):
            for index, column in enumerate(self._columns_of(row)):
                with tags.inside("TD"):
                    for at, line in enumerate(long.get(index, ())):
                        pen.spans(column.edge, baseline + at * LINE_STEP, line)
                    if index not in long:
                        _draw_cell(pen, column, baseline, row.cells[index], column.style)
        if not row.goes_on:
            pen.line(self.left, top + height - 0.4, self.right, ROW_RULE, 0.6)

    def _draw_seam(self, words: Pair, pen: Pen, top: float) -> None:
        """Draw a sum at the end or the head of a page, which is no part of the table."""
        with pen.tags.artifact():
            self._draw_sum(None, words, CELL_SUM, pen, top)

    def _draw_sum(self, key: object, words: Pair, style: Style, pen: Pen, top: float) -> None:
        label, value = words
        last = self.columns[-1]
        baseline = top + (5.0 if style is _TOTAL else 4.2)
        clear = max(text_width(drawable(value), style.face, style.size) / MM + 5.0, SUM_CLEARANCE)
        wide = f"/A<</O/Table/Scope/Row/ColSpan {len(self.columns) - 1}>>"
        with pen.tags.inside("Table", key), pen.tags.inside("TR"):
            with pen.tags.inside("TH", extra=wide):
                pen.right(last.edge - min(clear, 80.0), baseline, label, LABEL, 60.0)
            with pen.tags.inside("TD"):
                pen.right(last.edge, baseline, value, style, 75.0)


def _kept_together(rows: Sequence[Row]) -> set[int]:
    """Return the places of rows that the next must not leave: those of one item, if it has few."""
    kept: set[int] = set()
    first = 0
    for index, row in enumerate(rows):
        if not row.of:
            first = index
        if row.goes_on and index - first < MOST_TOGETHER:
            kept.add(index)
    return kept


def _draw_cell(pen: Pen, column: Column, baseline: float, words: str, style: Style) -> None:
    """Write figures up to the right edge, all else from the left."""
    if not words:
        return
    if column.is_figure:
        pen.right(column.edge, baseline, words, style, column.width)
    else:
        pen.whole(column.edge, baseline, words, style, column.width)


def _draw_nothing(pen: Pen, top: float) -> None:
    """Leave room."""
