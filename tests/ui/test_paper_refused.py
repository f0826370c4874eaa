"""A paper that cannot be shown says so in its place, and a viewer that is closed waits for none."""

from time import monotonic, sleep

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collector_desktop.documents import open_paper
from collector_desktop.documents.combined import page_count
from collector_desktop.documents.open_paper import CHILD, PAPERS
from collector_desktop.documents.untrusted_paper import forget
from collector_desktop.domain.errors import CollectorError
from collector_desktop.services.papers import Paper
from collector_desktop.ui.dialogs.paper_preview import PaperPreview
from collector_desktop.ui.dialogs.paper_tools import PaperTools
from collector_desktop.ui.dialogs.paper_view import PaperView
from collector_desktop.ui.tasks import TaskRunner
from collector_desktop.ui.widgets.chase_sheet import LetterSheet
from tests.conftest import TODAY
from tests.ui.test_paper_view import pdf

CANNOT = "cannot be shown here"
DRAWS = '    with closing(document[asked["at"]]) as page:'


@pytest.fixture(autouse=True)
def ended():
    """No paper is open before, nor after."""
    PAPERS.end()
    yield
    PAPERS.end()


@pytest.fixture
def view(qtbot, desk):
    made = PaperView(desk)
    qtbot.addWidget(made)
    made.resize(500, 700)
    made.show()
    return made


def draws_after(code, tmp_path, monkeypatch):
    """Let the child run a line of code before it draws a page."""
    source = CHILD.read_text("utf-8")
    assert source.count(DRAWS) == 1
    child = tmp_path / "paper_child.py"
    child.write_text(source.replace(DRAWS, f"{code}\n{DRAWS}"), "utf-8")
    monkeypatch.setattr(open_paper, "CHILD", child)


def ink(picture: QImage, of):
    """Return how many dots of a picture are darker than paper and desk, by every third."""
    rows, columns = range(0, picture.height(), 3), range(0, picture.width(), 3)
    return sum(of(picture.pixelColor(x, y)) for y in rows for x in columns)


def test_a_pdf_that_cannot_be_opened_says_so_where_its_pages_would_be(view):
    zooms = []
    view.zoomed.connect(zooms.append)
    view.show_pdf(b"no PDF at all")
    assert zooms == []
    assert CANNOT in view.problem
    assert view.count == 0
    assert ink(view.grab().toImage(), lambda dot: dot.lightness() < 100) > 10
    view.show_pdf(pdf(2))
    assert (view.problem, view.count) == ("", 2)
    view._want()
    assert view.picture(0) is not None


def test_a_page_that_ends_who_draws_it_says_so_and_the_others_are_shown(
    view, tmp_path, monkeypatch, desk
):
    draws_after('    1 / (asked["at"] != 1)', tmp_path, monkeypatch)
    failed = []
    desk.tasks.failed.connect(failed.append)
    view.show_pdf(pdf(4))
    for at in (0, 1, 3):
        view.go_to(at)
        view._want()
    assert CANNOT in view._store.problem(1)
    assert view.picture(1) is None
    assert [view.picture(at) is not None for at in (0, 3)] == [True, True]
    assert view._store.problem(0) == view._store.problem(3) == ""
    view.go_to(1)
    assert ink(view.grab().toImage(), lambda dot: dot.lightness() < 100) > 10
    assert failed == []


def test_text_that_cannot_be_read_is_not_found_and_not_chosen(view, desk, monkeypatch):
    tools = PaperTools(desk, view)
    view.show_pdf(pdf(2))
    monkeypatch.setattr(PAPERS, "ask", lambda *_: ({}, bytearray()))
    tools.edit.setText("Sheet")
    tools.search()
    assert tools.found.text() == "Not found"
    view.choose_all()
    assert view.selection.text.strip() == ""
    tools.deleteLater()


def test_the_letter_of_a_run_that_cannot_be_drawn_says_so_in_its_place(qtbot):
    sheet = LetterSheet()
    qtbot.addWidget(sheet)
    sheet.refuse(CollectorError("It <b>cannot</b>.", "Do that."))
    assert sheet.picture.text() == "It <b>cannot</b>. Do that."


def test_a_viewer_that_is_closed_while_its_page_is_drawn_lets_go_of_it(
    qtbot, desk, tmp_path, monkeypatch
):
    """Nobody waits, no fault is told, and no process is left."""
    draws_after("    while True: pass", tmp_path, monkeypatch)
    tasks = TaskRunner(lambda: None, lambda: None)
    object.__setattr__(desk, "tasks", tasks)
    failed = []
    tasks.failed.connect(failed.append)
    preview = PaperPreview(desk, Paper(0, "letter", "x.pdf", pdf(1), (), TODAY), "Paper")
    qtbot.addWidget(preview)
    preview.show()
    qtbot.waitUntil(lambda: preview.view._store._busy, timeout=10_000)
    sleep(0.1)
    before = monotonic()
    preview.reject()
    assert monotonic() - before < 1
    tasks.close()
    assert monotonic() - before < 5
    PAPERS.end()
    assert PAPERS._open is None
    assert failed == []


def test_a_viewer_that_is_shown_again_draws_again(qtbot, desk):
    holder, view = QWidget(), PaperView(desk)
    qtbot.addWidget(holder)
    QVBoxLayout(holder).addWidget(view)
    holder.resize(500, 700)
    holder.show()
    view.show_pdf(pdf(3))
    holder.hide()
    holder.show()
    view.go_to(2)
    view._want()
    assert view.picture(2) is not None
    assert view._store.problem(2) == ""


def test_the_pages_of_one_paper_never_stand_for_the_next(view):
    view.show_pdf(pdf(2))
    view.hide()
    view.show_pdf(b"no PDF at all")
    assert (view.count, view.problem) == (0, "")
    view.show()
    assert CANNOT in view.problem


def test_what_is_being_printed_goes_on_when_a_lock_puts_its_window_aside(
    qtbot, desk, tmp_path, monkeypatch
):
    draws_after("    import time; time.sleep(0.4)", tmp_path, monkeypatch)
    tasks = TaskRunner(lambda: None, lambda: None)
    object.__setattr__(desk, "tasks", tasks)
    preview = PaperPreview(desk, Paper(0, "report", "x.pdf", pdf(2), (), TODAY), "Paper")
    qtbot.addWidget(preview)
    failed = []
    preview.job.failed.connect(failed.append)
    preview.show()
    qtbot.waitUntil(lambda: preview.view.count == 2, timeout=10_000)
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    preview.print_on(printer)
    qtbot.waitUntil(lambda: "page 2" in preview.job.said, timeout=10_000)
    preview.hide()
    forget()
    qtbot.waitUntil(lambda: not preview.job.said, timeout=10_000)
    assert failed == []
    assert page_count(tmp_path / "printed.pdf") == 2
    forget(preview.paper.content)
    assert PAPERS._open is None or not PAPERS._open.is_wanted
    tasks.close()
