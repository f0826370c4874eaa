"""What is on every page of every document: sender, address, fold marks, footer, number."""

from __future__ import annotations

from collector_desktop.documents.address import draw_address
from collector_desktop.documents.content import Letterhead
from collector_desktop.documents.flow import Page
from collector_desktop.documents.fonts import STRONG
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.qr_bill import BILL_TOP
from collector_desktop.documents.sender import draw_sender
from collector_desktop.documents.styles import FOOTER, LEFT, META, RULE, Style
from collector_desktop.documents.wording import ENGLISH, PaperWords
from collector_desktop.documents.wrap import wrap_words
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.sheets import Sheet

FOOTER_UP, RUNNING_UP = 13.7, 10.6
NUMBER_BASELINE, NUMBER_DOWN, NUMBER_OVER_BILL = 11.4, 9.0, 1.4


@frozen
class Frame:
    """The parts around the flow; `running_head` names the document on later pages."""

    letterhead: Letterhead
    address_lines: tuple[str, ...]
    running_head: str
    margin: float = LEFT
    numbers_single_page: bool = True
    words: PaperWords = ENGLISH


def draw_frame(pen: Pen, frame: Frame, number: int, count: int, *, has_bill: bool = False) -> None:
    """Draw all that surrounds the flow on page `number` of `count`.

    The foot of a page with a payment part, `has_bill`, belongs to that alone.
    """
    own = frame.letterhead.own
    is_covered = own is not None and pen.underlay(own, number)
    if number == 1:
        if own is None:
            draw_sender(pen, frame.letterhead)
        draw_address(pen, frame.address_lines, frame.letterhead.envelope)
        for fold in frame.letterhead.envelope.folds:
            if not has_bill or fold < BILL_TOP:
                pen.line(5.0, fold, 7.5, RULE, 0.35)
    else:
        _draw_running_head(pen, frame, has_name=not is_covered)
    if count > 1 or frame.numbers_single_page:
        baseline = _number_baseline(pen.sheet, is_own=own is not None, has_bill=has_bill)
        with pen.tags.artifact():
            pen.right(pen.sheet.right, baseline, frame.words.page_of(number, count), META, 40)
    if own is None and not has_bill:
        _draw_footer(pen, frame)


def _number_baseline(sheet: Sheet, *, is_own: bool, has_bill: bool) -> float:
    """Return where the page number stands, on all pages of a paper alike.

    It is over all else, but over the foot of what is written where the head is the sender's own.
    """
    if not is_own:
        return NUMBER_BASELINE
    return BILL_TOP - NUMBER_OVER_BILL if has_bill else sheet.bottom + NUMBER_DOWN


def _draw_running_head(pen: Pen, frame: Frame, *, has_name: bool) -> None:
    """Name sender and document on a later page."""
    baseline = pen.sheet.head - RUNNING_UP
    with pen.tags.artifact():
        if has_name:
            pen.name(frame.margin, baseline, frame.letterhead.name, Style(STRONG, 10), 70)
        pen.right(pen.sheet.right, baseline, frame.running_head, META, 95)


def _draw_footer(pen: Pen, frame: Frame) -> None:
    baseline = pen.sheet.height - FOOTER_UP
    width = pen.sheet.right - frame.margin
    with pen.tags.artifact():
        for index, line in enumerate(wrap_words(frame.letterhead.footer, FOOTER, width, 2)):
            pen.spans(frame.margin, baseline + index * 3.0, line)


def draw_blocks(pen: Pen, page: Page) -> None:
    """Draw what the flow put on a page."""
    for placed in page:
        placed.block.draw(pen, placed.top)
