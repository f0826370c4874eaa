"""Backs up the open ledger: on this computer, and in a second folder if the user chose one."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import CollectorError, OutsideWorldError
from collector_desktop.services.backup_places import backup_folder
from collector_desktop.ui.later import Later

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from collector_desktop.services import backups, ledgers
    from collector_desktop.services.ledgers import LedgerInfo
else:
    backups = Later("collector_desktop.services.backups")
    ledgers = Later("collector_desktop.services.ledgers")

logger = logging.getLogger(__name__)


class SafeCopies:
    """`second` is the folder elsewhere; `trouble` why the last backup did not get there, if so."""

    def __init__(self, first: Path) -> None:
        self._first = first
        self.second: Path | None = None
        self.trouble: OutsideWorldError | None = None

    def folders_of(self, ledger: Path) -> tuple[Path, ...]:
        """Return where a ledger is backed up by itself; the first folder must take it."""
        roots = (self._first, self.second)
        return tuple(backup_folder(root, ledger) for root in roots if root is not None)

    def make(self, info: LedgerInfo | None, now: datetime) -> None:
        """Back up to both, on the ledger's thread; what is elsewhere may be out of reach.

        Raises:
            OutsideWorldError: the backup on this computer could not be written.
        """
        if info is None or ledgers.is_view_only():
            return
        first, *others = self.folders_of(info.path)
        backups.automatic_backup(info.path, first, now)
        self.trouble = None
        for folder in others:
            try:
                self._copy_elsewhere(info.path, folder, now)
            except OutsideWorldError as error:
                self.trouble = error

    def make_safely(self, info: LedgerInfo | None, now: datetime) -> None:
        """Back up; a failure is logged, not raised."""
        try:
            self.make(info, now)
        except CollectorError:
            logger.exception("A backup failed")

    def last(self, info: LedgerInfo | None) -> str:
        """Return when a ledger was last backed up on this computer by itself, in local time."""
        if info is None:
            return ""
        moment = backups.last_backup(info.path, self.folders_of(info.path)[0])
        return "" if moment is None else f"{moment.astimezone():%d %b %Y %H:%M}"

    def _copy_elsewhere(self, ledger: Path, folder: Path, now: datetime) -> None:
        """Copy into the second folder, which is not made again: the stick would not be in it.

        Raises:
            OutsideWorldError: it is not there or takes nothing, as a server that does not answer.
        """
        try:
            if folder.parent.is_dir():
                backups.automatic_backup(ledger, folder, now)
                return
        except OSError as error:
            reason = f"cannot be reached: {error.strerror or error}"
        else:
            reason = "is not there"
        raise OutsideWorldError(
            f"The second folder for backups, {folder.parent}, {reason}.",
            "Plug its disk in or connect to it; the next backup goes there again.",
        )
