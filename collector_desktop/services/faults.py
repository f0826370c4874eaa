"""What an error of the ledger means to its user, for those who never see the database."""

from __future__ import annotations

from collector_desktop.storage.faults import first_fault, is_damage

__all__ = ["is_damage", "words_of_fault"]


def words_of_fault(error: BaseException) -> str:
    """Return what the database said first; empty where it said nothing."""
    return str(first_fault(error) or "")
