"""Papers made of parts: receipts, plans and reports, all from the same blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from collector_desktop.documents.ageing import ageing_block
from collector_desktop.documents.bank_box import BankBox
from collector_desktop.documents.bars import bars_block
from collector_desktop.documents.composed_content import (
    Ageing,
    Bars,
    Composed,
    Figures,
    Grid,
    Heading,
    Part,
    Text,
)
from collector_desktop.documents.figure_boxes import figure_blocks
from collector_desktop.documents.flow import Block, Room, paginate
from collector_desktop.documents.fonts import STRONG
from collector_desktop.documents.grid import grid_blocks
from collector_desktop.documents.page import FOOTER_UP, Frame, draw_blocks, draw_frame
from collector_desktop.documents.paragraphs import Measure, space
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import BODY, FOOTER, LEFT, META, Style
from collector_desktop.documents.title import below_bands, draw_bands, draw_title
from collector_desktop.documents.wording import PaperWords, paper_words
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.sheets import Sheet

REPORT_TOP = 49.0
GAP_ABOVE_BOX, PART_GAP = 2.5, 3.0
_TITLE, _NAME = Style(STRONG, 20), Style(STRONG, 10)
_HEADING = Style(STRONG, 11.5)


def render_composed(paper: Composed) -> bytes:
    """Return the paper as a PDF; the same input gives the same bytes.

    The fonts must have been registered, see `fonts.register_fonts`.
    """
    name = ", ".join(part for part in (paper.title, paper.customer) if part)
    sheet = _sheet_of(paper)
    pen = Pen(name, paper.letterhead.name, paper.language, sheet)
    for file in (paper.data, *paper.tables):
        pen.attach(file)
    look = _Look(paper, name, paper_words(paper.language), sheet)
    pages = paginate(look.blocks(), look.room())
    for number, page in enumerate(pages, start=1):
        look.draw_around(pen, number, len(pages))
        draw_blocks(pen, page)
        if number == len(pages):
            look.draw_foot(pen)
        pen.end_page()
    return pen.finish()


def _sheet_of(paper: Composed) -> Sheet:
    """Return the sheet of a paper: what is not posted has no letterhead to stay clear of."""
    own = paper.letterhead.sheet
    sheet = own if paper.address_lines else Sheet(own.name, own.width, own.height)
    return replace(sheet, width=sheet.height, height=sheet.width) if paper.is_wide else sheet


@frozen
class _Look:
    """How one paper is laid out on its sheet."""

    paper: Composed
    name: str
    words: PaperWords
    sheet: Sheet

    @property
    def box(self) -> BankBox | None:
        """How to pay, at the foot of the last page."""
        paid = self.paper.how_to_pay
        return BankBox(paid, LEFT, self.sheet.right, self.words) if paid else None

    def room(self) -> Room:
        """Return where the parts may stand."""
        bottom, box = self.sheet.bottom, self.box
        first = REPORT_TOP
        if self.paper.address_lines:
            first = below_bands(self.paper.bands, 6.0)
        last = box.top(self.sheet) - GAP_ABOVE_BOX if box else bottom
        return Room(first, self.sheet.head, bottom, last)

    def blocks(self) -> list[Block]:
        """Return everything that flows from page to page."""
        found: list[Block] = []
        for before, part in zip((None, *self.paper.parts), self.paper.parts, strict=False):
            if before is not None and not isinstance(before, Heading):
                found.append(space(PART_GAP, keeps_next=False))
            found += self._made(part)
        return found

    def _made(self, part: Part) -> list[Block]:
        """Return the blocks of one part."""
        match part:
            case Heading():
                return self._heading(part)
            case Text():
                return self._text(part)
            case Grid():
                return grid_blocks(part, LEFT, self.sheet.right, self.words)
            case Figures():
                return figure_blocks(part)
            case Ageing():
                return [ageing_block(part.parts)]
            case Bars():
                return [bars_block(part, LEFT, self.sheet.right)]

    def _heading(self, part: Heading) -> list[Block]:
        """Return a heading with its note, which stay with what follows."""
        title = self._measure(5.4, 4.6).paragraph(
            [(part.words, _HEADING)], 1.0, keeps_next=True, role="H2"
        )
        note = self._measure(4.0, 3.2).paragraph([(part.note, META)], keeps_next=True)
        return [*title, *note, space(2.4)]

    def _text(self, part: Text) -> list[Block]:
        style, leading, baseline = (META, 4.0, 3.2) if part.is_small else (BODY, 5.4, 4.0)
        return self._measure(leading, baseline).paragraph([(part.words, style)])

    def draw_around(self, pen: Pen, number: int, count: int) -> None:
        """Draw what surrounds the parts on one page."""
        paper = self.paper
        if not paper.address_lines:
            self._draw_report(pen, number, count)
            return
        frame = Frame(paper.letterhead, paper.address_lines, self.name, words=self.words)
        draw_frame(pen, frame, number, count)
        if number == 1:
            draw_title(pen, paper.title, paper.facts, paper.letterhead.envelope)
            draw_bands(pen, paper.bands)

    def draw_foot(self, pen: Pen) -> None:
        """Draw how to pay, which is read after all else."""
        if self.box:
            self.box.draw(pen)

    def _draw_report(self, pen: Pen, number: int, count: int) -> None:
        """Draw the head of a report: whose it is, what it is, and of when."""
        right, facts = self.sheet.right, self.paper.facts
        page = self.words.page_of(number, count)
        running = page if number == 1 else _joined((self.name, page))
        with pen.tags.inside("P") if number == 1 else pen.tags.artifact():
            pen.name(LEFT, 19.4, self.paper.letterhead.name, _NAME, 90.0)
        with pen.tags.artifact():
            pen.right(right, 19.4, running, META, 76.0)
        said = _joined(f"{label} {value}".strip() for label, value in facts)
        if number == 1:
            with pen.tags.inside("H1"):
                pen.whole(LEFT, 33.0, self.paper.title, _TITLE, self.sheet.written)
            pen.whole(LEFT, 40.4, said, META, self.sheet.written)
        with pen.tags.artifact():
            pen.whole(LEFT, self.sheet.height - FOOTER_UP, said, FOOTER, self.sheet.written)

    def _measure(self, leading: float, baseline: float) -> Measure:
        return Measure(LEFT, self.sheet.written, leading, baseline)


def _joined(parts: Iterable[str]) -> str:
    return " \N{MIDDLE DOT} ".join(parts)
