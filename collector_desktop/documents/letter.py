"""Letters to customers: words around tables, and the sheets that go with them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest

from collector_desktop.documents.bank_box import BOTTOM as BOX_BOTTOM
from collector_desktop.documents.bank_box import BankBox
from collector_desktop.documents.content import (
    Closing,
    Enclosure,
    HowToPay,
    Letter,
    LetterTable,
)
from collector_desktop.documents.flow import Block, Room, paginate
from collector_desktop.documents.fonts import STRONG
from collector_desktop.documents.letter_tables import LEFT_EDGE, RIGHT_EDGE, table_blocks
from collector_desktop.documents.page import BOTTOM, NEXT_TOP, Frame, draw_blocks, draw_frame
from collector_desktop.documents.payment_code import draw_code
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import (
    BODY,
    BODY_STRONG,
    LABEL,
    META,
    RIGHT,
    Style,
)
from collector_desktop.documents.wording import PaperWords, paper_words
from collector_desktop.documents.wrap import Line, wrap
from collector_desktop.domain.templates import Paragraph, Run

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


def render_letter(letter: Letter) -> bytes:
    """Return the letter as a PDF; the same input gives the same bytes.

    The fonts must have been registered, see `fonts.register_fonts`.
    """
    pen = Pen(f"{letter.heading}, {letter.customer}", letter.letterhead.name, letter.language)
    words = paper_words(letter.language)
    frame = Frame(
        letter.letterhead,
        letter.address_lines,
        f"{letter.customer}, {letter.date}",
        margin=LEFT_EDGE,
        numbers_single_page=False,
        words=words,
    )
    box = BankBox(letter.how_to_pay, LEFT_EDGE, RIGHT_EDGE, words) if letter.how_to_pay else None
    last_bottom = BOX_BOTTOM - box.height() - GAP_ABOVE_BOX if box else BOTTOM
    pages = paginate(_blocks(letter, words), Room(FIRST_TOP, NEXT_TOP, BOTTOM, last_bottom))
    own = len(pages)
    for sheet in letter.enclosures:
        pages += paginate(_sheet(sheet), Room(NEXT_TOP, NEXT_TOP, BOTTOM, BOTTOM))
    for number, page in enumerate(pages, start=1):
        draw_frame(pen, frame, number, len(pages))
        if number == 1:
            pen.fitted(LEFT_EDGE, DATE_BASELINE, letter.date, BODY, 80.0)
            pen.right(RIGHT, DATE_BASELINE, letter.reference, LABEL, 80.0)
        draw_blocks(pen, page)
        if box and number == own:
            box.draw(pen)
        pen.end_page()
    return pen.finish()


def _blocks(letter: Letter, words: PaperWords) -> list[Block]:
    """Return everything that flows from page to page."""
    blocks = _paragraph([(letter.heading, _HEADING)], before=3.6, after=4.0, keeps_next=True)
    for part, following in zip_longest(letter.body, letter.body[1:]):
        if isinstance(part, Closing):
            blocks += _closing(part, letter.how_to_pay)
        elif isinstance(part, LetterTable):
            table = table_blocks(part, words)
            blocks += [_space(1.6), *table, _space(2.0)] if table else []
        else:
            keeps = part is letter.body[0] or isinstance(following, Closing)
            blocks += _lines(part, keeps_next=keeps)
    return blocks


def _sheet(sheet: Enclosure) -> list[Block]:
    """Return what flows on the pages of an enclosure."""
    blocks = _paragraph([(sheet.heading, _HEADING)], after=4.0, keeps_next=True)
    for part in sheet.body:
        blocks += _lines(part)
    return blocks


def _lines(paragraph: Paragraph, *, keeps_next: bool = False) -> list[Block]:
    """Return a paragraph with the breaks between its lines as they are."""
    *others, last = paragraph.lines
    blocks: list[Block] = []
    for line in others:
        blocks += _paragraph(_styled(line), after=0.0, keeps_next=True)
    return blocks + _paragraph(_styled(last), keeps_next=keeps_next)


def _styled(line: tuple[Run, ...]) -> list[tuple[str, Style]]:
    return [(run.text, BODY_STRONG if run.is_strong else BODY) for run in line]


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


def _closing(closing: Closing, how_to_pay: HowToPay | None) -> list[Block]:
    """Return the valediction, room to sign, the signer, and the payment code beside them."""
    valediction, *signer = closing.lines or ("",)
    lines = _paragraph([(valediction, BODY)], before=2.0, after=0.0)
    lines.append(_space(SIGNATURE_GAP))
    for index, words in enumerate(signer):
        style = BODY_STRONG if index == 0 else META
        lines += _paragraph([(words, style)], after=0.0, width=CLOSING_WIDTH)
    blocks = [Block(line.height, line.draw, keeps_next=True) for line in lines]
    if how_to_pay and how_to_pay.qr_payload:
        height = sum(block.height for block in blocks)
        blocks.insert(0, Block(0.0, partial(_draw_code, how_to_pay), keeps_next=True))
        blocks.append(_space(max(CODE_HEIGHT - height, 0.0)))
    return blocks


def _space(height: float) -> Block:
    """Return an empty block that stays with what follows."""
    return Block(height, _draw_nothing, keeps_next=True)


def _draw_line(line: Line, pen: Pen, top: float) -> None:
    pen.spans(LEFT_EDGE, top + 4.0, line)


def _draw_code(how_to_pay: HowToPay, pen: Pen, top: float) -> None:
    draw_code(pen, how_to_pay, (RIGHT_EDGE - CODE_SIDE - 2.0, top + 2.0), CODE_SIDE)


def _draw_nothing(pen: Pen, top: float) -> None:
    """Leave room."""
