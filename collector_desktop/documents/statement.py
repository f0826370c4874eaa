"""The statement of account: what is open or moved, how old the debt is, and how to pay."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from collector_desktop.documents.activity import activity_blocks
from collector_desktop.documents.ageing import CLOSELY, EASILY, Set, ageing_block
from collector_desktop.documents.columns import Column
from collector_desktop.documents.content import (
    ActivitySection,
    Section,
    Statement,
    StatementLine,
)
from collector_desktop.documents.flow import Block, Page, Room, fewest_pages, foot_apart
from collector_desktop.documents.fonts import REGULAR, STRONG
from collector_desktop.documents.page import Frame, draw_blocks, draw_frame
from collector_desktop.documents.paragraphs import Measure
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.qr_bill import BillFoot, bill_of
from collector_desktop.documents.slip import Slip
from collector_desktop.documents.styles import (
    CELL,
    CELL_LATE,
    CELL_NAME,
    CELL_SUM,
    LEFT,
    META,
    Style,
)
from collector_desktop.documents.table import CLOSE_ROW, ROW_HEIGHT, Row, Table
from collector_desktop.documents.title import below_bands, draw_bands, draw_title
from collector_desktop.documents.wording import PaperWords, paper_words
from collector_desktop.domain.sheets import A4, Sheet

_SECTION = Style(STRONG, 12)
_LEAD, _MESSAGE = Style(STRONG, 9.5), Style(REGULAR, 9.5)
_NOTE_STEP, _CLOSE_STEP = 4.2, 3.7
_DAYS_LATE = 4
GAP_ABOVE_SLIP = 5.0


def render_statement(statement: Statement) -> bytes:
    """Return the statement as a PDF; the same input gives the same bytes.

    The fonts must have been registered, see `fonts.register_fonts`.
    """
    name = f"{statement.title}, {statement.customer}"
    words = paper_words(statement.language)
    sheet = statement.letterhead.sheet
    pen = Pen(name, statement.letterhead.name, statement.language, sheet)
    pen.attach(statement.data)
    frame = Frame(statement.letterhead, statement.address_lines, name, words=words)
    bill = bill_of(statement.how_to_pay)
    has_slip = bool(statement.how_to_pay or statement.slip_rows)
    pages, slip = _pages(statement, words, bill)
    for number, page in enumerate(pages, start=1):
        is_last = number == len(pages)
        draw_frame(pen, frame, number, len(pages), has_bill=is_last and bill is not None)
        if number == 1:
            draw_title(pen, statement.title, statement.facts, frame.letterhead.envelope)
            draw_bands(pen, statement.bands)
        draw_blocks(pen, page)
        if is_last and bill:
            bill.draw(pen)
        elif is_last and has_slip:
            slip.draw(pen)
        pen.end_page()
    return pen.finish()


def _pages(
    statement: Statement, words: PaperWords, bill: BillFoot | None
) -> tuple[list[Page], Slip]:
    """Return the pages, and the slip that fits below them.

    What to tick is left out where the rest then takes a page less: the table above has it all.
    """
    sheet = statement.letterhead.sheet
    slip = Slip(statement.how_to_pay, statement.slip_rows, statement.ticks, words)
    has_slip = bool(slip.how_to_pay or slip.rows)
    easy, closer = _blocks(statement, words), [lambda: _blocks(statement, words, CLOSE_ROW)]
    # The bill takes a third of the sheet and cannot go without, so that the strip gives way.
    closer += [lambda: _blocks(statement, words, CLOSE_ROW, CLOSELY)] if bill else []

    def above(slip: Slip) -> Room:
        top = bill.top(sheet) if bill else slip.top(sheet)
        last_bottom = top - GAP_ABOVE_SLIP if has_slip else sheet.bottom
        return Room(below_bands(statement.bands, 6.0), sheet.head, sheet.bottom, last_bottom)

    pages = fewest_pages(easy, closer, above(slip))
    if len(pages) > 1 and slip.ticks and not bill:
        short = replace(slip, ticks=())
        fewer = fewest_pages(easy, closer, above(short))
        if len(fewer) < len(pages):
            return fewer, short
    return foot_apart(pages, easy, above(slip)), slip


def _table(words: PaperWords, sheet: Sheet) -> Table:
    """Return the columns of open items with their headings."""
    columns = (
        Column(words.invoice, LEFT, 24.0, CELL_NAME),
        Column(words.date, 45.5, 23.0, CELL),
        Column(words.your_reference, 70.0, 26.0, CELL),
        Column(words.due, 97.5, 23.0, CELL),
        Column(words.days_late, 136.0, 14.5, CELL, is_figure=True),
        Column(words.amount, 162.0, 24.0, CELL, is_figure=True),
        Column(words.outstanding, A4.right, 26.0, CELL_SUM, is_figure=True),
    )
    return Table(columns, LEFT, A4.right, words).across(sheet)


def _blocks(
    statement: Statement, words: PaperWords, row_height: float = ROW_HEIGHT, ages: Set = EASILY
) -> list[Block]:
    """Return everything that flows from page to page."""
    blocks: list[Block] = []
    sheet = statement.letterhead.sheet
    table = replace(_table(words, sheet), row_height=row_height)
    for section in statement.sections:
        blocks += _section_blocks(section, table, sheet, ages)
    blocks += _message_blocks(statement.message, sheet)
    step = _NOTE_STEP if row_height == ROW_HEIGHT else _CLOSE_STEP
    notes = Measure(LEFT, sheet.written, step, 3.2)
    for note in statement.notes:
        blocks += notes.paragraph([(note, META)])
    return blocks


def _message_blocks(message: tuple[str, ...], sheet: Sheet) -> list[Block]:
    """Return the message to the customer: its heading runs into its first paragraph."""
    if not message:
        return []
    heading, first, *others = message
    lines = Measure(LEFT, sheet.written, 4.6, 3.4)
    blocks = lines.paragraph(
        [(f"{heading.rstrip('.:')}.", _LEAD), (f" {first}", _MESSAGE)], after=1.0
    )
    for words in others:
        blocks += lines.paragraph([(words, _MESSAGE)], after=1.0)
    return blocks


def _section_blocks(
    section: Section | ActivitySection, table: Table, sheet: Sheet, ages: Set
) -> list[Block]:
    """Return the heading, the table and the ageing of one currency."""
    blocks: list[Block] = []
    if section.heading:
        blocks.append(Block(9.0, partial(_draw_heading, section.heading), keeps_next=True))
    if isinstance(section, ActivitySection):
        blocks += activity_blocks(section, table.words, sheet, table.row_height)
    else:
        rows = [row for line in section.lines for row in _rows(line)]
        blocks += table.roomy(rows).blocks(rows, section.total)
    if section.ageing:
        blocks[-1] = Block(blocks[-1].height, blocks[-1].draw, keeps_next=True)
        blocks.append(ageing_block(section.ageing, ages))
    return blocks


def _rows(line: StatementLine) -> list[Row]:
    """Return the row of one open item, and below it those of what was paid."""
    cells = (
        line.number,
        line.date,
        line.reference,
        line.due,
        line.days_late,
        line.amount,
        line.outstanding,
    )
    styles = ((_DAYS_LATE, CELL_LATE),) if line.is_late else ()
    last = len(line.applied)
    parts = (
        Row(
            (part.number, part.date, part.type, "", "", part.amount, ""),
            line.running,
            of=line.number,
            goes_on=at < last,
        )
        for at, part in enumerate(line.applied, start=1)
    )
    return [Row(cells, line.running, styles, goes_on=last > 0), *parts]


def _draw_heading(words: str, pen: Pen, top: float) -> None:
    with pen.tags.inside("H2"):
        pen.whole(LEFT, top + 5.2, words, _SECTION, pen.sheet.written)
