"""Gives memory back in small steps on the GUI thread, and never in the middle of other work."""

from __future__ import annotations

import gc
from time import monotonic

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 50
ALL_MS = 300_000
MANY = 5_000
QUIET_MS = 2_000


class Unused(QObject):
    """Looks for objects that only hold each other, in place of the interpreter.

    Python would look by itself, in whichever thread makes the next object: with all that a window
    and its modules hold, that stops every thread for 30 ms and more, many times while a report
    fills its rows, and may end a widget outside the GUI thread. What is there at the start stays
    until the end and is not looked at again; what is new is looked at once there is much of it,
    and all of it every five minutes, once nothing has come about in numbers for two seconds: of a
    large ledger that takes a third of a second.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._new, self._all = QTimer(self), QTimer(self)
        self._new.timeout.connect(self.look)
        self._all.timeout.connect(self.look_at_all)
        self._many_at = float("-inf")

    def begin(self) -> None:
        """Take over from the interpreter."""
        gc.disable()
        self._new.start(LOOK_MS)
        self._all.start(ALL_MS)

    def keep_what_is_there(self) -> None:
        """Look at nothing again that has come about so far."""
        gc.collect(1)
        gc.freeze()

    def end(self) -> None:
        """Let the interpreter look by itself again, at everything."""
        self._new.stop()
        self._all.stop()
        gc.unfreeze()
        gc.enable()

    def look(self) -> None:
        """Look at what is new, if that is much."""
        if gc.get_count()[0] > MANY:
            self._many_at = monotonic()
            gc.collect(1)

    def look_at_all(self) -> None:
        """Look at everything, in a moment without other work."""
        if monotonic() - self._many_at < QUIET_MS / 1000:
            self._all.start(QUIET_MS)
        else:
            gc.collect()
            self._all.start(ALL_MS)
