"""A pen over ReportLab's canvas: millimetres from the top left, and only clean text.

No text is ever parsed as markup: names such as `Smith & <Sons>` are drawn as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFString
from reportlab.pdfgen.canvas import Canvas

from collector_desktop.documents.fitting import MM, WHOLE, fit_text
from collector_desktop.documents.fonts import REGULAR, drawable, is_own
from collector_desktop.documents.imported_pages import add_to, imported_pages
from collector_desktop.documents.other_scripts import OtherScripts
from collector_desktop.documents.pdf_file import pdf_file
from collector_desktop.documents.shapes import numbers, rounded
from collector_desktop.documents.shown_text import shown_text
from collector_desktop.documents.styles import Style
from collector_desktop.documents.tagging import Tags
from collector_desktop.documents.text import plain
from collector_desktop.documents.xmp import About, Keeps
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.sheets import A4, Sheet

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader

    from collector_desktop.documents.data_file import DataFile

_PRINTED = 4  # ISO 32000-1, 12.5.3: kept papers may have no other annotation


@frozen
class Span:
    """A run of words in one style; `offset` is its distance from the line's start in mm."""

    words: str
    style: Style
    offset: float = 0.0


class Pen:
    """Draws on the pages of one document, all of them of the size of its `sheet`.

    `tags` says what is drawn: without a word from the caller, each text is a paragraph, and lines
    and boxes are decoration.
    """

    def __init__(self, title: str, author: str, language: str = "en-GB", sheet: Sheet = A4) -> None:
        """Open a document; the same calls afterwards give the same bytes."""
        _set_up_reportlab()
        self.sheet = sheet
        self._height = sheet.height
        self._canvas = Canvas(
            BytesIO(),
            pagesize=(sheet.width * MM, sheet.height * MM),
            invariant=1,
            pageCompression=1,
            initialFontName=REGULAR,  # type: ignore[arg-type]
        )
        self.tags = Tags(self._canvas)
        self._about = About(plain(title), plain(author), language)
        self._others = OtherScripts(self._canvas)
        self._attached: list[DataFile] = []
        self._under: list[str] = []
        self._fill = ""

    def text(self, x: float, y: float, words: str, style: Style) -> None:
        """Write with the left edge at x and the baseline at y."""
        self._draw(x, y, drawable(words), style)

    def name(self, x: float, y: float, words: str, style: Style, width: float) -> None:
        """Write a name from x, made smaller and then cut with an ellipsis to stay in `width`."""
        clean, fit, _ = fit_text(words, style, width)
        self._draw(x, y, clean, fit)

    def whole(self, x: float, y: float, words: str, style: Style, width: float) -> None:
        """Write from x, as small as it must be: all that is no name, since a cut one is wrong."""
        clean, fit, _ = fit_text(words, style, width, WHOLE)
        self._draw(x, y, clean, fit)

    def right(self, x: float, y: float, words: str, style: Style, width: float) -> None:
        """Write up to x; made as small as it must be, as `whole`."""
        clean, fit, natural = fit_text(words, style, width, WHOLE)
        self._draw(x - natural, y, clean, fit)

    def spans(self, x: float, y: float, line: Sequence[Span]) -> None:
        """Write one line that `wrap` made."""
        for span in line:
            self._draw(x + span.offset, y, span.words, span.style)

    def box(
        self, x: float, y: float, size: tuple[float, float], colour: str, radius: float = 0.0
    ) -> None:
        """Fill a rectangle of (width, height) whose top left corner is at (x, y)."""
        self.tags.mark_decoration()
        self._set_fill(colour)
        width, height = size
        bottom = (self._height - y - height) * MM
        area = (x * MM, bottom, width * MM, height * MM)
        path = rounded(area, radius * MM) if radius else f"{numbers(*area)} re"
        self._write(f"{path} f")

    def line(self, x: float, y: float, to_x: float, colour: str, points: float = 0.5) -> None:
        """Draw a level line."""
        self._stroke(x, y, to_x, colour, points)

    def cut_line(self, x: float, y: float, to_x: float, colour: str) -> None:
        """Draw a level dashed line."""
        self.tags.mark_decoration()
        self._write("[2.2 1.8] 0 d")
        self._stroke(x, y, to_x, colour, 0.7)
        self._write("[] 0 d")

    def squares(self, x: float, y: float, side: float, rows: Sequence[Sequence[bool]]) -> None:
        """Fill the true cells of a square grid, black on what is there."""
        self.tags.mark_decoration()
        self._set_fill("#000000")
        step, top = side / len(rows) * MM, (self._height - y) * MM
        runs = (
            f"{start} {row} {count} 1 re"
            for row, cells in enumerate(rows)
            for start, count in _runs(cells)
        )
        # Counted in squares from the top left: short numbers are written faster and take no room.
        self._write(f"q {step:.5f} 0 0 {-step:.5f} {numbers(x * MM, top)} cm")
        self._write(f"{' '.join(runs)} f Q")

    def picture(self, x: float, y: float, size: tuple[float, float], image: ImageReader) -> None:
        """Place a picture of (width, height) with its top left corner at (x, y)."""
        width, height = size
        bottom = (self._height - y - height) * MM
        self.tags.mark_decoration()
        self._canvas.drawImage(image, x * MM, bottom, width * MM, height * MM, mask="auto")

    def figure(self, x: float, y: float, size: tuple[float, float], words: str) -> Tags:
        """Say that what is drawn next is a picture, and what it says in words."""
        left, top = x * MM, (self._height - y) * MM
        box = (left, top - size[1] * MM, left + size[0] * MM, top)
        return self.tags.figure(plain(words), box)

    def link(self, x: float, y: float, address: str, style: Style, width: float) -> None:
        """Write where an address on the web leads, so that a click goes there."""
        clean, fit, natural = fit_text(address.removeprefix("https://"), style, width, WHOLE)
        high = fit.size / MM
        foot = (self._height - y - high * 0.25) * MM
        area = (x * MM, foot, (x + natural) * MM, foot + high * MM)
        with self.tags.inside("Link"):
            self._draw(x, y, clean, fit)
            count = self._canvas._annotationCount + 1  # type: ignore[attr-defined]  # noqa: SLF001
            key = self.tags.link(f"Annot.NUMBER{count}")
            said = PDFString(address)
            self._canvas.linkURL(address, area, F=_PRINTED, StructParent=key, Contents=said)

    def underlay(self, content: bytes, number: int) -> bool:
        """Draw what a letterhead has for page `number` over the sheet; return whether it has any.

        What others drew has no structure, and may keep to no standard: the file says no more of
        itself than it can.
        """
        found = imported_pages(content)
        if not self._under:
            self._under = add_to(self._canvas._doc, found, "Under")  # type: ignore[attr-defined]  # noqa: SLF001
            self.keep_at_most(Keeps.NOTHING if found.doubts else Keeps.LOOKS)
        place = min(number, 2) - 1
        if place >= len(found.pages):
            return False
        page = found.pages[place]
        across, up = self.sheet.width * MM / page.width, self.sheet.height * MM / page.height
        self.tags.mark_decoration()
        self._write(f"q {across:.5f} 0 0 {up:.5f} 0 0 cm")
        self._canvas.doForm(self._under[place])
        self._write("Q")
        return True

    def keep_at_most(self, level: Keeps) -> None:
        """Let the file claim no more than a level, as something in it keeps to no more."""
        self._about = replace(self._about, keeps=min(self._about.keeps, level))

    def attach(self, file: DataFile | None) -> None:
        """Put a file with data inside the document, if there is one."""
        if file is not None:
            self._attached.append(file)

    def end_page(self) -> None:
        """Finish the page; what follows goes on the next."""
        self.tags.end_page()
        self._canvas.showPage()
        self._fill = ""

    def finish(self) -> bytes:
        """Return the PDF."""
        return pdf_file(self._canvas, self.tags, self._about, tuple(self._attached))

    def _draw(self, x: float, y: float, clean: str, style: Style) -> None:
        if not clean:
            return
        self.tags.mark_words()
        self._set_fill(style.colour)
        left, baseline = x * MM, (self._height - y) * MM
        if is_own(clean):
            shown = shown_text(clean, style, self._canvas._doc)  # type: ignore[attr-defined]  # noqa: SLF001
            self._write(f"BT 1 0 0 1 {left:.3f} {baseline:.3f} Tm {shown} ET")
        else:
            self._others.draw(left, baseline, clean, style)

    def _stroke(self, x: float, y: float, to_x: float, colour: str, points: float) -> None:
        self.tags.mark_decoration()
        level = (self._height - y) * MM
        start, end = numbers(x * MM, level), numbers(to_x * MM, level)
        self._write(f"{_colour(colour)} RG {points} w {start} m {end} l S")

    def _set_fill(self, colour: str) -> None:
        if colour != self._fill:
            self._write(f"{_colour(colour)} rg")
            self._fill = colour

    def _write(self, operators: str) -> None:
        """Put operators on the page (ISO 32000-1, annex A), which ReportLab would write slower."""
        self._canvas._code.append(operators)  # type: ignore[attr-defined]  # noqa: SLF001


@lru_cache(maxsize=64)
def _colour(colour: str) -> str:
    """Return a colour such as `#A31E15` as three parts of one."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4f}" for at in (1, 3, 5))


def _runs(cells: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield start and length of each run of true cells."""
    start = 0
    for is_dark, run in groupby(cells):
        count = len(list(run))
        if is_dark:
            yield start, count
        start += count


def _set_up_reportlab() -> None:
    """Forbid fetching and evaluating, whatever the defaults become, and write binary streams."""
    rl_config.toColorCanUse = None  # type: ignore[assignment]
    rl_config.trustedHosts = None
    rl_config.trustedSchemes = []
    rl_config.useA85 = 0
