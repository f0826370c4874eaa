"""The frame is painted first, and claims nothing that nobody has read."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from collector_desktop.app import first_paint, main
from collector_desktop.app.first_paint import AfterFirstPaint
from collector_desktop.ui.later import Later, later
from collector_desktop.ui.widgets.sidebar import _CompanyButton
from collector_desktop.ui.widgets.today_empty import TodayEmpty


class Window(QWidget):
    """Notes when it was painted."""

    def __init__(self, told):
        super().__init__()
        self._told = told

    def paintEvent(self, event):
        super().paintEvent(event)
        self._told.append("painted")


def test_what_waits_for_the_first_paint_is_called_once_after_it(qtbot):
    told = []
    window = Window(told)
    qtbot.addWidget(window)
    AfterFirstPaint(window, lambda: told.append("called"))
    window.show()
    qtbot.waitUntil(lambda: "called" in told)
    window.repaint()
    qtbot.wait(20)
    assert told[0] == "painted"
    assert told.count("called") == 1


def test_a_window_that_is_not_painted_is_not_waited_for_long(qtbot, monkeypatch):
    monkeypatch.setattr(first_paint, "MOST_MS", 5)
    told = []
    window = Window(told)
    qtbot.addWidget(window)
    AfterFirstPaint(window, lambda: told.append("called"))
    qtbot.waitUntil(lambda: told == ["called"])


def test_today_says_nothing_of_the_day_before_it_was_read(qtbot, theme):
    empty = TodayEmpty(theme)
    qtbot.addWidget(empty)
    empty.show()
    assert [each.text() for each in empty.findChildren(QLabel) if each.isVisible()] == []


def test_the_place_of_the_company_stays_blank_until_a_ledger_is_open(qtbot, theme):
    button = _CompanyButton(theme)
    qtbot.addWidget(button)
    button.resize(200, 46)

    def colours():
        drawn = button.grab().toImage()
        return {drawn.pixel(x, y) for x in range(drawn.width()) for y in range(drawn.height())}

    assert len(colours()) == 1
    button.show_name("Harbour & Vale Supplies Ltd")
    assert len(colours()) > 1


def test_what_comes_later_is_imported_with_the_first_call_and_fails_as_itself():
    assert later("collector_desktop.domain.money", "plain_amount")(1234, "GBP") == "12.34"
    assert Later("collector_desktop.domain.money").plain_amount(5, "JPY") == "5"
    with pytest.raises(ModuleNotFoundError, match="nowhere"):
        later("collector_desktop.nowhere", "nothing")()
    with pytest.raises(AttributeError, match="nothing"):
        Later("collector_desktop.domain.money").nothing  # noqa: B018 - to look it up is the test


def test_a_ledger_is_opened_only_once_the_system_writes_no_core(monkeypatch):
    order = []
    monkeypatch.setattr(main, "leave_no_core", lambda: order.append("no core"))
    main._without_core(lambda: order.append("ledger"))
    assert order == ["no core", "ledger"]
