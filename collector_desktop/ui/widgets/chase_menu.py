"""What can be done with a message of a run, offered on a right click with its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from collector_desktop.ui.widgets.chase_words import tr

if TYPE_CHECKING:
    from collector_desktop.ui.widgets.chase_rows import MessageTile, MessageTiles


class MessageMenu:
    """Serves the list of messages; the acts are those of its keys."""

    def __init__(
        self,
        tiles: MessageTiles,
        edit: Callable[[], None],
        tick: Callable[[MessageTile], None],
        more: Callable[[MessageTile], Iterable[tuple[str, Callable[[], None]]]],
    ) -> None:
        self._tiles, self._edit, self._tick, self._more = tiles, edit, tick, more
        tiles.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tiles.customContextMenuRequested.connect(self.open)

    def menu(self, tile: MessageTile) -> QMenu:
        """Return the menu of a message."""
        menu = QMenu(self._tiles)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ticked = tr("Leave out of this run") if tile.ticked else tr("Take back into this run")
        for words, act in (
            (f"{ticked}\t{tr('Space')}", lambda: self._tick(tile)),
            (f"{tr('Edit this one')}\tF2", self._edit),
            *self._more(tile),
            (f"{tr('Open the customer')}\t{tr('Enter')}", lambda: self._tiles.opened.emit(tile)),
        ):
            menu.addAction(words).triggered.connect(act)
        return menu

    def open(self, at: QPoint) -> None:
        """Show the menu of the message under the pointer."""
        index = self._tiles.indexAt(at)
        tile = self._tiles.current() if index.isValid() else None
        if tile is not None:
            self.menu(tile).popup(self._tiles.viewport().mapToGlobal(at))
