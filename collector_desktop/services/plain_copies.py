"""Use case: copies of a ledger from before its password, which everybody can still read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.services.backup_places import files_in, plain_files_in
from collector_desktop.services.backup_proof import damaged_backups
from collector_desktop.services.backups import automatic_backups
from collector_desktop.services.earlier_backups import earlier_places
from collector_desktop.storage.before_upgrade import upgrade_copies
from collector_desktop.storage.cipher import key_path
from collector_desktop.storage.ledger_file import MAGIC
from collector_desktop.storage.manifest import manifest_path

HEAD_BYTES = 256
SET_ASIDE = "before-restore-*"
JOURNALS, SEALED = "journal-*.jsonl", b'"sealed":'
COPIES = (".collector", ".collector-backup")
ONE_BY_HAND = "Delete it by hand: it can be read."


def plain_copies(ledger: Path, folders: Sequence[Path]) -> list[Path]:
    """Return what can be read: backups and journals in some folders, and copies beside the ledger.

    Those were kept by restores and before upgrades.
    """
    found = [path for folder in folders for path in automatic_backups(ledger, folder)]
    found += [path for folder in folders for path in damaged_backups(ledger, folder)]
    found += upgrade_copies(ledger)
    for aside in sorted(ledger.parent.glob(SET_ASIDE)):
        found += sorted(path for path in files_in(aside, "*") if _is_copy_of(path, ledger))
    journals = [path for folder in folders for path in sorted(plain_files_in(folder, JOURNALS))]
    return [path for path in found if _is_plain(path)] + [
        path for path in journals if _is_readable_journal(path)
    ]


def readable_places(ledger: Path, folders: Sequence[Path], mark: str) -> list[Path]:
    """Return the folders with backups that can be read from when the ledger lay elsewhere.

    They are not offered for deletion: they may be those of a copy of the ledger, which has the
    same `mark`, and which somebody still works with.
    """
    places = earlier_places(ledger, folders, mark)
    return [place.folder for place in places if any(_is_plain(path) for path, _ in place.backups)]


def delete_copies(paths: Sequence[Path]) -> int:
    """Delete copies with their descriptions and logs; return how many.

    Raises:
        OutsideWorldError: one cannot be deleted, and perhaps more; all that can be are gone.
    """
    kept: list[tuple[Path, OSError]] = []
    for path in paths:
        try:
            for other in (manifest_path(path), key_path(path), *_logs(path)):
                other.unlink(missing_ok=True)
            path.unlink(missing_ok=True)
        except OSError as error:
            kept.append((path, error))
    if kept:
        (path, why), more = kept[0], len(kept) - 1
        title = f"{path.name} could not be deleted{f', nor {more} more' if more else ''}."
        advice = "Delete them by hand: they can be read." if more else ONE_BY_HAND
        raise OutsideWorldError(title, advice) from why
    return len(paths)


def _is_copy_of(path: Path, ledger: Path) -> bool:
    return path.suffix in COPIES and path.stem == ledger.stem


def _is_plain(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def _is_readable_journal(path: Path) -> bool:
    """Return whether the lines are not sealed; the first shows it, as each key has its file."""
    try:
        with path.open("rb") as stream:
            line = stream.readline(HEAD_BYTES)
    except OSError:
        return False
    return bool(line) and SEALED not in line


def _logs(path: Path) -> list[Path]:
    return [path.with_name(path.name + suffix) for suffix in ("-wal", "-shm", "-journal")]
