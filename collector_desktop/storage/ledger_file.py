"""Open, create and close the ledger file, with every guard around it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from peewee import DatabaseError

from collector_desktop.domain.errors import CollectorError, LedgerError, LedgerLockedError
from collector_desktop.storage.database import APPLICATION_ID, PRAGMAS, db
from collector_desktop.storage.faults import FULL, disk_fault, first_fault
from collector_desktop.storage.migrate import migrate
from collector_desktop.storage.schema import foreign_parts, trust_schema

if TYPE_CHECKING:
    from pathlib import Path

MAGIC = b"SQLite format 3\x00"
QUICK_CHECK_BYTES = 64 * 2**20
LOCKED = ("locked", "busy")
WORKER = "SELECT actor, version FROM current_operation"


def create_ledger(path: Path, actor: str, version: str) -> None:
    """Create an empty ledger at a path that does not exist, and leave it open.

    Raises:
        LedgerError: something is there already, or the folder cannot be written.
        OutsideWorldError: the disk is full or fails; nothing is left under the name.
    """
    if path.exists():
        raise LedgerError(f"{path.name} exists already.", "Choose another name, or open it.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        claim_name(path)
    except OSError as error:
        raise LedgerError(
            f"{path.name} cannot be created.", f"{error.strerror}: choose another folder."
        ) from error
    try:
        _connect(path)
        migrate()
        trust_schema()
    except BaseException as error:
        db.close()
        remove_ledger(path)
        fault = disk_fault(error)
        if fault is None:
            raise
        raise fault from error
    _name_the_worker(actor, version)
    sync_folder(path.parent)


def open_ledger(path: Path, actor: str, version: str) -> None:
    """Open the ledger for the calling thread; other threads get an error, not a lock.

    Raises:
        LedgerError: the file is missing, empty, foreign, damaged, or made by a newer version.
        LedgerLockedError: another program has it open.
        OutsideWorldError: the disk is full.
    """
    needs_check = _preflight(path)
    try:
        _connect(path)
        if needs_check:
            _require_sound_pages(path)
        migrate()
        _require_own_schema(path)
        _name_the_worker(actor, version)
    except DatabaseError as error:
        db.close()
        raise _explained(path, error) from error
    except BaseException:
        db.close()
        raise


def close_ledger() -> None:
    """Fold the write-ahead log into the file and close the calling thread's connection."""
    if db.is_closed():
        return
    db.execute_sql("PRAGMA optimize")
    db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    db.close()


def remove_ledger(path: Path) -> None:
    """Remove a ledger that was only half created."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def claim_name(path: Path) -> None:
    """Make an empty file that only its owner may read, and that was not there before."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder survive a power cut; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _preflight(path: Path) -> bool:
    """Refuse what is not a ledger before SQLite sees it; return whether to check its pages.

    Reading happens before opening only: closing a second handle would drop SQLite's locks.
    """
    if not path.is_file():
        raise LedgerError(f"{path} is not there.", "Check the name, or make a new ledger.")
    size = path.stat().st_size
    wal = path.with_name(path.name + "-wal")
    was_left_open = wal.exists() and wal.stat().st_size > 0
    if size == 0 and not was_left_open:
        raise LedgerError(f"{path.name} is empty.", "Restore a backup.")
    with path.open("rb") as stream:
        head = stream.read(100)
    if size and not head.startswith(MAGIC):
        raise LedgerError(f"{path.name} is not a ledger.", "Choose a file that ends in .collector.")
    if not was_left_open and int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise LedgerError(f"{path.name} is a database of another program.", "Choose a ledger.")
    return was_left_open or size <= QUICK_CHECK_BYTES


def _connect(path: Path) -> None:
    db.init(path.absolute().as_uri() + "?mode=rw", uri=True, pragmas=list(PRAGMAS))
    db.connect()
    for name, wanted in PRAGMAS:
        found = db.execute_sql(f"PRAGMA {name}").fetchone()[0]
        if str(found) != str(wanted):
            raise LedgerError(
                f"The ledger cannot be opened safely ({name} is {found}).",
                "Move it to a folder on this computer's own disk.",
            )
    db.execute_sql("BEGIN IMMEDIATE")
    db.execute_sql("COMMIT")


def _name_the_worker(actor: str, version: str) -> None:
    """Note who works from now on; most often it is who did, and nothing is written."""
    if db.execute_sql(WORKER).fetchone() != (actor, version):
        from collector_desktop.storage.operations import name_the_worker  # noqa: PLC0415 - 10 ms

        name_the_worker(actor, version)


def _require_sound_pages(path: Path) -> None:
    if db.execute_sql("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise _damaged(path)


def _require_own_schema(path: Path) -> None:
    """Refuse tables and triggers that this program did not make, then trust the schema."""
    parts = foreign_parts()
    if parts:
        raise LedgerError(
            f"{path.name} was altered by another program ({parts[0]}).", "Restore a backup."
        )
    trust_schema()


def _explained(path: Path, error: DatabaseError) -> CollectorError:
    fault = first_fault(error) or error
    if any(word in str(fault).lower() for word in LOCKED):
        return LedgerLockedError(
            f"{path.name} is open in another program.", "Close it there, then try again."
        )
    blamed = disk_fault(fault)
    if blamed is None:
        return _damaged(path)
    if getattr(fault, "sqlite_errorname", "") == FULL:
        return blamed
    return LedgerError(f"{path.name} cannot be written.", "Copy it to a folder of your own.")


def _damaged(path: Path) -> LedgerError:
    return LedgerError(f"{path.name} is damaged.", "Restore the newest backup; keep this file.")
