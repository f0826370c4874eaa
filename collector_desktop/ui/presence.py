"""Whether somebody is at the desk: keys, clicks and the pointer in any window of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

SIGNS_OF_LIFE = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)


class Presence(QObject):
    """Reports each sign of life, or of `signs`, by `felt`, but only while it was asked to watch.

    Only what the system sends to a window comes here, which is little; to look at all events of
    the program would cost PySide a class for each kind.
    """

    felt = Signal()

    def __init__(self, parent: QObject, signs: frozenset[QEvent.Type] = SIGNS_OF_LIFE) -> None:
        super().__init__(parent)
        self._watches, self._signs = False, signs
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)

    def watch(self) -> None:
        """Report signs of life from now on."""
        self._watches = True
        self._watch(QGuiApplication.focusWindow())

    def rest(self) -> None:
        """Report nothing until `watch` is called again."""
        self._watches = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Report that somebody is there; nothing is kept from its window."""
        if self._watches and event.type() in self._signs:
            self.felt.emit()
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        if self._watches and window is not None:
            window.installEventFilter(self)
