"""A button that shows the choice that holds and opens a menu of the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.labels import Button


class ChoiceButton(Button):
    """Offers named choices; `chosen` gives the name of the one the user took."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, choices: Sequence[tuple[str, str]], icon: str = "") -> None:
        super().__init__(theme, choices[0][1], icon=icon)
        self._texts = dict(choices)
        self._current = choices[0][0]
        menu, group = QMenu(self), QActionGroup(self)
        self._actions = {}
        for name, text in choices:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(name == self._current)
            action.triggered.connect(lambda _=False, name=name: self._on_chosen(name))
            group.addAction(action)
            self._actions[name] = action
        self.setMenu(menu)

    def current(self) -> str:
        """Return the name of the choice that holds."""
        return self._current

    def choose(self, name: str) -> None:
        """Make a choice hold; a name that is not offered changes nothing."""
        if name in self._actions:
            self._current = name
            self._actions[name].setChecked(True)
            self.setText(self._texts[name])

    def _on_chosen(self, name: str) -> None:
        self.choose(name)
        self.chosen.emit(name)
