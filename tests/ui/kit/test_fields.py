"""Amounts and days as people type them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from collector_desktop.ui.widgets.day_edit import DayEdit, DayPicker
from collector_desktop.ui.widgets.money_edit import MoneyEdit

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("1,234.5", 123_450),
        ("£1234", 123_400),
        ("1.2k", 120_000),
        ("£2k", 200_000),
        ("=2148+1206.40", 335_440),
        ("=100 - 0.01", 9_999),
        ("", None),
        ("=", None),
        ("ten", None),
        ("12.345", None),
    ],
)
def test_amounts(qtbot, typed, minor):
    edit = MoneyEdit("GBP")
    qtbot.addWidget(edit)
    qtbot.keyClicks(edit, typed)
    assert edit.amount() == minor
    assert bool(edit.problem()) is (minor is None)


def test_an_amount_is_shown_in_full_when_left(qtbot):
    edit = MoneyEdit("GBP")
    qtbot.addWidget(edit)
    qtbot.keyClicks(edit, "1.2k")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == "1,200.00"
    assert not edit.property("error")
    edit.setText("ten")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.property("error")


def test_a_day_reads_back_what_it_shows(qtbot):
    edit = DayEdit(lambda: TODAY)
    qtbot.addWidget(edit)
    for day in (date(2026, 11, n) for n in range(1, 31)):
        edit.set_day(day)
        assert edit.day() == day
    for day in (date(2026, 11, 26), date(2027, 1, 2), date(2025, 2, 28)):
        edit.set_day(day)
        assert edit.day() == day


def test_typed_days_are_shown_in_full(qtbot):
    edit = DayEdit(lambda: TODAY)
    qtbot.addWidget(edit)
    qtbot.keyClicks(edit, "thu")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == "Thu 26 Nov"
    edit.setText("someday")
    assert edit.problem().startswith("This is not a date")


def test_buttons_pick_the_usual_days(qtbot):
    picker = DayPicker(lambda: TODAY)
    qtbot.addWidget(picker)
    picked = []
    for button in picker.findChildren(QPushButton):
        button.click()
        picked.append(picker.day())
        assert button.isChecked()
    assert [d.day for d in picked] == [25, 26, 27, 30]
