"""The program that reads a whole ledger or backup and says whether it is sound.

It stands alone and changes nothing: it is told a file, reads the key of an encrypted backup from
standard input, and writes an answer in JSON. A process of its own may read the file of an open
ledger, where closing a second handle in the same process would drop SQLite's locks; it may be ended
at any moment.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import sqlite3
import sys
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

MAGIC = b"SQLite format 3\x00"
CHUNK = 2**20
CACHE = -32768
LOWEST = 19
NOT_DUMPABLE = 4
SOUND, DAMAGED, ENCRYPTED, UNREAD = "sound", "damaged", "encrypted", "unread"
NOT_AS_WRITTEN = (11, 26)  # SQLITE_CORRUPT, SQLITE_NOTADB; others blame the disk or the system
OF_THE_DISK = 10  # SQLITE_IOERR


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def pages_of(path: Path, *, is_open: bool, is_whole: bool, key: str = "") -> str:
    """Return whether the pages are sound; `is_whole` asks for every index and reference too.

    The pages of an encrypted one are sealed one by one: they are read by its key only, of a backup
    in hexadecimal. What holds for the columns of an open ledger that is proved as a whole, its
    owner proves meanwhile.

    Raises:
        sqlite3.DatabaseError: it could not be read, which says nothing of what it holds.
    """
    with path.open("rb") as stream:
        head = stream.read(len(MAGIC))
    if head != MAGIC and not is_open:
        return encrypted_pages(path, key) if key else ENCRYPTED
    try:
        with closing(sqlite3.connect(uri_of(path), uri=True)) as copy:
            copy.execute(f"PRAGMA ignore_check_constraints = {int(is_open and is_whole)}")
            return SOUND if is_sound(copy, is_whole=is_whole) else DAMAGED
    except sqlite3.DatabaseError as error:
        if not is_of_what_is_written(error):
            raise
        return DAMAGED


def encrypted_pages(path: Path, key: str) -> str:
    """Return whether the pages of an encrypted backup are sound, with every index and reference.

    Where its key does not open it, or the disk or the system gives an error instead of a page,
    nothing is known of them but that they are encrypted: the hash of the file then decides.
    """
    try:
        from sqlcipher3 import dbapi2  # noqa: PLC0415 - an extra, and only for encrypted backups
    except ImportError:
        return ENCRYPTED
    is_open = False
    try:
        with closing(dbapi2.connect(uri_of(path), uri=True)) as copy:
            copy.execute("PRAGMA cipher_log_level = NONE")
            copy.execute(f"PRAGMA key = \"x'{key}'\"")
            copy.execute("SELECT count(*) FROM sqlite_master").fetchone()
            is_open = True
            return SOUND if is_sound(copy, is_whole=True) else DAMAGED
    except dbapi2.DatabaseError as error:
        return DAMAGED if is_open and is_of_what_is_written(error) else ENCRYPTED


def is_sound(copy: sqlite3.Connection, *, is_whole: bool) -> bool:
    """Return whether the pages of a database are sound, or with `is_whole` all that it holds."""
    copy.execute("PRAGMA trusted_schema = 0")
    copy.execute("PRAGMA cell_size_check = 1")
    copy.execute(f"PRAGMA cache_size = {CACHE}")
    check = "integrity_check" if is_whole else "quick_check"
    if copy.execute(f"PRAGMA {check}(1)").fetchone()[0] != "ok":
        return False
    return not is_whole or copy.execute("PRAGMA foreign_key_check").fetchone() is None


def is_of_what_is_written(error: Exception) -> bool:
    """Return whether an error blames what is written, not the disk or the system."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in NOT_AS_WRITTEN


def uri_of(path: Path) -> str:
    """Return how a file is opened that nobody changes."""
    return path.absolute().as_uri() + "?mode=ro&immutable=1"


def state_of(path: Path) -> tuple[int, int]:
    """Return what says that a file is written to: its size and when it was changed."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def answer_for(
    path: Path, *, is_open: bool, is_whole: bool = True, key: str = ""
) -> dict[str, str] | None:
    """Return what was found; None of a backup that somebody wrote to meanwhile.

    What is found damaged is looked at once more: a page that a disk did not give the first time
    is reported by SQLite as one that is spoiled. At an open ledger that was to be proved as a whole
    its owner looks once more.
    """
    before = state_of(path)
    look = partial(pages_of, path, is_open=is_open, is_whole=is_whole, key=key)
    pages = look()
    if pages == DAMAGED and not (is_open and is_whole):
        pages = look()
    if is_open:
        return {"pages": pages}
    found = {"pages": pages, "sha256": hash_of(path)}
    return found if state_of(path) == before else None


def is_of_the_disk(error: OSError | sqlite3.Error) -> bool:
    """Return whether a disk gave an error where a part of the file lies."""
    if isinstance(error, OSError):
        return error.errno == errno.EIO
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == OF_THE_DISK


def leave_no_core() -> None:
    """Keep the key from other programs and from the disk, where the system lets us."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - only with a key

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(NOT_DUMPABLE, 0, 0, 0, 0)


def main() -> None:
    """Answer for one file: read what it is and where it is.

    It is a `backup`, an `encrypted-backup`, whose key is what there is to read, or a ledger that
    is open elsewhere: of a `ledger` the pages are read while nobody waits, of a `whole-ledger`
    everything as fast as can be.
    """
    kind, name = sys.argv[1:]
    key = ""
    if kind == "encrypted-backup":
        leave_no_core()
        key = sys.stdin.read()
    is_whole = kind != "ledger"
    if kind != "whole-ledger":
        with suppress(AttributeError, OSError):
            os.nice(LOWEST)
    answer: dict[str, str] | None
    try:
        answer = answer_for(Path(name), is_open=kind.endswith("ledger"), is_whole=is_whole, key=key)
    except (OSError, sqlite3.Error) as error:
        if not is_of_the_disk(error):
            raise
        answer = {"pages": UNREAD}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
