"""Locks a protected ledger: now, when nobody is at the desk, or with the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from collector_desktop.domain.errors import WrongPasswordError
from collector_desktop.ui.ledger_places import UNLOCKS
from collector_desktop.ui.presence import Presence
from collector_desktop.ui.widgets.idle_minutes import idle_minutes

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from collector_desktop.services.ledgers import LedgerInfo
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.ledger_places import LockedFile
    from collector_desktop.ui.ledger_session import LedgerSession

LOOK_EVERY_MS = 10_000


class LockDesk(QObject):
    """Watches for keys and clicks while a protected ledger is open; `unprotected` refuses to lock.

    Dialogs are put aside while it is locked and come back with all that was typed into them when
    the same ledger is opened again; when it is another one they are closed.
    """

    unprotected = Signal()

    def __init__(self, desk: Desk, session: LedgerSession, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._session, self._window = desk, session, window
        self._seen: datetime = desk.now()
        self._aside: list[tuple[QWidget, bool]] = []
        self._path: Path | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._presence = Presence(self)
        self._presence.felt.connect(self._note)
        session.password_needed.connect(self._on_password_needed)
        session.opened.connect(self._on_opened)
        session.reopened.connect(self._on_opened)

    def lock(self) -> None:
        """Lock the ledger now; one without a password cannot be locked."""
        if self._session.info is not None and not self._session.info.is_protected:
            self.unprotected.emit()
        self._session.lock()

    def lock_with_screen(self) -> None:
        """Lock the ledger if a password protects it; the screen was locked."""
        self._session.lock()

    def look(self) -> None:
        """Lock if nobody was at the desk for as many minutes as are set; never during a job.

        The time of day goes on while the computer sleeps, but may be set back: then the minutes
        begin again, instead of with the moment that lies ahead.
        """
        minutes, now = idle_minutes(self._desk), self._desk.now()
        self._seen = min(self._seen, now)
        idle = (now - self._seen).total_seconds()
        if minutes and idle >= minutes * 60 and not self._desk.tasks.is_busy:
            self._session.lock()

    def _note(self) -> None:
        self._seen = self._desk.now()

    def _on_opened(self, info: LedgerInfo) -> None:
        self._seen = self._desk.now()
        if self._path == info.path:
            self._bring_back()
        else:
            self._drop()
        self._path = info.path
        if info.is_protected:
            self._timer.start(LOOK_EVERY_MS)
            self._presence.watch()
        else:
            self._rest()

    def _on_password_needed(self, locked: LockedFile) -> None:
        """Put dialogs aside when the ledger is locked, but not the one that asks once more."""
        is_try = isinstance(locked.error, WrongPasswordError)
        if locked.was_locked and self._session.info is None and not is_try:
            self._rest()
            self._put_aside()
            # after all that was asked for before, whose answers come to hidden pages
            self._desk.tasks.run(self, _nothing, self._forget)

    def _forget(self, _: None) -> None:
        """Drop the rows that pages hold, unless the ledger is open again; dialogs keep theirs."""
        if self._session.info is None:
            from collector_desktop.documents.untrusted_paper import (  # noqa: PLC0415 - once locked
                forget,
            )
            from collector_desktop.ui.forgetting import forget_rows  # noqa: PLC0415 - as above

            forget()
            kept = [widget for widget, _ in self._aside if shiboken6.isValid(widget)]
            forget_rows(self._window, kept)

    def _rest(self) -> None:
        self._timer.stop()
        self._presence.rest()

    def _put_aside(self) -> None:
        for widget in QApplication.topLevelWidgets():
            is_asking = widget.objectName() == UNLOCKS  # goes by itself, for another question
            if not widget.isVisible() or widget is self._window or is_asking:
                continue
            if isinstance(widget, QMenu):
                widget.close()
            elif _belongs_to(widget, self._window):
                self._aside.append((widget, widget.isModal()))
                widget.hide()

    def _bring_back(self) -> None:
        aside, self._aside = self._aside, []
        for widget, was_modal in aside:
            if not shiboken6.isValid(widget):
                continue
            if was_modal and isinstance(widget, QDialog):
                widget.open()
            else:
                widget.show()

    def _drop(self) -> None:
        aside, self._aside = self._aside, []
        for widget, _ in aside:
            if shiboken6.isValid(widget):
                widget.close()
                widget.deleteLater()


def _nothing() -> None:
    """Take a turn in the queue of the ledger's thread."""


def _belongs_to(widget: QWidget, window: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        parent = parent.parentWidget()
    return parent is window
