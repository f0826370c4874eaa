"""Single keys that act while one part of a page has the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def listen(place: QWidget, slots: Mapping[str, Callable[[], object]]) -> None:
    """Let keys act while a widget or one inside it has the focus; fields keep their letters."""
    for key, slot in slots.items():
        shortcut = QShortcut(QKeySequence(key), place)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)
