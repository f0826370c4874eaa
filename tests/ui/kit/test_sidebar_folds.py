"""The pages at the side give way where the window is narrow."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from collector_desktop.ui.widgets.sidebar import NARROW, WIDE, NavEntry, Sidebar, name_lines


@pytest.fixture
def window(qtbot, theme):
    shown = QWidget()
    shown.sidebar = Sidebar(theme, (NavEntry("today", "Today", "sun"),))
    QHBoxLayout(shown).addWidget(shown.sidebar)
    qtbot.addWidget(shown)
    shown.resize(1440, 600)
    shown.show()
    return shown


def test_a_narrow_window_shows_icons_and_a_wide_one_words(window):
    assert window.sidebar.width() == WIDE
    window.resize(1024, 600)
    assert window.sidebar.width() == NARROW
    window.resize(1440, 600)
    assert window.sidebar.width() == WIDE


def test_what_the_user_chose_stays_while_there_is_as_much_room(window):
    window.sidebar.set_collapsed(collapsed=True)
    window.resize(1400, 600)
    assert window.sidebar.collapsed
    window.resize(1024, 600)
    window.sidebar.set_collapsed(collapsed=False)
    window.resize(1030, 600)
    assert not window.sidebar.collapsed


@pytest.mark.parametrize(
    ("name", "width", "lines"),
    [
        ("Harbour Ltd", 11, ("Harbour Ltd", "")),
        ("Harbour & Vale Supplies Ltd", 16, ("Harbour & Vale", "Supplies Ltd")),
        ("Donaudampfschifffahrt GmbH", 10, ("Donaudampfschifffahrt", "GmbH")),
        ("Donaudampfschifffahrt", 10, ("Donaudampfschifffahrt", "")),
    ],
)
def test_a_long_name_of_a_company_is_broken_at_its_words(name, width, lines):
    assert name_lines(name, len, width) == lines
