"""Use cases about the password of a ledger: set, change and remove it."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import LostLedgerError, RefusedError, WrongPasswordError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.passwords import LEAST_LETTERS, Strength, strength
from collector_desktop.storage import protection
from collector_desktop.storage.backup import counts_of_open_ledger
from collector_desktop.storage.database import db
from collector_desktop.storage.key_file import key_file_of
from collector_desktop.storage.ledger_file import (
    GONE,
    close_ledger,
    is_protected,
    open_ledger,
)

if TYPE_CHECKING:
    from pathlib import Path


@frozen
class Worker:
    """Who works, with which version of the program."""

    actor: str
    version: str


def can_protect() -> bool:
    """Return whether the part that encrypts ledgers is installed."""
    return all(find_spec(name) is not None for name in ("sqlcipher3", "cryptography"))


def require_secret(ledger: Path, secret: str) -> None:
    """Prove that a password or recovery code opens a closed ledger; a plain one needs none.

    Raises:
        PasswordNeededError: there is no `secret`.
        WrongPasswordError: it does not open the ledger.
    """
    if is_protected(ledger):
        protection.key_that_fits(ledger, key_file_of(ledger), secret)


def require_secret_of_open(ledger: Path, secret: str) -> None:
    """Prove that a password or recovery code is that of the open ledger, without closing it.

    Raises:
        WrongPasswordError: it is not.
    """
    if db.key is None:
        return
    ways = key_file_of(ledger)
    if ways is None or db.key not in ways.keys(secret):
        raise WrongPasswordError


def protect(ledger: Path, password: str, worker: Worker) -> str:
    """Protect a closed ledger by a password; return the recovery code, to be shown once.

    Raises:
        RefusedError: one protects it already, or the password is too short.
        LedgerError: the ledger cannot be opened, or is not as it was after rewriting it.
        OutsideWorldError: the disk failed; nothing changed.
    """
    require_plain(ledger)
    return _rewrite(ledger, "", password, worker)


def change_password(ledger: Path, secret: str, password: str, worker: Worker) -> str:
    """Put a closed ledger under a new key and password; return the new recovery code.

    `secret` is the old password, or the recovery code. The key changes too, so that an old key
    file opens nothing any more.

    Raises:
        RefusedError: no password protects it, or the new one is too short.
        WrongPasswordError: `secret` does not open it.
        OutsideWorldError: the disk failed; the old password stands.
    """
    require_protected(ledger)
    return _rewrite(ledger, secret, password, worker)


def unprotect(ledger: Path, secret: str, worker: Worker) -> None:
    """Write a closed, protected ledger as a plain file.

    Raises:
        RefusedError: no password protects it.
        WrongPasswordError: `secret` does not open it.
        OutsideWorldError: the disk failed; the ledger is protected as before.
    """
    require_protected(ledger)
    key, counts = _facts(ledger, secret, worker)
    if key is not None:
        protection.unprotect(ledger, key, counts)


def _rewrite(ledger: Path, secret: str, password: str, worker: Worker) -> str:
    if strength(password) is Strength.TOO_SHORT:
        raise RefusedError(
            f"A password needs {LEAST_LETTERS} characters or more.", "Three or four words are good."
        )
    key, counts = _facts(ledger, secret, worker)
    return protection.protect(ledger, key, password, counts)


def require_plain(ledger: Path) -> None:
    """Refuse a closed ledger that has a password.

    Raises:
        RefusedError: one protects it.
        LedgerError: there is no such ledger.
    """
    _require_there(ledger)
    if is_protected(ledger):
        raise RefusedError(
            f"{ledger.name} is already protected by a password.", "Use rekey to change it."
        )


def require_protected(ledger: Path) -> None:
    """Refuse a closed ledger without a password.

    Raises:
        RefusedError: none protects it.
        LedgerError: there is no such ledger.
    """
    _require_there(ledger)
    if ledger.is_file() and not is_protected(ledger):
        raise RefusedError(
            f"{ledger.name} is not protected by a password.", "Use encrypt to protect it."
        )


def _require_there(ledger: Path) -> None:
    """Say that a ledger is missing before anybody is asked for its password."""
    if not ledger.exists():
        raise LostLedgerError(ledger, f"{ledger} is not there.", GONE)


def _facts(ledger: Path, secret: str, worker: Worker) -> tuple[bytes | None, tuple[int, ...]]:
    """Open a ledger once, which proves it, and return its key and how many rows it has."""
    open_ledger(ledger, worker.actor, worker.version, secret)
    try:
        return db.key, counts_of_open_ledger()
    finally:
        close_ledger()
