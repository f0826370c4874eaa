"""What a database error means to the user, for callers that do not know the database."""

from __future__ import annotations

from peewee import InterfaceError

from collector_desktop.domain.errors import CollectorError, LedgerError
from collector_desktop.storage.faults import disk_fault, first_fault, is_damage

__all__ = ["is_damage", "told_of_fault", "words_of_fault"]


def told_of_fault(error: BaseException) -> CollectorError | None:
    """Return what the disk, a damaged file or a closed ledger is to be told as; None for a bug."""
    if isinstance(error, InterfaceError):
        return LedgerError("The ledger is closed.", "Open it, then try again.")
    if is_damage(error):
        return LedgerError("The ledger is damaged.", "Restore the newest backup; keep this file.")
    return disk_fault(error)


def words_of_fault(error: BaseException) -> str:
    """Return what the database said first; empty where it said nothing."""
    return str(first_fault(error) or "")
