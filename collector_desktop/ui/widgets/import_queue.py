"""Files that are imported one after the other, in the order in which they build on each other."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from collector_desktop.ui.later import later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collector_desktop.services.reading import in_order
    from collector_desktop.ui.desk import Desk
else:
    in_order = later("collector_desktop.services.reading", "in_order")


class FileQueue(QObject):
    """The files to come, `waiting`; `ready` says that the first of new ones may be taken."""

    ready = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = 0
        self.waiting: list[str] = []

    def fill(self, paths: Sequence[str]) -> None:
        """Look at several files and put them in order; what was waiting is forgotten."""
        self.clear()
        work = partial(in_order, tuple(map(Path, paths)))
        self._desk.tasks.run_apart(self, work, partial(self._take_order, self._asked))

    def clear(self) -> None:
        """Wait for no file any more, not even for those that are being looked at."""
        self._asked += 1
        self.waiting = []

    def take(self) -> str:
        """Return the next file; it waits no more."""
        return self.waiting.pop(0)

    def _take_order(self, asked: int, paths: Sequence[Path]) -> None:
        if asked == self._asked and paths:
            self.waiting = [str(path) for path in paths]
            self.ready.emit()
