"""A form says what is wrong with a sum or a day when that is left, before it is saved."""

from datetime import date

import pytest
import shiboken6
from PySide6.QtCore import Qt

from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.widgets.day_edit import DayEdit
from collector_desktop.ui.widgets.money_edit import MoneyEdit

Key = Qt.Key


@pytest.fixture
def form(qtbot, theme):
    made = _shown(qtbot, theme)
    qtbot.addWidget(made)
    return made


def _shown(qtbot, theme):
    made = FormSheet(theme, "Take payment")
    made.sum, made.day = MoneyEdit("GBP"), DayEdit(lambda: date(2026, 11, 24))
    made.add_field("Amount", made.sum)
    made.add_field("Day", made.day)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_a_sum_that_is_left_says_what_is_wrong_until_it_is_right(qtbot, form):
    qtbot.keyClicks(form.sum, "12a")
    assert not form._problem.isVisible()
    qtbot.keyClick(form.sum, Key.Key_Tab)
    assert form.day.hasFocus()
    assert form._problem.text() == form.sum.problem() != ""
    assert form._problem.isVisible()
    qtbot.keyClick(form.day, Key.Key_Backtab)
    form.sum.setText("12")
    qtbot.keyClick(form.sum, Key.Key_Tab)
    assert not form._problem.isVisible()


def test_a_day_that_is_none_says_so_when_it_is_left(qtbot, form):
    form.day.setFocus()
    qtbot.keyClicks(form.day, "someday")
    qtbot.keyClick(form.day, Key.Key_Backtab)
    assert form._problem.text().startswith("This is not a date.")


def test_a_button_that_is_pressed_does_not_move_away_for_it(qtbot, form):
    qtbot.keyClicks(form.sum, "12a")
    form._cancel.setFocus()
    assert not form._problem.isVisible()


def test_a_form_that_goes_with_a_wrong_sum_in_hand_goes_quietly(qtbot, theme):
    """The field loses the focus when the sheet is gone as an object and its fields are not yet."""
    form = _shown(qtbot, theme)
    qtbot.keyClicks(form.sum, "12a")
    with qtbot.captureExceptions() as errors:
        shiboken6.delete(form)
    assert errors == []
