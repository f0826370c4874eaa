"""Fits a postal address into the part of the sheet that shows in a window envelope."""

from __future__ import annotations

from dataclasses import dataclass

from collector_desktop.documents.fonts import REGULAR, text_width
from collector_desktop.documents.pen import MM, Pen
from collector_desktop.documents.styles import Style
from collector_desktop.documents.text import plain
from collector_desktop.documents.wrap import wrap

WINDOW_LEFT = 24.0
FIRST_BASELINE = 60.4
WINDOW_WIDTH = 65.0


@dataclass(frozen=True, slots=True)
class Setting:
    """A way to set the address: size in points, lines, and their distance in mm."""

    size: float
    lines: int
    leading: float


SETTINGS = (Setting(10, 5, 4.3), Setting(10, 6, 4.0), Setting(8.5, 7, 3.3))


def draw_address(pen: Pen, lines: tuple[str, ...]) -> None:
    """Write the address where all common UK window envelopes show it."""
    fitting, setting = fit_address(lines)
    style = Style(REGULAR, setting.size)
    for index, line in enumerate(fitting):
        baseline = FIRST_BASELINE + index * setting.leading
        pen.fitted(WINDOW_LEFT, baseline, line, style, WINDOW_WIDTH)


def fit_address(lines: tuple[str, ...]) -> tuple[list[str], Setting]:
    """Return the lines to print and how to set them.

    Long lines are broken while there is room below; otherwise neighbours are
    joined with a comma, but the addressee and the last line stay by themselves.
    """
    clean = [text for text in (plain(line).strip() for line in lines) if text]
    for setting in SETTINGS:
        broken = _broken(clean, setting)
        if len(broken) <= setting.lines:
            return broken, setting
        merged = _merged(clean, setting.lines)
        if all(_width(line, setting) <= WINDOW_WIDTH for line in merged):
            return merged, setting
    return _merged(clean, SETTINGS[-1].lines), SETTINGS[-1]


def _broken(lines: list[str], setting: Setting) -> list[str]:
    """Return the lines with those too wide for the window broken."""
    style = Style(REGULAR, setting.size)
    pieces = (piece for line in lines for piece in wrap([(line, style)], WINDOW_WIDTH))
    return [" ".join(span.words for span in piece) for piece in pieces]


def _merged(lines: list[str], at_most: int) -> list[str]:
    """Return at most so many lines, the shortest neighbours joined first."""
    merged = list(lines)
    while len(merged) > at_most:
        inner = range(1, len(merged) - 2)
        shortest = min(inner, key=lambda index: len(merged[index]) + len(merged[index + 1]))
        merged[shortest : shortest + 2] = [f"{merged[shortest]}, {merged[shortest + 1]}"]
    return merged


def _width(line: str, setting: Setting) -> float:
    return text_width(line, REGULAR, setting.size) / MM
