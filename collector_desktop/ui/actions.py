"""Every command once: menus, the palette and the list of shortcuts read the same actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.mnemonics import with_mnemonics
from collector_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget


@frozen
class ActionSpec:
    """A command: its name in the program, its words, its menu and its keys.

    `hint` is a key that acts where the keyboard is in a list only; the menu names it.
    `also` is a second way to press the command.
    """

    name: str
    text: str
    menu: str
    shortcut: str = ""
    icon: str = ""
    checkable: bool = False
    hint: str = ""
    also: str = ""


class ShortcutTakenError(ValueError):
    """Two commands of one window want the same keys."""


class ActionRegistry:
    """The commands of a window, in the order in which they were added."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        self._theme = theme
        self._window = window
        self._specs: dict[str, ActionSpec] = {}
        self._actions: dict[str, QAction] = {}
        self._owners: dict[QKeySequence, str] = {}
        self._before: dict[str, Callable[[], object]] = {}
        self._drawn: set[str] = set()
        theme.changed.connect(self._drawn.clear)

    def add(self, spec: ActionSpec, slot: Callable[[], object]) -> QAction:
        """Add a command and return its action."""
        keys = [QKeySequence(key) for key in (spec.shortcut, spec.also) if key]
        taken = self._owners.setdefault(keys[0], spec.name) if spec.shortcut else spec.name
        if taken != spec.name or spec.name in self._specs:
            raise ShortcutTakenError(f"{spec.name}: {spec.shortcut} belongs to {taken}")
        action = QAction(f"{spec.text}\t{spec.hint}" if spec.hint else spec.text, self._window)
        action.setObjectName(spec.name)
        action.setCheckable(spec.checkable)
        if spec.shortcut:
            action.setShortcuts(keys)
        action.triggered.connect(lambda _=False: slot())
        self._window.addAction(action)
        self._specs[spec.name], self._actions[spec.name] = spec, action
        return action

    def action(self, name: str) -> QAction:
        """Return the action of a command."""
        return self._actions[name]

    def trigger(self, name: str) -> None:
        """Do what a command does."""
        self._actions[name].trigger()

    def all(self) -> tuple[tuple[ActionSpec, QAction], ...]:
        """Return every command with its action."""
        return tuple((spec, self._actions[name]) for name, spec in self._specs.items())

    def before_menu_of(self, name: str, act: Callable[[], object]) -> None:
        """Do something each time before the menu with a command opens."""
        self._before[name] = act

    def menus(self) -> tuple[str, ...]:
        """Return the titles of the menus in the order of their first command."""
        return tuple(dict.fromkeys(spec.menu for spec in self._specs.values()))

    def fill(self, menu: QMenu, title: str) -> None:
        """Put the commands of one menu into it, each with its letter; icons come as it opens."""
        own = [(spec, action) for spec, action in self.all() if spec.menu == title]
        texts = with_mnemonics(spec.text for spec, _ in own)
        for (spec, action), text in zip(own, texts, strict=True):
            action.setText(f"{text}\t{spec.hint}" if spec.hint else text)
            menu.addAction(action)
        menu.aboutToShow.connect(lambda: self._prepare(title))

    def keys(self, name: str) -> str:
        """Return the keys of a command as this system writes them."""
        own = self._actions[name].shortcut()
        keys = QKeySequence(self._specs[name].hint) if own.isEmpty() else own
        return keys.toString(QKeySequence.SequenceFormat.NativeText)

    def _prepare(self, title: str) -> None:
        if title not in self._drawn:
            self._drawn.add(title)
            self._draw_icons(title)
        for name, act in self._before.items():
            if self._specs[name].menu == title:
                act()

    def _draw_icons(self, title: str) -> None:
        for spec, action in self.all():
            if spec.icon and spec.menu == title:
                action.setIcon(self._theme.icon(spec.icon))
