"""Warnings above the pages about the ledger or its location, as soon as it is open."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets  # PySide makes a class where it is first named
from PySide6.QtCore import QObject

from collector_desktop.ui.later import later

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from collector_desktop.services.ledger_notices import Notice, copy_to, notices
    from collector_desktop.services.ledgers import LedgerInfo
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.ledger_session import LedgerSession
    from collector_desktop.ui.widgets.notice_strip import NoticeStrip
else:
    NoticeStrip = later("collector_desktop.ui.widgets.notice_strip", "NoticeStrip")
    copy_to = later("collector_desktop.services.ledger_notices", "copy_to")
    notices = later("collector_desktop.services.ledger_notices", "notices")

LEDGERS = "Collector ledgers (*.collector)"


class Notices(QObject):
    """Shows the strips of the open ledger over a window's pages; copies it where it is safe."""

    def __init__(self, desk: Desk, session: LedgerSession, window: QMainWindow) -> None:
        super().__init__(window)
        self._desk, self._session, self._window = desk, session, window
        self.strips: list[NoticeStrip] = []
        session.opened.connect(self.look)

    def look(self, info: LedgerInfo) -> None:
        """Ask what is to be said about a ledger that was just opened."""
        self._desk.tasks.run(self, partial(notices, info.path), self._show)

    def copy_here(self) -> None:
        """Ask where on this computer the ledger shall lie, copy it there and open the copy."""
        info = self._session.info
        if info is None:
            return
        start = self._session.places.free_ledger(info.path.stem)
        name, _ = QtWidgets.QFileDialog.getSaveFileName(
            self._window, self.tr("Where to keep the ledger"), str(start), LEDGERS
        )
        if name:
            work = partial(copy_to, Path(name), info.path, self._session.now())
            self._desk.tasks.run(self, work, self._session.open)

    def _show(self, found: tuple[Notice, ...]) -> None:
        centre = self._window.centralWidget()
        column = None if centre is None else centre.layout()
        if not isinstance(column, QtWidgets.QBoxLayout):
            return
        for strip in self.strips:
            column.removeWidget(strip)
            strip.deleteLater()
        self.strips = [NoticeStrip(self._desk.theme, notice) for notice in found]
        for place, strip in enumerate(self.strips):
            strip.move_asked.connect(self.copy_here)
            column.insertWidget(place, strip)
