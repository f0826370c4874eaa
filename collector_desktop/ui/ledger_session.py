"""The open ledger of a window: opened, made, closed and backed up on the ledger's thread."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from collector_desktop import __version__
from collector_desktop.domain.errors import CollectorError
from collector_desktop.exporters.names import safe_name
from collector_desktop.services import backups, ledgers
from collector_desktop.services.ledgers import CompanyDraft, LedgerInfo

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.ui.tasks import TaskRunner

logger = logging.getLogger(__name__)
BACKUP_EVERY_MS = 30 * 60_000
RECENT = "recent.ledger"


@dataclass(frozen=True, slots=True)
class Places:
    """Where ledgers, backups and this person's habits lie."""

    ledger: Path
    demo: Path
    backups: Path


class LedgerSession(QObject):
    """Opens one ledger at a time; `opened` tells whose it is, `refused` why it is not open.

    Every half hour the ledger is backed up if it changed; `backed_up` tells when that is done.
    """

    opened = Signal(LedgerInfo)
    refused = Signal(CollectorError)
    backed_up = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        places: Places,
        today: Callable[[], date],
        now: Callable[[], datetime],
        actor: str,
    ) -> None:
        super().__init__()
        self.places = places
        self._tasks = tasks
        self._today = today
        self.now = now
        self.actor = actor
        self.info: LedgerInfo | None = None
        self._keeper = QTimer(self)
        self._keeper.timeout.connect(self.back_up)
        self._keeper.start(BACKUP_EVERY_MS)

    def open(self, path: Path) -> None:
        """Open a ledger that is there, in place of the present one."""
        self._begin(partial(ledgers.open_ledger, path, self.actor, __version__))

    def create(self, path: Path, company: CompanyDraft) -> None:
        """Make an empty ledger and open it."""
        work = partial(ledgers.create_ledger, path, company, self.actor, __version__, self._today())
        self._begin(work)

    def open_demo(self) -> None:
        """Open the ledger with sample data, made anew if there is none."""
        self._begin(self._demo)

    def restore(self, backup: Path, path: Path) -> None:
        """Put a backup in place of a ledger, which is kept beside it, and open it."""
        self._begin(partial(self._restore, backup, path))

    @property
    def is_sample(self) -> bool:
        """Whether the open ledger is the invented one."""
        return self.info is not None and self.info.path == self.places.demo

    @property
    def backup_folder(self) -> Path:
        """Where the open ledger is backed up by itself: a folder of its own for each ledger."""
        path = self.info.path if self.info else self.places.ledger
        mark = hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:8]
        return self.places.backups / f"{safe_name(path.stem)}-{mark}"

    def back_up(self) -> None:
        """Back the open ledger up if it changed since the last time."""
        if self.info is not None:
            self._tasks.run(self, self._back_up, lambda _: self.backed_up.emit())

    def safe_copy(self) -> None:
        """Back up if anything changed, on the ledger's thread; a failure is logged, not raised."""
        try:
            self._back_up()
        except CollectorError:
            logger.exception("A backup failed")

    def free_path(self, name: str) -> Path:
        """Return where a new ledger of that name goes: beside the usual one, over none."""
        stem, number = safe_name(name), 2
        path = self.places.ledger.with_name(f"{stem}.collector")
        while path.exists():
            path = path.with_name(f"{stem} ({number}).collector")
            number += 1
        return path

    def last_backup(self) -> str:
        """Return when the open ledger was last backed up by itself, in local time."""
        if self.info is None:
            return ""
        moment = backups.last_backup(self.info.path, self.backup_folder)
        return "" if moment is None else f"{moment.astimezone():%d %b %Y %H:%M}"

    def guarded(self, act: Callable[[], None]) -> Callable[[], None]:
        """Return an action that does nothing while no ledger is open."""

        def guarded_act() -> None:
            if self.info is not None:
                act()

        return guarded_act

    def judge(self) -> None:
        """Settle the promises that the calendar has decided, and match; when a day begins."""
        if self.info is not None:
            for work in (_judge, _match):
                self._tasks.run(self, partial(work, self._today()), _ignore)

    def stop(self) -> None:
        """Back up if anything changed, then close; runs on the ledger's thread at the end."""
        self.safe_copy()
        self.info = None
        ledgers.close_ledger()

    def _begin(self, work: Callable[[], LedgerInfo]) -> None:
        self._tasks.run(self, partial(self._switch, work), self._show, self._fail)

    def _back_up(self) -> None:
        if self.info is not None:
            backups.automatic_backup(self.info.path, self.backup_folder, self.now())

    def _switch(self, work: Callable[[], LedgerInfo]) -> LedgerInfo:
        self.stop()
        return work()

    def _demo(self) -> LedgerInfo:
        from collector_desktop.services.demo import DemoDraft, make_demo  # noqa: PLC0415 - 20 ms

        path = self.places.demo
        if not path.exists():
            make_demo(path, DemoDraft(), self._today(), self.actor, __version__)
            ledgers.close_ledger()
        return ledgers.open_ledger(path, self.actor, __version__)

    def _restore(self, backup: Path, path: Path) -> LedgerInfo:
        backups.restore(backup, path, self.now(), self.actor, __version__)
        return ledgers.open_ledger(path, self.actor, __version__)

    def _show(self, info: LedgerInfo) -> None:
        """Tell the pages, which ask for their rows; what the calendar decided comes after them."""
        self.info = info
        self.opened.emit(info)
        self._tasks.run(self, partial(_recover, self._today()), _ignore)
        self.judge()

    def _fail(self, error: CollectorError) -> None:
        self.info = None
        self.refused.emit(error)


def _recover(as_of: date) -> object:
    """See to what was cut off while it was sent; what it takes is imported after the first page."""
    from collector_desktop.services.outbox_recovery import recover_outbox  # noqa: PLC0415 - costs 40 ms

    return recover_outbox(as_of)


def _judge(as_of: date) -> Outcome[Any]:
    from collector_desktop.services.promises import judge_promises  # noqa: PLC0415 - costs 30 ms

    return judge_promises(as_of)


def _match(as_of: date) -> Outcome[Any]:
    """Match where the settings ask for it."""
    from collector_desktop.services.auto_matching import match_by_itself  # noqa: PLC0415 - 35 ms

    return match_by_itself(as_of)


def _ignore(_: object) -> None:
    """Take no notice: pages hear of changes from the task runner."""
