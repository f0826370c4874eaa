"""Pages of a PDF as pictures: for the preview, and for a printer."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from collector_desktop.documents.pdfium import PDFIUM
from collector_desktop.ui.later import Later

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2
else:
    pypdfium2 = Later("pypdfium2")

PRINT_DPI = 300
BAND_ROWS = 128  # about a centimetre of a printed page
POINTS_PER_INCH = 72
_ROUNDING = 0.01  # PDFium rounds up what the division leaves over
Size = tuple[float, float]


@contextmanager
def opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF for as long as the block runs; no other thread uses PDFium meanwhile."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(content)
        document.init_forms()  # else what is filled in on a form is not drawn
        try:
            yield document
        finally:
            document.close()


def page_count(content: bytes) -> int:
    """Return how many pages a PDF has."""
    with opened(content) as document:
        return len(document)


def page_sizes(content: bytes) -> tuple[Size, ...]:
    """Return the width and height of every page, in points."""
    with opened(content) as document:
        return tuple(document.get_page_size(at) for at in range(len(document)))


def draw_page(content: bytes, at: int, width: int) -> QImage:
    """Return one page, drawn so many pixels wide."""
    with opened(content) as document:
        return _drawn(document, at, (width - _ROUNDING) / document[at].get_width())


def draw_sheet(content: bytes, at: int) -> tuple[QImage, ...]:
    """Return one page as a printer takes it: in bands, each with the first row of the next.

    Python's lock is held while a picture is copied, and while Qt packs it for the printer, so that
    the window would stand still for a whole page; between two bands it gets its turn. The common
    row leaves no gap where edges are rounded.
    """
    with opened(content) as document:
        bitmap = document[at].render(scale=PRINT_DPI / POINTS_PER_INCH, rev_byteorder=True)
        rows, stride, height = memoryview(bitmap.buffer), bitmap.stride, bitmap.height
        return tuple(
            _picture(rows[top * stride : bottom * stride], bitmap.width, bottom - top, stride)
            for top, bottom in _bands(height)
        )


def _bands(height: int) -> Iterator[tuple[int, int]]:
    for top in range(0, height, BAND_ROWS):
        yield top, min(top + BAND_ROWS + 1, height)


def drawn(content: bytes, at: int, width: int) -> tuple[QImage, int, int]:
    """Return a page as `draw_page` does, or else the last one, with its place and their number."""
    with opened(content) as document:
        pages = len(document)
        place = min(max(at, 0), pages - 1)
        scale = (width - _ROUNDING) / document[place].get_width()
        return _drawn(document, place, scale), place, pages


def _drawn(document: pypdfium2.PdfDocument, at: int, scale: float) -> QImage:
    bitmap = document[at].render(scale=scale, rev_byteorder=True)
    return _picture(memoryview(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)


def _picture(rows: memoryview, width: int, height: int, stride: int) -> QImage:
    """Return a picture of its own from what PDFium drew."""
    return QImage(rows, width, height, stride, QImage.Format.Format_RGB888).copy()
