"""Frees unused objects on the GUI thread: a few at a time, and all of them when nobody is there."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from collector_desktop.domain.collecting import collect_everything
from collector_desktop.ui.presence import Presence

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_MS = 50
MANY = 5_000
ALL_MS = 300_000
AWAY_MS = 30_000
AGAIN_MS = 2_000


class Unused(QObject):
    """Looks for objects that only hold each other, in place of the interpreter.

    Python would look by itself, in whichever thread makes the next object: that stops every thread
    for as long as there are rows, many times while a report fills them, and may end a widget
    outside the GUI thread. Here what is new is looked at once it has become much. What comes in
    great numbers at once are rows and modules, which hold no rings: it is passed by (`gc.freeze`)
    until everything is looked at, which of a large ledger takes a third of a second. That is every
    five minutes, once nobody has touched the program for half a minute and `is_busy` says that
    no long job goes on.
    """

    def __init__(self, parent: QObject, is_busy: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._is_busy, self._before = is_busy, 0
        self._presence = Presence(self)
        self._new, self._due, self._alone = QTimer(self), QTimer(self), QTimer(self)
        self._due.setSingleShot(True)
        self._alone.setSingleShot(True)
        self._new.timeout.connect(self.look)
        self._due.timeout.connect(self.wait_until_alone)
        self._alone.timeout.connect(self.look_at_all)
        self._presence.felt.connect(partial(self._alone.start, AWAY_MS))

    def begin(self) -> None:
        """Take over from the interpreter."""
        gc.disable()
        self._new.start(LOOK_MS)
        self._due.start(ALL_MS)

    def end(self) -> None:
        """Let the interpreter look by itself again, at everything."""
        self._new.stop()
        self._due.stop()
        self._alone.stop()
        self._presence.rest()
        gc.unfreeze()
        gc.enable()

    def look(self) -> None:
        """Look at what is new if that is much, and pass it by if it came all at once."""
        new, before = gc.get_count()[0], self._before
        if new - before > MANY:
            gc.freeze()
        elif new > MANY:
            gc.collect(1)
        self._before = gc.get_count()[0]

    def wait_until_alone(self) -> None:
        """Look at everything once nobody has touched the program for half a minute."""
        self._presence.watch()
        self._alone.start(AWAY_MS)

    def look_at_all(self) -> None:
        """Look at everything now, or soon if a job goes on."""
        if self._is_busy():
            self._alone.start(AGAIN_MS)
            return
        collect_everything()
        self._presence.rest()
        self._due.start(ALL_MS)
