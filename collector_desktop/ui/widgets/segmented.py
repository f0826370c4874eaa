"""A few choices side by side, of which one is selected."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from collector_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ICON_GAP = 4


class Segmented(QWidget):
    """Exclusive buttons in one frame; left and right arrows move, `chosen` gives the place."""

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, texts: Sequence[str], name: str, icons: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icons = tuple(icons)
        self._icons_shown = True
        self.setObjectName("segments")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self._buttons = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for at, text in enumerate(texts):
            button = QToolButton()
            button.setText(text)
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setAccessibleName(f"{name}: {text}")
            self._buttons.addButton(button, at)
            row.addWidget(button)
        self._buttons.button(0).setChecked(True)
        self._buttons.idToggled.connect(self._on_toggled)
        self._draw_icons()
        theme.changed.connect(self._draw_icons)

    def current(self) -> int:
        """Return the place of the choice that holds."""
        return self._buttons.checkedId()

    def choose(self, at: int) -> None:
        """Make a choice hold."""
        self._buttons.button(at).setChecked(True)

    def rename(self, at: int, text: str) -> None:
        """Change the text of a choice."""
        button = self._buttons.button(at)
        button.setText(text)
        button.setAccessibleName(f"{self.accessibleName()}: {text}")

    def offer(self, at: int, *, shown: bool) -> None:
        """Show a choice or leave it out."""
        self._buttons.button(at).setVisible(shown)

    def turn_by_keys(self) -> None:
        """Let Ctrl+Tab choose as well, as among the tabs of other pages."""
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), self, partial(self.turn, step))

    def turn(self, step: int) -> None:
        """Make the next choice hold, or the one before; after the last comes the first."""
        shown = [at for at, each in enumerate(self._buttons.buttons()) if not each.isHidden()]
        self.choose(shown[(shown.index(self.current()) + step) % len(shown)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        buttons = self._buttons.buttons()
        at = self.current() + step
        while step and 0 <= at < len(buttons) and buttons[at].isHidden():
            at += step
        if step and 0 <= at < len(buttons):
            self.choose(at)
            self._buttons.button(at).setFocus()
        else:
            super().keyPressEvent(event)

    def _on_toggled(self, at: int, checked: bool) -> None:  # noqa: FBT001 Qt's signal
        if checked:
            self.chosen.emit(at)

    def show_icons(self, *, shown: bool) -> None:
        """Show the icons, or leave them out where room is short."""
        self._icons_shown = shown
        self._draw_icons()

    def _draw_icons(self) -> None:
        for name, button in zip(self._icons, self._buttons.buttons(), strict=False):
            icon = self._theme.icon(name, gap=_ICON_GAP) if self._icons_shown else QIcon()
            button.setIcon(icon)
            button.setIconSize(QSize(self._theme.px(16) + _ICON_GAP, self._theme.px(16)))
