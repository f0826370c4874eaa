"""Asks for the password of a ledger or backup, and remembers it where the user wants that."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from collector_desktop.domain.errors import WrongPasswordError
from collector_desktop.integrations.secrets import LEDGER_PASSWORD, secrets
from collector_desktop.ui.doors import UNLOCKS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from collector_desktop.integrations.secrets import Secrets
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.unlock_sheet import UnlockSheet
    from collector_desktop.ui.doors import Door
    from collector_desktop.ui.ledger_session import LedgerSession


class UnlockDesk(QObject):
    """Shows the sheet for each shut door; `left` tells that the user gave up on one.

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
        session.shut.connect(self._on_shut)
        session.opened.connect(self._on_opened)
        session.reopened.connect(self._on_opened)
        session.refused.connect(lambda _: self._put_away())

    def forget(self, path: Path) -> None:
        """Remove the remembered password of a ledger, which fits no more."""
        self._desk.tasks.run_outside(self, partial(_forget, self._store, path), _ignore)

    def _on_shut(self, door: Door) -> None:
        is_wrong = isinstance(door.error, WrongPasswordError)
        if is_wrong and self.sheet is not None:
            self.sheet.show_problem(door.error)
        elif is_wrong and self._tried:
            self._tried = ""
            self.forget(door.path)
            self._ask(door)
        elif door.was_locked or not door.is_ledger:
            self._ask(door)
        else:
            self._look_up(door, self._try_remembered)

    def _try_remembered(self, door: Door, found: tuple[str, str]) -> None:
        self._tried = found[1]
        if self._tried:
            door.unlock(self._tried)
        else:
            self._ask(door)

    def _ask(self, door: Door) -> None:
        from collector_desktop.ui.dialogs.unlock_sheet import (  # noqa: PLC0415 - seldom
            UnlockSheet,
        )

        self._put_away()
        self.sheet = sheet = UnlockSheet(self._desk.theme, door, self._window)
        sheet.setObjectName(UNLOCKS)
        sheet.save_asked.connect(partial(self._try, door, sheet))
        sheet.rejected.connect(self._give_up)
        sheet.finished.connect(lambda _: sheet.deleteLater())
        sheet.open()
        if door.is_ledger:
            self._look_up(door, self._offer)

    def _offer(self, _: Door, found: tuple[str, str]) -> None:
        if self.sheet is not None:
            place, password = found
            self.sheet.offer_remembering(place, is_kept=bool(password))

    def _try(self, door: Door, sheet: UnlockSheet) -> None:
        sheet.wait()
        door.unlock(sheet.secret.text())

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

    def _look_up(self, door: Door, then: Callable[[Door, tuple[str, str]], None]) -> None:
        """Ask the system's store on the thread that may wait; it may ask the user to unlock it."""
        work = partial(_find, self._store, door.path)
        self._desk.tasks.run_outside(self, work, partial(then, door))


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
