"""What a database error means to the user, for callers that do not know the database."""

from __future__ import annotations

from peewee import InterfaceError

from collector_desktop.domain.errors import CollectorError, LedgerError
from collector_desktop.storage.faults import disk_fault, first_fault, is_damage

__all__ = ["is_damage", "user_error_for", "words_of_fault"]


def user_error_for(error: BaseException) -> CollectorError | None:
    """Return the error for a failing disk, a damaged file or a closed ledger; None for a bug."""
    if isinstance(error, InterfaceError):
        return LedgerError("The ledger is closed.", "Open it, then try again.")
    if is_damage(error):
        return LedgerError("The ledger is damaged.", "Restore the newest backup; keep this file.")
    return disk_fault(error)


def words_of_fault(error: BaseException) -> str:
    """Return what the database said first; empty where it said nothing."""
    return str(first_fault(error) or "")
