"""The backups of a ledger from when its file lay elsewhere or had another name.

Each place and name has a folder of backups of its own. That another one holds the same ledger is
recognised by the mark of the ledger, or its key, in the descriptions of its backups.
"""

from __future__ import annotations

import re
from contextlib import suppress
from os.path import realpath
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.errors import LedgerError
from collector_desktop.domain.frozen import frozen
from collector_desktop.services.backup_places import MARK_LETTERS, files_in
from collector_desktop.services.backups import automatic_backups, dated_backups
from collector_desktop.storage.key_file import key_file_of
from collector_desktop.storage.ledger_mark import mark_of_closed
from collector_desktop.storage.manifest import manifest_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

__all__ = ["EarlierPlace", "earlier_places", "mark_of_closed"]

FOLDER = re.compile(rf".+-[0-9a-f]{{{MARK_LETTERS}}}")


@frozen
class EarlierPlace:
    """A folder with backups of the ledger, by the moments in their names, in UTC."""

    folder: Path
    backups: tuple[tuple[Path, datetime], ...]


def earlier_places(ledger: Path, folders: Sequence[Path], mark: str = "") -> list[EarlierPlace]:
    """Return where else beside some folders of a ledger there are backups of it.

    Without the `mark` of the ledger, as when it is lost, its newest backup in these gives it.
    """
    known = _Known(mark or _mark_in_backups(ledger, folders), _ways_into(ledger))
    beside = [other for folder in folders for other in _beside(folder)]
    by_place = {realpath(other): other for other in reversed(beside)}
    own = {realpath(folder) for folder in folders}
    others = sorted(other for place, other in by_place.items() if place not in own)
    places = (_place(other, known) for other in others)
    return [place for place in places if place is not None]


@frozen
class _Known:
    """What says that a backup is of the ledger."""

    mark: str
    key: object

    def has(self, manifest: dict[str, Any]) -> bool:
        """Return whether a description is of a backup of the ledger."""
        return bool(
            (self.mark and manifest.get("ledger") == self.mark)
            or (self.key is not None and manifest.get("key") == self.key)
        )


def _place(folder: Path, known: _Known) -> EarlierPlace | None:
    """Return the backups of the ledger in a folder.

    Those without description are its own only where no backup of another ledger is.
    """
    described = [(path, moment, manifest_of(path)) for path, moment in dated_backups(None, folder)]
    if not any(known.has(manifest) for *_, manifest in described):
        return None
    is_its_own = all(not manifest or known.has(manifest) for *_, manifest in described)
    its = [(path, moment) for path, moment, each in described if is_its_own or known.has(each)]
    return EarlierPlace(folder, tuple(its))


def _beside(folder: Path) -> list[Path]:
    """Return the folders of backups in which another place or name of a ledger has its own."""
    return sorted(path for path in files_in(folder.parent, "*") if FOLDER.fullmatch(path.name))


def _mark_in_backups(ledger: Path, folders: Sequence[Path]) -> str:
    for folder in folders:
        for path in automatic_backups(ledger, folder):
            if mark := manifest_of(path).get("ledger"):
                return str(mark)
    return ""


def _ways_into(ledger: Path) -> object:
    with suppress(LedgerError):
        ways = key_file_of(ledger)
        return None if ways is None else ways.document()
    return None
