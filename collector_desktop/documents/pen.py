"""A pen over ReportLab's canvas: millimetres from the top left, and only clean text.

No text is ever parsed as markup: names such as `Smith & <Sons>` are drawn as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from collector_desktop.documents.fonts import (
    REGULAR,
    drawable,
    is_own,
    remembered,
    text_width,
)
from collector_desktop.documents.other_scripts import OtherScripts
from collector_desktop.documents.styles import Style
from collector_desktop.documents.text import plain
from collector_desktop.domain.sheets import A4, Sheet

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader

MM = 72 / 25.4
ELLIPSIS = "…"
READABLE = 6.5

_FITS_KEPT = 8_192


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words in one style; `offset` is its distance from the line's start in mm."""

    words: str
    style: Style
    offset: float = 0.0


class Pen:
    """Draws on the pages of one document, all of them of the size of its `sheet`."""

    def __init__(self, title: str, author: str, language: str = "en-GB", sheet: Sheet = A4) -> None:
        """Open a document; the same calls afterwards give the same bytes."""
        _set_up_reportlab()
        self.sheet = sheet
        self._height = sheet.height
        self._buffer = BytesIO()
        self._canvas = Canvas(
            self._buffer,
            pagesize=(sheet.width * MM, sheet.height * MM),
            invariant=1,
            pageCompression=1,
            initialFontName=REGULAR,  # type: ignore[arg-type]
            lang=language,
        )
        self._canvas.setTitle(plain(title))
        self._canvas.setAuthor(plain(author))
        self._canvas.setCreator("Collector Desktop")
        self._others = OtherScripts(self._canvas)
        self._fill = ""
        self._colours: dict[str, Color] = {}

    def text(self, x: float, y: float, words: str, style: Style) -> None:
        """Write with the left edge at x and the baseline at y."""
        self._draw(x, y, drawable(words), style)

    def fitted(self, x: float, y: float, words: str, style: Style, width: float) -> None:
        """Write from x, made smaller and then cut with an ellipsis to stay in `width`."""
        clean, fit, _ = fit_text(words, style, width)
        self._draw(x, y, clean, fit)

    def right(self, x: float, y: float, words: str, style: Style, width: float) -> None:
        """Write up to x; made as small as it must be, since a cut figure is a wrong one."""
        clean, fit, natural = fit_text(words, style, width, smallest=1.0)
        self._draw(x - natural, y, clean, fit)

    def spans(self, x: float, y: float, line: Sequence[Span]) -> None:
        """Write one line that `wrap` made."""
        for span in line:
            self._draw(x + span.offset, y, span.words, span.style)

    def box(
        self, x: float, y: float, size: tuple[float, float], colour: str, radius: float = 0.0
    ) -> None:
        """Fill a rectangle of (width, height) whose top left corner is at (x, y)."""
        self._set_fill(colour)
        width, height = size
        bottom = (self._height - y - height) * MM
        area = (x * MM, bottom, width * MM, height * MM)
        if radius:
            self._canvas.roundRect(*area, radius * MM, stroke=0, fill=1)
        else:
            self._canvas.rect(*area, stroke=0, fill=1)

    def line(self, x: float, y: float, to_x: float, colour: str, points: float = 0.5) -> None:
        """Draw a level line."""
        self._stroke(x, y, to_x, colour, points)

    def cut_line(self, x: float, y: float, to_x: float, colour: str) -> None:
        """Draw a level dashed line."""
        self._canvas.setDash(2.2, 1.8)
        self._stroke(x, y, to_x, colour, 0.7)
        self._canvas.setDash()

    def squares(self, x: float, y: float, side: float, rows: Sequence[Sequence[bool]]) -> None:
        """Fill the true cells of a square grid, black on what is there."""
        self._set_fill("#000000")
        step = side / len(rows) * MM
        path = self._canvas.beginPath()
        top = (self._height - y) * MM
        for row, cells in enumerate(rows):
            for column, is_dark in enumerate(cells):
                if is_dark:
                    path.rect(x * MM + column * step, top - (row + 1) * step, step, step)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def picture(self, x: float, y: float, size: tuple[float, float], image: ImageReader) -> None:
        """Place a picture of (width, height) with its top left corner at (x, y)."""
        width, height = size
        bottom = (self._height - y - height) * MM
        self._canvas.drawImage(image, x * MM, bottom, width * MM, height * MM, mask="auto")

    def end_page(self) -> None:
        """Finish the page; what follows goes on the next."""
        self._canvas.showPage()
        self._fill = ""

    def finish(self) -> bytes:
        """Return the PDF."""
        self._canvas.save()
        return self._buffer.getvalue()

    def _draw(self, x: float, y: float, clean: str, style: Style) -> None:
        if clean:
            self._set_fill(style.colour)
            if not is_own(clean):
                self._others.draw(x * MM, (self._height - y) * MM, clean, style)
                return
            self._canvas.setFont(style.face, style.size)
            self._canvas.drawString(x * MM, (self._height - y) * MM, clean)

    def _stroke(self, x: float, y: float, to_x: float, colour: str, points: float) -> None:
        level = (self._height - y) * MM
        self._canvas.setStrokeColor(self._colour(colour))
        self._canvas.setLineWidth(points)
        self._canvas.line(x * MM, level, to_x * MM, level)

    def _set_fill(self, colour: str) -> None:
        if colour != self._fill:
            self._canvas.setFillColor(self._colour(colour))
            self._fill = colour

    def _colour(self, colour: str) -> Color:
        if colour not in self._colours:
            self._colours[colour] = HexColor(colour)
        return self._colours[colour]


@remembered(_FITS_KEPT)
def fit_text(
    words: str, style: Style, width: float, smallest: float = READABLE
) -> tuple[str, Style, float]:
    """Return the text, the style and the width in mm in which it stays inside `width` mm."""
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


def _elided(clean: str, style: Style, width: float) -> str:
    """Return the longest beginning that fits with an ellipsis."""
    low, high = 0, len(clean)
    while low < high:
        middle = (low + high + 1) // 2
        piece = clean[:middle].rstrip() + ELLIPSIS
        if text_width(piece, style.face, style.size) <= width * MM:
            low = middle
        else:
            high = middle - 1
    return clean[:low].rstrip() + ELLIPSIS


def _set_up_reportlab() -> None:
    """Forbid fetching and evaluating, whatever the defaults become, and write binary streams."""
    rl_config.toColorCanUse = None  # type: ignore[assignment]
    rl_config.trustedHosts = None
    rl_config.trustedSchemes = []
    rl_config.useA85 = 0
