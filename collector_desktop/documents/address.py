"""Fits a postal address into the part of the sheet that shows in a window envelope."""

from __future__ import annotations

from dataclasses import replace

from collector_desktop.documents.fitting import CLOSEST, MM
from collector_desktop.documents.fonts import REGULAR, text_width
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import Style
from collector_desktop.documents.text import plain
from collector_desktop.documents.wrap import wrap
from collector_desktop.domain.envelopes import UK_A4_LEFT, Envelope
from collector_desktop.domain.frozen import frozen

CAPITALS = 3.4
TAILS = 1.0


@frozen
class Setting:
    """A way to set the address: size in points, lines, and their distance in mm."""

    size: float
    lines: int
    leading: float


SETTINGS = (Setting(10, 5, 4.3), Setting(10, 6, 4.0), Setting(8.5, 7, 3.3), Setting(7, 8, 2.8))
# For what nobody writes on an envelope: so small that it is whole anyway.
_TINY = (6.3, 5.6, 5.0, 4.4, 3.8, 3.0, 2.3, 1.6, 1.0)
SMALLER = tuple(Setting(size, 12, size * CLOSEST) for size in _TINY)
FEWEST = 3


def draw_address(pen: Pen, lines: tuple[str, ...], envelope: Envelope = UK_A4_LEFT) -> None:
    """Write the address where the window of an envelope shows it, however the sheet lies."""
    room = envelope.height - CAPITALS - TAILS
    fitting, setting = fit_address(lines, envelope.width, room)
    style = Style(REGULAR, setting.size)
    leading = min(setting.leading, room / max(len(fitting) - 1, 1))
    with pen.tags.inside("Div"):
        for index, line in enumerate(fitting):
            baseline = envelope.top + CAPITALS + index * leading
            pen.whole(envelope.left, baseline, line, style, envelope.width)


def fit_address(lines: tuple[str, ...], width: float, room: float) -> tuple[list[str], Setting]:
    """Return the lines to print and how to set them, in `room` mm from first to last baseline.

    Long lines are broken while there is room below; otherwise neighbours are
    joined with a comma, but the addressee and the last line stay by themselves.
    Nothing is cut, and nothing smaller than 7 points that can be written so.
    """
    clean = [text for text in (plain(line).strip() for line in lines) if text]
    settings = [_within(setting, room) for setting in SETTINGS]
    for setting in settings:
        broken = _broken(clean, setting, width)
        if len(broken) <= setting.lines:
            return broken, setting
        merged = _merged(clean, setting.lines)
        if all(_width(line, setting) <= width for line in merged):
            return merged, setting
    return _squeezed(clean, [*settings, *(_within(each, room) for each in SMALLER)], width)


def _squeezed(lines: list[str], settings: list[Setting], width: float) -> tuple[list[str], Setting]:
    """Return lines joined as far as they must be for the long ones to be broken too."""
    fewest = min(FEWEST, len(lines))
    for setting in settings:
        if sum(_width(line, setting) for line in lines) > setting.lines * width:
            continue
        for count in range(len(lines), fewest - 1, -1):
            broken = _broken(_merged(lines, count), setting, width)
            if len(broken) <= setting.lines:
                return broken, setting
    return _merged(lines, settings[-1].lines), settings[-1]


def _within(setting: Setting, room: float) -> Setting:
    """Return the setting with no more lines than stand clear of each other."""
    most = int(room / (setting.size * CLOSEST)) + 1
    return replace(setting, lines=min(setting.lines, most))


def _broken(lines: list[str], setting: Setting, width: float) -> list[str]:
    """Return the lines with those too wide for the window broken."""
    style = Style(REGULAR, setting.size)
    pieces = (piece for line in lines for piece in wrap([(line, style)], width))
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
