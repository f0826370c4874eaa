"""The overview of the reports: pictures that can be read by eye, by key and as tables."""

from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from collector_desktop.queries.overview import month_end, month_ends
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from collector_desktop.ui.pages.reports import AGED, OVERVIEW, ReportsPage
from collector_desktop.ui.theme import MEDIUM, SEMIBOLD
from collector_desktop.ui.widgets.chart import ChartPoint, Series
from collector_desktop.ui.widgets.chart_lines import LineChart
from collector_desktop.ui.widgets.overview_words import short_money
from collector_desktop.ui.widgets.paint import Brush
from collector_desktop.ui.widgets.report_overview import OverviewPanel
from collector_desktop.ui.widgets.short_line import ShortLine
from tests.conftest import TODAY, add_item


@pytest.fixture
def page(qtbot, desk, ledger):
    with operation("test", "Two customers", TODAY):
        ann = Customer.create(code="ANN", name="Ann Ltd", currency="GBP")
        bea = Customer.create(code="BEA", name="Bea Ltd", currency="GBP")
        add_item(ann, "A-1", date(2026, 9, 20), date(2026, 10, 20), 8_000_00)
        add_item(ann, "A-2", date(2026, 11, 1), date(2026, 12, 1), 3_000_00)
        add_item(bea, "B-1", date(2026, 7, 1), date(2026, 7, 31), 500_00)
    page = ReportsPage(desk)
    qtbot.addWidget(page)
    page.resize(1232, 820)
    page.show()
    qtbot.waitExposed(page)
    page.refresh()
    return page


def spoken(chart):
    return chart.accessibleDescription().split("; ")


def test_it_comes_first_and_draws_twelve_months(page):
    assert page.switch.current() == OVERVIEW
    dso = page.overview.dso.accessibleDescription()
    assert dso.count("best possible") == 12
    assert "Wednesday 30 September 2026: DSO 92 days, best possible 87 days" in dso


def test_the_debts_of_a_month_by_age_with_what_is_overdue(page):
    last = page.overview.aged.accessibleDescription().split("Tuesday 24 November 2026: ")[1]
    assert last == (
        "£11,500, 74% overdue; Not due £3,000, 1\u201330 £0, 31\u201360 £8,000, 61\u201390 £0, "
        "91+ £500"
    )


def test_the_cash_says_what_is_taken_off_it_for_losses(page):
    """£8,000 is 35 days late and £500 116: 5 % and 25 %; with £3,000 not due, £525 in all."""
    detail = page.overview.cards[1].findChild(ShortLine)
    assert detail.text() == "by week"
    change_settings({"provision.rates": "0,1,5,10,25"}, TODAY)
    page.refresh()
    assert detail.text() == "by week, less £525 for losses"


def test_the_arrow_keys_go_from_bar_to_bar(page, qtbot):
    chart = page.overview.cash
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.chosen() == 0
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.chosen() == 1
    with qtbot.waitSignal(chart.opened) as opened:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert opened.args == [1]


def test_the_mouse_says_what_a_bar_is(page):
    """The event itself: a pointer that another test left there would neither move nor stay."""
    chart = page.overview.aged
    room = chart.room()
    at = QPointF(room.right() - 3, room.center().y())
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        *(QEvent.Type.MouseMove, at, chart.mapToGlobal(at), none, none),
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(chart, moved)
    assert chart.chosen() == 5
    assert QToolTip.text().startswith("Tuesday 24 November 2026: £11,500")


def test_every_picture_is_a_table_too(page):
    for card, count in zip(page.overview.cards, (12, 6, 12, 2, 10), strict=True):
        card.turn()
        assert card.stack.currentWidget() is card.grid
        assert card.grid.model().rowCount() == count
        assert [each.isVisibleTo(page) for each in page.overview.cards].count(True) == 1
        card.turn()
        assert card.stack.currentWidget() is card.picture
        assert all(each.isVisibleTo(page) for each in page.overview.cards)


def test_a_bar_opens_its_customer(page, qtbot):
    bars = page.overview.debtors
    ann = Customer.get(Customer.code == "ANN").id
    with qtbot.waitSignal(page.customer_asked) as asked:
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    assert asked.args[0] == ann
    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.customer_asked) as asked:
        qtbot.keyClick(bars, Qt.Key.Key_Return)


def test_an_older_day_is_drawn_anew(page):
    page.as_at.setText("30/9/2026")
    page.as_at.editingFinished.emit()
    assert spoken(page.overview.dso)[-1].startswith("Wednesday 30 September 2026")
    assert page.overview._wanted == month_ends(date(2026, 9, 30))
    page.switch.choose(AGED)
    assert not page.overview.isVisibleTo(page)


@pytest.mark.parametrize(
    ("units", "currency", "words"),
    [
        (20_700, "GBP", "£20.7k"),
        (5_000, "EUR", "€5k"),
        (1_250_000, "GBP", "£1.2m"),
        (999_000_000, "GBP", "£999m"),
        (999_940, "GBP", "£999.9k"),
        (999_960, "GBP", "£1m"),
        (1_001_234_595_945, "GBP", "£1,001.2bn"),
        (-2_500_000_000, "EUR", "\u2212€2.5bn"),
        (640, "GBP", "£640"),
        (0, "GBP", "£0"),
    ],
)
def test_amounts_in_the_room_of_an_axis(units, currency, words):
    assert short_money(units, currency) == words


def test_a_new_ledger_has_nothing_to_draw_yet(qtbot, desk, ledger):
    page = ReportsPage(desk)
    qtbot.addWidget(page)
    page.resize(1232, 820)
    page.show()
    page.refresh()
    assert not any(card.picture.grab().isNull() for card in page.overview.cards)
    assert page.overview.dso.accessibleDescription().count("DSO n/a") == 12
    assert page.overview.debtors.accessibleDescription() == "Nothing is overdue"


def test_months_are_not_read_out_of_sight_and_all_are_there_on_coming_back(page, monkeypatch):
    """On a large ledger twelve months take long, and the next page must not wait for them."""
    panel, run, waiting = page.overview, page.desk.tasks.run, []
    monkeypatch.setattr(page.desk.tasks, "run", lambda *work: waiting.append(work))
    panel.read(TODAY)
    page.switch.choose(AGED)
    monkeypatch.setattr(page.desk.tasks, "run", run)
    for owner, work, take in waiting:
        if owner is panel:
            assert work() is None
            take(None)
    assert panel.dso.accessibleDescription().count("best possible") == 12
    asked = []
    month = "collector_desktop.ui.widgets.report_overview.month_end"
    monkeypatch.setattr(month, lambda last, read=month_end: (asked.append(last), read(last))[1])
    page.switch.choose(OVERVIEW)
    assert sorted(set(asked)) == list(month_ends(TODAY))


@pytest.mark.parametrize(("low", "is_above"), [(0.5, True), (60.0, False)])
def test_the_words_of_a_falling_line_never_stand_on_the_months(
    qtbot, theme, monkeypatch, low, is_above
):
    chart = LineChart(theme, "Days", str)
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    series = (Series("days", "accent"), Series("best possible", "text3"))
    chart.show_points(
        series, [ChartPoint(str(at), (90.0, 80.0 - at * (80 - low)), "") for at in (0, 1)]
    )
    written = []
    monkeypatch.setattr(Brush, "text", lambda _, rect, text, *__: written.append((text, rect)) or 0)
    chart.grab()
    place = next(rect for text, rect in written if text.startswith("best possible"))
    assert place.bottom() <= chart.room().bottom()
    assert (place.bottom() < chart.level(low)) is is_above


@pytest.mark.parametrize("width", [220, 420])
def test_names_are_whole_where_there_is_room_and_sums_always(page, width):
    bars, theme = page.overview.debtors, page.desk.theme
    name, owed = "Thornbury Electrical Contractors Ltd", 12_345_678_900
    ages = (0, owed, 0, 0, 0)
    bars.show_rows([SimpleNamespace(name=name, overdue=owed, currency="GBP", buckets=ages)])
    bars.resize(width, 150)
    assert bars.grab().width() == width
    named, summed = bars._widths()
    assert summed >= theme.metrics(12, SEMIBOLD).horizontalAdvance("£123,456,789")
    whole = theme.metrics(12, MEDIUM).horizontalAdvance(name)
    assert (named >= whole) == (width == 420)
    assert width - named - summed >= 30
    bars._choose(0)
    assert name in bars.toolTip()


def test_the_last_figure_stands_where_no_other_line_passes(qtbot, theme, monkeypatch):
    chart = LineChart(theme, "Days", str)
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    series = (Series("DSO", "accent"), Series("best possible", "text3"))
    values = ((80.0, 75.0), (80.0, 75.0), (70.0, 62.0))
    chart.show_points(
        series, [ChartPoint(str(at), each, "", "70") for at, each in enumerate(values)]
    )
    written = []
    monkeypatch.setattr(Brush, "text", lambda _, rect, text, *__: written.append((text, rect)) or 0)
    chart.grab()
    place = next(rect for text, rect in written if text == "70")
    assert place.bottom() < chart.level(70)


def test_the_words_of_a_low_line_come_near_its_end_where_lines_pass_all_above(
    qtbot, theme, monkeypatch
):
    chart = LineChart(theme, "Days", str)
    qtbot.addWidget(chart)
    chart.resize(400, 150)
    series = (Series("DSO", "accent"), Series("best possible", "text3"))
    values = ((91.0, 91.0), (92.0, 66.0), (73.0, 44.0), (78.0, 51.0), (81.0, 41.0), (67.0, 22.0))
    points = [ChartPoint(str(at), each, "", "67 days") for at, each in enumerate(values)]
    chart.show_points(series, points)
    written = []
    monkeypatch.setattr(Brush, "text", lambda _, rect, text, *__: written.append((text, rect)) or 0)
    chart.grab()
    place = next(rect for text, rect in written if text.startswith("best possible"))
    assert chart.level(22.0) < place.top()
    assert place.bottom() <= chart.room().bottom()


def test_what_the_contacts_are_counted_by_is_written_out_in_a_small_window(page):
    page.resize(1072, 634)  # what 1280 by 720 leaves beside the sidebar
    QApplication.processEvents()
    detail = page.overview.cards[4].findChild(ShortLine)
    assert detail.text() == "by day"
    assert detail.fontMetrics().horizontalAdvance(detail.text()) <= detail.width()


def test_before_it_is_read_a_picture_does_not_say_that_there_is_nothing(qtbot, desk, ledger):
    panel = OverviewPanel(desk)
    qtbot.addWidget(panel)
    pictures = [card.picture for card in panel.cards]
    assert {each.instead() for each in pictures} == {"Reading\N{HORIZONTAL ELLIPSIS}"}
    panel.read(TODAY)  # of a ledger without a debt
    assert {each.instead() for each in pictures} == {"Nothing to draw yet", "Nothing is overdue"}
