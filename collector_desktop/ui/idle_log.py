"""Keeps the log beside the open ledger small, at moments when nobody waits for the ledger."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from collector_desktop.ui.later import Later

if TYPE_CHECKING:
    from collections.abc import Callable

    from collector_desktop.services import ledgers
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.ledger_session import LedgerSession
else:
    ledgers = Later("collector_desktop.services.ledgers")

QUIET_S = 60
LOOK_EVERY_MS = 15_000


class IdleLog(QObject):
    """Has the log folded once nothing was changed for a minute, and sooner when it is large.

    `seconds` gives a time that only goes on.
    """

    def __init__(
        self,
        desk: Desk,
        session: LedgerSession,
        parent: QObject,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._desk, self._session, self._seconds = desk, session, seconds
        self._changed_at: float | None = None
        desk.tasks.changed.connect(self._note)
        session.opened.connect(self._note)
        session.reopened.connect(self._note)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_EVERY_MS)

    def look(self) -> None:
        """Fold the log if it is time; not while a long job runs or a server is waited for."""
        info, since = self._session.info, self._changed_at
        if info is None or since is None or self._desk.tasks.is_busy:
            return
        is_quiet = self._seconds() - since >= QUIET_S
        work = partial(ledgers.fold_log, info.path, 0 if is_quiet else ledgers.MOST_LOG_BYTES)
        self._desk.tasks.run(self, work, partial(self._forget, since) if is_quiet else _ignore)

    def _note(self, _: object) -> None:
        self._changed_at = self._seconds()

    def _forget(self, since: float, is_folded: bool) -> None:  # noqa: FBT001 - an answer
        if is_folded and self._changed_at == since:
            self._changed_at = None


def _ignore(_: object) -> None:
    """Nothing is to be done when the log is small again."""
