"""Use case: the file of a large open ledger is proved by another process.

Its pages are, after it was opened, while it is worked with: smaller ones, and all that were not
closed, are proved before they open. Its indexes are, while the check looks at its entries.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from peewee import DatabaseError

from collector_desktop.storage.cipher import driver_errors
from collector_desktop.storage.database import db, open_files
from collector_desktop.storage.faults import is_damage
from collector_desktop.storage.ledger_file import QUICK_CHECK_BYTES, damaged, require_sound_pages
from collector_desktop.storage.log_folding import fold_log
from collector_desktop.storage.proof import Proof


def begin_page_proof(ledger: Path) -> Proof | None:
    """Begin to prove the open ledger's file in a process of its own, if it opened unproved.

    An encrypted one needs no such proof: each of its pages is proved whenever it is read.
    """
    return None if db.is_closed() else _begun(ledger, is_awaited=False)


def begin_whole_proof() -> Proof | None:
    """Begin to prove pages, indexes and references of the open ledger, if that is worth a process.

    The caller changes nothing until the answer, of which only *sound* counts: what another process
    takes for damage is a suspicion. All that was saved is in the file then, none of it in the log.
    """
    ledger = open_files()[0]
    if db.connection().in_transaction or not fold_log(ledger):
        return None
    return _begun(ledger, is_awaited=True)


def _begun(ledger: Path, *, is_awaited: bool) -> Proof | None:
    if db.is_view_only or db.key is not None:
        return None
    with suppress(OSError):
        if ledger.stat().st_size > QUICK_CHECK_BYTES:
            return Proof(ledger, is_open=True, is_awaited=is_awaited)
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
