"""What backups there are, what each holds, and the drill that restores every one of them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import CollectorError, LedgerError, WrongPasswordError
from collector_desktop.domain.frozen import frozen
from collector_desktop.files.private_folder import PrivateFolder
from collector_desktop.services.backup_description import BackupDescription, description_of
from collector_desktop.services.backup_proof import newest_damaged
from collector_desktop.services.backups import dated_backups, net_totals, restore
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.earlier_backups import earlier_places
from collector_desktop.storage.disk import too_little_room
from collector_desktop.storage.ledger_file import close_ledger, open_ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from collector_desktop.services.protection import Worker


@frozen
class KeptBackup:
    """A backup, with what its description says about it; `size` in bytes.

    `made_at` is the moment in its name. `is_earlier` says that it was made while the ledger lay
    elsewhere or had another name. `description` is None where the description is missing or cannot
    be read: it counts as no backup, but may be restored, which proves it by the file itself.
    """

    path: Path
    size: int
    made_at: datetime
    description: BackupDescription | None = None
    is_earlier: bool = False


@frozen
class BackupState:
    """When a ledger was last copied: on this computer, off it, and first of all; in UTC.

    `room` is how many bytes are left beside it where these are too few, else None. `proved` is
    when a backup was last proved again; `damaged` of when one is that was found to be damaged,
    while none is newer.
    """

    last: datetime | None = None
    last_elsewhere: datetime | None = None
    oldest: datetime | None = None
    room: int | None = None
    proved: datetime | None = None
    damaged: datetime | None = None


@frozen
class Drilled:
    """A backup that was restored for trial; `problem` says why it could not be used, if so."""

    backup: KeptBackup
    problem: str = ""


def kept_backups(ledger: Path, folders: Sequence[Path]) -> list[KeptBackup]:
    """Return the automatic backups of a ledger in some folders, newest first; none is opened."""
    paths = dict(each for folder in folders for each in dated_backups(ledger, folder))
    return _newest_first(_described(path, made_at) for path, made_at in paths.items())


def all_backups(ledger: Path, folders: Sequence[Path], mark: str = "") -> list[KeptBackup]:
    """Return these, and those from when the ledger lay elsewhere or had another name.

    `mark` is that of the ledger, if it can be asked.
    """
    now = kept_backups(ledger, folders)
    places = earlier_places(ledger, folders, mark)
    earlier = [_described(*each, is_earlier=True) for place in places for each in place.backups]
    return _newest_first([*now, *earlier])


def _newest_first(found: Iterable[KeptBackup]) -> list[KeptBackup]:
    return sorted(found, key=lambda kept: kept.made_at, reverse=True)


def backup_state(ledger: Path, folders: Sequence[Path], by_hand: datetime | None) -> BackupState:
    """Return when a ledger was copied into the first folder and off this computer; and the room.

    Elsewhere is every other folder, and a copy that the user put somewhere `by_hand`.
    """
    found = kept_backups(ledger, folders)
    described = [
        (each.path.parent, each.made_at, each.description) for each in found if each.description
    ]
    mine = [moment for folder, moment, _ in described if folder == folders[0]]
    off = [moment for folder, moment, _ in described if folder != folders[0]]
    if by_hand is not None:
        off.append(by_hand)
    harmed = [moment for folder in folders if (moment := newest_damaged(ledger, folder))]
    return BackupState(
        max(mine, default=None),
        max(off, default=None),
        min(mine, default=None),
        too_little_room(ledger),
        max((each.proved_at for *_, each in described if each.proved_at), default=None),
        max(harmed, default=None),
    )


def drill(
    kept: Sequence[KeptBackup], now: datetime, worker: Worker, *secrets: str
) -> list[Drilled]:
    """Restore each backup into a folder of its own that is thrown away, and prove it there.

    It must be what its description says, open, have every sum add up and the totals of the day
    on which it was made. One under a password opens by one of the `secrets`. No ledger may be
    open meanwhile.
    """
    return [Drilled(each, _problem_by_one(each, now, worker, secrets or ("",))) for each in kept]


def _problem_by_one(kept: KeptBackup, now: datetime, worker: Worker, secrets: Sequence[str]) -> str:
    """Return what is wrong with a backup, tried by each secret until one opens it."""
    for secret in secrets:
        with suppress(WrongPasswordError):
            return _problem_of(kept, now, worker, secret)
    return WrongPasswordError().title


def _problem_of(kept: KeptBackup, now: datetime, worker: Worker, secret: str) -> str:
    """Return what is wrong with a backup, empty if nothing is.

    Raises:
        WrongPasswordError: the secret does not open it.
    """
    with PrivateFolder() as folder:
        ledger = folder / "drill.collector"
        try:
            restore(kept.path, ledger, now, worker.actor, worker.version, secret)
            open_ledger(ledger, worker.actor, worker.version, secret)
            _require_as_described(kept, now.date())
        except WrongPasswordError:
            raise
        except CollectorError as error:
            return error.title
        finally:
            close_ledger()
    return ""


def _require_as_described(kept: KeptBackup, today: date) -> None:
    problems = check_ledger(today)
    if problems:
        raise LedgerError(f"{problems[0].where}: {problems[0].detail}")
    if kept.description is None:
        raise LedgerError("It has no readable description, so nothing can be compared.")
    if net_totals() != kept.description.totals:
        raise LedgerError("Its totals are not those of the day on which it was made.")


def _described(path: Path, made_at: datetime, *, is_earlier: bool = False) -> KeptBackup:
    """Return a backup with what the file beside it says."""
    size = 0
    with suppress(OSError):
        size = path.stat().st_size
    return KeptBackup(path, size, made_at, description_of(path), is_earlier)
