"""The keys that go through the pages of a paper, and choose and copy its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from collector_desktop.ui.dialogs.paper_mouse import Pages

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

LINE = 48
_EVERYTHING = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_A
)
_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TurnedPages(Pages, Protocol):
    """What the keys need of the view of the pages."""

    def turn(self, step: int) -> None: ...


def act_on_key(view: TurnedPages, event: QKeyEvent) -> bool:
    """Do what a key means; return whether it means anything."""
    bar = view.verticalScrollBar()
    screen = view.viewport().height() - LINE
    places = {
        Qt.Key.Key_Home: 0,
        Qt.Key.Key_End: bar.maximum(),
        Qt.Key.Key_PageDown: bar.value() + screen,
        Qt.Key.Key_PageUp: bar.value() - screen,
        Qt.Key.Key_Space: bar.value() + screen,
    }
    key = Qt.Key(event.key())
    if event.matches(QKeySequence.StandardKey.Copy):
        view.selection.copy()
    elif event.matches(QKeySequence.StandardKey.SelectAll):
        view.selection.all_of(view.page, view.page)
    elif event.keyCombination() == _EVERYTHING:
        view.choose_all()
    elif key in _TURNS:
        view.turn(_TURNS[key])
    elif key in places:
        bar.setValue(places[key])
    else:
        return False
    return True
