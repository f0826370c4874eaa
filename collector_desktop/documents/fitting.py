"""How text is made to stay in a width: smaller, and only names cut with an ellipsis.

A cut amount, number, day or reference is a wrong one; `WHOLE` is the size down to which those are
written smaller, which nothing but hostile text reaches.
"""

from __future__ import annotations

from dataclasses import replace

from collector_desktop.documents.fonts import drawable, remembered, text_width
from collector_desktop.documents.styles import Style

MM = 72 / 25.4
ELLIPSIS = "…"
READABLE = 6.5
EASY = 7.5
WHOLE = 1.0
CLOSEST = 1.05 / MM  # mm between the baselines of lines for each point of their size

_FITS_KEPT = 8_192
_WIDEST = 1.05  # of its size is the widest letter of ASCII in our faces


@remembered(_FITS_KEPT)
def fit_text(
    words: str, style: Style, width: float, smallest: float = READABLE
) -> tuple[str, Style, float]:
    """Return the text, the style and the width in mm in which it stays inside `width` mm.

    It is made smaller down to `smallest` points, and then cut with an ellipsis.
    """
    clean = drawable(words)
    natural = text_width(clean, style.face, style.size) / MM
    if natural <= width:
        return clean, style, natural
    size = max(style.size * width / natural, min(smallest, style.size))
    natural *= size / style.size
    fit = replace(style, size=size)
    if natural <= width * 1.001:
        return clean, fit, natural
    clean = _elided(clean, fit, width)
    return clean, fit, text_width(clean, fit.face, fit.size) / MM


def stays_readable(words: str, style: Style, width: float, least: float = READABLE) -> bool:
    """Return whether a text fits on one line without being smaller than so many points."""
    size = min(least, style.size)
    if words.isascii() and len(words) * size * _WIDEST <= width * MM:
        return True
    _, fit, _ = fit_text(words, style, width, WHOLE)
    return fit.size >= size


def _elided(clean: str, style: Style, width: float) -> str:
    """Return the longest beginning that fits with an ellipsis."""
    return clean[: fitting_letters(clean, style, width, ELLIPSIS)].rstrip() + ELLIPSIS


def fitting_letters(clean: str, style: Style, width: float, end: str = "") -> int:
    """Return how many letters of a text fit in a width, with what ends them."""
    low, high = 0, len(clean)
    while low < high:
        middle = (low + high + 1) // 2
        piece = clean[:middle].rstrip() + end
        if text_width(piece, style.face, style.size) <= width * MM:
            low = middle
        else:
            high = middle - 1
    return low
