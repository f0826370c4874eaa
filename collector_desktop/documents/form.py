"""Forms to be filled in, on the screen or by hand: labels over boxes, a row at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from collector_desktop.documents.content import Letterhead, Pair
from collector_desktop.documents.flow import Block, Room, paginate
from collector_desktop.documents.fonts import REGULAR, STRONG
from collector_desktop.documents.form_fields import PlacedField, with_fields
from collector_desktop.documents.page import Frame, draw_blocks, draw_frame
from collector_desktop.documents.paragraphs import Measure, space
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import (
    BODY,
    GREY,
    INK,
    LEFT,
    META,
    RULE,
    SOFT,
    WHITE,
    Style,
)
from collector_desktop.documents.title import BAND_TOP, draw_title
from collector_desktop.documents.wording import paper_words
from collector_desktop.documents.xmp import Keeps
from collector_desktop.domain.frozen import frozen

GAP, LABEL_HEIGHT, LINE_HEIGHT, BELOW = 4.0, 4.4, 6.4, 2.4
BLANK_TOP = 74.0
CHECK_SIDE, CHECK_HEIGHT, SIGN_HEIGHT = 4.0, 6.6, 17.0
_HEADING, _LABEL = Style(STRONG, 11.5), Style(REGULAR, 8, GREY)
_BESIDE = Style(REGULAR, 9.5, INK)


@frozen
class FormField:
    """One thing that is asked for; `share` is how much of the row it takes, `value` is filled in.

    A check is a box before its label. What is to be signed is a line, for a pen only.
    """

    name: str
    label: str
    share: float = 1.0
    lines: int = 1
    value: str = ""
    is_check: bool = False
    is_signed: bool = False


@frozen
class FormSection:
    """A heading with rows of fields."""

    heading: str
    rows: tuple[tuple[FormField, ...], ...]
    note: str = ""


@frozen
class Form:
    """All that a form shows; to nobody in particular it has no address."""

    letterhead: Letterhead
    title: str
    intro: str
    sections: tuple[FormSection, ...]
    facts: tuple[Pair, ...] = ()
    customer: str = ""
    address_lines: tuple[str, ...] = ()
    language: str = "en-GB"


def render_form(form: Form) -> bytes:
    """Return the form as a PDF with fields to fill in; the same input gives the same bytes.

    The fonts must have been registered, see `fonts.register_fonts`.
    """
    name = ", ".join(part for part in (form.title, form.customer) if part)
    sheet = form.letterhead.sheet
    pen = Pen(name, form.letterhead.name, form.language, sheet)
    frame = Frame(form.letterhead, form.address_lines, name, words=paper_words(form.language))
    placed: list[PlacedField] = []
    blocks = _blocks(form, sheet.written, placed)
    first_top = BAND_TOP if form.address_lines else BLANK_TOP
    pages = paginate(blocks, Room(first_top, sheet.head, sheet.bottom, sheet.bottom))
    for number, page in enumerate(pages, start=1):
        before = len(placed)
        draw_frame(pen, frame, number, len(pages))
        if number == 1:
            draw_title(pen, form.title, form.facts, form.letterhead.envelope)
        draw_blocks(pen, page)
        placed[before:] = [each.on(number) for each in placed[before:]]
        pen.end_page()
    pen.keep_at_most(Keeps.LOOKS)
    return with_fields(pen.finish(), placed, sheet.height)


def _blocks(form: Form, width: float, placed: list[PlacedField]) -> list[Block]:
    measure = Measure(LEFT, width, 5.2, 4.0)
    blocks = [*measure.paragraph([(form.intro, BODY)]), space(3.0, keeps_next=False)]
    for section in form.sections:
        blocks += measure.paragraph(
            [(section.heading, _HEADING)], 1.6, 1.4, keeps_next=True, role="H2"
        )
        if section.note:
            blocks += measure.paragraph([(section.note, META)], after=1.0, keeps_next=True)
        last = len(section.rows) - 1
        for at, row in enumerate(section.rows):
            draw = partial(_draw_row, row, width, placed)
            blocks.append(Block(_height(row), draw, keeps_next=at == 0 and at < last))
    return blocks


def _height(row: Sequence[FormField]) -> float:
    if all(field.is_check for field in row):
        return CHECK_HEIGHT
    if any(field.is_signed for field in row):
        return SIGN_HEIGHT
    return LABEL_HEIGHT + LINE_HEIGHT * max(field.lines for field in row) + BELOW


def _draw_row(
    row: Sequence[FormField], width: float, placed: list[PlacedField], pen: Pen, top: float
) -> None:
    room = width - GAP * (len(row) - 1)
    whole, x = sum(field.share for field in row), LEFT
    for field in row:
        part = room * field.share / whole
        if field.is_check:
            _draw_check(field, (x, top, part), placed, pen)
        elif field.is_signed:
            pen.whole(x, top + 3.2, field.label, _LABEL, part)
            pen.line(x, top + SIGN_HEIGHT - BELOW, x + part, INK, 0.5)
        else:
            _draw_box(field, (x, top, part), _height(row), placed, pen)
        x += part + GAP


def _draw_box(
    field: FormField,
    place: tuple[float, float, float],
    height: float,
    placed: list[PlacedField],
    pen: Pen,
) -> None:
    x, top, width = place
    size = (width, height - LABEL_HEIGHT - BELOW)
    pen.whole(x, top + 3.2, field.label, _LABEL, width)
    pen.box(x, top + LABEL_HEIGHT, size, SOFT, 0.8)
    pen.line(x, top + LABEL_HEIGHT + size[1], x + width, RULE, 0.6)
    box = (x, top + LABEL_HEIGHT, *size)
    placed.append(PlacedField(field.name, field.label, box, field.value, field.lines > 1))


def _draw_check(
    field: FormField, place: tuple[float, float, float], placed: list[PlacedField], pen: Pen
) -> None:
    x, top, width = place
    pen.box(x, top + 0.4, (CHECK_SIDE, CHECK_SIDE), GREY, 0.6)
    pen.box(x + 0.25, top + 0.65, (CHECK_SIDE - 0.5, CHECK_SIDE - 0.5), WHITE, 0.4)
    pen.whole(x + CHECK_SIDE + 2.4, top + 3.7, field.label, _BESIDE, width - CHECK_SIDE - 2.4)
    box = (x, top + 0.4, CHECK_SIDE, CHECK_SIDE)
    placed.append(PlacedField(field.name, field.label, box, field.value, is_check=True))
