"""Asks for the password of a ledger or backup, and remembers it where the user wants that."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from collector_desktop.domain.errors import WrongPasswordError
from collector_desktop.integrations.secrets import LEDGER_PASSWORD, secrets
from collector_desktop.ui.ledger_places import UNLOCKS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from collector_desktop.integrations.secrets import Secrets
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.unlock_sheet import UnlockSheet
    from collector_desktop.ui.ledger_places import LockedFile
    from collector_desktop.ui.ledger_session import LedgerSession


class UnlockDesk(QObject):
    """Asks for the password of each locked file; `left` says that the user gave up on one.

    A password that the system's own store remembers is tried first, but never after the user
    locked the ledger: then somebody has to type it.
    """

    left = Signal()

    def __init__(
        self,
        desk: Desk,
        session: LedgerSession,
        window: QWidget,
        store: Callable[[], Secrets] = secrets,
    ) -> None:
        super().__init__(window)
        self._desk, self._window, self._store = desk, window, store
        self._tried = ""
        self.sheet: UnlockSheet | None = None
        session.password_needed.connect(self._on_password_needed)
        session.opened.connect(self._on_opened)
        session.reopened.connect(self._on_opened)
        session.refused.connect(lambda _: self._put_away())

    def forget(self, path: Path) -> None:
        """Remove the remembered password of a ledger, which fits no more."""
        self._desk.tasks.run_outside(self, partial(_forget, self._store, path), _ignore)

    def _on_password_needed(self, locked: LockedFile) -> None:
        is_wrong = isinstance(locked.error, WrongPasswordError)
        if is_wrong and self.sheet is not None:
            self.sheet.show_problem(locked.error)
        elif is_wrong and self._tried:
            self._tried = ""
            self.forget(locked.path)
            self._ask(locked)
        elif locked.was_locked or not locked.is_ledger:
            self._ask(locked)
        else:
            self._look_up(locked, self._try_remembered)

    def _try_remembered(self, locked: LockedFile, found: tuple[str, str]) -> None:
        self._tried = found[1]
        if self._tried:
            locked.unlock(self._tried)
        else:
            self._ask(locked)

    def _ask(self, locked: LockedFile) -> None:
        from collector_desktop.ui.dialogs.unlock_sheet import (  # noqa: PLC0415 - seldom
            UnlockSheet,
        )

        self._put_away()
        self.sheet = sheet = UnlockSheet(self._desk.theme, locked, self._window)
        sheet.setObjectName(UNLOCKS)
        sheet.save_asked.connect(partial(self._try, locked, sheet))
        sheet.rejected.connect(self._give_up)
        sheet.finished.connect(lambda _: sheet.deleteLater())
        sheet.open()
        if locked.is_ledger:
            self._look_up(locked, self._offer)

    def _offer(self, _: LockedFile, found: tuple[str, str]) -> None:
        if self.sheet is not None:
            place, password = found
            self.sheet.offer_remembering(place, is_kept=bool(password))

    def _try(self, locked: LockedFile, sheet: UnlockSheet) -> None:
        sheet.wait()
        locked.unlock(sheet.secret.text())

    def _on_opened(self, info: object) -> None:
        self._tried = ""
        sheet = self.sheet
        if sheet is None:
            return
        path: Path = info.path  # type: ignore[attr-defined]
        if sheet.remember.isChecked():
            work = partial(_remember, self._store, path, sheet.secret.text())
            self._desk.tasks.run_outside(self, work, _ignore)
        elif not sheet.remember.isHidden():
            self.forget(path)
        self._put_away()

    def _put_away(self) -> None:
        """Close the sheet, and what was typed into it with it."""
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.secret.clear()
            sheet.accept()

    def _give_up(self) -> None:
        if self.sheet is not None:
            self._put_away()
            self.left.emit()

    def _look_up(
        self, locked: LockedFile, then: Callable[[LockedFile, tuple[str, str]], None]
    ) -> None:
        """Ask the system's store on the thread that may wait; it may ask the user to unlock it."""
        work = partial(_find, self._store, locked.path)
        self._desk.tasks.run_outside(self, work, partial(then, locked))


def _find(store: Callable[[], Secrets], path: Path) -> tuple[str, str]:
    """Return the name of the store, if there is one to trust, and what it remembers."""
    found = store()
    return found.place, found.find(LEDGER_PASSWORD, str(path.absolute())) if found.place else ""


def _remember(store: Callable[[], Secrets], path: Path, secret: str) -> None:
    """Keep a password; a store that does not really keep it gets nothing."""
    found = store()
    if not found.keep(LEDGER_PASSWORD, str(path.absolute()), secret):
        found.forget(LEDGER_PASSWORD, str(path.absolute()))


def _forget(store: Callable[[], Secrets], path: Path) -> None:
    store().forget(LEDGER_PASSWORD, str(path.absolute()))


def _ignore(_: object) -> None:
    """Take no notice."""
