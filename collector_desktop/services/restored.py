"""What a restore did, in words: which backup, what became of the password, and what is kept."""

from __future__ import annotations

import re
from pathlib import Path

from collector_desktop.domain.frozen import frozen
from collector_desktop.services.backup_description import moment_of_stamp
from collector_desktop.storage.backup import BackupFile
from collector_desktop.storage.key_file import KeyFile

STAMPED = re.compile(r"-(\d{8}T\d{6}Z)-s\d+$")
NOW_PLAIN = (
    "The ledger is not protected by a password now, because the backup was not:"
    " set one with File, Protect with a password…, or with encrypt."
)
THAT_OF_THE_BACKUP = "It opens by the password that the backup was made with."


@frozen
class Restored:
    """A restored ledger, and the folder that holds what was there before, if anything was.

    `password` says in a sentence that the ledger opens otherwise than before, if it does.
    """

    backup: BackupFile
    set_aside: Path | None
    password: str = ""

    @property
    def note(self) -> str:
        """What was done, what opens it, and where the ledger is that was there before."""
        kept = (
            f"The ledger that was there is kept as {self.set_aside.name}." if self.set_aside else ""
        )
        done = f"Restored {name_of(self.backup.path)}."
        return " ".join(each for each in (done, self.password, kept) if each)


def name_of(backup: Path) -> str:
    """Return what to call a backup: its moment in local time, else the name of its file."""
    found = STAMPED.search(backup.stem)
    try:
        moment = moment_of_stamp(found[1]) if found else None
    except ValueError:
        moment = None
    return backup.name if moment is None else f"the backup of {moment.astimezone():%d %b %Y %H:%M}"


def password_words(before: KeyFile | None, after: KeyFile | None, *, was_there: bool) -> str:
    """Return that the ways into a ledger are others after a restore; nothing if they are not."""
    if before == after or not was_there:
        return ""
    return NOW_PLAIN if after is None else THAT_OF_THE_BACKUP


def unused_folder(folder: Path) -> Path:
    """Return a folder that is not there yet: this one, or one with a number behind its name."""
    count, found = 1, folder
    while found.exists():
        count += 1
        found = folder.with_name(f"{folder.name}-{count}")
    return found
