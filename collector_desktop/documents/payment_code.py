"""The square code that a banking app reads."""

from __future__ import annotations

from collector_desktop.documents.content import HowToPay
from collector_desktop.documents.fonts import MEDIUM
from collector_desktop.documents.pen import Pen, fit_text
from collector_desktop.documents.qr_code import squares_of
from collector_desktop.documents.styles import GREY, Style

_CAPTION = Style(MEDIUM, 7.5, GREY)


def draw_code(pen: Pen, how_to_pay: HowToPay, corner: tuple[float, float], side: float) -> None:
    """Draw the payment code with its caption underneath."""
    x, y = corner
    with pen.figure(x, y, (side, side), how_to_pay.qr_caption or how_to_pay.pay_to):
        pen.squares(x, y, side, code_squares(how_to_pay.qr_payload))
    _, _, width = fit_text(how_to_pay.qr_caption, _CAPTION, side + 4.0)
    start = x + (side - width) / 2
    pen.fitted(start, y + side + 4.2, how_to_pay.qr_caption, _CAPTION, side + 4.0)


def code_squares(payload: str) -> list[list[bool]]:
    """Return the dark squares of the code, row by row; level M as payment codes ask."""
    return squares_of(payload.encode())
