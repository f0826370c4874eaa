"""Replaces the ledger with a backup; at every moment one of them is complete."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from peewee import DatabaseError

from collector_desktop.domain.errors import LedgerError, OutsideWorldError
from collector_desktop.files.drafts import remove_draft
from collector_desktop.files.hashing import file_sha256
from collector_desktop.files.held import take_the_place
from collector_desktop.files.lasting import sync_folder
from collector_desktop.storage.cipher import key_path
from collector_desktop.storage.database import LedgerDatabase
from collector_desktop.storage.disk import MEGABYTE, claim_name, require_room
from collector_desktop.storage.drafts import RESTORING
from collector_desktop.storage.schema import fresh_schema, schema_of

if TYPE_CHECKING:
    from pathlib import Path

LOGS = ("-wal", "-shm", "-journal")
SMALL_FILES = MEGABYTE


def has_log(path: Path) -> bool:
    """Return whether changes of a database file still are in a log beside it."""
    return any(log.exists() and log.stat().st_size > 0 for log in _files(path)[1:])


def require_own_schema(path: Path, key: bytes | None = None) -> None:
    """Refuse a backup that has tables or triggers of somebody else, whichever version made it.

    Raises:
        LedgerError: it has, or cannot be read.
    """
    copy = LedgerDatabase(path.absolute().as_uri() + "?mode=ro&immutable=1", uri=True)
    copy.key = key
    try:
        with copy.connection_context():
            copy.execute_sql("PRAGMA trusted_schema = 0")
            version = copy.execute_sql("PRAGMA user_version").fetchone()[0]
            is_ours = schema_of(copy) == fresh_schema(version)
    except DatabaseError as error:
        raise LedgerError(f"{path.name} is not a sound backup.", "Choose another one.") from error
    if not is_ours:
        raise LedgerError(f"{path.name} was altered by another program.", "Choose another backup.")


def put_in_place(backup: Path, sha256: str, ledger: Path, aside: Path) -> None:
    """Replace a closed ledger, or none, by a verified backup.

    What was there is kept in the folder `aside` with its logs. The new file takes the name in one
    step, and only once no log of the old one is beside it, even after a power cut: a log must never
    meet another file.

    Raises:
        OutsideWorldError: the disk failed, or another program holds the file open; the ledger is
            the old one.
        LedgerError: the copy differs from the backup; the ledger is the old one.
    """
    incoming = ledger.with_name(ledger.name + RESTORING)
    try:
        ledger.parent.mkdir(parents=True, exist_ok=True)
        _copy(backup, incoming)
        if file_sha256(incoming) != sha256:
            raise LedgerError(f"{backup.name} changed while it was read.", "Try again.")
        if any(path.exists() for path in _files(ledger)):  # else the key file is the new one
            keep_files(ledger, aside)
        for log in _files(ledger)[1:]:
            log.unlink(missing_ok=True)
        sync_folder(ledger.parent)  # SQLite may have removed one too, and waits for no folder
        take_the_place(incoming, ledger)
    except OSError as error:
        raise OutsideWorldError(
            f"The backup could not be restored to {ledger.parent}.",
            "Check the free space and that the folder can be written, then try again.",
        ) from error
    finally:
        remove_draft(incoming)
    with suppress(OSError):  # it is in its place: whatever a power cut leaves is one of the two
        sync_folder(ledger.parent)


def require_room_to_restore(backup: Path, ledger: Path) -> None:
    """Refuse to begin a restore that cannot end: the ledger that is there is copied twice for it.

    Raises:
        OutsideWorldError: its disk has too little room.
    """
    there = sum(path.stat().st_size for path in _files(ledger) if path.exists())
    needed = backup.stat().st_size + 2 * there + SMALL_FILES
    require_room(ledger.parent, needed, "Make room, then try again.")


def keep_files(ledger: Path, aside: Path) -> None:
    """Copy a closed ledger, any logs beside it and its key file into a folder.

    Raises:
        OutsideWorldError: they cannot be kept there; no half of any is.
    """
    wanted = [aside / path.name for path in _all_files(ledger) if path.exists()]
    missing = [path for path in wanted if not path.exists()]
    try:
        for copy in missing:
            aside.mkdir(parents=True, exist_ok=True)
            _copy(ledger.with_name(copy.name), copy)
        if missing:
            sync_folder(aside)
    except OSError as error:
        with suppress(OSError):
            for copy in missing:
                copy.unlink(missing_ok=True)
        raise _not_kept(ledger, aside) from error


def set_aside(ledger: Path, aside: Path) -> None:
    """Move a closed ledger, any logs beside it and its key file into a folder.

    Raises:
        OutsideWorldError: it cannot be kept, or another program holds it; nothing of it is lost.
    """
    keep_files(ledger, aside)
    try:
        for path in (*reversed(_files(ledger)), key_path(ledger)):
            path.unlink(missing_ok=True)
    except OSError as error:
        raise _not_kept(ledger, aside) from error


def _not_kept(ledger: Path, aside: Path) -> OutsideWorldError:
    return OutsideWorldError(
        f"{ledger.name} cannot be kept in {aside}.",
        "Check the free space and that nothing else holds it, then try again.",
    )


def _all_files(ledger: Path) -> tuple[Path, ...]:
    return (*_files(ledger), key_path(ledger))


def _files(ledger: Path) -> list[Path]:
    return [ledger.with_name(ledger.name + suffix) for suffix in ("", *LOGS)]


def _copy(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    claim_name(target)
    shutil.copyfile(source, target)
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())
