"""The square code that a banking app reads."""

from __future__ import annotations

from collector_desktop.documents.content import HowToPay
from collector_desktop.documents.fonts import MEDIUM
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.qr_code import squares_of
from collector_desktop.documents.styles import GREY, Style
from collector_desktop.documents.wrap import line_width, parted, wrap_words

_CAPTION = Style(MEDIUM, 7.5, GREY)
_BESIDE, _BELOW, _STEP, _LINES = 2.0, 4.2, 3.2, 2


def draw_code(pen: Pen, how_to_pay: HowToPay, corner: tuple[float, float], side: float) -> None:
    """Draw the payment code with its caption underneath."""
    x, y = corner
    with pen.figure(x, y, (side, side), how_to_pay.qr_caption or how_to_pay.pay_to):
        pen.squares(x, y, side, code_squares(how_to_pay.qr_payload))
    lines = parted(wrap_words(how_to_pay.qr_caption, _CAPTION, side + 2 * _BESIDE, _LINES))
    with pen.tags.inside("P"):
        for at, line in enumerate(lines):
            start = x + (side - line_width(line)) / 2
            pen.spans(start, y + side + _BELOW + at * _STEP, line)


def code_squares(payload: str) -> list[list[bool]]:
    """Return the dark squares of the code, row by row; level M as payment codes ask."""
    return squares_of(payload.encode())
