"""What backups there are, what each holds, and the drill that restores every one of them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.errors import CollectorError, LedgerError
from collector_desktop.domain.json_text import read_json
from collector_desktop.services.backups import (
    STAMP,
    automatic_backups,
    manifest_path,
    net_totals,
    restore,
)
from collector_desktop.services.checking import check_ledger
from collector_desktop.storage.disk import too_little_room
from collector_desktop.storage.ledger_file import close_ledger, open_ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collector_desktop.services.protection import Worker


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup as its description tells of it; `size` in bytes, `totals` written by currency.

    `made_at` is None where the description is missing or cannot be read.
    """

    path: Path
    size: int
    made_at: datetime | None = None
    customers: int | None = None
    totals: dict[str, str] = field(default_factory=dict)
    is_protected: bool = False


@dataclass(frozen=True, slots=True)
class BackupState:
    """When a ledger was last copied: on this computer, off it, and first of all; in UTC.

    `room` is how many bytes are left beside it where these are too few, else None.
    """

    last: datetime | None = None
    last_elsewhere: datetime | None = None
    oldest: datetime | None = None
    room: int | None = None


@dataclass(frozen=True, slots=True)
class Drilled:
    """A backup that was restored for trial; `problem` says why it could not be used, if so."""

    backup: KeptBackup
    problem: str = ""


def kept_backups(ledger: Path, folders: Sequence[Path]) -> list[KeptBackup]:
    """Return the automatic backups of a ledger in some folders, newest first; none is opened."""
    paths = [path for folder in folders for path in automatic_backups(ledger, folder)]
    found = [_described(path) for path in dict.fromkeys(paths)]
    earliest = datetime.min.replace(tzinfo=UTC)
    return sorted(found, key=lambda kept: kept.made_at or earliest, reverse=True)


def backup_state(ledger: Path, folders: Sequence[Path], by_hand: datetime | None) -> BackupState:
    """Return when a ledger was copied into the first folder and off this computer; and the room.

    Elsewhere is every other folder, and a copy that the user put somewhere `by_hand`.
    """
    here, *others = ([kept.made_at for kept in kept_backups(ledger, [f])] for f in folders)
    elsewhere = [moment for moments in others for moment in moments]
    mine = [moment for moment in here if moment is not None]
    off = [moment for moment in (*elsewhere, by_hand) if moment is not None]
    room = too_little_room(ledger)
    last, oldest = max(mine, default=None), min(mine, default=None)
    return BackupState(last, max(off, default=None), oldest, room)


def drill(
    kept: Sequence[KeptBackup], now: datetime, worker: Worker, secret: str = ""
) -> list[Drilled]:
    """Restore each backup into a folder of its own that is thrown away, and prove it there.

    It must be what its description says, open, have every sum add up and the totals of the day
    on which it was made. No ledger may be open meanwhile.
    """
    return [Drilled(each, _problem_of(each, now, worker, secret)) for each in kept]


def _problem_of(kept: KeptBackup, now: datetime, worker: Worker, secret: str) -> str:
    with TemporaryDirectory(prefix="collector-drill-") as folder:
        ledger = Path(folder) / "drill.collector"
        try:
            restore(kept.path, ledger, now, worker.actor, worker.version, secret)
            open_ledger(ledger, worker.actor, worker.version, secret)
            _require_as_told(kept, now.date())
        except CollectorError as error:
            return error.title
        finally:
            close_ledger()
    return ""


def _require_as_told(kept: KeptBackup, today: date) -> None:
    problems = check_ledger(today)
    if problems:
        raise LedgerError(f"{problems[0].where}: {problems[0].detail}")
    if kept.made_at is None:
        raise LedgerError("It has no description, so nothing can be compared.")
    if net_totals() != kept.totals:
        raise LedgerError("Its totals are not those of the day on which it was made.")


def _described(path: Path) -> KeptBackup:
    """Return what the file beside a backup tells of it."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        told: dict[str, Any] = read_json(manifest_path(path).read_text("utf-8"))
        return KeptBackup(
            path,
            path.stat().st_size,
            datetime.strptime(told["made_at"], STAMP).replace(tzinfo=UTC),
            int(told["counts"]["customer"]),
            {str(code): str(amount) for code, amount in told["totals"].items()},
            "key" in told,
        )
    with suppress(OSError):
        return KeptBackup(path, path.stat().st_size)
    return KeptBackup(path, 0)
