"""The calculation of late-payment interest: every segment, rounded once, and what is due."""

from __future__ import annotations

from functools import partial

from collector_desktop.documents.bank_box import BankBox
from collector_desktop.documents.columns import Column
from collector_desktop.documents.content import Pair
from collector_desktop.documents.fitting import WHOLE, fit_text
from collector_desktop.documents.flow import Block, Room, paginate
from collector_desktop.documents.fonts import MEDIUM, STRONG
from collector_desktop.documents.interest_content import (
    InterestSheet,
    LateInvoice,
    WorkingLine,
    WorkingPart,
)
from collector_desktop.documents.page import Frame, draw_blocks, draw_frame
from collector_desktop.documents.paragraphs import Measure, space
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import (
    CELL,
    CELL_SUM,
    LABEL,
    LEFT,
    META,
    ROW_RULE,
    Style,
)
from collector_desktop.documents.table import Row, Table
from collector_desktop.documents.tagging import ROW_HEAD
from collector_desktop.documents.title import below_bands, draw_bands, draw_title
from collector_desktop.documents.wording import paper_words
from collector_desktop.domain.sheets import A4

GAP_ABOVE_BOX = 2.5
SUM_HEIGHT = 5.6
DUE_HEIGHT = 11.0
PART_HEIGHT = 8.4
NOTE_HEIGHT, NOTE_GAP = 4.2, 1.2
WIDEST_SUM, SUM_CLEARANCE, SUM_GAP = 60.0, 38.0, 4.0
_HEADING = Style(STRONG, 11.5)
_PART = Style(MEDIUM, 9.5)
_DUE = Style(STRONG, 10.5)
_TOTAL = Style(STRONG, 12)


def render_interest_sheet(sheet: InterestSheet) -> bytes:
    """Return the calculation as a PDF; the same input gives the same bytes.

    The fonts must have been registered, see `fonts.register_fonts`.
    """
    name = f"{sheet.title}, {sheet.customer}"
    paper, words = sheet.letterhead.sheet, paper_words(sheet.language)
    pen = Pen(name, sheet.letterhead.name, sheet.language, paper)
    pen.attach(sheet.data)
    frame = Frame(sheet.letterhead, sheet.address_lines, name, words=words)
    box = BankBox(sheet.how_to_pay, LEFT, paper.right, words) if sheet.how_to_pay else None
    last_bottom = box.top(paper) - GAP_ABOVE_BOX if box else paper.bottom
    first_top = below_bands(sheet.bands, 4.0)
    room = Room(first_top, paper.head, paper.bottom, last_bottom)
    pages = paginate(_blocks(sheet), room)
    for number, page in enumerate(pages, start=1):
        draw_frame(pen, frame, number, len(pages))
        if number == 1:
            draw_title(pen, sheet.title, sheet.facts, sheet.letterhead.envelope)
            draw_bands(pen, sheet.bands)
        draw_blocks(pen, page)
        if box and number == len(pages):
            box.draw(pen)
        pen.end_page()
    return pen.finish()


def _table(titles: tuple[str, ...]) -> Table:
    first, last, days, balance, rate, interest = titles
    columns = (
        Column(first, LEFT, 28.0, CELL),
        Column(last, 50.0, 28.0, CELL),
        Column(days, 92.0, 14.0, CELL, is_figure=True),
        Column(balance, 126.0, 32.0, CELL, is_figure=True),
        Column(rate, 154.0, 26.0, CELL, is_figure=True),
        Column(interest, A4.right, 34.0, CELL, is_figure=True),
    )
    return Table(columns, LEFT, A4.right)


def _blocks(sheet: InterestSheet) -> list[Block]:
    """Return everything that flows from page to page."""
    blocks: list[Block] = []
    paper = sheet.letterhead.sheet
    table = _table(sheet.columns).across(paper)
    for invoice in sheet.invoices:
        blocks += _invoice(invoice, table)
    for total in sheet.totals:
        blocks.append(Block(DUE_HEIGHT, partial(_draw_sum, total, _TOTAL)))
    notes = Measure(LEFT, paper.written, NOTE_HEIGHT, 3.2)
    for note in sheet.notes:
        blocks += [*notes.paragraph([(note, META)]), space(NOTE_GAP, keeps_next=False)]
    return blocks


def _invoice(invoice: LateInvoice, table: Table) -> list[Block]:
    """Return the heading, the parts and what is due of one invoice."""
    blocks = [
        Block(7.4, partial(_draw_text, invoice.heading, _HEADING), keeps_next=True),
        Block(6.0, partial(_draw_text, invoice.facts, META), keeps_next=True),
    ]
    for part in invoice.parts:
        blocks += _part(part, table)
    last = blocks[-1]
    blocks[-1] = Block(last.height, last.draw, keeps_next=True)
    blocks.append(Block(DUE_HEIGHT, partial(_draw_sum, invoice.due, _DUE)))
    return blocks


def _part(part: WorkingPart, table: Table) -> list[Block]:
    blocks = []
    if part.title:
        blocks.append(Block(PART_HEIGHT, partial(_draw_part, part.title), keeps_next=True))
    if part.lines:
        blocks += table.rows([_row(line) for line in part.lines])
    for index, words in enumerate(part.sums):
        is_last = index == len(part.sums) - 1
        blocks.append(Block(SUM_HEIGHT, partial(_draw_sum, words, CELL_SUM), not is_last))
    return blocks


def _row(line: WorkingLine) -> Row:
    return Row((line.first, line.last, line.days, line.balance, line.rate, line.amount))


def _draw_sum(words: Pair, style: Style, pen: Pen, top: float) -> None:
    """Draw a label and a sum at the right edge; what is due is over a rule."""
    label, value = words
    is_due = style is not CELL_SUM
    baseline = top + (5.4 if is_due else 4.0)
    right = pen.sheet.right
    _, _, taken = fit_text(value, style, WIDEST_SUM, WHOLE)
    clear = max(taken + SUM_GAP, SUM_CLEARANCE)
    with pen.tags.inside("Table"), pen.tags.inside("TR"):
        with pen.tags.inside("TH", extra=ROW_HEAD):
            pen.right(
                right - clear, baseline, label, _label_style(style), pen.sheet.written - clear
            )
        with pen.tags.inside("TD"):
            pen.right(right, baseline, value, style, WIDEST_SUM)
    if is_due:
        pen.line(LEFT, top + 8.0, pen.sheet.right, ROW_RULE, 0.6)


def _label_style(style: Style) -> Style:
    return LABEL if style is CELL_SUM else Style(MEDIUM, style.size)


def _draw_text(words: str, style: Style, pen: Pen, top: float) -> None:
    with pen.tags.inside("H2" if style is _HEADING else "P"):
        pen.whole(LEFT, top + 4.6, words, style, pen.sheet.written)


def _draw_part(words: str, pen: Pen, top: float) -> None:
    with pen.tags.inside("H3"):
        pen.whole(LEFT, top + 6.2, words, _PART, pen.sheet.written)
