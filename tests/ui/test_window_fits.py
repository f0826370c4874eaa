"""The window is no larger than the screen that it opens on."""

from PySide6.QtWidgets import QWidget

from collector_desktop.app.main import FRAME, fit_on_screen


def test_a_window_leaves_room_for_its_frame(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(5000, 4000)
    fit_on_screen(window)
    assert window.size() == window.screen().availableSize() - FRAME


def test_a_small_window_keeps_its_size_and_none_is_below_the_smallest(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    fit_on_screen(window)
    assert (window.width(), window.height()) == (400, 300)
    window.setMinimumSize(3000, 2000)
    fit_on_screen(window)
    assert (window.width(), window.height()) == (3000, 2000)
