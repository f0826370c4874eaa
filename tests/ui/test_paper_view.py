"""Two hundred pages are looked at, searched, copied from; only what is seen is drawn."""

from io import BytesIO

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from reportlab.pdfgen.canvas import Canvas

from collector_desktop.ui.dialogs import paper_store
from collector_desktop.ui.dialogs.paper_tools import PaperTools
from collector_desktop.ui.dialogs.paper_view import PaperView

PAGES, LEFT, TOP = 200, 72, 700


def pdf(pages=PAGES, size=(595, 842)):
    """A PDF by another hand than ours: page n says so in its first line."""
    content = BytesIO()
    canvas = Canvas(content, pagesize=size)
    for page in range(1, pages + 1):
        canvas.setFont("Helvetica", 24)
        canvas.drawString(LEFT, TOP, f"Sheet {page}")
        canvas.drawString(LEFT, TOP - 60, "Needle" if page in {7, 150} else "Hay")
        canvas.showPage()
    canvas.save()
    return content.getvalue()


@pytest.fixture
def drawings(monkeypatch):
    """Every page that is drawn, in order."""
    seen, draw = [], paper_store.draw_page

    def noted(content, at, width):
        seen.append(at)
        return draw(content, at, width)

    monkeypatch.setattr(paper_store, "draw_page", noted)
    return seen


@pytest.fixture
def tools(qtbot, desk, drawings):
    holder = QWidget()
    qtbot.addWidget(holder)
    view = PaperView(desk)
    tools = PaperTools(desk, view)
    column = QVBoxLayout(holder)
    column.addWidget(tools)
    column.addWidget(view)
    holder.resize(700, 800)
    view.show_pdf(pdf())
    with qtbot.waitActive(holder):
        holder.show()
        holder.activateWindow()
    qtbot.waitUntil(lambda: view.picture(0) is not None)
    tools.view = view
    yield tools
    holder.close()


def test_only_what_is_seen_and_its_neighbours_are_drawn(tools, drawings):
    assert tools.view.count == PAGES
    assert set(drawings) == {0, 1}
    tools.view.go_to(120)
    assert tools.place.text() == "Page 121 of 200"
    assert set(drawings) <= {0, 1, *range(118, 123)}
    assert tools.view.picture(120) is not None


def test_pages_seen_long_ago_are_let_go(tools, monkeypatch):
    monkeypatch.setattr(paper_store, "MOST_BYTES", 6_000_000)
    for at in range(0, PAGES, 20):
        tools.view.go_to(at)
    kept = [at for at in range(PAGES) if tools.view.picture(at) is not None]
    assert 180 in kept
    assert len(kept) < 8


def test_keys_go_by_screens_by_pages_and_to_the_ends(tools, qtbot):
    view, bar = tools.view, tools.view.verticalScrollBar()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert 0 < bar.value() < view.viewport().height()
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.page == 1
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page == PAGES - 1
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert (view.page, bar.value()) == (0, 0)


def test_the_size_goes_from_the_whole_page_to_a_multiple(tools):
    view = tools.view
    view.fit(whole=True)
    assert view.strip().page(0).height() <= view.viewport().height()
    small = view.percent
    view.fit(whole=False)
    wide = view.strip().page(0).width()
    assert wide == pytest.approx(view.viewport().width() - 32)
    assert view.percent > small
    view.go_to(50)
    view.zoom(2)
    assert view.strip().page(50).width() == pytest.approx(2 * wide)
    assert view.page == 50
    assert view.horizontalScrollBar().maximum() > 0
    assert tools.size_said.text() == f"{view.percent}%"
    for _ in range(20):
        view.zoom(2)
    assert view.percent <= 375


def test_words_are_found_on_every_page_whatever_their_case(tools, qtbot):
    qtbot.keyClicks(tools.edit, "needle")
    qtbot.keyClick(tools.edit, Qt.Key.Key_Return)
    assert tools.hits == 2
    assert tools.found.text() == "1 of 2"
    assert tools.view.page == 6
    qtbot.keyClick(tools.edit, Qt.Key.Key_Return)
    assert (tools.found.text(), tools.view.page) == ("2 of 2", 149)
    qtbot.keyClick(tools.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert tools.view.page == 6


def test_what_is_found_lies_where_it_was_printed(tools, qtbot):
    tools.edit.setText("Needle")
    tools.search()
    [place] = tools._hits[0].places
    left, top, right, bottom = place
    assert left == pytest.approx(LEFT / 595, abs=0.01)
    assert 1 - bottom == pytest.approx((TOP - 60) / 842, abs=0.01)
    assert right > left
    assert bottom > top


def test_words_that_are_not_there_are_said_to_be_missing(tools, qtbot):
    tools.edit.setText("haystack")
    tools.search()
    assert tools.found.text() == "Not found"
    qtbot.keyClick(tools.edit, Qt.Key.Key_Escape)
    assert (tools.edit.text(), tools.found.text()) == ("", "")


def test_text_is_chosen_with_the_mouse_and_copied(tools, qtbot):
    view = tools.view
    strip = view.strip()
    page = strip.page(0)

    def at(x, y):
        return QPointF(
            page.left() + x * strip.scale, page.top() + (842 - y) * strip.scale
        ).toPoint()

    start, end = at(LEFT + 1, TOP + 6), at(LEFT + 200, TOP + 6)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    view.selection.reach(strip, view.point(QPointF(end)))
    assert view.selection.text == "Sheet 1"
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Sheet 1"
    assert len(view.selection.boxes(0)) == 1
    assert view.selection.boxes(1) == ()


def test_all_of_a_page_is_chosen_by_key(tools, qtbot):
    tools.view.go_to(6)
    qtbot.keyClick(tools.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert tools.view.selection.text.split() == ["Sheet", "7", "Needle"]


def test_text_is_chosen_from_one_page_to_another_and_copied(tools, qtbot):
    view = tools.view
    view.go_to(4)

    def at(page, y):
        strip, place = view.strip(), view.strip().page(page)
        return QPointF(place.left() + (LEFT + 1) * strip.scale, place.top() + y * strip.scale)

    between = ["Sheet 6", "Needle", "Hay", "Sheet 7"]
    for first, last in ((4, 7), (7, 4)):
        view.selection.begin(view.strip(), at(first, 842 - TOP - 6))
        view.selection.reach(view.strip(), at(last, 842 - TOP - 6))
        lines = view.selection.text.split("\n")
        assert lines[0] == "Sheet 5"
        assert lines[-1] == "S"
        assert set(between) <= set(lines)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == view.selection.text
    assert all(view.selection.boxes(page) for page in range(4, 8))
    assert view.selection.boxes(3) == view.selection.boxes(8) == ()


def test_all_pages_are_chosen_by_key_and_read_one_by_one(tools, qtbot):
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(tools.view, Qt.Key.Key_A, both)
    words = tools.view.selection.text.split()
    assert words.count("Sheet") == PAGES
    assert words.count("Needle") == 2
    assert tools.view.selection.copy()
    assert QGuiApplication.clipboard().text().split() == words


def test_a_mouse_held_below_the_edge_moves_the_pages_on(tools, qtbot):
    view = tools.view
    port = view.viewport()
    start = QPoint(port.width() // 2, 20)
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    below = QPointF(start.x(), port.height() + 40)
    move = QMouseEvent(
        *(QMouseEvent.Type.MouseMove, below, below, Qt.MouseButton.NoButton),
        *(Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier),
    )
    QApplication.sendEvent(port, move)
    qtbot.waitUntil(lambda: view.page >= 2)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=start)
    stayed = view.verticalScrollBar().value()
    qtbot.wait(100)
    assert view.verticalScrollBar().value() == stayed
    assert "Sheet 2" in view.selection.text.split("\n")


def test_a_click_chooses_nothing(tools, qtbot):
    qtbot.mouseClick(tools.view.viewport(), Qt.MouseButton.LeftButton)
    assert tools.view.selection.text == ""
    assert not tools.view.selection.copy()


def test_another_pdf_forgets_what_was_found_and_keeps_the_place(tools):
    tools.edit.setText("Needle")
    tools.search()
    tools.view.go_to(40)
    before = tools.view.verticalScrollBar().value()
    tools.view.show_pdf(pdf(size=(595, 842)))
    assert tools.view.verticalScrollBar().value() == before
    tools.view.show_pdf(pdf(pages=3))
    assert (tools.view.count, tools.view.page) == (3, 0)
