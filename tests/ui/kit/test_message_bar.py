"""The bar that shows news and problems over a page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from collector_desktop.domain.errors import CollectorError
from collector_desktop.ui.errors import show_failure
from collector_desktop.ui.regions import region_of
from collector_desktop.ui.theme import Scheme
from collector_desktop.ui.widgets.message_bar import MessageBar


def test_news_offers_a_way_back_and_goes(qtbot, theme, window, monkeypatch):
    monkeypatch.setattr("collector_desktop.ui.widgets.message_bar.SHOWN_FOR_MS", 20)
    bar, undone = MessageBar(theme, window), []
    bar.show_news("6 invoices put on hold.", "Undo", lambda: undone.append(1))
    bar.button.click()
    assert undone == [1]
    bar.show_news("Saved.")
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_news_takes_one_line_while_the_window_has_room(theme, window):
    bar = MessageBar(theme, window)
    bar.show_news("Receive 5,000.00 GBP from Ouse Valley Builders Ltd", "Undo", list)
    bar.layout().activate()
    one_line = bar._text.fontMetrics().height()
    assert bar._text.height() < 2 * one_line
    assert bar._text.width() >= bar._text.fontMetrics().horizontalAdvance(bar._text.text())
    bar.show_news("A very long sentence about what was done. " * 6)
    assert bar.width() <= 720


def test_a_problem_takes_one_line_after_a_longer_one_as_well(theme, window):
    bar = MessageBar(theme, window)
    title = "A newer version of Collector Desktop made this ledger."
    for advice, button in (
        ("Choose another file. " * 12, ""),
        ("Install it.", "Restore"),
        ("", ""),
    ):
        bar.show_problem(title, advice, button, list)
        bar.layout().activate()
        one_line = bar._text.fontMetrics().height()
        assert bar._text.height() < 2 * one_line
    assert bar.width() < bar._text.fontMetrics().horizontalAdvance(title) + 120


def test_a_message_is_as_high_as_its_own_words_not_those_before(theme, window):
    bar = MessageBar(theme, window)
    bar.sizeHint()  # as a picture of the window asks while nothing was said yet
    for sentences in (1, 8, 20, 4):
        bar.show_problem("What went wrong in a file. " * sentences, "What to do. " * sentences)
        shown = bar.height()
        bar.layout().activate()
        assert shown == bar.heightForWidth(bar.width()) > 0


def test_a_message_lies_on_nothing_that_is_clicked(theme, window):
    window.resize(900, 500)
    bar, combo = MessageBar(theme, window), QComboBox(window)
    bar.show_refusal("The file is open.", "Close it.")
    wanted = bar.geometry()
    combo.setGeometry(wanted.adjusted(20, 5, 0, 0))
    combo.show()
    bar.place()
    assert not bar.geometry().intersects(combo.geometry())
    assert bar.width() == wanted.width()
    assert 250 < bar.y() < wanted.y()
    combo.setGeometry(window.rect())  # then there is no better place
    bar.place()
    assert bar.geometry() == wanted


def test_sums_are_written_as_lists_write_them(theme, window):
    bar = MessageBar(theme, window)
    bar.show_news("Match bank line: 1000.00 GBP, ACME 12.34 LTD, -7.50 EUR and 500 JPY of 5.5 GBP")
    assert bar.text() == (
        "Match bank line: £1,000.00, ACME 12.34 LTD, \N{MINUS SIGN}€7.50 and JPY 500 of 5.5 GBP"
    )


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Hold cheque 7 until 2026-12-05", "Hold cheque 7 until 5 December 2026"),
        ("It is dated 2026-10-01.", "It is dated 1 October 2026."),
        ("Import aged 2026-11-24.csv", "Import aged 2026-11-24.csv"),
        ("Wrote Letters_2026-11-24.pdf", "Wrote Letters_2026-11-24.pdf"),
        ("PO 2026-13-01 and 12026-11-24", "PO 2026-13-01 and 12026-11-24"),
        ("rates add boe 2026-07-01 VALUE.", "rates add boe 2026-07-01 VALUE."),
        ("Dispute 2026-11-24/7", "Dispute 2026-11-24/7"),
        ("Say --as-of=2026-11-24.", "Say --as-of=2026-11-24."),
    ],
)
def test_days_are_written_as_people_write_them_but_names_and_commands_stay(
    theme, window, told, shown
):
    bar = MessageBar(theme, window)
    bar.show_news(told)
    assert bar.text() == shown


def test_a_refusal_goes_with_its_page_and_other_problems_stay(theme, window):
    bar = MessageBar(theme, window)
    show_failure(bar, CollectorError("Only 80.00 GBP is open.", "Ask for less."))
    bar.leave_page()
    assert not bar.isVisible()
    bar.show_problem("No backup could be made.", "Choose another folder.")
    bar.leave_page()
    assert bar.isVisible()


def test_problems_stay_until_they_are_closed(qtbot, theme, window):
    bar = MessageBar(theme, window)
    show_failure(bar, CollectorError("The file is open.", "Close it."))
    assert bar.text() == "The file is open. Close it."
    assert not bar._timer.isActive()
    bar._close.click()
    assert not bar.isVisible()


@pytest.mark.parametrize("way", ["show_news", "show_problem"])
def test_a_message_is_a_part_of_the_window_that_escape_closes(qtbot, theme, window, way):
    bar = MessageBar(theme, window)
    with qtbot.waitActive(window):
        window.activateWindow()
    getattr(bar, way)("The file is open.", "Close it.")
    assert region_of(bar._close) is bar
    bar._close.setFocus()
    qtbot.keyClick(bar._close, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_a_message_that_is_shown_grows_with_the_text(qtbot, theme, window):
    bar = MessageBar(theme, window)
    bar.show_problem("The last session ended unexpectedly.", "The ledger is checked as it opens.")
    try:
        theme.apply(QApplication.instance(), Scheme.LIGHT, 150)
        qtbot.waitUntil(lambda: bar.height() >= bar.heightForWidth(bar.width()))
        for part in (bar._text, bar._advice):
            assert part.height() >= part.heightForWidth(part.width())
    finally:
        theme.apply(QApplication.instance(), Scheme.LIGHT)
