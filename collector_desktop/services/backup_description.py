"""The description of a backup (`<name>.json` beside it): its hash, counts, totals and key."""

from __future__ import annotations

from dataclasses import field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.errors import LedgerError
from collector_desktop.domain.frozen import frozen
from collector_desktop.storage.backup import COUNTED
from collector_desktop.storage.key_file import KeyFile, key_file_of, read_key_file
from collector_desktop.storage.ledger_file import MAGIC
from collector_desktop.storage.manifest import manifest_of, manifest_path, write_manifest
from collector_desktop.storage.missing_key import looks_encrypted

if TYPE_CHECKING:
    from pathlib import Path

STAMP = "%Y%m%dT%H%M%SZ"
UNREAD = "unread_at"
UNCHANGED = "is not what it was when it was made"


@frozen
class BackupDescription:
    """The description of a backup; `proved_at` is when it was last proved, if ever.

    Moments are in UTC, `totals` are written by currency.
    """

    made_at: datetime
    customers: int
    totals: dict[str, str] = field(default_factory=dict)
    is_protected: bool = False
    proved_at: datetime | None = None


def description_of(path: Path) -> BackupDescription | None:
    """Return the description of a backup; None if it is missing or cannot be read."""
    description = manifest_of(path)
    try:
        proved = description.get("proved_at")
        return BackupDescription(
            _moment(description["made_at"]),
            int(description["counts"]["customer"]),
            {str(code): str(amount) for code, amount in description["totals"].items()},
            "key" in description,
            None if proved is None else _moment(proved),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def note_proved(path: Path, now: datetime) -> None:
    """Write into the description of a backup that it was proved.

    One that cannot be read just then, or that thinning took away meanwhile, stays as it is: a new
    one without the hash and the key would make the backup worthless.

    Raises:
        OutsideWorldError: it could not be written; the description is the old one.
    """
    description = {name: each for name, each in manifest_of(path).items() if name != UNREAD}
    if description:
        write_manifest(path, {**description, "proved_at": now.astimezone(UTC).strftime(STAMP)})


def note_unread(path: Path, now: datetime) -> None:
    """Write into the description of a backup that its disk gave an error instead of it.

    Raises:
        OutsideWorldError: it could not be written; the description is the old one.
    """
    description = manifest_of(path)
    if description:
        write_manifest(path, {**description, UNREAD: now.astimezone(UTC).strftime(STAMP)})


def unread_since(path: Path) -> datetime | None:
    """Return when the disk first gave an error instead of a backup, if it was not proved since."""
    try:
        return _moment(manifest_of(path)[UNREAD])
    except (ValueError, KeyError, TypeError):
        return None


def counts_of(path: Path) -> tuple[Any, ...] | None:
    """Return how many rows a description tells of; anybody may have written it.

    Raises:
        LedgerError: it tells of them in another shape than ours.
    """
    counts = manifest_of(path).get("counts")
    if not counts:
        return None
    try:
        return tuple(counts[name] for name in COUNTED)
    except (TypeError, KeyError) as error:
        raise LedgerError(f"{path.name} {UNCHANGED}.", "Choose another backup.") from error


def ways_into(path: Path, ledger: Path | None = None) -> KeyFile | None:
    """Return the ways into a protected backup; None for a plain one.

    One whose description cannot be read opens as the `ledger` in whose place it is to go, if its
    key file is there: most often that has the same key. Whether a key fits is tried.
    """
    manifest = manifest_of(path)
    if "key" in manifest:
        return read_key_file(manifest["key"])
    if manifest or ledger is None or _is_plain(path) or not looks_encrypted(path):
        return None
    return key_file_of(ledger)


def require_no_key_wanted(path: Path) -> None:
    """Refuse a backup that is encrypted, and of which nobody tells the key.

    Raises:
        LedgerError: it is; most often it was copied without the file that describes it.
    """
    if looks_encrypted(path):
        keys = manifest_path(path).name
        raise LedgerError(
            f"{path.name} is protected, and {keys}, which holds its key, is missing or unreadable.",
            "Copy that beside it from where the backup was made.",
        )


def _is_plain(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(MAGIC)) == MAGIC


def _moment(stamp: str) -> datetime:
    return datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
