"""A verified copy of a ledger that an older version made, before it is brought up to date."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from collector_desktop.storage.backup import write_backup
from collector_desktop.storage.clock_trust import utc_now
from collector_desktop.storage.database import db
from collector_desktop.storage.disk import write_private
from collector_desktop.storage.key_file import key_file_of
from collector_desktop.storage.migrate import schema_version

if TYPE_CHECKING:
    from pathlib import Path

STAMP = "%Y%m%dT%H%M%SZ"


def keep_as_it_was(ledger: Path) -> Path:
    """Copy the open ledger to a backup beside it, and return where that lies.

    It restores as any other backup; with a ledger that a password protects goes the key.

    Raises:
        OutsideWorldError: there is no room, or it could not be written; nothing is left.
    """
    version = schema_version()
    name = f"{ledger.stem}-before-upgrade-{utc_now():{STAMP}}-s{version}.collector-backup"
    made, _ = write_backup(ledger.with_name(name), lambda: None)
    told = {"sha256": made.sha256, "size": made.size, "schema": version}
    ways = key_file_of(ledger) if db.key is not None else None
    document = told if ways is None else {**told, "key": ways.document()}
    text = json.dumps(document, indent=2) + "\n"
    write_private(made.path.with_name(f"{made.path.name}.json"), text.encode())
    return made.path
