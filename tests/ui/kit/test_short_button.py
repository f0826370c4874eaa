"""A number or an address of any length on a button: begun where there is little room, never cut."""

import pytest
from PySide6.QtWidgets import QHBoxLayout

from collector_desktop.ui.widgets.short_button import ShortButton

LONG = "accounts.payable.department@worshipful-company-of-freight-forwarders.example"


@pytest.fixture
def button(window, theme):
    made = ShortButton(theme, icon="phone", kind="primary", key="C", tip="Call this number")
    row = QHBoxLayout(window)
    row.addWidget(made)
    row.addStretch(1)
    return made


@pytest.mark.parametrize("wide", [140, 180, 300])
def test_a_long_text_ends_in_dots_within_its_room(button, window, qapp, wide):
    button.say(LONG)
    window.setFixedWidth(wide)
    qapp.processEvents()
    shown = button.text()
    assert shown.endswith("\N{HORIZONTAL ELLIPSIS}")
    assert LONG.startswith(shown[:-1])
    whole = button.sizeHint().width()
    lacking = button.fontMetrics().horizontalAdvance(LONG[len(shown) - 1 :])
    assert whole - lacking <= button.width() + 1
    assert button.toolTip().splitlines() == ["Call this number", LONG]
    assert button.accessibleName() == LONG


def test_a_text_with_room_is_shown_whole_and_its_signs_as_they_are(button, window, qapp):
    window.setFixedWidth(160)
    button.say(LONG)
    qapp.processEvents()
    window.setFixedWidth(900)
    qapp.processEvents()
    assert button.text() == LONG
    assert button.toolTip() == "Call this number"
    button.say("a&b@c.example")
    assert (button.text(), button.accessibleName()) == ("a&&b@c.example", "a&b@c.example")


def test_another_size_of_type_is_fitted_again(button, window, qapp):
    window.setFixedWidth(260)
    button.say(LONG)
    qapp.processEvents()
    before = len(button.text())
    button.setStyleSheet("font-size: 24px")
    qapp.processEvents()
    assert 1 < len(button.text()) < before
