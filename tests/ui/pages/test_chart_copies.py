"""Charts are copied as a picture or as figures, by keys and by their menu."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from collector_desktop.ui.pages.reports import ReportsPage
from collector_desktop.ui.widgets.chart import Series
from collector_desktop.ui.widgets.chart_card import Legend
from collector_desktop.ui.widgets.chart_copy import picture_of
from tests.conftest import TODAY, add_item

Control, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
AGES = [Series(title, "age1") for title in ("Not due", "1-30", "31-60", "61-90", "91+")]


@pytest.fixture
def page(qtbot, desk, ledger):
    with operation("test", "A customer", TODAY):
        ann = Customer.create(code="ANN", name="Ann Ltd", currency="GBP")
        add_item(ann, "A-1", date(2026, 9, 20), date(2026, 10, 20), 8_000_00)
    page = ReportsPage(desk)
    qtbot.addWidget(page)
    page.resize(1232, 820)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    page.refresh()
    QGuiApplication.clipboard().clear()
    return page


def test_the_figures_of_a_chart_are_copied_as_a_table(qtbot, page):
    page.overview.debtors.setFocus()
    qtbot.keyClick(page.overview.debtors, Qt.Key.Key_C, Control | Shift)
    titles, ann = QGuiApplication.clipboard().text().split("\n")
    assert titles.startswith("Customer\t")
    assert ann.split("\t")[0] == "Ann Ltd"
    assert "8000.00" in ann.split("\t")


def test_a_chart_is_copied_as_a_picture_sharp_enough_for_paper(qtbot, page):
    page.overview.dso.setFocus()
    qtbot.keyClick(page.overview.dso, Qt.Key.Key_C, Control)
    copied = QGuiApplication.clipboard().image()
    assert copied.width() >= 2 * page.overview.cards[0].width()
    colours = {copied.pixel(x, y) for x in range(0, copied.width(), 7) for y in (60, 120, 200)}
    assert len(colours) > 1


def test_the_buttons_of_a_card_are_not_in_the_picture(page):
    card = page.overview.cards[0]
    picture = picture_of(page.desk.theme, card, (card.switch,)).toImage()
    with_button = picture_of(page.desk.theme, card).toImage()
    middle = card.switch.mapTo(card, card.switch.rect().center()) * 2
    around = [(middle.x() + x, middle.y() + y) for x in range(-16, 17) for y in range(-16, 17)]
    surface = page.desk.theme.colour("surface").rgb()
    assert {picture.pixel(*at) for at in around} == {surface}
    assert {with_button.pixel(*at) for at in around} != {surface}


def test_the_menu_of_a_chart_offers_both(page):
    chart = page.overview.cash
    chart.customContextMenuRequested.emit(QPoint(5, 5))
    menu = chart.findChild(QMenu)
    texts = [action.text().split("\t")[0] for action in menu.actions()]
    assert texts == ["Copy the picture", "Copy the figures"]
    menu.actions()[1].trigger()
    assert "\t" in QGuiApplication.clipboard().text()
    menu.close()


@pytest.mark.parametrize("wide", range(40, 420, 20))
def test_a_legend_wraps_before_it_cuts_a_word(qtbot, desk, wide):
    legend = Legend(desk.theme)
    qtbot.addWidget(legend)
    legend.resize(wide, 20)
    legend.show_series(AGES)
    lines = legend._lines()
    assert [each for line, _ in lines for each in line] == AGES
    assert legend.height() == 20 * len(lines)
    advance = desk.theme.metrics(12).horizontalAdvance
    for line, gap in lines:
        taken = sum(advance(each.title) + 13 for each in line) + gap * (len(line) - 1)
        assert taken <= wide or len(line) == 1
