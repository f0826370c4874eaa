"""Colours, type sizes and measures that all documents share; lengths in mm from the top left."""

from __future__ import annotations

from collector_desktop.documents.fonts import MEDIUM, REGULAR, STRONG
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.sheets import MARGIN

INK = "#15191F"
GREY = "#4B5462"
RULE = "#CDD2DA"
ROW_RULE = "#EBEDF1"
SOFT = "#F4F5F7"
WHITE = "#FFFFFF"
DANGER = "#A31E15"
ACCENT = "#3451C6"
# Each a step darker than the one before, so that they differ where no colour is printed.
AGES = ("#D2DDEC", "#F0BE4B", "#EA8A33", "#D2502E", "#951A2B")

LEFT = MARGIN


@frozen
class Style:
    """How a piece of text looks: face, size in points, colour."""

    face: str
    size: float
    colour: str = INK


BODY = Style(REGULAR, 10.5)
BODY_STRONG = Style(STRONG, 10.5)
CELL = Style(REGULAR, 9.5, GREY)
CELL_NAME = Style(MEDIUM, 9.5)
CELL_SUM = Style(STRONG, 9.5)
CELL_LATE = Style(MEDIUM, 9.5, DANGER)
HEADER = Style(REGULAR, 8.5, GREY)
LABEL = Style(REGULAR, 9, GREY)
VALUE = Style(MEDIUM, 9)
META = Style(REGULAR, 8.5, GREY)
FOOTER = Style(REGULAR, 6.8, GREY)
