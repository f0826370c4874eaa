"""Pages of a PDF as pictures: for the preview, and for a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def draw_pages(content: bytes, pages: Sequence[int], dpi: int = PRINT_DPI) -> list[QImage]:
    """Return pages as a printer takes them."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [_drawn(document, at, dpi / _POINTS_PER_INCH) for at in pages]
    finally:
        document.close()


def print_pages(images: Sequence[QImage], printer: QPrinter) -> bool:
    """Put one picture on each sheet, as large as the paper; return whether the printer took it."""
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for at, image in enumerate(images):
        if at:
            printer.newPage()
        painter.drawImage(painter.viewport(), image)
    return bool(painter.end())


def _drawn(document: pypdfium2.PdfDocument, at: int, scale: float) -> QImage:
    bitmap = document[at].render(scale=scale, rev_byteorder=True)
    layout = QImage.Format.Format_RGB888
    size = (bitmap.width, bitmap.height, bitmap.stride)
    return QImage(bytes(bitmap.buffer), *size, layout).copy()
