"""Free space on a disk, and files that nobody else may read."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.files.drafts import draft_of
from collector_desktop.files.held import take_the_place
from collector_desktop.files.lasting import sync_folder
from collector_desktop.storage.database import db

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 2**20
LEAST_ROOM, ROOM_IN_LEDGERS = 200 * MEGABYTE, 3
MOST_SMALL = MEGABYTE


def free_bytes(place: Path) -> int | None:
    """Return the room where a path lies or is to lie; None where the system does not say."""
    import shutil  # noqa: PLC0415 - costs 10 ms, needed seldom

    while not place.exists() and place != place.parent:
        place = place.parent
    try:
        return shutil.disk_usage(place).free
    except OSError:
        return None


def too_little_room(ledger: Path) -> int | None:
    """Return the bytes left beside a ledger if they are few: 200 MiB, or three times its size.

    None is enough. The limits are those at which a day's work, a backup and what SQLite keeps
    besides still fit.
    """
    free = free_bytes(ledger)
    size = ledger.stat().st_size if ledger.exists() else 0
    return free if free is not None and free < max(LEAST_ROOM, ROOM_IN_LEDGERS * size) else None


def require_room_for_ledger(folder: Path) -> None:
    """Refuse to begin what writes as much as the open ledger holds where it cannot end well.

    Raises:
        OutsideWorldError: the folder's disk has less room than the ledger takes.
    """
    pages, size = (
        int(db.execute_sql(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size")
    )
    require_room(folder, pages * size, "Make room, or choose another folder.")


def require_room(folder: Path, needed: int, advice: str) -> None:
    """Refuse to begin what writes so many bytes into a folder where it cannot end well.

    Raises:
        OutsideWorldError: the folder's disk has less room.
    """
    free = free_bytes(folder)
    if free is not None and free < needed:
        raise OutsideWorldError(
            f"The disk of {folder} has no room: {_megabytes(needed)} are needed,"
            f" {_megabytes(free)} are free.",
            advice,
        )


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB"


def claim_name(path: Path) -> None:
    """Make an empty file that only its owner may read, and that was not there before."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def read_small(path: Path) -> str:
    """Return the text of a small file of ours; anybody may have put something else in its place.

    Raises:
        OSError: it cannot be read.
        ValueError: it is a folder or a pipe, far too large, or no text.
    """
    if not path.is_file():  # a pipe of that name would keep us waiting
        raise ValueError(f"{path.name} is no file")
    with path.open("rb") as stream:
        data = stream.read(MOST_SMALL + 1)
    if len(data) > MOST_SMALL:
        raise ValueError(f"{path.name} is too large")
    return data.decode("utf-8")


def write_private(path: Path, data: bytes) -> None:
    """Write a small file, whole or not at all, for its owner's eyes; a draft of it never stays.

    Raises:
        OutsideWorldError: the file that was there is open in another program.
        OSError: it could not be written.
    """
    partial = draft_of(path)
    partial.unlink(missing_ok=True)
    try:
        claim_name(partial)
        with partial.open("r+b") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        take_the_place(partial, path)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    sync_folder(path.parent)
