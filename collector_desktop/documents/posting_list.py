"""The list on top of the post: to whom, where, how many pages and sheets, how much."""

from __future__ import annotations

from collections.abc import Sequence

from collector_desktop.documents.columns import Column
from collector_desktop.documents.flow import Block, Room, paginate
from collector_desktop.documents.page import draw_blocks
from collector_desktop.documents.paragraphs import Measure
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import BODY_STRONG, CELL, CELL_NAME, CELL_SUM, LEFT, META
from collector_desktop.documents.table import Row, Table
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.posting import sheets_said, total
from collector_desktop.domain.sheets import A4, Sheet

TOP = 26.0
_TABLE = Table(
    (
        Column("No.", LEFT, 9.0, CELL),
        Column("Customer", 30.0, 53.0, CELL_NAME),
        Column("Place", 85.0, 38.0, CELL),
        Column("What", 125.0, 18.0, CELL),
        Column("Pages", 153.0, 9.0, CELL, is_figure=True),
        Column("Sheets", 165.2, 10.0, CELL, is_figure=True),
        Column("Amount", A4.right, 24.5, CELL_SUM, is_figure=True),
    ),
    LEFT,
    A4.right,
)


@frozen
class PostedLetter:
    """What goes in one envelope: to whom, where, what it is, how much paper, for how much."""

    name: str
    place: str
    step: str
    pages: int
    sheets: int
    amount: str


def render_posting_list(
    title: str, author: str, letters: Sequence[PostedLetter], sheet: Sheet = A4
) -> bytes:
    """Return the list as a PDF, in the order given; the fonts must have been registered."""
    pen = Pen(title, author, sheet=sheet)
    pages = paginate(_blocks(letters, sheet), Room(TOP, TOP, sheet.bottom, sheet.bottom))
    for number, page in enumerate(pages, start=1):
        with pen.tags.inside("H1") if number == 1 else pen.tags.artifact():
            pen.whole(LEFT, 19.4, title, BODY_STRONG, 110.0)
        with pen.tags.inside("P") if number == 1 else pen.tags.artifact():
            pen.right(sheet.right, 19.4, _counted(letters, number, len(pages)), META, 55.0)
        draw_blocks(pen, page)
        pen.end_page()
    return pen.finish()


def _blocks(letters: Sequence[PostedLetter], sheet: Sheet) -> list[Block]:
    rows = [
        Row((str(at), each.name, each.place, each.step, *_paper(each), each.amount))
        for at, each in enumerate(letters, start=1)
    ]
    if not rows:
        return []
    said = Measure(LEFT, sheet.written, 4.6, 3.4)
    sums = sheets_said([each.sheets for each in letters])
    return [
        *_TABLE.across(sheet).roomy(rows).rows(rows),
        *said.paragraph([(sums, META)], before=3.0),
    ]


def _paper(letter: PostedLetter) -> tuple[str, str]:
    return str(letter.pages), str(letter.sheets)


def _counted(letters: Sequence[PostedLetter], page: int, pages: int) -> str:
    count = len(letters)
    counted = "1 envelope" if count == 1 else f"{count} envelopes"
    whole = f"{counted}, {total(each.sheets for each in letters)}"
    return whole if pages == 1 else f"{whole}, page {page} of {pages}"
