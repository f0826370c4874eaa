"""Use case: the pages of a large ledger are proved after it was opened, while it is worked with.

Smaller ones, and all that were not closed, are proved before they open.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from peewee import DatabaseError

from collector_desktop.storage.cipher import driver_errors
from collector_desktop.storage.database import db
from collector_desktop.storage.faults import is_damage
from collector_desktop.storage.ledger_file import QUICK_CHECK_BYTES, damaged, require_sound_pages
from collector_desktop.storage.proof import Proof

if TYPE_CHECKING:
    from pathlib import Path


def begin_page_proof(ledger: Path) -> Proof | None:
    """Begin to prove the open ledger's file in a process of its own, if it opened unproved.

    An enciphered one needs no such proof: each of its pages is proved whenever it is read.
    """
    if db.is_closed() or db.is_view_only or db.key is not None:
        return None
    with suppress(OSError):
        if ledger.stat().st_size > QUICK_CHECK_BYTES:
            return Proof(ledger, is_open=True)
    return None


def confirm_damage(ledger: Path) -> None:
    """Prove the open ledger by its own connection, once another process took it for damaged.

    That one does not see the log, and may have read while pages were folded into the file: what it
    found is a suspicion, and only this costs the desk a moment.

    Raises:
        LostLedgerError: it is damaged.
    """
    try:
        require_sound_pages(ledger)
    except driver_errors(DatabaseError) as error:
        if not is_damage(error):
            raise
        raise damaged(ledger) from error
