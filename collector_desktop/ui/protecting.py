"""File, Protect with a password: sets, changes and removes it while the window stays open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from collector_desktop import __version__
from collector_desktop.ui.later import Later, later

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QDialog, QWidget

    from collector_desktop.services import protection
    from collector_desktop.services.ledgers import LedgerInfo
    from collector_desktop.services.plain_copies import plain_copies, readable_places
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.protect_sheet import PasswordSheet, ProtectSheet
    from collector_desktop.ui.dialogs.recovery_code import RecoveryCode
    from collector_desktop.ui.ledger_session import LedgerSession
    from collector_desktop.ui.widgets.message_bar import MessageBar
else:
    protection = Later("collector_desktop.services.protection")
    plain_copies = later("collector_desktop.services.plain_copies", "plain_copies")
    readable_places = later("collector_desktop.services.plain_copies", "readable_places")


class ProtectCommands(QObject):
    """`sheet` and `code` are the dialogs that are open.

    `forget` is called with a ledger whose remembered password fits no more.
    """

    def __init__(
        self,
        desk: Desk,
        session: LedgerSession,
        messages: MessageBar,
        forget: Callable[[Path], None],
    ) -> None:
        super().__init__(messages)
        self._desk, self._session, self._messages = desk, session, messages
        self._forget = forget
        self._window: QWidget = messages.window()
        self.sheet: PasswordSheet | None = None
        self.code: RecoveryCode | None = None

    def slots(self) -> dict[str, Callable[[], None]]:
        """Return what the commands of the File menu do."""
        return {
            "protect": self.protect,
            "new_password": self.change,
            "unprotect": self.take_away,
        }

    def protect(self) -> None:
        """Ask for a password for a ledger that has none; else for a new one."""
        info = self._session.info
        if info is None:
            return
        if info.is_protected:
            self.change()
        elif protection.can_protect():
            self._ask_new(info, is_change=False)
        else:
            self._messages.show_problem(
                self.tr("The part that encrypts ledgers is not installed."),
                self.tr("Install Collector Desktop with its extra 'encryption'."),
            )

    def change(self) -> None:
        """Ask for the current password and a new one."""
        info = self._session.info
        if info is not None and info.is_protected:
            self._ask_new(info, is_change=True)
        else:
            self.protect()

    def take_away(self) -> None:
        """Ask for the current password, then write the ledger as a plain file."""
        info = self._session.info
        if info is None:
            return
        if not info.is_protected:
            self.say_unprotected()
            return
        from collector_desktop.ui.dialogs.protect_sheet import (  # noqa: PLC0415 - seldom
            UnprotectSheet,
        )

        sheet = UnprotectSheet(self._desk.theme, self._window)
        sheet.save_asked.connect(partial(self._unprotect, sheet.present.text, sheet))
        self._open(sheet)

    def say_unprotected(self) -> None:
        """Say that there is no password, and where to set one."""
        self._messages.show_problem(
            self.tr("This ledger is not protected by a password."),
            self.tr("Set one with File, Protect with a password…"),
        )

    def _ask_new(self, info: LedgerInfo, *, is_change: bool) -> None:
        from collector_desktop.ui.dialogs.protect_sheet import (  # noqa: PLC0415 - seldom
            ProtectSheet,
        )

        sheet = ProtectSheet(self._desk.theme, self._window, is_change=is_change)
        sheet.save_asked.connect(partial(self._rewrite, sheet, info))
        self._open(sheet)

    def _open(self, sheet: PasswordSheet) -> None:
        self.sheet = sheet
        sheet.finished.connect(partial(self._close, sheet))
        sheet.open()

    def _close(self, sheet: PasswordSheet, _: int) -> None:
        sheet.forget()
        sheet.deleteLater()
        self.sheet = None

    def _rewrite(self, sheet: ProtectSheet, info: LedgerInfo) -> None:
        sheet.wait()
        before = sheet.present.text() if sheet.present is not None else ""
        after = sheet.first.text()
        worker = protection.Worker(self._session.actor, __version__)

        def change(path: Path) -> str:
            if sheet.present is None:
                return protection.protect(path, after, worker)
            return protection.change_password(path, before, after, worker)

        done = partial(self._show_code, sheet, info)
        self._session.rewrite(change, (before, after), done, sheet.show_problem)

    def _unprotect(self, present: Callable[[], str], sheet: PasswordSheet) -> None:
        sheet.wait()
        secret = present()
        worker = protection.Worker(self._session.actor, __version__)
        change = partial(_take_away, secret, worker)
        done = partial(self._say_plain, sheet)
        self._session.rewrite(change, (secret, ""), done, sheet.show_problem)

    def _show_code(self, sheet: ProtectSheet, info: LedgerInfo, code: str) -> None:
        from collector_desktop.ui.dialogs.recovery_code import (  # noqa: PLC0415 - seldom
            RecoveryCode,
        )

        sheet.accept()
        self._forget(info.path)
        is_change = sheet.present is not None
        self.code = shown = RecoveryCode(self._desk, info, code, self._window)
        shown.finished.connect(lambda _: shown.deleteLater())
        shown.done_with.connect(partial(self._forget_code, is_change=is_change))
        folders = self._session.backup_folders
        copies = partial(plain_copies, info.path, folders)
        self._desk.tasks.run(shown, copies, shown.offer_deletion)
        places = partial(readable_places, info.path, folders, info.mark)
        self._desk.tasks.run_apart(shown, places, shown.tell_places)
        shown.open()

    def _forget_code(self, *, is_change: bool) -> None:
        self.code = None
        self._messages.show_news(
            self.tr("The password is changed: the old one opens only the backups from before")
            if is_change
            else self.tr("This ledger is now protected by a password")
        )

    def _say_plain(self, sheet: QDialog, _: None) -> None:
        path = self._session.info.path if self._session.info else None
        sheet.accept()
        if path is not None:
            self._forget(path)
        self._messages.show_news(self.tr("This ledger is no longer protected by a password"))


def _take_away(secret: str, worker: protection.Worker, path: Path) -> None:
    protection.unprotect(path, secret, worker)
