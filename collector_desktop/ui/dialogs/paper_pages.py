"""Pages of a PDF as pictures: for the preview, and for a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300
_POINTS_PER_INCH = 72


def page_count(content: bytes) -> int:
    """Return how many pages a PDF has."""
    document = pypdfium2.PdfDocument(content)
    try:
        return len(document)
    finally:
        document.close()


def draw_page(content: bytes, at: int, width: int) -> QImage:
    """Return one page, drawn so many pixels wide."""
    document = pypdfium2.PdfDocument(content)
    try:
        return _drawn(document, at, width / document[at].get_width())
    finally:
        document.close()


def draw_sheet(content: bytes, at: int) -> QImage:
    """Return one page as a printer takes it."""
    document = pypdfium2.PdfDocument(content)
    try:
        return _drawn(document, at, PRINT_DPI / _POINTS_PER_INCH)
    finally:
        document.close()


def drawn(content: bytes, at: int, width: int) -> tuple[QImage, int, int]:
    """Return a page as `draw_page` does, or else the last one, with its place and their number."""
    document = pypdfium2.PdfDocument(content)
    try:
        pages = len(document)
        place = min(max(at, 0), pages - 1)
        return _drawn(document, place, width / document[place].get_width()), place, pages
    finally:
        document.close()


class Sheets:
    """Puts one picture after the other on sheets of paper, so that only one is in memory."""

    def __init__(self, printer: QPrinter) -> None:
        self._printer = printer
        self._painter = QPainter()
        self._is_first = True

    def begin(self) -> bool:
        """Start the job; return whether the printer takes it."""
        self._printer.setFullPage(True)
        return bool(self._painter.begin(self._printer))

    def put(self, image: QImage) -> None:
        """Fill the next sheet."""
        if not self._is_first:
            self._printer.newPage()
        self._is_first = False
        self._painter.drawImage(self._painter.viewport(), image)

    def end(self) -> bool:
        """Send the job off; return whether that went well."""
        return bool(self._painter.end())


def _drawn(document: pypdfium2.PdfDocument, at: int, scale: float) -> QImage:
    bitmap = document[at].render(scale=scale, rev_byteorder=True)
    layout = QImage.Format.Format_RGB888
    size = (bitmap.width, bitmap.height, bitmap.stride)
    return QImage(bytes(bitmap.buffer), *size, layout).copy()
