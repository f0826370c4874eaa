"""Warns when the open ledger was moved, deleted or replaced."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from collector_desktop.services.ledger_place import FileMark, mark_of
from collector_desktop.ui.errors import sentence_of
from collector_desktop.ui.later import later

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.services.ledgers import LedgerInfo, is_view_only
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.ledger_session import LedgerSession
    from collector_desktop.ui.widgets.message_bar import MessageBar
else:
    is_view_only = later("collector_desktop.services.ledgers", "is_view_only")

LOOK_EVERY_MS = 60_000


class StillThere(QObject):
    """Looks after each change and once a minute; what is saved into a deleted file ends with it.

    Where the system lets others move or delete a file in use, all is backed up first, then reported
    with the list of backups, which put the ledger back in its place.
    """

    def __init__(
        self,
        desk: Desk,
        session: LedgerSession,
        messages: MessageBar,
        restore: Callable[[Path], None],
    ) -> None:
        super().__init__(messages)
        self._desk, self._session, self._messages = desk, session, messages
        self._restore = restore
        self._whose: LedgerInfo | None = None
        self._mark: FileMark | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_EVERY_MS)
        for signal in (session.opened, session.reopened):
            signal.connect(self._note)
        desk.tasks.changed.connect(self.look)

    def look(self, _: object = None) -> None:
        """Ask what is under the name of the open ledger; nothing once it was reported."""
        info = self._session.info
        if info is not None and info is self._whose and self._mark is not None:
            work = partial(mark_of, info.path)
            self._desk.tasks.run_apart(self, work, partial(self._judge, info))

    def _note(self, info: LedgerInfo) -> None:
        """Take the mark of a ledger that was opened, but not of one that was open all along."""
        if info is self._whose:
            return
        self._whose, self._mark = info, None
        if not is_view_only():
            self._desk.tasks.run_apart(self, partial(mark_of, info.path), self._keep)

    def _keep(self, mark: FileMark | None) -> None:
        self._mark = mark

    def _judge(self, info: LedgerInfo, found: FileMark | None) -> None:
        mark = self._mark
        if self._session.info is info is self._whose and mark is not None and found != mark:
            self._mark = None
            work = partial(self._session.copies.make, info, self._session.now())
            warn, refused = partial(self._warn, info.path), partial(self._refuse, info, mark)
            self._desk.tasks.run(self, work, warn, refused)

    def _warn(self, path: Path, _: None) -> None:
        self._session.backed_up.emit()
        title = self.tr("{name} was moved, deleted or replaced while it was open.")
        self._messages.show_problem(
            title.format(name=path.name),
            self.tr("All of it is in a backup made just now: put that in its place."),
            self.tr("Restore a backup…"),
            partial(self._restore, path),
        )

    def _refuse(self, info: LedgerInfo, mark: FileMark, error: CollectorError) -> None:
        """Say that nothing is safe, and look again: it may be back, or be backed up, by then."""
        if self._session.info is info:
            self._mark = mark
        title = self.tr("{name} is not where it was opened, and could not be backed up.")
        self._messages.show_problem(title.format(name=info.path.name), sentence_of(error))
