"""The tables in letters: items, items with what is claimed on them, instalments."""

from __future__ import annotations

from collector_desktop.documents.columns import Column
from collector_desktop.documents.content import LetterColumns, LetterTable
from collector_desktop.documents.flow import Block
from collector_desktop.documents.styles import CELL, CELL_NAME, CELL_SUM
from collector_desktop.documents.table import ROW_HEIGHT, Row, Table
from collector_desktop.documents.wording import PaperWords
from collector_desktop.domain.sheets import A4, MARGIN, Sheet

LEFT_EDGE = 24.0
INDENT = LEFT_EDGE - MARGIN
RIGHT_EDGE = A4.right - INDENT


def table_blocks(
    table: LetterTable, words: PaperWords, sheet: Sheet, row_height: float = ROW_HEIGHT
) -> list[Block]:
    """Return a table as blocks that may be shared out over pages."""
    if not table.rows:
        return []
    columns = _COLUMNS[table.columns](words)
    rows = [Row(row.cells, row.running) for row in table.rows]
    across = Table(columns, LEFT_EDGE, RIGHT_EDGE, words, row_height).across(sheet)
    return across.roomy(rows).blocks(rows, table.total)


def right_edge(sheet: Sheet) -> float:
    """Return how far from the left the text of letters ends on a sheet, in mm."""
    return sheet.right - INDENT


def _items(words: PaperWords) -> tuple[Column, ...]:
    return (
        Column(words.invoice, LEFT_EDGE, 48.0, CELL_NAME),
        Column(words.date, 75.0, 24.0, CELL),
        Column(words.due, 102.0, 26.0, CELL),
        Column(words.days_late, 146.0, 16.0, CELL, is_figure=True),
        Column(words.outstanding, RIGHT_EDGE, 36.0, CELL_SUM, is_figure=True),
    )


def _claims(words: PaperWords) -> tuple[Column, ...]:
    return (
        Column(words.invoice, LEFT_EDGE, 36.5, CELL_NAME),
        Column(words.date, 62.5, 19.5, CELL),
        Column(words.due, 85.5, 19.5, CELL),
        Column(words.amount, 134.0, 26.0, CELL, is_figure=True),
        Column(words.interest, 159.0, 23.0, CELL, is_figure=True),
        Column(words.compensation, RIGHT_EDGE, 25.0, CELL, is_figure=True),
    )


def _interest(words: PaperWords) -> tuple[Column, ...]:
    return (
        Column(words.invoice, LEFT_EDGE, 48.0, CELL_NAME),
        Column(words.date, 75.0, 24.0, CELL),
        Column(words.due, 102.0, 24.0, CELL),
        Column(words.amount, 158.0, 28.0, CELL, is_figure=True),
        Column(words.interest, RIGHT_EDGE, 26.0, CELL, is_figure=True),
    )


def _instalments(words: PaperWords) -> tuple[Column, ...]:
    return (
        Column(words.instalment, LEFT_EDGE, 35.0, CELL_NAME),
        Column(words.due, 61.0, 60.0, CELL),
        Column(words.amount, RIGHT_EDGE, 60.0, CELL_SUM, is_figure=True),
    )


_COLUMNS = {
    LetterColumns.ITEMS: _items,
    LetterColumns.CLAIMS: _claims,
    LetterColumns.INTEREST: _interest,
    LetterColumns.INSTALMENTS: _instalments,
}
