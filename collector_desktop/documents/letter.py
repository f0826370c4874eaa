"""Letters to customers: words around tables, and the sheets that go with them."""

from __future__ import annotations

from functools import partial
from itertools import zip_longest

from collector_desktop.documents.bank_box import BankBox
from collector_desktop.documents.content import (
    Closing,
    Enclosure,
    Letter,
    LetterTable,
)
from collector_desktop.documents.flow import Block, Page, Room, fewest_pages, foot_apart, paginate
from collector_desktop.documents.fonts import STRONG
from collector_desktop.documents.letter_tables import LEFT_EDGE, right_edge, table_blocks
from collector_desktop.documents.page import Frame, draw_blocks, draw_frame
from collector_desktop.documents.paragraphs import Measure, space
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.qr_bill import BillFoot, bill_of
from collector_desktop.documents.styles import (
    BODY,
    BODY_STRONG,
    LABEL,
    META,
    Style,
)
from collector_desktop.documents.table import CLOSE_ROW, ROW_HEIGHT
from collector_desktop.documents.wording import PaperWords, paper_words
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.sheets import Sheet
from collector_desktop.domain.templates import Paragraph, Run

DATE_BASELINE = 99.0
FIRST_TOP = 102.4
GAP_ABOVE_BOX = 2.5
_HEADING = Style(STRONG, 13)


@frozen
class _Spacing:
    """How far apart lines, paragraphs, rows and a signature stand, in mm.

    `heading` and `table` are what is left free above and below them.
    """

    leading: float
    paragraph: float
    signature: float
    heading: tuple[float, float] = (3.6, 4.0)
    table: tuple[float, float] = (1.6, 2.0)
    row: float = ROW_HEIGHT


EASY = _Spacing(15.2 / 72 * 25.4, 2.8, 8.0)
CLOSE = _Spacing(13.2 / 72 * 25.4, 2.1, 7.0)
# Lines of 10.5 points stand no closer than a fifth of their size.
CLOSEST = _Spacing(12.6 / 72 * 25.4, 1.7, 6.5, (2.6, 3.0), (0.8, 1.2), CLOSE_ROW)


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
    pages = _pages(letter, words, box)
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
    """Return what says at the foot how to pay: the Swiss bill, or a box with a code beside it."""
    pay = letter.how_to_pay
    if pay is None or pay.bill:
        return bill_of(pay)
    return BankBox(pay, LEFT_EDGE, right_edge(letter.letterhead.sheet), words)


def _pages(letter: Letter, words: PaperWords, foot: BillFoot | BankBox | None) -> list[Page]:
    """Return the pages of a letter, the last with room for its foot.

    A payment part takes a third of a sheet: what fits without it stays together on one.
    """
    sheet = letter.letterhead.sheet
    last_bottom = foot.top(sheet) - GAP_ABOVE_BOX if foot else sheet.bottom
    room = Room(FIRST_TOP, sheet.head, sheet.bottom, last_bottom)
    easy = _blocks(letter, words, EASY)
    closer = [partial(_blocks, letter, words, spacing) for spacing in (CLOSE, CLOSEST)]
    pages = fewest_pages(easy, closer, room)
    return foot_apart(pages, easy, room) if isinstance(foot, BillFoot) else pages


def _measure(sheet: Sheet, spacing: _Spacing) -> Measure:
    """Return where the text of letters stands."""
    return Measure(LEFT_EDGE, right_edge(sheet) - LEFT_EDGE, spacing.leading, 4.0)


def _blocks(letter: Letter, words: PaperWords, spacing: _Spacing) -> list[Block]:
    """Return everything that flows from page to page."""
    sheet = letter.letterhead.sheet
    measure = _measure(sheet, spacing)
    heading = [(letter.heading, _HEADING)]
    blocks = measure.paragraph(heading, *spacing.heading, keeps_next=True, role="H1")
    above, below = spacing.table
    for part, following in zip_longest(letter.body, letter.body[1:]):
        if isinstance(part, Closing):
            blocks += _closing(part, measure, spacing)
        elif isinstance(part, LetterTable):
            table = table_blocks(part, words, sheet, spacing.row)
            blocks += [space(above), *table, space(below)] if table else []
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


def _closing(closing: Closing, measure: Measure, spacing: _Spacing) -> list[Block]:
    """Return the valediction, room to sign and the signer, all together."""
    valediction, *signer = closing.lines or ("",)
    lines = measure.paragraph([(valediction, BODY)], before=2.0)
    lines.append(space(spacing.signature))
    for index, words in enumerate(signer):
        style = BODY_STRONG if index == 0 else META
        lines += measure.paragraph([(words, style)])
    return [Block(line.height, line.draw, keeps_next=True) for line in lines]
