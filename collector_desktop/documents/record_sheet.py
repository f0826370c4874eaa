"""All that is known of somebody, to be read: sections of plain lines."""

from __future__ import annotations

from functools import partial

from collector_desktop.documents.content import Letterhead, Pair
from collector_desktop.documents.flow import Block, Room, paginate
from collector_desktop.documents.fonts import STRONG
from collector_desktop.documents.page import Frame, draw_blocks, draw_frame
from collector_desktop.documents.paragraphs import Measure, space
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import CELL, LEFT, META, Style
from collector_desktop.documents.title import BAND_TOP, draw_title
from collector_desktop.domain.frozen import frozen

LINE_HEIGHT, GAP, HEADING_HEIGHT = 4.6, 1.4, 9.0
_HEADING = Style(STRONG, 11.5)


@frozen
class RecordSection:
    """A heading with its lines; `note` says what they are."""

    heading: str
    lines: tuple[str, ...]
    note: str = ""


@frozen
class RecordSheet:
    """The title, who it is about, and the sections in their order."""

    letterhead: Letterhead
    address_lines: tuple[str, ...]
    title: str
    facts: tuple[Pair, ...]
    sections: tuple[RecordSection, ...]


def render_record_sheet(sheet: RecordSheet) -> bytes:
    """Return the record as a PDF; the same input gives the same bytes.

    The fonts must have been registered, see `fonts.register_fonts`.
    """
    paper = sheet.letterhead.sheet
    pen = Pen(sheet.title, sheet.letterhead.name, sheet=paper)
    frame = Frame(sheet.letterhead, sheet.address_lines, sheet.title)
    pages = paginate(_blocks(sheet), Room(BAND_TOP, paper.head, paper.bottom, paper.bottom))
    for number, page in enumerate(pages, start=1):
        draw_frame(pen, frame, number, len(pages))
        if number == 1:
            draw_title(pen, sheet.title, sheet.facts, sheet.letterhead.envelope)
        draw_blocks(pen, page)
        pen.end_page()
    return pen.finish()


def _blocks(sheet: RecordSheet) -> list[Block]:
    blocks: list[Block] = []
    measure = Measure(LEFT, sheet.letterhead.sheet.written, LINE_HEIGHT, 3.4)
    for section in sheet.sections:
        draw = partial(_draw_text, section.heading)
        blocks.append(Block(HEADING_HEIGHT, draw, keeps_next=True))
        texts = [(section.note, META)] if section.note else []
        for text, style in (*texts, *((line, CELL) for line in section.lines)):
            blocks += [*measure.paragraph([(text, style)]), space(GAP, keeps_next=False)]
    return blocks


def _draw_text(words: str, pen: Pen, top: float) -> None:
    with pen.tags.inside("H2"):
        pen.whole(LEFT, top + 6.0, words, _HEADING, pen.sheet.written)
