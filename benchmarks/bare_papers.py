"""A paper as bare calls of ReportLab's canvas: the limit that drawing papers is measured against.

What our pen writes is noted once: each text with its place, face, size and colour, each box and
line. Drawing that again needs no data, no layout and no words; tags and what PDF/A asks for are
left out too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from collector_desktop.documents.fitting import MM
from collector_desktop.documents.fonts import FACES
from collector_desktop.documents.pen import Pen
from collector_desktop.documents.styles import Style

Call = tuple[object, ...]


@dataclass(slots=True)
class Drawn:
    """The calls of a paper page by page, lengths in points from the bottom left."""

    pages: list[list[Call]] = field(default_factory=lambda: [[]])
    size: tuple[float, float] = (0.0, 0.0)

    def note(self, *call: object) -> None:
        """Keep a call of the page that is drawn now."""
        self.pages[-1].append(call)


def noted(render: Callable[[], bytes]) -> Drawn:
    """Return what is drawn while a paper is rendered."""
    drawn = Drawn()
    with _listening(drawn):
        render()
    drawn.pages.pop()
    return drawn


def draw_bare(drawn: Drawn) -> bytes:
    """Return a PDF of the same content by calls of the canvas alone, fonts embedded."""
    content = BytesIO()
    canvas = Canvas(content, drawn.size, invariant=1, pageCompression=1)
    for page in drawn.pages:
        fill = ""
        for kind, *call in page:
            if kind == "text":
                x, y, words, style = call
                fill = _filled(canvas, style.colour, fill)
                canvas.setFont(f"Bare{style.face}", style.size)
                canvas.drawString(x, y, words)
            elif kind == "box":
                *area, colour = call
                fill = _filled(canvas, colour, fill)
                canvas.rect(*area, stroke=0, fill=1)
            else:
                *ends, colour, points = call
                canvas.setStrokeColor(colour)
                canvas.setLineWidth(points)
                canvas.line(*ends)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def _filled(canvas: Canvas, colour: str, before: str) -> str:
    """Fill with a colour from here on, if it is another one."""
    if colour != before:
        canvas.setFillColor(colour)
    return colour


def register_bare(fonts: Path) -> None:
    """Register our fonts once more as ReportLab knows them, without what we keep of them."""
    for face in FACES:
        pdfmetrics.registerFont(TTFont(f"Bare{face}", str(fonts / f"{face}.ttf")))


@contextmanager
def _listening(drawn: Drawn) -> Iterator[None]:
    """Note what every pen draws."""
    kept = {name: getattr(Pen, name) for name in ("_draw", "box", "_stroke", "end_page")}

    def text(pen: Pen, x: float, y: float, clean: str, style: Style) -> None:
        if clean:
            drawn.note("text", x * MM, (pen.sheet.height - y) * MM, clean, style)
        kept["_draw"](pen, x, y, clean, style)

    def box(
        pen: Pen, x: float, y: float, size: tuple[float, float], colour: str, *more: float
    ) -> None:
        bottom = (pen.sheet.height - y - size[1]) * MM
        drawn.note("box", x * MM, bottom, size[0] * MM, size[1] * MM, colour)
        kept["box"](pen, x, y, size, colour, *more)

    def stroke(pen: Pen, x: float, y: float, to_x: float, colour: str, points: float) -> None:
        level = (pen.sheet.height - y) * MM
        drawn.note("line", x * MM, level, to_x * MM, level, colour, points)
        kept["_stroke"](pen, x, y, to_x, colour, points)

    def turn(pen: Pen) -> None:
        drawn.size = (pen.sheet.width * MM, pen.sheet.height * MM)
        drawn.pages.append([])
        kept["end_page"](pen)

    heard = {"_draw": text, "box": box, "_stroke": stroke, "end_page": turn}
    try:
        _set(heard)
        yield
    finally:
        _set(kept)


def _set(methods: dict[str, Callable[..., None]]) -> None:
    for name, function in methods.items():
        setattr(Pen, name, function)
