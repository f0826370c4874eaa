"""What SQLite's errors mean: a disk that is full or refuses, as opposed to a damaged ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.errors import LedgerError, OutsideWorldError
from collector_desktop.storage.cipher import driver_errors

if TYPE_CHECKING:
    from pathlib import Path

FULL = "SQLITE_FULL"
REFUSES = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")
FAILS = "SQLITE_IOERR"
DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
NOT_TEXT = "Could not decode to UTF-8"


def first_fault(error: BaseException) -> Exception | None:
    """Return the error of SQLite that began it all.

    A failed write is often followed by a failed rollback, which hides it.
    """
    found: Exception | None = None
    link: BaseException | None = error
    while link is not None:
        if isinstance(link, driver_errors()):
            found = link
        link = link.__cause__ or link.__context__
    return found


def disk_fault(error: BaseException) -> OutsideWorldError | None:
    """Return in words what the disk did; None if the disk is not to blame."""
    name = getattr(first_fault(error), "sqlite_errorname", "")
    if name == FULL:
        return OutsideWorldError(
            "The disk is full. Nothing was changed.", "Make room, then try again."
        )
    if name.startswith(REFUSES):
        return OutsideWorldError(
            "The ledger could not be written. Nothing was changed.",
            "Check that its folder can be written, then try again.",
        )
    if name.startswith(FAILS):
        return OutsideWorldError(
            "The disk failed.", "Open the ledger again and see whether the last change is there."
        )
    return None


def is_damage(error: BaseException) -> bool:
    """Return whether an error means that the file does not hold what was once written."""
    if isinstance(error, UnicodeDecodeError):
        return True
    fault = first_fault(error)
    name = getattr(fault, "sqlite_errorname", "")
    return name.startswith(DAMAGED) or (fault is not None and NOT_TEXT in str(fault))


def of_another(path: Path) -> LedgerError:
    """Return the sentence for a database that this program did not make."""
    return LedgerError(f"{path.name} is a database of another program.", "Choose a ledger.")


def no_locks(path: Path) -> LedgerError:
    """Return the sentence for a folder in which no file can be locked."""
    title = f"{path.name} cannot be created: files cannot be locked in that folder."
    return LedgerError(title, "Choose a folder on this computer's own disk.")


def damaged_history() -> LedgerError:
    """Return the sentence for a history that holds what this program never wrote."""
    return LedgerError(
        "The history of the ledger is damaged.", "Restore the newest backup; keep this file."
    )
