"""The sender at the head of the first page, clear of what shows in the window of the envelope."""

from __future__ import annotations

import re
from functools import lru_cache

from reportlab.lib.utils import ImageReader

from collector_desktop.documents.content import Letterhead
from collector_desktop.documents.fitting import WHOLE, fit_text
from collector_desktop.documents.fonts import REGULAR, STRONG
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.plain_picture import PlainPicture
from collector_desktop.documents.styles import ACCENT, LEFT, META, WHITE, Style
from collector_desktop.documents.wrap import Line, parted, wrap_words

LOGO_TOP = 14.0
LOGO_SIDE = 13.0
LOGO_WIDEST = 32.0
CONTACT_WIDTH = 62.0
CONTACT_STEP = 4.4
NAME_BASELINE = 19.4
ADDRESS_BASELINE = 24.9
ADDRESS_STEP = 4.1
MOST_LINES = 3
CLEAR = 1.0
HIGHEST_WINDOW = 32.0
LIFT = 4.5
_NAME = Style(STRONG, 12.5)
_INITIALS = Style(STRONG, 14, WHITE)
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def draw_sender(pen: Pen, letterhead: Letterhead) -> None:
    """Draw logo, name, address and contact lines; higher where the window begins high up."""
    window = letterhead.envelope.window
    lift = LIFT if window.top < HIGHEST_WINDOW else 0.0
    left = LEFT + _draw_logo(pen, letterhead, LOGO_TOP - lift) + 4.0
    contact_left = pen.sheet.right - CONTACT_WIDTH
    width = contact_left - left - 4.0
    pen.whole(left, NAME_BASELINE - lift, letterhead.name, _NAME, width)
    first = ADDRESS_BASELINE - lift
    lines = _address(letterhead, width, window.top - CLEAR - first)
    with pen.tags.inside("P"):
        for index, line in enumerate(parted(lines)):
            pen.spans(left, first + index * ADDRESS_STEP, line)
    room = (window.top if letterhead.envelope.is_right else 45.0) - CLEAR - 17.4
    step = min(CONTACT_STEP, room / max(len(letterhead.contact_lines), 1))
    for index, words in enumerate(letterhead.contact_lines):
        pen.right(pen.sheet.right, 17.4 + index * step, words, META, CONTACT_WIDTH)


def _address(letterhead: Letterhead, width: float, room: float) -> list[Line]:
    """Return the lines of the sender's address that end within `room` below the first baseline."""
    address = ", ".join(line for line in letterhead.address_lines if line.strip())
    most = max(min(int(room / ADDRESS_STEP) + 1, MOST_LINES), 1)
    return wrap_words(address, Style(REGULAR, META.size, META.colour), width, most)


def _draw_logo(pen: Pen, letterhead: Letterhead, top: float) -> float:
    """Draw the logo, or the initials on a tile, and return the width."""
    image = _picture(letterhead.logo) if letterhead.logo else None
    if image is None:
        accent = letterhead.accent if _COLOUR.fullmatch(letterhead.accent) else ACCENT
        _, _, width = fit_text(letterhead.initials, _INITIALS, LOGO_SIDE - 2, WHOLE)
        start = LEFT + (LOGO_SIDE - width) / 2
        with pen.tags.artifact():
            pen.box(LEFT, top, (LOGO_SIDE, LOGO_SIDE), accent, 2.0)
            pen.whole(start, top + 8.3, letterhead.initials, _INITIALS, LOGO_SIDE - 2)
        return LOGO_SIDE
    pixels_wide, pixels_high = image.getSize()
    scale = min(LOGO_SIDE / pixels_high, LOGO_WIDEST / pixels_wide)
    size = (pixels_wide * scale, pixels_high * scale)
    place = top + (LOGO_SIDE - size[1]) / 2
    with pen.figure(LEFT, place, size, letterhead.name):
        pen.picture(LEFT, place, size, image)
    return size[0]


@lru_cache(maxsize=4)
def _picture(logo: PlainPicture) -> ImageReader:
    """Return a logo ready to draw."""
    image = ImageReader(logo.image())
    image.getRGBData()  # type: ignore[no-untyped-call]
    return image
