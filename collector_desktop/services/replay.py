"""Use case: a backup comes back, and the journal brings it forward to the last operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.errors import LedgerError, OutsideWorldError, WrongPasswordError
from collector_desktop.domain.frozen import frozen
from collector_desktop.services.backups import restore, verified
from collector_desktop.services.restored import Restored
from collector_desktop.storage.database import db
from collector_desktop.storage.faults import disk_fault
from collector_desktop.storage.journal_lines import chained_lines, read_line, require_facts
from collector_desktop.storage.journal_replay import do_again, is_done
from collector_desktop.storage.ledger_file import close_ledger, open_ledger

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from collector_desktop.services.protection import Worker


@frozen
class Replayed:
    """How many operations were done again and how many the backup had.

    `stopped_at` names the first one whose rows the journal does not hold, and `why`; that one and
    what came after it are not in the ledger.
    """

    restored: Restored
    done: int
    known: int
    stopped_at: str = ""
    why: str = ""


def replay(
    backup: Path,
    journals: list[Path],
    ledger: Path,
    now: datetime,
    worker: Worker,
    secret: str = "",
) -> Replayed:
    """Restore a backup in the place of a ledger and do again what was done since.

    The chain of the journals is proven before anything changes. What was there is set aside, as by
    a restore. Operations that the backup has are left as they are, so doing it twice changes
    nothing. `secret` opens the backup; it also opens lines that the same password sealed.

    Raises:
        LedgerError: the backup is not sound, the journals are not as they were written or do not
            begin where the backup ends. In the last case the ledger stays where it got to.
        PasswordNeededError, WrongPasswordError: `secret` opens neither.
        OutsideWorldError: the disk failed: before the backup was in place, and the ledger is the
            old one; or after, which is said, and doing it again brings the rest.
    """
    verified(backup, secret)
    lines = chained_lines(journals)
    restored = restore(backup, ledger, now, worker.actor, worker.version, secret)
    try:
        open_ledger(ledger, worker.actor, worker.version, secret)
        try:
            return _bring_forward(restored, lines)
        finally:
            close_ledger()
    except Exception as error:
        if not (isinstance(error, OutsideWorldError) or disk_fault(error)):
            raise
        raise _cut_short(restored) from error


def _cut_short(restored: Restored) -> OutsideWorldError:
    """Return the sentence for a disk that failed when the backup had taken the ledger's place."""
    return OutsideWorldError(
        "The disk is full or failed: the backup is in place, but not all that was done since.",
        "Make room and check that the folder can be written, then replay again: nothing comes"
        f" twice. {restored.note}",
    )


def _bring_forward(restored: Restored, lines: list[bytes]) -> Replayed:
    done = known = 0
    for raw in lines:
        try:
            line = read_line(raw, db.key)
            require_facts(line)
        except WrongPasswordError as error:
            raise LedgerError(
                "The journal was sealed under another password than the backup's.",
                "Use a backup made since the password was changed.",
            ) from error
        except ValueError as error:
            raise LedgerError(
                "The journal has a line that no ledger wrote.", "Use another copy of it."
            ) from error
        if is_done(line):
            known += 1
        elif line.get("gap"):
            return Replayed(restored, done, known, str(line["summary"]), str(line["gap"]))
        else:
            do_again(line)
            done += 1
    return Replayed(restored, done, known)
