"""Printing of papers: the printer, tray and copies that were used last, and the work itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from collector_desktop.documents.untrusted_paper import page_sizes
from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.ui.dialogs.paper_pages import BAND_ROWS, draw_sheet

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk, Personal
    from collector_desktop.ui.dialogs.paper_pages import Size

LAST = "print.last"
MOST_COPIES = 999
Report = Callable[[int, int], None]


def ask_printer(desk: Desk, name: str, count: int, parent: QWidget) -> QPrinter | None:
    """Ask for printer, pages, copies, sides and tray, as they were last; None if it is not wanted.

    `name` is what the job is called in the printer's queue, `count` how many pages there are.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    recall(printer, desk.personal)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, max(count, 1))
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    remember(printer, desk.personal)
    return printer


def recall(printer: QPrinter, personal: Personal) -> None:
    """Set a printer up as the last one was; what is not there any more stays as it is."""
    kept: dict[str, Any] = personal.get(LAST, {})
    name = str(kept.get("printer", ""))
    if name and not QPrinterInfo.printerInfo(name).isNull():
        printer.setPrinterName(name)
    with suppress(TypeError, ValueError):
        printer.setCopyCount(min(max(int(kept.get("copies", 1)), 1), MOST_COPIES))
        printer.setDuplex(QPrinter.DuplexMode(int(kept.get("sides", printer.duplex().value))))
        printer.setPaperSource(
            QPrinter.PaperSource(int(kept.get("tray", printer.paperSource().value)))
        )


def remember(printer: QPrinter, personal: Personal) -> None:
    """Keep which printer was taken, how many copies, on how many sides and from which tray."""
    personal.put(
        LAST,
        {
            "printer": printer.printerName(),
            "copies": printer.copyCount(),
            "sides": printer.duplex().value,
            "tray": printer.paperSource().value,
        },
    )


def pages_wanted(printer: QPrinter, count: int) -> range:
    """Return the pages, from 0, that were asked for."""
    first, last = printer.fromPage(), printer.toPage()
    return range(max(first - 1, 0), min(last, count) if last else count)


def print_pages(content: bytes, pages: Sequence[int], printer: QPrinter, report: Report) -> int:
    """Print pages of a PDF, each on a sheet of its own size; return how many sheets.

    Works on any thread; only one page is in memory. `report` may raise to stop: the printer then
    throws away what it got.

    Raises:
        OutsideWorldError: the printer took nothing, or did not take it all.
        CollectorError: a page cannot be drawn.
    """
    rounds = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    turns = [at for _ in range(rounds) for at in pages]
    sizes = page_sizes(content)
    sheets = Sheets(printer)
    went = sheets.begin(sizes[turns[0]])
    try:
        for done, at in enumerate(turns if went else ()):
            report(done, len(turns))
            went = sheets.put(draw_sheet(content, at), sizes[at])
            if not went:
                break
    except BaseException:
        printer.abort()
        sheets.end()
        raise
    if not (went and sheets.end()):
        name = printer.printerName() or "The printer"
        advice = "Nothing was recorded. Look at the printer and try again."
        raise OutsideWorldError(f"{name} did not take the pages.", advice)
    return len(turns)


class Sheets:
    """Puts one picture after the other on sheets of paper, so that only one is in memory."""

    def __init__(self, printer: QPrinter) -> None:
        self._printer = printer
        self._painter = QPainter()
        self._is_first = True

    def begin(self, size: Size | None = None) -> bool:
        """Start the job with a page of a size in points; return whether the printer takes it."""
        self._printer.setFullPage(True)
        if size is not None:
            self._set_size(size)
        went = bool(self._painter.begin(self._printer))
        if went:
            # Else Qt packs each page twice, and keeps the one that blurs letters if it is smaller.
            self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        return went

    def put(self, bands: Sequence[QImage], size: Size | None = None) -> bool:
        """Fill the next sheet with a page in bands, as `draw_sheet` has it; say if it was taken.

        It is smaller if need be, but never out of shape.
        """
        if not self._is_first:
            if size is not None:
                self._set_size(size)
            if not self._printer.newPage():
                return False
        self._is_first = False
        paper = QRectF(self._painter.viewport())
        height = sum(band.height() for band in bands) - (len(bands) - 1)
        shape = QSizeF(bands[0].width(), height)
        factor = min(paper.width() / shape.width(), paper.height() / shape.height())
        drawn = shape * factor
        left, top = (paper.width() - drawn.width()) / 2, (paper.height() - drawn.height()) / 2
        for at, band in enumerate(bands):
            corner = QPointF(left, top + at * BAND_ROWS * factor)
            self._painter.drawImage(QRectF(corner, QSizeF(band.size()) * factor), band)
        return True

    def end(self) -> bool:
        """Send the job off; return whether that went well."""
        return bool(self._painter.end()) and self._printer.printerState() not in {
            QPrinter.PrinterState.Error,
            QPrinter.PrinterState.Aborted,
        }

    def _set_size(self, size: Size) -> None:
        """Ask for paper of the page's size, lying if the page is wider than high."""
        width, height = size
        lies = width > height
        upright = QSizeF(min(size), max(size))
        match = QPageSize.SizeMatchPolicy.FuzzyMatch
        self._printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point, "", match))
        way = QPageLayout.Orientation
        self._printer.setPageOrientation(way.Landscape if lies else way.Portrait)
