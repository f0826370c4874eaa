"""A verified copy of a ledger that an older version made, before it is brought up to date."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from collector_desktop.storage.backup import write_backup
from collector_desktop.storage.clock_trust import utc_now
from collector_desktop.storage.database import db
from collector_desktop.storage.key_file import key_file_of
from collector_desktop.storage.manifest import manifest_path
from collector_desktop.storage.migrate import schema_version

if TYPE_CHECKING:
    from pathlib import Path

STAMP = "%Y%m%dT%H%M%SZ"
MOST_KEPT = 3


def keep_as_it_was(ledger: Path) -> Path:
    """Copy the open ledger to a backup beside it, and return where that lies.

    It restores as any other backup; with a ledger that a password protects goes the key. Once it
    is proven, older copies are thinned: the newest of each version stays, of at most three.

    Raises:
        OutsideWorldError: there is no room, or it could not be written; nothing is left.
    """
    version = schema_version()
    name = f"{ledger.stem}-before-upgrade-{utc_now():{STAMP}}-s{version}.collector-backup"
    ways = key_file_of(ledger) if db.key is not None else None
    details: dict[str, Any] = {"schema": version}
    described = details if ways is None else {**details, "key": ways.document()}
    made = write_backup(ledger.with_name(name), lambda: described)
    _thin(ledger, made.path)
    return made.path


def upgrade_copies(ledger: Path) -> list[Path]:
    """Return the copies that upgrades left beside a ledger, newest first by their names."""
    return [path for _, _, path in _dated(ledger)]


def _thin(ledger: Path, just_made: Path) -> None:
    """Remove what is no longer kept, never the copy just made; one that cannot go stays."""
    newest: dict[str, Path] = {}
    for _, version, path in _dated(ledger):
        newest.setdefault(version, path)
    kept = {just_made, *list(newest.values())[:MOST_KEPT]}
    for path in upgrade_copies(ledger):
        if path not in kept:
            with suppress(OSError):
                path.unlink()
                manifest_path(path).unlink(missing_ok=True)


def _dated(ledger: Path) -> list[tuple[str, str, Path]]:
    """Return the moment, the version and the place of each copy, newest first."""
    name = re.escape(f"{ledger.stem}-before-upgrade-") + r"(\d{8}T\d{6}Z)-s(\d+)\.collector-backup"
    found = [(re.fullmatch(name, path.name), path) for path in ledger.parent.iterdir()]
    return sorted(((m[1], m[2], path) for m, path in found if m is not None), reverse=True)
