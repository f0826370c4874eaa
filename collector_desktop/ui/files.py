"""What the File menu does with ledgers, backups and exports; each asks for a name first."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets  # PySide makes a class where it is first named
from PySide6.QtCore import QObject, Signal

from collector_desktop.domain.errors import LostLedgerError, RefusedError
from collector_desktop.ui.errors import show_failure
from collector_desktop.ui.later import Later, later

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from PySide6.QtWidgets import QWidget

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.services import backups
    from collector_desktop.services.backup_list import KeptBackup, all_backups
    from collector_desktop.services.ledgers import CompanyDraft
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.dialogs.backup_list import BackupList
    from collector_desktop.ui.ledger_session import LedgerSession
    from collector_desktop.ui.widgets.message_bar import MessageBar
else:
    backups = Later("collector_desktop.services.backups")
    all_backups = later("collector_desktop.services.backup_list", "all_backups")
    CompanyDraft = later("collector_desktop.services.ledgers", "CompanyDraft")

LEDGERS = "Collector ledgers (*.collector)"
BACKUPS = "Collector backups (*.collector-backup *.collector)"


class FileCommands(QObject):
    """Opens, makes, backs up, restores and exports ledgers; `said` reports what was done.

    `copied` says that the user put a copy somewhere, `second_chosen` where backups go too; `list`
    is the list of backups while it is open.
    """

    said = Signal(str)
    copied = Signal()
    second_chosen = Signal(str)

    def __init__(self, desk: Desk, session: LedgerSession, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._session = session
        self._window = window
        self._lost: Path | None = None
        self.list: BackupList | None = None
        session.opened.connect(self._forget_lost)
        session.noted.connect(self.said)
        session.password_needed.connect(self._forget_lost)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return the commands by their names."""
        return {
            "new": self.new,
            "open": self.open,
            "backup": self.back_up,
            "restore": self.restore,
            "export": self.export,
        }

    def new(self) -> None:
        """Ask whose ledger and where, then make it."""
        name, agreed = QtWidgets.QInputDialog.getText(
            self._window, self.tr("New ledger"), self.tr("The name of your business")
        )
        if not agreed or not name.strip():
            return
        start = str(self._session.places.ledger.with_name(f"{name.strip()}.collector"))
        path, _ = QtWidgets.QFileDialog.getSaveFileName(
            self._window, self.tr("Where to keep the ledger"), start, LEDGERS
        )
        if path:
            self._session.create(_with_suffix(Path(path), ".collector"), CompanyDraft(name))

    def open(self) -> None:
        """Ask for a ledger and open it."""
        folder = str(self._session.places.ledger.parent)
        path, _ = QtWidgets.QFileDialog.getOpenFileName(
            self._window, self.tr("Open a ledger"), folder, LEDGERS
        )
        if path:
            self._session.open(Path(path))

    def back_up(self) -> None:
        """Ask where, then write a verified copy."""
        info = self._session.info
        if info is None:
            return
        start = str(Path.home() / f"{info.path.stem}-{self._desk.today()}.collector-backup")
        path, _ = QtWidgets.QFileDialog.getSaveFileName(
            self._window, self.tr("Back up to"), start, BACKUPS
        )
        if path:
            work = partial(_back_up, Path(path), self._session.now())
            self._desk.tasks.run(self, work, self._say_copied)

    def choose_second(self, folder: str) -> None:
        """Back up into this folder too; into none if it is empty."""
        self.second_chosen.emit(folder)

    def tell_refused(self, messages: MessageBar, error: CollectorError) -> None:
        """Say why a ledger could not be opened; of one that is lost, its backups are offered."""
        if isinstance(error, LostLedgerError):
            self._lost = error.path
            button = self.tr("Restore a backup…")
            act = partial(self.restore_to, error.path)
            messages.show_problem(error.title, error.advice, button, act)
        else:
            show_failure(messages, error)

    def restore(self) -> None:
        """List the backups of the open ledger, or of the one that is lost, with what each holds."""
        self.restore_one(None)

    def restore_one(self, path: Path | None) -> None:
        """List the backups with one of them chosen, the newest if none is named."""
        ledger = self._ledger()
        if ledger is not None:
            self.restore_to(ledger, path)

    def read_kept(self, take: Callable[[Path, Sequence[KeptBackup]], None]) -> None:
        """Read what backups there are, apart from the window; hand on the first folder and them."""
        ledger = self._ledger()
        if ledger is not None:
            self._read_those_of(ledger, take)

    def _read_those_of(
        self, ledger: Path, take: Callable[[Path, Sequence[KeptBackup]], None]
    ) -> None:
        folders, info = self._session.copies.folders_of(ledger), self._session.info
        mark = info.mark if info is not None and info.path == ledger else ""
        work = partial(all_backups, ledger, folders, mark)
        self._desk.tasks.run_apart(self, work, lambda kept: take(folders[0], kept))

    def restore_to(self, ledger: Path, path: Path | None = None) -> None:
        """List the backups of a ledger; the one that is chosen goes there, whatever is open."""
        self._read_those_of(ledger, partial(self._show_list, ledger, path))

    def _ledger(self) -> Path | None:
        """Return the open ledger, or the one that could not be opened and none was since."""
        info = self._session.info
        return self._lost if info is None else info.path

    def _forget_lost(self, _: object) -> None:
        self._lost = None

    def _show_list(
        self, ledger: Path, path: Path | None, first: Path, kept: Sequence[KeptBackup]
    ) -> None:
        from collector_desktop.ui.dialogs.backup_list import (  # noqa: PLC0415 - seldom
            BackupList,
        )

        self.list = shown = BackupList(self._desk.theme, kept, first, self._window)
        shown.table.choose(path)
        shown.chosen.connect(lambda chosen: self._session.restore(chosen, ledger))
        shown.file_asked.connect(partial(self._restore_file, ledger, first))
        shown.finished.connect(lambda _: shown.deleteLater())
        shown.open()

    def _restore_file(self, ledger: Path, first: Path) -> None:
        title = self.tr("Restore a backup")
        path, _ = QtWidgets.QFileDialog.getOpenFileName(self._window, title, str(first), BACKUPS)
        if path and self.list is not None:
            self.list.reject()
            self._session.restore(Path(path), ledger)

    def _say_copied(self, name: str) -> None:
        self.copied.emit()
        self.said.emit(self.tr("Backed up and checked: %s") % name)

    def export(self) -> None:
        """Ask for a folder and write everything as CSV files into it."""
        folder = QtWidgets.QFileDialog.getExistingDirectory(
            self._window, self.tr("Export into a folder")
        )
        if folder:
            self._desk.tasks.run(
                self,
                partial(_export, Path(folder), self._desk.today()),
                lambda _: self.said.emit(self.tr("Exported into %s") % Path(folder).name),
            )


def _export(folder: Path, as_of: date) -> object:
    """Write everything; what it takes is imported on the ledger's thread, when it is wanted."""
    from collector_desktop.services.exports import export_native  # noqa: PLC0415 - costs 60 ms

    return export_native(folder, as_of)


def _back_up(asked: Path, now: datetime) -> str:
    """Write a copy and return its name; one that is completed here replaces nothing unasked.

    Raises:
        RefusedError: a file has the completed name.
        OutsideWorldError: the copy could not be written.
    """
    path = _with_suffix(asked, ".collector-backup")
    if path != asked and path.exists():
        raise RefusedError(f"{path.name} exists already.", "Choose another name.")
    return backups.backup(path, now).path.name


def _with_suffix(path: Path, suffix: str) -> Path:
    return path if path.suffix == suffix else path.with_name(path.name + suffix)
