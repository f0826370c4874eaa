"""Letters to customers: words around tables, and the sheets that go with them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import zip_longest

from collector_desktop.documents.bank_box import BankBox
from collector_desktop.documents.content import (
    Closing,
    Enclosure,
    HowToPay,
    Letter,
    LetterTable,
)
from collector_desktop.documents.flow import Block, Room, fewest_pages, paginate
from collector_desktop.documents.fonts import STRONG
from collector_desktop.documents.letter_tables import LEFT_EDGE, right_edge, table_blocks
from collector_desktop.documents.page import Frame, draw_blocks, draw_frame
from collector_desktop.documents.paragraphs import Measure, space
from collector_desktop.documents.payment_code import code_height, draw_code
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.qr_bill import BillFoot, bill_of
from collector_desktop.documents.styles import (
    BODY,
    BODY_STRONG,
    LABEL,
    META,
    Style,
)
from collector_desktop.documents.wording import PaperWords, paper_words
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.sheets import Sheet
from collector_desktop.domain.templates import Paragraph, Run

DATE_BASELINE = 99.0
FIRST_TOP = 102.4
CLOSING_WIDTH = 125.0
CODE_SIDE = 25.0
GAP_ABOVE_CODE = 2.0
GAP_ABOVE_BOX = 2.5
_HEADING = Style(STRONG, 13)


@frozen
class _Spacing:
    """How far apart lines, paragraphs and a signature stand, in mm."""

    leading: float
    paragraph: float
    signature: float


EASY = _Spacing(15.2 / 72 * 25.4, 2.8, 8.0)
CLOSE = _Spacing(13.2 / 72 * 25.4, 2.1, 7.0)


def render_letter(letter: Letter) -> bytes:
    """Return the letter as a PDF; the same input gives the same bytes.

    The fonts must have been registered, see `fonts.register_fonts`.
    """
    sheet, title = letter.letterhead.sheet, f"{letter.heading}, {letter.customer}"
    pen = Pen(title, letter.letterhead.name, letter.language, sheet)
    pen.attach(letter.data)
    words = paper_words(letter.language)
    frame = Frame(
        letter.letterhead,
        letter.address_lines,
        f"{letter.customer}, {letter.date}",
        margin=LEFT_EDGE,
        numbers_single_page=False,
        words=words,
    )
    pay, box = letter.how_to_pay, _foot(letter, words)
    last_bottom = box.top(sheet) - GAP_ABOVE_BOX if box else sheet.bottom
    room = Room(FIRST_TOP, sheet.head, sheet.bottom, last_bottom)
    pages = fewest_pages(_blocks(letter, words, EASY), lambda: _blocks(letter, words, CLOSE), room)
    own = len(pages)
    for enclosure in letter.enclosures:
        room = Room(sheet.head, sheet.head, sheet.bottom, sheet.bottom)
        pages += paginate(_enclosure(enclosure, sheet), room)
    for number, page in enumerate(pages, start=1):
        has_bill = number == own and bool(pay and pay.bill)
        draw_frame(pen, frame, number, len(pages), has_bill=has_bill)
        if number == 1:
            pen.whole(LEFT_EDGE, DATE_BASELINE, letter.date, BODY, 80.0)
            pen.right(sheet.right, DATE_BASELINE, letter.reference, LABEL, 80.0)
        draw_blocks(pen, page)
        if box and number == own:
            box.draw(pen)
        pen.end_page()
    return pen.finish()


def _foot(letter: Letter, words: PaperWords) -> BillFoot | BankBox | None:
    """Return what says at the foot how to pay; a payment code stands beside who signs."""
    pay = letter.how_to_pay
    if pay is None or pay.bill:
        return bill_of(pay)
    has_code = bool(pay.qr_payload) and any(isinstance(part, Closing) for part in letter.body)
    return BankBox(pay, LEFT_EDGE, right_edge(letter.letterhead.sheet), words, has_code)


def _measure(sheet: Sheet, spacing: _Spacing) -> Measure:
    """Return where the text of letters stands."""
    return Measure(LEFT_EDGE, right_edge(sheet) - LEFT_EDGE, spacing.leading, 4.0)


def _blocks(letter: Letter, words: PaperWords, spacing: _Spacing) -> list[Block]:
    """Return everything that flows from page to page."""
    sheet = letter.letterhead.sheet
    measure = _measure(sheet, spacing)
    blocks = measure.paragraph([(letter.heading, _HEADING)], 3.6, 4.0, keeps_next=True, role="H1")
    for part, following in zip_longest(letter.body, letter.body[1:]):
        if isinstance(part, Closing):
            blocks += _closing(part, letter.how_to_pay, measure, spacing)
        elif isinstance(part, LetterTable):
            table = table_blocks(part, words, sheet)
            blocks += [space(1.6), *table, space(2.0)] if table else []
        else:
            keeps = part is letter.body[0] or isinstance(following, Closing)
            blocks += _lines(part, measure, spacing.paragraph, keeps_next=keeps)
    return blocks


def _enclosure(enclosure: Enclosure, sheet: Sheet) -> list[Block]:
    """Return what flows on the pages of an enclosure."""
    measure = _measure(sheet, EASY)
    heading = [(enclosure.heading, _HEADING)]
    blocks = measure.paragraph(heading, after=4.0, keeps_next=True, role="H2")
    for part in enclosure.body:
        blocks += _lines(part, measure, EASY.paragraph)
    return blocks


def _lines(
    paragraph: Paragraph, measure: Measure, after: float, *, keeps_next: bool = False
) -> list[Block]:
    """Return a paragraph with the breaks between its lines as they are."""
    *others, last = paragraph.lines
    blocks: list[Block] = []
    for line in others:
        blocks += measure.paragraph(_styled(line), keeps_next=True)
    return blocks + measure.paragraph(_styled(last), after=after, keeps_next=keeps_next)


def _styled(line: tuple[Run, ...]) -> list[tuple[str, Style]]:
    return [(run.text, BODY_STRONG if run.is_strong else BODY) for run in line]


def _closing(
    closing: Closing, how_to_pay: HowToPay | None, measure: Measure, spacing: _Spacing
) -> list[Block]:
    """Return the valediction, room to sign, the signer, and the payment code beside them."""
    valediction, *signer = closing.lines or ("",)
    lines = measure.paragraph([(valediction, BODY)], before=2.0)
    lines.append(space(spacing.signature))
    beside_code = replace(measure, width=CLOSING_WIDTH)
    for index, words in enumerate(signer):
        style = BODY_STRONG if index == 0 else META
        lines += beside_code.paragraph([(words, style)])
    blocks = [Block(line.height, line.draw, keeps_next=True) for line in lines]
    if how_to_pay and how_to_pay.qr_payload:
        height = sum(block.height for block in blocks)
        blocks.insert(0, Block(0.0, partial(_draw_code, how_to_pay), keeps_next=True))
        taken = GAP_ABOVE_CODE + code_height(how_to_pay, CODE_SIDE)
        blocks.append(space(max(taken - height, 0.0)))
    return blocks


def _draw_code(how_to_pay: HowToPay, pen: Pen, top: float) -> None:
    left = right_edge(pen.sheet) - CODE_SIDE - 2.0
    draw_code(pen, how_to_pay, (left, top + GAP_ABOVE_CODE), CODE_SIDE)
