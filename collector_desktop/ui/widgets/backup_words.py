"""How safe the ledger is, in words for the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from collector_desktop.ui.format import plural

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from collector_desktop.services.backup_list import BackupState

SECOND = "backup.second"
DAYS_WITHOUT_COPY = 7
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_MEGABYTE = 2**20


def health_words(state: BackupState, now: datetime) -> tuple[str, bool]:
    """Return what to say of the backups, and whether it is a warning.

    A week without a copy off this computer is one: a stolen or broken computer takes the backups
    beside the ledger with it. So is a backup that was found to be damaged, until there is a newer
    one; and a disk that is nearly full, which comes first: soon nothing can be saved.
    """
    if state.room is not None:
        words = _tr("Only {size} MB left on the disk: make room")
        return words.format(size=state.room // _MEGABYTE), True
    if state.damaged is not None:
        return _tr("The newest backup is damaged: back up now"), True
    if state.last is None:
        return _tr("Not backed up yet"), False
    since = state.last_elsewhere or state.oldest or now
    days = (now - since).days
    if days >= DAYS_WITHOUT_COPY:
        words = _tr("No copy off this computer for {days}")
        return words.format(days=plural(days, _tr("day"))), True
    return _tr("Backed up {ago}").format(ago=ago_words(now - state.last)), False


def proof_words(state: BackupState) -> str:
    """Return when a backup was last proved again, for the tip; every one is when it is made."""
    if state.proved is None:
        return _tr("Every backup is checked when it is made, and the newest again each week.")
    words = _tr("A backup was last opened and checked again on {day}.")
    return words.format(day=f"{state.proved.astimezone():%d %b %Y}")


def ago_words(since: timedelta) -> str:
    """Return how long ago something was, in its largest unit."""
    seconds = since.total_seconds()
    if seconds < _MINUTE:
        return _tr("just now")
    if seconds < _HOUR:
        return _tr("{minutes} min ago").format(minutes=int(seconds // _MINUTE))
    if seconds < _DAY:
        return _tr("{hours} h ago").format(hours=int(seconds // _HOUR))
    return _tr("{days} ago").format(days=plural(since.days, _tr("day")))


def _tr(text: str) -> str:
    return QCoreApplication.translate("BackupWords", text)
