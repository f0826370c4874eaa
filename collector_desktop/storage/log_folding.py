"""Checkpoints the write-ahead log into the ledger while nobody waits for it.

SQLite does so by itself after some thousand pages, in the middle of a change, and never makes the
log smaller again. Folded when the desk is quiet, a crash leaves one file and the next start reads
no log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import DatabaseError

from collector_desktop.storage.cipher import driver_errors
from collector_desktop.storage.database import db
from collector_desktop.storage.faults import is_damage
from collector_desktop.storage.statistics import renew_statistics

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 4 * 2**20
"""How large a log may be between two changes that follow each other, in bytes."""


def fold_log(ledger: Path, most: int = 0) -> bool:
    """Fold the log of the open ledger into it and cut it to nothing, if it has over `most` bytes.

    Returns whether no more than that is left, or nothing may be changed. While an operation runs
    nothing is done; a disk that refuses leaves everything saved where it is, in the log.
    """
    if db.is_view_only or log_bytes(ledger) <= most:
        return True
    if db.is_closed() or db.connection().in_transaction:
        return False
    try:
        db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except driver_errors(DatabaseError):
        return False
    return log_bytes(ledger) <= most


def fold_before_closing() -> None:
    """Renew the statistics and fold the log in; a disk that refuses leaves all of it in the log.

    Its error would keep the connection alive, and with it the lock: whoever catches it could not
    open the ledger again. SQLite may also say that a table is locked, by its own question that the
    disk cut off.

    Raises:
        DatabaseError: the log could not be folded in because it is damaged.
    """
    try:
        _renew_what_is_sound()
        db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except driver_errors(DatabaseError) as error:
        if is_damage(error):
            raise


def _renew_what_is_sound() -> None:
    """Renew the statistics; an index that turns out to be damaged has none.

    Whoever closes has been answered: an error now would take back what was saved or found. `check`
    reports the damage.
    """
    try:
        renew_statistics()
    except driver_errors(DatabaseError) as error:
        if not is_damage(error):
            raise


def log_bytes(ledger: Path) -> int:
    """Return the size of the log beside a ledger; 0 where there is none."""
    try:
        return ledger.with_name(f"{ledger.name}-wal").stat().st_size
    except OSError:
        return 0
