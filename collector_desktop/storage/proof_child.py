"""The program that reads a whole ledger or backup and says whether it is sound.

It stands alone and changes nothing: it is told a file and writes an answer in JSON. A process of
its own may read the file of an open ledger, where closing a second handle in the same process would
drop SQLite's locks; it may be ended at any moment.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path

MAGIC = b"SQLite format 3\x00"
CHUNK = 2**20
CACHE = -32768
LOWEST = 19
SOUND, DAMAGED, ENCIPHERED, UNREAD = "sound", "damaged", "enciphered", "unread"
NOT_AS_WRITTEN = (11, 26)  # SQLITE_CORRUPT, SQLITE_NOTADB; others blame the disk or the system
OF_THE_DISK = 10  # SQLITE_IOERR


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def pages_of(path: Path, *, is_open: bool, is_whole: bool) -> str:
    """Return whether the pages are sound; `is_whole` asks for every index and reference too.

    The pages of an enciphered one are sealed one by one: they are read by its key only. What holds
    for the columns of an open ledger that is proved as a whole, its owner proves meanwhile.

    Raises:
        sqlite3.DatabaseError: it could not be read, which says nothing of what it holds.
    """
    with path.open("rb") as stream:
        head = stream.read(len(MAGIC))
    if head != MAGIC and not is_open:
        return ENCIPHERED
    uri = path.absolute().as_uri() + "?mode=ro&immutable=1"
    check = "integrity_check" if is_whole else "quick_check"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as copy:
            copy.execute("PRAGMA trusted_schema = 0")
            copy.execute("PRAGMA cell_size_check = 1")
            copy.execute(f"PRAGMA cache_size = {CACHE}")
            copy.execute(f"PRAGMA ignore_check_constraints = {int(is_open and is_whole)}")
            is_sound = copy.execute(f"PRAGMA {check}(1)").fetchone()[0] == "ok"
            if is_sound and is_whole:
                is_sound = copy.execute("PRAGMA foreign_key_check").fetchone() is None
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in NOT_AS_WRITTEN:
            raise
        return DAMAGED
    return SOUND if is_sound else DAMAGED


def state_of(path: Path) -> tuple[int, int]:
    """Return what tells that a file is written to: its size and when it was changed."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def answer_for(path: Path, *, is_open: bool, is_whole: bool = True) -> dict[str, str] | None:
    """Return what was found; None of a backup that somebody wrote to meanwhile.

    What is found damaged is looked at once more: a page that a disk did not give the first time
    is told by SQLite as one that is spoiled. At an open ledger that was to be proved as a whole its
    owner looks once more.
    """
    before = state_of(path)
    pages = pages_of(path, is_open=is_open, is_whole=is_whole)
    if pages == DAMAGED and not (is_open and is_whole):
        pages = pages_of(path, is_open=is_open, is_whole=is_whole)
    if is_open:
        return {"pages": pages}
    found = {"pages": pages, "sha256": hash_of(path)}
    return found if state_of(path) == before else None


def is_of_the_disk(error: OSError | sqlite3.Error) -> bool:
    """Return whether a disk gave an error where a part of the file lies."""
    if isinstance(error, OSError):
        return error.errno == errno.EIO
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == OF_THE_DISK


def main() -> None:
    """Answer for one file, of which is told what it is and where it lies.

    It is a `backup`, or a ledger that is open elsewhere: of a `ledger` the pages are read while
    nobody waits, of a `whole-ledger` everything as fast as can be.
    """
    kind, name = sys.argv[1:]
    is_whole = kind != "ledger"
    if kind != "whole-ledger":
        with suppress(AttributeError, OSError):
            os.nice(LOWEST)
    answer: dict[str, str] | None
    try:
        answer = answer_for(Path(name), is_open=kind != "backup", is_whole=is_whole)
    except (OSError, sqlite3.Error) as error:
        if not is_of_the_disk(error):
            raise
        answer = {"pages": UNREAD}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
