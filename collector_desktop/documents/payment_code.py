"""The square code that a banking app reads."""

from __future__ import annotations

from collector_desktop.documents.content import HowToPay
from collector_desktop.documents.fonts import MEDIUM
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.qr_code import squares_of
from collector_desktop.documents.styles import GREY, Style
from collector_desktop.documents.wrap import Line, line_width, parted, wrap_words

_CAPTION = Style(MEDIUM, 7.5, GREY)
_BESIDE, _TALL, _STEP, _LINES = 2.0, 2.4, 3.2, 2
_QUIET_SQUARES = 4


def draw_code(pen: Pen, how_to_pay: HowToPay, corner: tuple[float, float], side: float) -> None:
    """Draw the payment code with its caption underneath."""
    x, y = corner
    draw_squares(pen, how_to_pay, corner, side)
    baseline = y + side + quiet_zone(how_to_pay.qr_payload, side) + _TALL
    with pen.tags.inside("P"):
        for at, line in enumerate(_caption(how_to_pay, side)):
            start = x + (side - line_width(line)) / 2
            pen.spans(start, baseline + at * _STEP, line)


def draw_squares(pen: Pen, how_to_pay: HowToPay, corner: tuple[float, float], side: float) -> None:
    """Draw the payment code alone; whoever cannot see it hears its caption."""
    said = how_to_pay.qr_caption or how_to_pay.pay_to
    with pen.figure(*corner, (side, side), said):
        pen.squares(*corner, side, code_squares(how_to_pay.qr_payload))


def quiet_zone(payload: str, side: float) -> float:
    """Return how wide an empty edge readers need (ISO/IEC 18004), in the unit of `side`."""
    return _QUIET_SQUARES * side / len(code_squares(payload))


def _caption(how_to_pay: HowToPay, side: float) -> list[Line]:
    return parted(wrap_words(how_to_pay.qr_caption, _CAPTION, side + 2 * _BESIDE, _LINES))


def code_squares(payload: str) -> list[list[bool]]:
    """Return the dark squares of the code, row by row; level M as payment codes ask."""
    return squares_of(payload.encode())
