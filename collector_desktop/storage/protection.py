"""Sets, changes and removes the password of a closed ledger.

Each writes the whole ledger again beside the old one, proves the copy and puts it in place in one
step. The key file is written before, with the old ways in beside the new ones, and cleared after,
so that whatever stops the program leaves a ledger that the old or the new password opens.
"""

from __future__ import annotations

import json
import os
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from peewee import DatabaseError

from collector_desktop.domain.errors import (
    OutsideWorldError,
    PasswordNeededError,
    WrongPasswordError,
)
from collector_desktop.files.drafts import remove_draft
from collector_desktop.files.held import take_the_place
from collector_desktop.files.lasting import sync_folder
from collector_desktop.storage.backup import verify_backup
from collector_desktop.storage.cipher import connect, driver_errors, key_path, rewritten
from collector_desktop.storage.disk import claim_name, write_private
from collector_desktop.storage.drafts import REWRITING
from collector_desktop.storage.key_file import (
    KeyFile,
    key_file_of,
    new_key,
    new_recovery_code,
    wrap,
)
from collector_desktop.storage.restore import has_log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def protect(ledger: Path, old_key: bytes | None, password: str, counts: tuple[int, ...]) -> str:
    """Put a closed ledger under a new key, wrapped by a password; return the recovery code.

    `old_key` is the key it has now, if any; `counts` are the rows it must have afterwards.

    Raises:
        LedgerError: the password is empty, or the copy is not sound; nothing changed.
        OutsideWorldError: the disk failed; the old ledger stands.
    """
    key, code = new_key(), new_recovery_code()
    ways = wrap(key, password, code)
    before = key_file_of(ledger) if old_key is not None else None
    with _rewritten(ledger, old_key, key, counts) as partial:
        write_key_file(ledger, KeyFile(ways.ways + (before.ways if before else ())))
        take_the_place(partial, ledger)
    leave_only(ledger, ways)
    return code


def unprotect(ledger: Path, key: bytes, counts: tuple[int, ...]) -> None:
    """Write a closed ledger as a plain one; the key file goes last.

    Raises:
        LedgerError: the copy is not sound; nothing changed.
        OutsideWorldError: the disk failed; the old ledger stands.
    """
    with _rewritten(ledger, key, None, counts) as partial:
        take_the_place(partial, ledger)
    leave_only(ledger, None)


def write_key_file(ledger: Path, ways: KeyFile) -> None:
    """Write the ways into a ledger beside it, whole or not at all, for its owner's eyes.

    Raises:
        OutsideWorldError: the disk failed; the ways in are those of before.
    """
    path = key_path(ledger)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_private(path, (json.dumps(ways.document(), indent=2) + "\n").encode())
    except OSError as error:
        raise OutsideWorldError(
            f"{path.name} could not be written. Nothing was changed.",
            "Check the free space and that the folder can be written, then try again.",
        ) from error


def leave_only(ledger: Path, ways: KeyFile | None) -> None:
    """Leave no other ways into a ledger that has just been put in place.

    It is there already, so a disk that fails now is no failure: ways that are left over
    open keys that fit nothing any more.
    """
    with suppress(OSError, OutsideWorldError):
        sync_folder(ledger.parent)
        if ways is not None:
            write_key_file(ledger, ways)
        else:
            key_path(ledger).unlink(missing_ok=True)


@contextmanager
def _rewritten(
    ledger: Path, key: bytes | None, new: bytes | None, counts: tuple[int, ...]
) -> Iterator[Path]:
    """Give a proven copy of a closed ledger under another key, and leave nothing behind."""
    partial = ledger.with_name(ledger.name + REWRITING)
    try:
        partial.unlink(missing_ok=True)
        claim_name(partial)
        rewritten(ledger, key, partial, new)
        _flush(partial)
        verify_backup(partial, counts, key=new)
        if has_log(ledger):  # a full disk kept it from being folded in; it fits no other file
            raise _not_rewritten(ledger)
        with suppress(OSError):  # not every file system knows folders that are flushed
            sync_folder(ledger.parent)  # a log that a power cut brings back would fit no other file
        yield partial
    except driver_errors(OSError, DatabaseError) as error:
        raise _not_rewritten(ledger) from error
    finally:
        remove_draft(partial)


def _not_rewritten(ledger: Path) -> OutsideWorldError:
    return OutsideWorldError(
        f"{ledger.name} could not be rewritten. Nothing was changed.",
        "Check the free space and that the folder can be written, then try again.",
    )


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def key_that_fits(path: Path, ways: KeyFile | None, secret: str) -> bytes | None:
    """Return the key of a closed, encrypted file that a secret opens; None if it has no ways in.

    Raises:
        PasswordNeededError: there is no secret.
        WrongPasswordError: it opens no key that fits.
    """
    if ways is None:
        return None
    if not secret:
        raise PasswordNeededError(path.name)
    for key in ways.keys(secret):
        if _fits(path, key):
            return key
    raise WrongPasswordError


def _fits(path: Path, key: bytes) -> bool:
    uri = path.absolute().as_uri() + "?mode=ro&immutable=1"
    with closing(connect(uri, key, uri=True)) as found, suppress(*driver_errors()):
        found.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return True
    return False
