"""The square code that a banking app reads."""

from __future__ import annotations

from collector_desktop.documents.content import HowToPay
from collector_desktop.documents.fonts import MEDIUM
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.qr_code import squares_of
from collector_desktop.documents.styles import GREY, Style
from collector_desktop.documents.wrap import Line, line_width, parted, wrap_words

_CAPTION = Style(MEDIUM, 7.5, GREY)
_BESIDE, _TALL, _DEEP, _STEP, _LINES = 2.0, 2.4, 0.7, 3.2, 2
_QUIET_SQUARES = 4


def draw_code(pen: Pen, how_to_pay: HowToPay, corner: tuple[float, float], side: float) -> None:
    """Draw the payment code with its caption underneath."""
    x, y = corner
    squares = code_squares(how_to_pay.qr_payload)
    with pen.figure(x, y, (side, side), how_to_pay.qr_caption or how_to_pay.pay_to):
        pen.squares(x, y, side, squares)
    baseline = y + side + _quiet(squares, side) + _TALL
    with pen.tags.inside("P"):
        for at, line in enumerate(_caption(how_to_pay, side)):
            start = x + (side - line_width(line)) / 2
            pen.spans(start, baseline + at * _STEP, line)


def code_height(how_to_pay: HowToPay, side: float) -> float:
    """Return how much the code takes from its top down, in mm, with quiet zone and caption."""
    lines = len(_caption(how_to_pay, side))
    written = _TALL + (lines - 1) * _STEP + _DEEP if lines else 0.0
    return side + _quiet(code_squares(how_to_pay.qr_payload), side) + written


def _caption(how_to_pay: HowToPay, side: float) -> list[Line]:
    return parted(wrap_words(how_to_pay.qr_caption, _CAPTION, side + 2 * _BESIDE, _LINES))


def _quiet(squares: list[list[bool]], side: float) -> float:
    """Return how wide the empty edge is that readers need around the code (ISO/IEC 18004)."""
    return _QUIET_SQUARES * side / len(squares)


def code_squares(payload: str) -> list[list[bool]]:
    """Return the dark squares of the code, row by row; level M as payment codes ask."""
    return squares_of(payload.encode())
