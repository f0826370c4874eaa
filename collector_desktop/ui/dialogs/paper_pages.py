"""Pages of a PDF as pictures, for the preview and for a printer; `untrusted_paper` draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from collector_desktop.documents.untrusted_paper import draw, page_sizes

if TYPE_CHECKING:
    from collections.abc import Iterator

PRINT_DPI = 300
BAND_ROWS = 128  # about a centimetre of a printed page
POINTS_PER_INCH = 72
_ROUNDING = 0.01  # PDFium rounds up what the division leaves over
Size = tuple[float, float]


def draw_page(content: bytes, at: int, width: int) -> QImage:
    """Return one page, drawn so many pixels wide.

    Raises:
        CollectorError: it cannot be drawn.
    """
    made = draw(content, at, (width - _ROUNDING) / page_sizes(content)[at][0])
    return _picture(memoryview(made.rows), made.width, made.height, made.stride)


def draw_sheet(content: bytes, at: int) -> tuple[QImage, ...]:
    """Return one page as a printer takes it: in bands, each with the first row of the next.

    Python's lock is held while a picture is copied, and while Qt packs it for the printer, so that
    the window would stand still for a whole page; between two bands it gets its turn. The common
    row leaves no gap where edges are rounded.

    Raises:
        CollectorError: it cannot be drawn.
    """
    made = draw(content, at, PRINT_DPI / POINTS_PER_INCH)
    rows, stride = memoryview(made.rows), made.stride
    return tuple(
        _picture(rows[top * stride : bottom * stride], made.width, bottom - top, stride)
        for top, bottom in _bands(made.height)
    )


def _bands(height: int) -> Iterator[tuple[int, int]]:
    for top in range(0, height, BAND_ROWS):
        yield top, min(top + BAND_ROWS + 1, height)


def drawn(content: bytes, at: int, width: int) -> tuple[QImage, int, int]:
    """Return a page as `draw_page` does, or else the last one, with its place and their number.

    Raises:
        CollectorError: it cannot be drawn.
    """
    pages = len(page_sizes(content))
    place = min(max(at, 0), pages - 1)
    return draw_page(content, place, width), place, pages


def _picture(rows: memoryview, width: int, height: int, stride: int) -> QImage:
    """Return a picture of its own from what was drawn."""
    return QImage(rows, width, height, stride, QImage.Format.Format_RGB888).copy()
