"""Pages of a PDF as pictures: for the preview, and for a printer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from PySide6.QtGui import QImage

from collector_desktop.documents.pdfium import PDFIUM

PRINT_DPI = 300
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


def draw_sheet(content: bytes, at: int) -> QImage:
    """Return one page as a printer takes it."""
    with opened(content) as document:
        return _drawn(document, at, PRINT_DPI / POINTS_PER_INCH)


def drawn(content: bytes, at: int, width: int) -> tuple[QImage, int, int]:
    """Return a page as `draw_page` does, or else the last one, with its place and their number."""
    with opened(content) as document:
        pages = len(document)
        place = min(max(at, 0), pages - 1)
        scale = (width - _ROUNDING) / document[place].get_width()
        return _drawn(document, place, scale), place, pages


def _drawn(document: pypdfium2.PdfDocument, at: int, scale: float) -> QImage:
    bitmap = document[at].render(scale=scale, rev_byteorder=True)
    layout = QImage.Format.Format_RGB888
    size = (bitmap.width, bitmap.height, bitmap.stride)
    return QImage(bytes(bitmap.buffer), *size, layout).copy()
