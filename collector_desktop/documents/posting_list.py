"""The list of letters that lies on top of them: to whom, where, how many pages, for how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import BODY_STRONG, CELL, CELL_NAME, CELL_SUM, LEFT, META
from collector_desktop.domain.sheets import A4, Sheet

TOP, FOOT_UP, LINE = 36.0, 17.0, 6.0


@dataclass(frozen=True, slots=True)
class PostedLetter:
    """One letter: to whom it goes, where, at which step, on how many pages, for how much."""

    name: str
    place: str
    step: str
    pages: int
    amount: str


def render_posting_list(
    title: str, author: str, letters: Sequence[PostedLetter], sheet: Sheet = A4
) -> bytes:
    """Return the list as a PDF, in the order given; the fonts must have been registered."""
    pen = Pen(title, author, sheet=sheet)
    each_page = int((sheet.height - FOOT_UP - TOP) // LINE)
    starts = range(0, max(len(letters), 1), each_page)
    for start in starts:
        pen.text(LEFT, 22.0, title, BODY_STRONG)
        pen.right(sheet.right, 22.0, f"{len(letters)} letters", META, 60.0)
        _headings(pen)
        for at, letter in enumerate(letters[start : start + each_page]):
            _row(pen, TOP + at * LINE, start + at + 1, letter)
        pen.end_page()
    return pen.finish()


def _headings(pen: Pen) -> None:
    for x, words in ((20.0, "No."), (30.0, "Customer"), (85.0, "Place"), (125.0, "Step")):
        pen.text(x, 30.0, words, META)
    pen.right(pen.sheet.right - 27.0, 30.0, "Pages", META, 14.0)
    pen.right(pen.sheet.right, 30.0, "Amount", META, 26.0)


def _row(pen: Pen, y: float, number: int, letter: PostedLetter) -> None:
    pen.text(20.0, y, str(number), CELL)
    pen.fitted(30.0, y, letter.name, CELL_NAME, 53.0)
    pen.fitted(85.0, y, letter.place, CELL, 38.0)
    pen.fitted(125.0, y, letter.step, CELL, 28.0)
    pen.right(pen.sheet.right - 27.0, y, str(letter.pages), CELL, 8.0)
    pen.right(pen.sheet.right, y, letter.amount, CELL_SUM, 26.0)
