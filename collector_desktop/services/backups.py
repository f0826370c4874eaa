"""Use cases about backups: make one, keep the right ones, restore."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.errors import (
    LedgerError,
    LedgerLockedError,
    OutsideWorldError,
    RefusedError,
)
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.retention import backups_to_keep
from collector_desktop.exporters.atomic import require_file_place
from collector_desktop.files.drafts import remove_own_drafts
from collector_desktop.files.hashing import file_sha256
from collector_desktop.queries.checks import net_by_currency
from collector_desktop.queries.history import operations
from collector_desktop.services.backup_description import (
    STAMP,
    UNCHANGED,
    counts_of,
    moment_of_stamp,
    require_its_mark,
    require_no_key_wanted,
    ways_into,
)
from collector_desktop.services.backup_places import plain_files_in
from collector_desktop.services.restored import Restored, password_words, unused_folder
from collector_desktop.storage.backup import (
    COUNTED,
    BackupFile,
    counts_of_open_ledger,
    verify_backup,
    write_backup,
)
from collector_desktop.storage.cipher import key_path
from collector_desktop.storage.database import db, open_files
from collector_desktop.storage.key_file import KeyFile, key_file_of
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.ledger_mark import mark_of_open
from collector_desktop.storage.manifest import manifest_of, manifest_path
from collector_desktop.storage.migrate import SCHEMA_VERSION
from collector_desktop.storage.protection import key_that_fits, leave_only, write_key_file
from collector_desktop.storage.restore import (
    has_log,
    keep_files,
    put_in_place,
    require_own_schema,
    require_room_to_restore,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIX = ".collector-backup"
ITSELF = ("This is the ledger itself.", "Choose a backup of it.")


def backup(path: Path, now: datetime) -> BackupFile:
    """Copy the open ledger to a file while it is in use, prove the copy and describe it.

    A manifest `<name>.json` beside it holds the hash, counts and totals; killed at any moment,
    it describes the copy that is there.

    Raises:
        RefusedError: the file is a ledger in use.
        OutsideWorldError: it could not be written, or a folder or a device has that name;
            an older copy of that name is as it was.
    """
    require_file_place(path)
    if _is_open_ledger(path) or has_log(path):
        raise RefusedError(f"{path.name} is a ledger in use.", "Choose another name.")
    return write_backup(path, lambda: _description(now))


def _description(now: datetime) -> dict[str, Any]:
    """Return what the manifest says about the open ledger."""
    description = {
        "schema": SCHEMA_VERSION,
        "ledger": mark_of_open(),
        "made_at": _utc(now).strftime(STAMP),
        "last_operation": _last_operation(),
        "counts": dict(zip(COUNTED, counts_of_open_ledger(), strict=True)),
        "totals": net_totals(),
    }
    ways = _ways_in() if db.key is not None else None
    return description if ways is None else {**description, "key": ways.document()}


def automatic_backup(ledger: Path, folder: Path, now: datetime) -> BackupFile | None:
    """Back the open ledger up into a folder if it changed since, and thin the older ones.

    Raises:
        OutsideWorldError: it could not be written; the older ones are all still there.
    """
    kept = _automatic(ledger, folder)
    if kept and _is_as_now(manifest_of(kept[max(kept)])):
        return None
    _remove_drafts(ledger, folder)
    stamp = _utc(now).strftime(STAMP)
    made = backup(folder / f"{ledger.stem}-{stamp}-s{SCHEMA_VERSION}{SUFFIX}", now)
    kept = _automatic(ledger, folder)
    for moment in kept.keys() - backups_to_keep(kept, _utc(now)):
        with suppress(OSError):
            kept[moment].unlink()
            manifest_path(kept[moment]).unlink(missing_ok=True)
    return made


def _remove_drafts(ledger: Path, folder: Path) -> None:
    """Remove what a program that was killed left of its backups: each is as large as the ledger.

    Whoever has the ledger open is the only one who makes any, beside it before an upgrade.
    """
    stem, stamp = re.escape(ledger.stem), r"-\d{8}T\d{6}Z-s\d+" + re.escape(SUFFIX)
    remove_own_drafts(folder, re.compile(rf"{stem}{stamp}(\.json)?"))
    remove_own_drafts(ledger.parent, re.compile(rf"{stem}-before-upgrade{stamp}(\.json)?"))


def _is_as_now(manifest: dict[str, Any]) -> bool:
    """Return whether a backup holds the open ledger as it is, under the password that it has.

    In its folder there may be those of another ledger that lay in this place before.
    """
    ways = _ways_in() if db.key is not None else None
    return bool(
        manifest.get("ledger") == mark_of_open()
        and manifest.get("last_operation") == _last_operation()
        and manifest.get("key") == (None if ways is None else ways.document())
    )


def last_backup(ledger: Path, folder: Path) -> datetime | None:
    """Return when the newest automatic backup of a ledger was made, in UTC."""
    return max(_automatic(ledger, folder), default=None)


def automatic_backups(ledger: Path, folder: Path) -> list[Path]:
    """Return the automatic backups of a ledger, newest first."""
    return [path for _, path in sorted(_automatic(ledger, folder).items(), reverse=True)]


def dated_backups(ledger: Path | None, folder: Path) -> Iterator[tuple[Path, datetime]]:
    """Yield the automatic backups with a ledger's name, or with any, and their moments in UTC."""
    yield from ((path, moment) for moment, path in _dated(ledger, folder))


def restore(
    source: Path, ledger: Path, now: datetime, actor: str, version: str, secret: str = ""
) -> Restored:
    """Replace a ledger that is not open by a backup, once both are safe.

    The backup is proven first. What was there is backed up and set aside beside the ledger in
    `before-restore-<time>`; when it is damaged, or `secret` does not open it, its files are set
    aside as they are. A protected backup comes back with the password that it had.

    Raises:
        PasswordNeededError, WrongPasswordError: a password protects the backup; nothing changed.
        LedgerError: the backup is missing, damaged, foreign, newer or not what its manifest says;
            or the ledger is open elsewhere. Nothing changed.
        OutsideWorldError: the disk failed; the ledger is the old one.
    """
    if source.resolve() == ledger.resolve():
        raise RefusedError(*ITSELF)
    proven = verified(source, secret, ledger)
    stamp = _utc(now).strftime(STAMP)
    aside = unused_folder(ledger.with_name(f"before-restore-{stamp}"))
    if ledger.exists():
        try:
            _keep_what_is_there(ledger, aside, now, (actor, version, secret))
        except (LedgerLockedError, OutsideWorldError):
            shutil.rmtree(aside, ignore_errors=True)
            raise
    password = _put_in_place(source, proven, ledger, aside)
    return Restored(proven, aside if aside.exists() else None, password)


def _put_in_place(source: Path, proven: BackupFile, ledger: Path, aside: Path) -> str:
    """Put a proven backup in place; until it is there, the old ways in and the new ones stand.

    Return what there is to say of the password.
    """
    ways, was_there = ways_into(source, ledger), ledger.exists()
    before = key_file_of(ledger) if was_there else None
    if not was_there and key_path(ledger).exists():
        keep_files(ledger, aside)  # the ledger, if it was moved, or a backup may need it yet
    if ways is not None:
        write_key_file(ledger, KeyFile(ways.ways + (before.ways if before else ())))
    put_in_place(source, proven.sha256, ledger, aside)
    leave_only(ledger, ways)
    return password_words(before, ways, was_there=was_there)


def verified(source: Path, secret: str = "", ledger: Path | None = None) -> BackupFile:
    """Prove a backup sound, complete and ours without touching it.

    One whose description is missing or cannot be read is proven by the file itself; if a password
    protects it, by the key file of the `ledger` that it is to replace.

    Raises:
        LedgerError: it is not.
        OutsideWorldError: where it is to go there is no room for it and what is kept.
        PasswordNeededError, WrongPasswordError: `secret` does not open it.
        RefusedError: it is the open ledger, which is not even read: closing the file would end
            the lock on it.
    """
    if _is_open_ledger(source):
        raise RefusedError(*ITSELF)
    if not source.is_file():
        raise LedgerError(f"{source} is not there.", "Check the name of the backup.")
    if has_log(source):
        raise LedgerError(f"{source.name} is a ledger in use.", "Choose a backup of it.")
    sha256, manifest = file_sha256(source), manifest_of(source)
    if manifest and manifest.get("sha256") != sha256:
        raise LedgerError(f"{source.name} {UNCHANGED}.", "Choose another backup.")
    counts = counts_of(source)
    ways = ways_into(source, ledger)
    if ways is None:
        require_no_key_wanted(source)
    key = key_that_fits(source, ways, secret)
    verify_backup(source, counts, key=key)
    require_own_schema(source, key)
    require_its_mark(source, key)
    if ledger is not None:
        require_room_to_restore(source, ledger)
    return BackupFile(source, source.stat().st_size, sha256)


def needs_password(source: Path, ledger: Path | None = None) -> bool:
    """Return whether a backup opens by a password only; see `verified` for the `ledger`."""
    return source.is_file() and ways_into(source, ledger) is not None


def _keep_what_is_there(
    ledger: Path, aside: Path, now: datetime, worker: tuple[str, str, str]
) -> None:
    """Back up the ledger to be replaced; one that was not closed is first copied as it lies."""
    if has_log(ledger):
        keep_files(ledger, aside)
    try:
        open_ledger(ledger, *worker)
    except LedgerLockedError:
        raise
    except LedgerError:
        return
    try:
        backup(aside / f"{ledger.stem}{SUFFIX}", now)
    finally:
        close_ledger()


def _ways_in() -> KeyFile | None:
    """Return the ways into the open ledger."""
    return next((key_file_of(path) for path in open_files()), None)


def _automatic(ledger: Path, folder: Path) -> dict[datetime, Path]:
    return dict(_dated(ledger, folder))


def _dated(ledger: Path | None, folder: Path) -> Iterator[tuple[datetime, Path]]:
    """Yield the automatic backups of a ledger by the moment in their names, not the disk's."""
    stem = "(?s:.+)" if ledger is None else re.escape(ledger.stem)
    pattern = re.compile(stem + r"-(\d{8}T\d{6}Z)-s\d+" + re.escape(SUFFIX))
    for path in plain_files_in(folder, f"*{SUFFIX}"):
        found = pattern.fullmatch(path.name)
        if found:
            with suppress(ValueError):
                yield moment_of_stamp(found[1]), path


def _last_operation() -> int:
    newest = operations(limit=1)
    return newest[0].id if newest else 0


def net_totals() -> dict[str, str]:
    """Return what is owed in the open ledger altogether, as written in each currency."""
    totals = sorted(net_by_currency(date.max).items())
    return {currency: plain_amount(minor, currency) for currency, minor in totals}


def _is_open_ledger(path: Path) -> bool:
    return not db.is_closed() and any(each.resolve() == path.resolve() for each in open_files())


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
