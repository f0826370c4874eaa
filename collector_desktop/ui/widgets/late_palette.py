"""The command palette of a window, once it is opened."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.ui.theme import Theme
    from collector_desktop.ui.widgets.palette import CommandPalette
    from collector_desktop.ui.widgets.palette_entry import Search


class LatePalette:
    """Makes the palette when it is opened first: the window is painted before."""

    def __init__(self, theme: Theme, search: Search, window: QWidget) -> None:
        self._theme, self._search, self._window = theme, search, window

    def open(self, text: str = "") -> None:
        """Show the palette with the cursor in it."""
        self.frame.open(text)

    @cached_property
    def frame(self) -> CommandPalette:
        """The palette itself."""
        from collector_desktop.ui.widgets.palette import CommandPalette  # noqa: PLC0415 - as above

        return CommandPalette(self._theme, self._search, self._window)
