"""Papers on a printer: the pages asked for, copies, shape, stopping, and what is remembered."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from reportlab.pdfgen.canvas import Canvas

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.ui.dialogs.paper_job import PrintJob
from collector_desktop.ui.dialogs.paper_printing import (
    LAST,
    ask_printer,
    pages_wanted,
    print_pages,
    recall,
)
from tests.ui.test_paper_view import pdf

A4, LYING = (595, 842), (842, 595)


@pytest.fixture
def printer(qapp, tmp_path):
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


@pytest.fixture
def printed(tmp_path):
    """Return the pages in the printer's file, read by another library."""
    return lambda: PdfReader(BytesIO((tmp_path / "printed.pdf").read_bytes())).pages


def nothing(done, total):
    """Report to nobody."""


def shapes(pages):
    return [(round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in pages]


def test_a_range_of_pages_is_printed_and_no_other(printer, printed):
    printer.setFromTo(2, 4)
    pages = pages_wanted(printer, 9)
    assert list(pages) == [1, 2, 3]
    told = []
    assert print_pages(pdf(9), pages, printer, lambda *each: told.append(each)) == 3
    assert len(printed()) == 3
    assert told == [(0, 3), (1, 3), (2, 3)]


def test_a_range_past_the_end_stops_at_the_last_page(printer):
    assert list(pages_wanted(printer, 3)) == [0, 1, 2]
    printer.setFromTo(3, 99)
    assert list(pages_wanted(printer, 3)) == [2]


def test_a_printer_that_knows_no_copies_gets_them_one_after_the_other(printer, printed):
    printer.setCopyCount(3)
    sheets = print_pages(pdf(2), range(2), printer, nothing)
    expected = 2 if printer.supportsMultipleCopies() else 6
    assert sheets == len(printed()) == expected


def test_each_sheet_has_the_shape_of_its_page(printer, printed):
    content = BytesIO()
    canvas = Canvas(content)
    for size in (A4, LYING, A4):
        canvas.setPageSize(size)
        canvas.rect(0, 0, *size, fill=1)
        canvas.showPage()
    canvas.save()
    print_pages(content.getvalue(), range(3), printer, nothing)
    assert shapes(printed()) == [A4, LYING, A4]


def test_letter_stays_letter(printer, printed):
    print_pages(pdf(1, size=(612, 792)), range(1), printer, nothing)
    assert shapes(printed()) == [(612, 792)]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_reported_in_a_sentence(printer, tmp_path):
    printer.setOutputFileName(str(tmp_path / "nowhere" / "x.pdf"))
    with pytest.raises(OutsideWorldError, match="did not take the pages"):
        print_pages(pdf(1), range(1), printer, nothing)


def test_a_job_that_is_stopped_says_so_and_counts_as_not_printed(desk, printer, qtbot):
    job, news = PrintJob(desk, desk.tasks), []
    job.printed.connect(lambda: news.append("printed"))
    desk.tasks.progressed.connect(lambda state: desk.tasks.cancel(state.job_id))
    job.start(pdf(3), 3, printer)
    assert news == []


class TrayPrinter(QPrinter):
    """A printer with trays and both sides, which the PDF file lacks."""

    kept = {}

    def setDuplex(self, duplex):  # noqa: N802 Qt's name
        self.kept["duplex"] = duplex

    def duplex(self):
        return self.kept.get("duplex", QPrinter.DuplexMode.DuplexNone)

    def setPaperSource(self, source):  # noqa: N802 Qt's name
        self.kept["tray"] = source

    def paperSource(self):  # noqa: N802 Qt's name
        return self.kept.get("tray", QPrinter.PaperSource.Auto)


def test_tray_copies_and_sides_are_as_they_were_last(desk, monkeypatch, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr("collector_desktop.ui.dialogs.paper_printing.QPrinter", TrayPrinter)
    monkeypatch.setattr(TrayPrinter, "kept", {})

    def choose(dialog):
        TrayPrinter.kept = {
            "duplex": QPrinter.DuplexMode.DuplexLongSide,
            "tray": QPrinter.PaperSource.Lower,
        }
        dialog.printer().setCopyCount(2)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    assert ask_printer(desk, "Statement.pdf", 3, window) is not None
    TrayPrinter.kept = {}
    again = TrayPrinter()
    recall(again, desk.personal)
    assert again.copyCount() == 2
    assert again.duplex() == QPrinter.DuplexMode.DuplexLongSide
    assert again.paperSource() == QPrinter.PaperSource.Lower


def test_a_dialog_that_is_left_keeps_nothing(desk, monkeypatch, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    assert ask_printer(desk, "Statement.pdf", 3, window) is None
    assert desk.personal.get(LAST) is None


def test_a_printer_that_is_gone_and_broken_words_do_no_harm(desk):
    kept = {"printer": "No such printer", "copies": "many", "sides": 99, "tray": -5}
    desk.personal.put(LAST, kept)
    printer = QPrinter()
    before = printer.printerName()
    recall(printer, desk.personal)
    assert printer.printerName() == before
    assert printer.copyCount() == 1
