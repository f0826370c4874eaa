"""A page goes to the printer in bands, between which the window has its turn."""

from io import BytesIO
from itertools import pairwise
from threading import Thread

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

from collector_desktop.ui.dialogs import paper_printing
from collector_desktop.ui.dialogs.paper_pages import draw_sheet
from collector_desktop.ui.dialogs.paper_printing import print_pages
from tests.ui.test_paper_view import pdf

PAGES = 2
ROUNDS = 5
SMALL_SHARE = 0.06  # of a page: 0.3 s for a whole one make less than 20 ms


@pytest.fixture
def printer(qapp, tmp_path):
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def black(size):
    content = BytesIO()
    canvas = Canvas(content, pagesize=size)
    canvas.rect(0, 0, *size, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    return content.getvalue()


def test_the_window_turns_between_the_bands_of_a_page(printer, qtbot, monkeypatch):
    beats, drawn, ended = [0], [], []

    class NotingPainter(QPainter):
        def drawImage(self, area, image):  # noqa: N802 Qt's name
            drawn.append((beats[0], image.height()))
            super().drawImage(area, image)

    def beat():
        beats[0] += 1

    def work():
        ended.append(print_pages(pdf(PAGES), range(PAGES), printer, lambda *_: None))

    monkeypatch.setattr(paper_printing, "QPainter", NotingPainter)
    heart = QTimer()
    heart.timeout.connect(beat)
    heart.start(0)
    turns = 0
    # On a machine with other work the system may leave one of the two threads without its turn.
    for _ in range(ROUNDS):
        drawn.clear()
        ended.clear()
        thread = Thread(target=work)
        thread.start()
        qtbot.waitUntil(lambda: bool(ended), timeout=60_000)
        thread.join()
        turns = max(turns, len({beat_count for beat_count, _ in drawn}))
        if turns > 2 * PAGES:
            break
    heart.stop()
    page = sum(rows for _, rows in drawn) / PAGES
    assert max(rows for _, rows in drawn) < SMALL_SHARE * page
    assert turns > 2 * PAGES, "the window stood still through a page"


@pytest.mark.parametrize("size", [(595, 842), (842, 595), (612, 792), (300, 61.44)])
def test_bands_leave_no_gap_on_the_sheet(printer, tmp_path, size):
    print_pages(black(size), range(1), printer, lambda *_: None)
    for scale in (1.0, 1.37, 3.0):
        (page,) = PdfDocument((tmp_path / "printed.pdf").read_bytes())
        image = page.render(scale=scale, grayscale=True).to_pil()
        across = image.width // 2
        column = [image.getpixel((across, y)) for y in range(3, image.height - 3)]
        first = next(at for at, level in enumerate(column) if level < 128)
        last = len(column) - next(at for at, level in enumerate(column[::-1]) if level < 128)
        assert last - first > 0.9 * min(len(column), size[1] * scale * 0.9)
        assert max(column[first + 1 : last - 1]) < 40


def test_bands_make_the_whole_page():
    bands = draw_sheet(pdf(1), 0)
    assert sum(band.height() - 1 for band in bands) + 1 == round(842 * 300 / 72 + 0.49)
    assert {band.width() for band in bands} == {round(595 * 300 / 72 + 0.49)}
    for upper, lower in pairwise(bands):
        row = upper.height() - 1
        assert all(upper.pixel(x, row) == lower.pixel(x, 0) for x in range(0, upper.width(), 7))
