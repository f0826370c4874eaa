"""Shows in the status line how safe the ledger is, and where its second copies go."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from collector_desktop.ui.later import later
from collector_desktop.ui.widgets.backup_words import SECOND, health_words, proof_words

if TYPE_CHECKING:
    from collector_desktop.services.backup_list import BackupState, backup_state
    from collector_desktop.services.ledgers import is_view_only
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.ledger_session import LedgerSession
    from collector_desktop.ui.widgets.status_line import StatusLine
else:
    backup_state = later("collector_desktop.services.backup_list", "backup_state")
    is_view_only = later("collector_desktop.services.ledgers", "is_view_only")

BY_HAND = "backup.by_hand"
SINGLE_SHOT = Qt.ConnectionType.SingleShotConnection
LOOK_EVERY_MS = 60_000


class BackupHealth(QObject):
    """Looks at the folders apart from the desk: one may be on a stick or another computer."""

    def __init__(self, desk: Desk, session: LedgerSession, status: StatusLine) -> None:
        super().__init__(status)
        self._desk, self._session, self._status = desk, session, status
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.refresh)
        self._timer.start(LOOK_EVERY_MS)
        session.copies.second = _path(desk.personal.get(SECOND, ""))
        session.opened.connect(self._look_behind_the_page)
        for told in (session.reopened, session.backed_up):
            told.connect(self.refresh)

    def refresh(self) -> None:
        """Look when the open ledger was last copied; one for viewing only never is."""
        info = self._session.info
        if info is not None and is_view_only():
            self._status.show_backup(self.tr("For viewing only"))
        elif info is not None:
            told = self._desk.personal.get(f"{BY_HAND}.{info.path.name}")
            by_hand = datetime.fromisoformat(told) if told else None
            work = partial(backup_state, info.path, self._session.backup_folders, by_hand)
            self._desk.tasks.run_apart(self, work, self._show)

    def _look_behind_the_page(self) -> None:
        """Look once the first page has its rows, which what the first look imports would hold up.

        What the page asks is on the ledger's thread when the first answer comes, and is answered
        before the second.
        """
        run = self._desk.tasks.run
        run(self, _nothing, lambda _: run(self, _nothing, lambda _: self.refresh()))

    def choose_second(self, folder: str) -> None:
        """Back up into this folder too from now on, and at once; into none if it is empty."""
        self._desk.personal.put(SECOND, folder)
        self._session.copies.second = _path(folder)
        self._session.backed_up.connect(self._tell_trouble, SINGLE_SHOT)
        self._session.back_up()

    def _tell_trouble(self) -> None:
        """Say at once why a folder that was just chosen took no copy."""
        if self._session.copies.trouble is not None:
            self._desk.tasks.failed.emit(self._session.copies.trouble)

    def note_copy(self) -> None:
        """Remember that the user put a copy of the open ledger somewhere."""
        info = self._session.info
        if info is not None:
            key = f"{BY_HAND}.{info.path.name}"
            self._desk.personal.put(key, self._session.now().isoformat())
            self.refresh()

    def _show(self, state: BackupState) -> None:
        words, is_warning = health_words(state, self._session.now())
        self._status.show_backup(words, proof_words(state), warn=is_warning)


def _nothing() -> None:
    """Only take a turn on the ledger's thread."""


def _path(folder: str) -> Path | None:
    return Path(folder) if folder else None
