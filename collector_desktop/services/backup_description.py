"""The description of a backup (`<name>.json` beside it): its hash, counts, totals and key."""

from __future__ import annotations

import re
from dataclasses import field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.errors import LedgerError
from collector_desktop.domain.frozen import frozen
from collector_desktop.storage.backup import COUNTED
from collector_desktop.storage.key_file import KeyFile, key_file_of, read_key_file
from collector_desktop.storage.ledger_file import MAGIC
from collector_desktop.storage.ledger_mark import mark_of_closed
from collector_desktop.storage.manifest import manifest_of, manifest_path, write_manifest
from collector_desktop.storage.missing_key import looks_encrypted

if TYPE_CHECKING:
    from pathlib import Path

STAMP = "%Y%m%dT%H%M%SZ"
YEARS = range(1971, 3000)
MOST_ROWS = 2**63
AMOUNT = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,9})?")
CURRENCY = re.compile("[A-Z]{3}")
UNREAD = "unread_at"
UNCHANGED = "has changed since it was made"


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
            moment_of_stamp(description["made_at"]),
            _count(description["counts"]["customer"]),
            {code: _amount(code, amount) for code, amount in description["totals"].items()},
            "key" in description,
            None if proved is None else moment_of_stamp(proved),
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
        return moment_of_stamp(manifest_of(path)[UNREAD])
    except (ValueError, KeyError, TypeError):
        return None


def counts_of(path: Path) -> tuple[Any, ...] | None:
    """Return how many rows a description counts; anybody may have written it.

    Raises:
        LedgerError: it describes them in another shape than ours.
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


def require_its_mark(path: Path, key: bytes | None) -> None:
    """Refuse a sound backup whose description says that it is of another ledger than it is.

    Raises:
        LedgerError: it does, so somebody else wrote the description.
    """
    stated = manifest_of(path).get("ledger")
    if stated is not None and stated != mark_of_closed(path, key):
        raise LedgerError(f"{path.name} {UNCHANGED}.", "Choose another backup.")


def moment_of_stamp(stamp: str) -> datetime:
    """Return the moment in a name or a description, in UTC.

    Raises:
        ValueError: it cannot be read, or is of a year that some system has no local time for.
    """
    moment = datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
    if moment.year not in YEARS:
        raise ValueError(stamp)
    return moment


def require_no_key_wanted(path: Path) -> None:
    """Refuse a backup that is encrypted, and whose key nobody gives.

    Raises:
        LedgerError: it is; most often it was copied without the file that describes it.
    """
    if looks_encrypted(path):
        keys = manifest_path(path).name
        raise LedgerError(
            f"{path.name} is protected, and {keys}, which holds its key, is missing or unreadable.",
            "Copy that file from where the backup was made and put it beside the backup.",
        )


def _is_plain(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(MAGIC)) == MAGIC


def _count(found: object) -> int:
    if type(found) is not int or not 0 <= found < MOST_ROWS:
        raise ValueError(found)
    return found


def _amount(code: str, amount: str) -> str:
    if not (CURRENCY.fullmatch(code) and AMOUNT.fullmatch(amount)):
        raise ValueError(amount)
    return amount
