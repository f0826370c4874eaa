"""What waits until the window is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

MOST_MS = 300


class AfterFirstPaint(QObject):
    """Calls something once, when a window was painted for the first time.

    Opening a ledger before would have its page made before the frame is seen. A window that is not
    painted, as one that comes up minimised, is waited for no longer than `MOST_MS`.
    """

    def __init__(self, window: QWidget, call: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._call = window, call
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(MOST_MS)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the first paint; nothing is kept from the window."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            self._timer.start(0)
        return super().eventFilter(watched, event)

    def _go_on(self) -> None:
        self._window.removeEventFilter(self)
        self._call()
