"""Use case: the newest backups are checked again once a week, before they are needed.

Every backup is proved when it is made; a disk may spoil it afterwards without a word.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import LedgerError, OutsideWorldError
from collector_desktop.files.held import patiently
from collector_desktop.services.backup_description import (
    description_of,
    moment_of_stamp,
    note_proved,
    note_unread,
    unread_since,
)
from collector_desktop.services.backup_places import plain_files_in
from collector_desktop.services.backups import SUFFIX, automatic_backups
from collector_desktop.storage.database import db
from collector_desktop.storage.key_file import key_file_of
from collector_desktop.storage.manifest import manifest_of, manifest_path
from collector_desktop.storage.migrate import SCHEMA_VERSION
from collector_desktop.storage.proof import Found, Proof

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

__all__ = [
    "Proof",
    "backups_to_prove",
    "begin_proof",
    "damaged_backups",
    "moment_of",
    "newest_damaged",
    "settle_proof",
]
PROVE_EVERY = timedelta(days=7)
LASTING = timedelta(minutes=30)
DAMAGED = ".damaged"
MOST_DAMAGED = 3


def backups_to_prove(ledger: Path, folders: Sequence[Path], now: datetime) -> list[Path]:
    """Return the newest described backup of each folder in which none was proved for a week."""
    due = []
    for folder in folders:
        read = {path: description_of(path) for path in automatic_backups(ledger, folder)}
        described = {path: each for path, each in read.items() if each is not None}
        proofs = [each.proved_at for each in described.values() if each.proved_at is not None]
        is_fresh = any(timedelta(0) <= now - proof < PROVE_EVERY for proof in proofs)
        if described and not is_fresh:
            due.append(next(iter(described)))
    return due


def begin_proof(path: Path, ledger: Path | None = None) -> Proof | None:
    """Begin to prove a backup in a process of its own; None if that cannot be now.

    One that has the password of the `ledger`, which is open, is read by its key.
    """
    with suppress(OSError):
        return Proof(path, is_open=False, key=None if ledger is None else _key_of(path, ledger))
    return None


def settle_proof(proof: Proof, ledger: Path, now: datetime) -> bool | None:
    """Keep what a proof found; return whether the backup is sound, None if that is not known.

    A sound one is noted as proved. A damaged one gets another name, with its description: it is
    kept, but counts as a backup no more, so that a new one is made at the next occasion. One that
    could not be read, such as on a stick that was pulled, stays as it is and is tried again; where
    the disk gives an error each time, it counts as damaged.
    """
    found = proof.answer()
    if found is None or not proof.path.is_file():
        return None
    is_unread = found.is_unread
    is_sound = _unread(proof.path, now) if is_unread else _is_sound(proof.path, found)
    if is_sound:
        with suppress(OutsideWorldError):
            note_proved(proof.path, now)
    elif is_sound is False:
        _set_aside(proof.path, ledger)
    return is_sound


def moment_of(path: Path) -> datetime:
    """Return when an automatic backup was made, in UTC, according to its name."""
    stamp = path.name.removesuffix(SUFFIX).rsplit("-", 2)[1]
    return moment_of_stamp(stamp)


def newest_damaged(ledger: Path, folder: Path) -> datetime | None:
    """Return of when the newest damaged backup in a folder is, in UTC, if no good one is newer."""
    moments = [moment for moment, _ in _damaged(ledger, folder)]
    newest = max(moments, default=None)
    good = [
        each.made_at for path in automatic_backups(ledger, folder) if (each := description_of(path))
    ]
    return newest if newest is not None and newest >= max(good, default=newest) else None


def damaged_backups(ledger: Path, folder: Path) -> list[Path]:
    """Return the backups of a ledger that were found to be damaged and set aside, newest first."""
    return [path for _, path in sorted(_damaged(ledger, folder), reverse=True)]


def _key_of(path: Path, ledger: Path) -> bytes | None:
    """Return the key of the open ledger if a backup has the same; each password has its own."""
    key = db.key
    with suppress(LedgerError):
        ways = key_file_of(ledger)
        if ways is not None and manifest_of(path).get("key") == ways.document():
            return key
    return None


def _is_sound(path: Path, found: Found) -> bool | None:
    """Return whether the bytes are those that were proved when it was made, and sound.

    One under a password that is not the open ledger's is proved by its bytes alone: they are
    those that were proved with its key. So is one of a newer version, whose schema this one's
    SQLite may not know.
    """
    manifest = manifest_of(path)
    stated, schema = manifest.get("sha256"), manifest.get("schema")
    if not isinstance(stated, str):
        return None
    is_newer = isinstance(schema, int) and schema > SCHEMA_VERSION
    return found.sha256 == stated and (is_newer or found.sound is not False)


def _unread(path: Path, now: datetime) -> bool | None:
    """Note that the disk gave an error; return False if it did so some time ago as well."""
    since = unread_since(path)
    if since is not None and now - since >= LASTING:
        return False
    if since is None or since > now:
        with suppress(OutsideWorldError):
            note_unread(path, now)
    return None


def _set_aside(path: Path, ledger: Path) -> None:
    aside = path.with_name(path.name + DAMAGED)
    with suppress(OSError):
        patiently(lambda: path.rename(aside))
        manifest_path(path).rename(manifest_path(aside))
    for older in damaged_backups(ledger, path.parent)[MOST_DAMAGED:]:
        with suppress(OSError):
            older.unlink()
            manifest_path(older).unlink(missing_ok=True)


def _damaged(ledger: Path, folder: Path) -> list[tuple[datetime, Path]]:
    pattern = re.compile(
        re.escape(ledger.stem) + r"-(\d{8}T\d{6}Z)-s\d+" + re.escape(SUFFIX + DAMAGED)
    )
    found = []
    for path in plain_files_in(folder, f"*{SUFFIX}{DAMAGED}"):
        match = pattern.fullmatch(path.name)
        if match:
            with suppress(ValueError):
                found.append((moment_of_stamp(match[1]), path))
    return found
