"""What stands on every page of every document: sender, address, fold marks, footer, number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from reportlab.lib.utils import ImageReader

from collector_desktop.documents.address import draw_address
from collector_desktop.documents.content import Letterhead
from collector_desktop.documents.flow import Page
from collector_desktop.documents.fonts import REGULAR, STRONG
from collector_desktop.documents.pen import Pen, fit_text
from collector_desktop.documents.styles import (
    ACCENT,
    FOOTER,
    LEFT,
    META,
    RIGHT,
    RULE,
    WHITE,
    Style,
)
from collector_desktop.documents.wording import ENGLISH, PaperWords
from collector_desktop.documents.wrap import wrap_words

NEXT_TOP = 30.0
BOTTOM = 272.0
LOGO_TOP = 14.0
LOGO_SIDE = 13.0
LOGO_WIDEST = 32.0
CONTACT_LEFT = 128.0
FOOTER_BASELINE = 283.3
_NAME = Style(STRONG, 12.5)
_INITIALS = Style(STRONG, 14, WHITE)
_SENDER_LINE = Style(REGULAR, 8.5, META.colour)
_PICTURE_STARTS = (b"\x89PNG\r\n", b"\xff\xd8\xff")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts around the flow; `running_head` names the document on later pages."""

    letterhead: Letterhead
    address_lines: tuple[str, ...]
    running_head: str
    margin: float = LEFT
    numbers_single_page: bool = True
    words: PaperWords = ENGLISH


def draw_frame(pen: Pen, frame: Frame, number: int, count: int) -> None:
    """Draw all that surrounds the flow on page `number` of `count`."""
    if number == 1:
        _draw_sender(pen, frame.letterhead)
        draw_address(pen, frame.address_lines, frame.letterhead.envelope)
        for fold in frame.letterhead.envelope.folds:
            pen.line(5.0, fold, 7.5, RULE, 0.35)
    else:
        pen.fitted(frame.margin, 19.4, frame.letterhead.name, Style(STRONG, 10), 70)
        pen.right(RIGHT, 19.4, frame.running_head, META, 95)
    if count > 1 or frame.numbers_single_page:
        pen.right(RIGHT, 11.4, frame.words.page_of(number, count), META, 40)
    width = RIGHT - frame.margin
    for index, line in enumerate(wrap_words(frame.letterhead.footer, FOOTER, width, 2)):
        pen.spans(frame.margin, FOOTER_BASELINE + index * 3.0, line)


def draw_blocks(pen: Pen, page: Page) -> None:
    """Draw what the flow put on a page."""
    for placed in page:
        placed.block.draw(pen, placed.top)


def _draw_sender(pen: Pen, letterhead: Letterhead) -> None:
    """Draw logo, name, address and contact lines."""
    left = LEFT + _draw_logo(pen, letterhead) + 4.0
    width = CONTACT_LEFT - left - 4.0
    pen.fitted(left, 19.4, letterhead.name, _NAME, width)
    address = ", ".join(line for line in letterhead.address_lines if line.strip())
    for index, line in enumerate(wrap_words(address, _SENDER_LINE, width, 3)):
        pen.spans(left, 24.9 + index * 4.1, line)
    step = min(4.4, 26.0 / max(len(letterhead.contact_lines), 1))
    for index, words in enumerate(letterhead.contact_lines):
        pen.right(RIGHT, 17.4 + index * step, words, META, RIGHT - CONTACT_LEFT)


def _draw_logo(pen: Pen, letterhead: Letterhead) -> float:
    """Draw the logo, or the initials on a tile, and return the width."""
    image = _picture(letterhead.logo) if letterhead.logo else None
    if image is None:
        accent = letterhead.accent if _COLOUR.fullmatch(letterhead.accent) else ACCENT
        pen.box(LEFT, LOGO_TOP, (LOGO_SIDE, LOGO_SIDE), accent, 2.0)
        _, _, width = fit_text(letterhead.initials, _INITIALS, LOGO_SIDE - 2)
        start = LEFT + (LOGO_SIDE - width) / 2
        pen.fitted(start, LOGO_TOP + 8.3, letterhead.initials, _INITIALS, LOGO_SIDE - 2)
        return LOGO_SIDE
    pixels_wide, pixels_high = image.getSize()
    scale = min(LOGO_SIDE / pixels_high, LOGO_WIDEST / pixels_wide)
    size = (pixels_wide * scale, pixels_high * scale)
    pen.picture(LEFT, LOGO_TOP + (LOGO_SIDE - size[1]) / 2, size, image)
    return size[0]


@lru_cache(maxsize=4)
def _picture(data: bytes) -> ImageReader | None:
    """Return a PNG or JPEG ready to draw, or None when the data are neither."""
    if not data.startswith(_PICTURE_STARTS):
        return None
    try:
        image = ImageReader(BytesIO(data))
        image.getRGBData()  # type: ignore[no-untyped-call]
    except (OSError, ValueError, SyntaxError):
        return None
    return image
