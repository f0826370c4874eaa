"""Warnings about the open ledger and its location, before anything goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.errors import OutsideWorldError, RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.exporters.atomic import make_folder
from collector_desktop.integrations.places import NETWORK, SYNCED, conflicts, place_of
from collector_desktop.services.backups import backup
from collector_desktop.storage.cipher import key_path
from collector_desktop.storage.clock_trust import behind
from collector_desktop.storage.database import db
from collector_desktop.storage.key_file import key_file_of
from collector_desktop.storage.lock_file import left_elsewhere, words_of
from collector_desktop.storage.manifest import manifest_path
from collector_desktop.storage.protection import write_key_file

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

VIEW, CLOCK, ELSEWHERE, VERSIONS = "view", "clock", "elsewhere", "versions"
MOVABLE = frozenset({VIEW, SYNCED, NETWORK})
PLACES = {
    SYNCED: "This ledger is in a folder that is copied to the cloud. Copies made while you work"
    " can harm it.",
    NETWORK: "This ledger is on another computer's disk. A break in the network can harm it.",
}
BETTER = "Keep it on this computer and put backups there instead."


@frozen
class Notice:
    """One thing to know: `code` names its kind, `text` is what it is and what to do."""

    code: str
    text: str

    @property
    def offers_a_move(self) -> bool:
        """Whether a copy on this computer is the way out."""
        return self.code in MOVABLE


def notices(ledger: Path) -> tuple[Notice, ...]:
    """Return what is to be said about the open ledger, which lies at a path; gravest first."""
    found = []
    if db.is_view_only:
        text = "This ledger is open for viewing only: its folder cannot be written to."
        found.append(Notice(VIEW, text))
    if late := behind():
        text = (
            f"The clock of this computer is {late.days} days before the last change to this ledger."
            " Nothing is sent until it is set right."
        )
        found.append(Notice(CLOCK, text))
    if (holder := left_elsewhere()) is not None:
        text = (
            f"This ledger was not closed by {words_of(holder)}. Make sure that it is closed there."
        )
        found.append(Notice(ELSEWHERE, text))
    if versions := _versions(ledger):
        text = f"{versions[0]} lies beside this ledger: a service kept two versions of it apart."
        found.append(Notice(VERSIONS, f"{text} Look into both before you go on."))
    if (place := place_of(ledger)) and not db.is_view_only:
        found.append(Notice(place, f"{PLACES[place]} {BETTER}"))
    return tuple(found)


def copy_to(target: Path, ledger: Path, now: datetime) -> Path:
    """Write a proven copy of the open ledger, and its key file, under a name that is free.

    Raises:
        RefusedError: something is there already.
        OutsideWorldError: it could not be written; nothing is left under the name.
    """
    if target.exists() or key_path(target).exists():
        raise RefusedError(f"{target.name} exists already.", "Choose another name.")
    make_folder(target.parent)
    backup(target, now)
    try:
        if (ways := key_file_of(ledger)) is not None:
            write_key_file(target, ways)
        manifest_path(target).unlink(missing_ok=True)
    except OSError as error:
        raise OutsideWorldError(
            f"{target.name} could not be written.", "Choose another folder."
        ) from error
    return target


def _versions(ledger: Path) -> list[str]:
    try:
        return conflicts(ledger.name, [path.name for path in ledger.parent.iterdir()])
    except OSError:
        return []
