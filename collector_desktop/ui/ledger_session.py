"""The open ledger of a window: opened, made, closed and backed up on the ledger's thread."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from collector_desktop import __version__
from collector_desktop.domain.errors import CollectorError, PasswordNeededError, WrongPasswordError
from collector_desktop.ui.daybreak import judge, match, recover
from collector_desktop.ui.format import plural
from collector_desktop.ui.later import Later, later
from collector_desktop.ui.ledger_places import LockedFile, Places
from collector_desktop.ui.safe_copies import SafeCopies

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from collector_desktop.domain.changes import Outcome
    from collector_desktop.services import backups, ledgers, protection
    from collector_desktop.services.ledgers import CompanyDraft, LedgerInfo
    from collector_desktop.services.sample_ledger import open_sample
    from collector_desktop.ui.tasks import TaskRunner
else:
    backups = Later("collector_desktop.services.backups")
    ledgers = Later("collector_desktop.services.ledgers")
    protection = Later("collector_desktop.services.protection")
    open_sample = later("collector_desktop.services.sample_ledger", "open_sample")

T = TypeVar("T")
BACKUP_EVERY_MS, FREE_AGAIN_MS = 30 * 60_000, 500
RECENT = "recent.ledger"


class LedgerSession(QObject):
    """Opens one ledger at a time; `opened` says whose it is, `refused` why it is not open.

    `password_needed`: a ledger that is open meanwhile stays so until the right one is typed.
    `leaving` comes while the one that is to be left still takes changes.
    `reopened` says that the ledger that was open is so again, as it was; `noted` what had to be
    done to open one. Every half hour the ledger is backed up if it changed; then comes `backed_up`.
    """

    leaving = Signal()
    opened = Signal(object)
    reopened = Signal(object)
    noted = Signal(str)
    password_needed = Signal(LockedFile)
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
        self.copies = SafeCopies(places.backups)
        self._times_opened = 0
        self._keeper = QTimer(self)
        self._keeper.timeout.connect(self.back_up)
        self._keeper.start(BACKUP_EVERY_MS)

    def open(self, path: Path) -> None:
        """Open a ledger that is there, in place of the present one.

        A protected one that is open already stays so: it is not closed to ask for its password.
        """
        info = self.info
        if info is not None and info.is_protected and info.path.absolute() == path.absolute():
            self.reopened.emit(info)
        else:
            self._begin(partial(self._open, path), path)

    def create(self, path: Path, company: CompanyDraft) -> None:
        """Make an empty ledger and open it."""
        self._begin(partial(self._create, path, company), path)

    def open_demo(self) -> None:
        """Open the ledger with sample data, made again if there is none."""
        self._begin(self._demo, self.places.demo)

    def restore(self, backup: Path, path: Path) -> None:
        """Put a backup in place of a ledger, which is kept beside it, and open it."""
        self._begin(partial(self._restore, backup, path), backup)

    def lock(self) -> None:
        """Close the open ledger, if a password protects it, and ask for the password."""
        info = self.info
        if info is None or not info.is_protected:
            return
        self.leaving.emit()
        self.info = None  # no rows are asked for from now on
        self._close_when_free(info, self._times_opened)
        error = PasswordNeededError(info.path.name)
        unlock = partial(self._unlock, info.path)
        self.password_needed.emit(LockedFile(info.path, error, unlock, was_locked=True))

    def rewrite(
        self,
        change: Callable[[Path], T],
        secrets: tuple[str, str],
        on_done: Callable[[T], None],
        on_error: Callable[[CollectorError], None],
    ) -> None:
        """Close the ledger, change its file and open it again.

        `secrets` are the password or code that opens it now and the password that does afterwards;
        what fails leaves it open as it was.
        """
        info = self.info
        if info is None:
            return

        def show(done: tuple[LedgerInfo, T]) -> None:
            self._welcome_back(done[0])
            on_done(done[1])

        work = partial(self._rewrite, info.path, change, secrets)
        self._tasks.run(self, work, show, on_error)

    @property
    def is_sample(self) -> bool:
        """Whether the open ledger is the invented one."""
        return self.info is not None and self.info.path == self.places.demo

    @property
    def backup_folder(self) -> Path:
        """Where the open ledger is backed up by itself: a folder of its own for each ledger."""
        return self.backup_folders[0]

    @property
    def backup_folders(self) -> tuple[Path, ...]:
        """Where the open ledger is backed up: on this computer, then elsewhere if that is set."""
        return self.copies.folders_of(self.info.path if self.info else self.places.ledger)

    def back_up(self) -> None:
        """Back the open ledger up if it changed since the last time."""
        if self.info is not None:
            work = partial(self.copies.make, self.info, self.now())
            self._tasks.run(self, work, lambda _: self.backed_up.emit())

    def safe_copy(self) -> None:
        """Back up if anything changed, on the ledger's thread; a failure is logged, not raised."""
        self.copies.make_safely(self.info, self.now())

    def guarded(self, act: Callable[[], None]) -> Callable[[], None]:
        """Return an action that does nothing while no ledger is open."""

        def guarded_act() -> None:
            if self.info is not None:
                act()

        return guarded_act

    def judge(self, note: str = "") -> None:
        """Settle the promises that the calendar has decided, and match; when a day begins.

        What is said about them follows a `note`, which it would else push from the screen.
        """
        if self.info is not None:
            self._tasks.run(self, partial(judge, self._today()), partial(self._tell_decided, note))
            self._tasks.run(self, partial(match, self._today()), _ignore)

    def _tell_decided(self, note: str, done: Outcome[int]) -> None:
        if done.value:
            words = self.tr("{count} kept or broken since: see Promises.")
            words = words.format(count=plural(done.value, self.tr("promise")))
            self.noted.emit(f"{note} {words}".lstrip())

    def stop(self) -> None:
        """Back up if anything changed, then close; runs on the ledger's thread at the end."""
        info, self.info = self.info, None
        self._close(info)

    def _close(self, info: LedgerInfo | None) -> None:
        self.copies.make_safely(info, self.now())
        ledgers.close_ledger()

    def _begin(self, work: Callable[[str], LedgerInfo], path: Path, secret: str = "") -> None:
        self.leaving.emit()
        locked = LockedFile(path, PasswordNeededError(path.name), partial(self._begin, work, path))
        fail = partial(self._fail, locked, self.info)
        self._tasks.run(self, partial(self._journalled, work, secret), self._show, fail)

    def _unlock(self, path: Path, secret: str) -> None:
        """Open the ledger that was locked; the window goes on where it was."""
        error = PasswordNeededError(path.name)
        locked = LockedFile(path, error, partial(self._unlock, path), was_locked=True)
        work = partial(self._journalled, partial(self._open, path), secret)
        self._tasks.run(self, work, self._welcome_back, partial(self._fail, locked, None))

    def _close_when_free(self, info: LedgerInfo, times: int) -> None:
        """Close once no server is waited for, whose answers would find no ledger."""
        if self._tasks.is_busy:
            QTimer.singleShot(FREE_AGAIN_MS, self, partial(self._close_when_free, info, times))
        else:
            self._tasks.run(self, partial(self._close_locked, info, times), _ignore, _ignore)

    def _close_locked(self, info: LedgerInfo, times: int) -> None:
        """Close what was locked, unless a ledger was opened since."""
        if times == self._times_opened:
            self._close(info)

    def _rewrite(
        self, path: Path, change: Callable[[Path], T], secrets: tuple[str, str]
    ) -> tuple[LedgerInfo, T]:
        """Change the file of the ledger, then back it up under the password that it has now."""
        before, after = secrets
        protection.require_secret_of_open(path, before)
        self.stop()
        secret = before
        try:
            done = change(path)
            secret = after
        finally:
            info = self.info = self._journalled(partial(self._open, path), secret)
        self.safe_copy()
        return info, done

    def _journalled(self, work: Callable[[str], LedgerInfo], secret: str) -> LedgerInfo:
        info = work(secret)
        self._times_opened += 1
        ledgers.journalled(info.path, lambda: self.places.backups)
        return info

    def _open(self, path: Path, secret: str) -> LedgerInfo:
        """Open a ledger; the present one is closed only when the password of the other fits."""
        if self.info is not None and self.info.path.absolute() != path.absolute():
            protection.require_secret(path, secret)
        self.stop()
        return ledgers.open_ledger(path, self.actor, __version__, secret)

    def _create(self, path: Path, company: CompanyDraft, _: str) -> LedgerInfo:
        self.stop()
        return ledgers.create_ledger(path, company, self.actor, __version__, self._today())

    def _demo(self, secret: str) -> LedgerInfo:
        self.stop()
        worker = (self.actor, __version__)
        return open_sample(self.places.demo, self._today(), self.now(), worker, secret)

    def _restore(self, backup: Path, path: Path, secret: str) -> LedgerInfo:
        """Put a backup in place; the open ledger is closed only for one that is proven."""
        backups.verified(backup, secret, path)
        self.stop()
        done = backups.restore(backup, path, self.now(), self.actor, __version__, secret)
        return replace(ledgers.open_ledger(path, self.actor, __version__, secret), note=done.note)

    def _show(self, info: LedgerInfo) -> None:
        """Tell the pages, which ask for their rows; what the calendar decided comes after them."""
        self.info = info
        self.opened.emit(info)
        if info.note:
            self.noted.emit(info.note)
        self._tasks.run(self, partial(recover, self._today()), _ignore)
        self.judge(info.note)

    def _welcome_back(self, info: LedgerInfo) -> None:
        self.info = info
        self.reopened.emit(info)
        self.judge()

    def _fail(self, locked: LockedFile, before: LedgerInfo | None, error: CollectorError) -> None:
        """Ask for a password, or say what failed; what was closed for it is opened again first."""
        if isinstance(error, (PasswordNeededError, WrongPasswordError)):
            self.password_needed.emit(replace(locked, error=error))
        elif before is not None and self.info is None:
            self._go_back_to(before.path, error)
        else:
            self.refused.emit(error)

    def _go_back_to(self, path: Path, error: CollectorError, secret: str = "") -> None:
        def tell(info: LedgerInfo) -> None:
            self._welcome_back(info)
            self.refused.emit(error)

        unlock = partial(self._go_back_to, path, error)
        locked = LockedFile(path, PasswordNeededError(path.name), unlock, was_locked=True)
        work = partial(self._journalled, partial(self._open, path), secret)
        self._tasks.run(self, work, tell, partial(self._fail, locked, None))


def _ignore(_: object) -> None:
    """Take no notice: pages hear of changes from the task runner."""
