"""What moved on an account: from the balance brought forward to the balance at the end."""

from __future__ import annotations

from dataclasses import replace

from collector_desktop.documents.columns import Column
from collector_desktop.documents.content import ActivityLine, ActivitySection
from collector_desktop.documents.flow import Block
from collector_desktop.documents.fonts import MEDIUM, REGULAR, STRONG
from collector_desktop.documents.styles import GREY, LEFT, Style
from collector_desktop.documents.table import Row, Table
from collector_desktop.documents.wording import PaperWords
from collector_desktop.domain.sheets import A4, Sheet

_CELL = Style(REGULAR, 8.5, GREY)
_NAME = Style(MEDIUM, 8.5)
_SUM = Style(STRONG, 8.5)


def activity_blocks(
    section: ActivitySection, words: PaperWords, sheet: Sheet, row_height: float
) -> list[Block]:
    """Return header, opening balance, movements and closing balance as blocks of the flow."""
    rows = [Row(_cells(line), line.balance) for line in section.lines]
    table = replace(_table(section.columns, words).across(sheet), row_height=row_height)
    return table.roomy(rows).blocks(rows, section.total, section.opening)


def _cells(line: ActivityLine) -> tuple[str, ...]:
    return (
        *(line.date, line.type, line.number, line.reference),
        *(line.due, line.debit, line.credit, line.balance),
    )


def _table(titles: tuple[str, ...], words: PaperWords) -> Table:
    date, kind, number, reference, due, debit, credit, balance = titles
    columns = (
        Column(date, LEFT, 18.0, _CELL),
        Column(kind, 40.0, 18.5, _CELL),
        Column(number, 60.0, 21.0, _NAME),
        Column(reference, 82.5, 19.8, _CELL),
        Column(due, 105.0, 18.0, _CELL),
        Column(debit, 144.0, 19.5, _CELL, is_figure=True),
        Column(credit, 166.0, 20.5, _CELL, is_figure=True),
        Column(balance, A4.right, 22.5, _SUM, is_figure=True),
    )
    return Table(columns, LEFT, A4.right, words)
