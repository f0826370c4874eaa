"""Letters to customers: words around a table of overdue invoices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from collector_desktop.documents import wording
from collector_desktop.documents.bank_box import BOTTOM as BOX_BOTTOM
from collector_desktop.documents.bank_box import BankBox
from collector_desktop.documents.content import HowToPay, Letter, LetterLine
from collector_desktop.documents.flow import Block, Room, paginate
from collector_desktop.documents.fonts import STRONG
from collector_desktop.documents.page import BOTTOM, NEXT_TOP, Frame, draw_blocks, draw_frame
from collector_desktop.documents.payment_code import draw_code
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import (
    BODY,
    BODY_STRONG,
    CELL,
    CELL_NAME,
    CELL_SUM,
    LABEL,
    META,
    RIGHT,
    Style,
)
from collector_desktop.documents.table import Column, Row, Table
from collector_desktop.documents.wrap import Line, wrap

LEFT_EDGE = 24.0
RIGHT_EDGE = 186.0
DATE_BASELINE = 99.0
FIRST_TOP = 102.4
LEADING = 15.2 / 72 * 25.4
PARAGRAPH_GAP = 2.8
SIGNATURE_GAP = 8.0
CLOSING_WIDTH = 125.0
CODE_SIDE = 25.0
CODE_HEIGHT = CODE_SIDE + 6.5
GAP_ABOVE_BOX = 2.5
_HEADING = Style(STRONG, 13)
_TABLE = Table(
    (
        Column(wording.INVOICE, LEFT_EDGE, 35.0, CELL_NAME),
        Column(wording.DATE, 61.0, 33.0, CELL),
        Column(wording.DUE, 98.0, 32.0, CELL),
        Column(wording.DAYS_LATE, 146.0, 16.0, CELL, is_figure=True),
        Column(wording.OUTSTANDING, RIGHT_EDGE, 36.0, CELL_SUM, is_figure=True),
    ),
    LEFT_EDGE,
    RIGHT_EDGE,
)


def render_letter(letter: Letter) -> bytes:
    """Return the letter as a PDF; the same input gives the same bytes.

    The fonts must have been registered, see `fonts.register_fonts`.
    """
    pen = Pen(f"{letter.heading}, {letter.customer}", letter.letterhead.name)
    running_head = f"{letter.customer}, {letter.date}"
    frame = Frame(
        letter.letterhead,
        letter.address_lines,
        running_head,
        margin=LEFT_EDGE,
        numbers_single_page=False,
    )
    box = BankBox(letter.how_to_pay, LEFT_EDGE, RIGHT_EDGE) if letter.how_to_pay else None
    last_bottom = BOX_BOTTOM - box.height() - GAP_ABOVE_BOX if box else BOTTOM
    pages = paginate(_blocks(letter), Room(FIRST_TOP, NEXT_TOP, BOTTOM, last_bottom))
    for number, page in enumerate(pages, start=1):
        draw_frame(pen, frame, number, len(pages))
        if number == 1:
            pen.fitted(LEFT_EDGE, DATE_BASELINE, letter.date, BODY, 80.0)
            pen.right(RIGHT, DATE_BASELINE, letter.reference, LABEL, 80.0)
        draw_blocks(pen, page)
        if box and number == len(pages):
            box.draw(pen)
        pen.end_page()
    return pen.finish()


def _blocks(letter: Letter) -> list[Block]:
    """Return everything that flows from page to page."""
    blocks = _paragraph([(letter.heading, _HEADING)], before=3.6, after=4.0, keeps_next=True)
    blocks += _paragraph([(letter.salutation, BODY)], keeps_next=True)
    for words in letter.opening:
        blocks += _paragraph([(words, BODY)])
    if letter.lines:
        blocks.append(_space(1.6))
        blocks += _TABLE.blocks([_row(line) for line in letter.lines], letter.total)
        blocks.append(_space(2.0))
    *paragraphs, last = _runs(letter)
    for runs in paragraphs:
        blocks += _paragraph(runs)
    blocks += _paragraph(last, keeps_next=True)
    return blocks + _closing(letter)


def _runs(letter: Letter) -> Iterator[list[tuple[str, Style]]]:
    """Yield the paragraphs below the table; the first one starts with the request."""
    first, *others = letter.paragraphs or ("",)
    yield [(letter.request, BODY_STRONG), (first, BODY)]
    for words in others:
        yield [(words, BODY)]


def _paragraph(
    runs: Sequence[tuple[str, Style]],
    before: float = 0.0,
    after: float = PARAGRAPH_GAP,
    *,
    width: float = RIGHT_EDGE - LEFT_EDGE,
    keeps_next: bool = False,
) -> list[Block]:
    """Return a block a line; the first two and the last two lines stay together."""
    lines = wrap(runs, width)
    if not lines:
        return []
    last = len(lines) - 1
    blocks = [_space(before)] if before else []
    for index, line in enumerate(lines):
        stays = index in (0, last - 1) if index < last else keeps_next
        height = LEADING + (after if index == last else 0.0)
        blocks.append(Block(height, partial(_draw_line, line), stays))
    return blocks


def _closing(letter: Letter) -> list[Block]:
    """Return the valediction, room to sign, the signer, and the payment code beside them."""
    valediction, *signer = letter.closing or ("",)
    lines = _paragraph([(valediction, BODY)], before=2.0, after=0.0)
    lines.append(_space(SIGNATURE_GAP))
    for index, words in enumerate(signer):
        style = BODY_STRONG if index == 0 else META
        lines += _paragraph([(words, style)], after=0.0, width=CLOSING_WIDTH)
    blocks = [Block(line.height, line.draw, keeps_next=True) for line in lines]
    if letter.how_to_pay and letter.how_to_pay.qr_payload:
        height = sum(block.height for block in blocks)
        blocks.insert(0, Block(0.0, partial(_draw_code, letter.how_to_pay), keeps_next=True))
        blocks.append(_space(max(CODE_HEIGHT - height, 0.0)))
    return blocks


def _row(line: LetterLine) -> Row:
    """Return the cells of one invoice."""
    cells = (line.number, line.date, line.due, line.days_late, line.outstanding)
    return Row(cells, line.running)


def _space(height: float) -> Block:
    """Return an empty block that stays with what follows."""
    return Block(height, _draw_nothing, keeps_next=True)


def _draw_line(line: Line, pen: Pen, top: float) -> None:
    pen.spans(LEFT_EDGE, top + 4.0, line)


def _draw_code(how_to_pay: HowToPay, pen: Pen, top: float) -> None:
    draw_code(pen, how_to_pay, (RIGHT_EDGE - CODE_SIDE - 2.0, top + 2.0), CODE_SIDE)


def _draw_nothing(pen: Pen, top: float) -> None:
    """Leave room."""
