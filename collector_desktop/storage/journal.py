"""The safety net: every operation as one line in a file beside the backups.

A line is built once the operation is committed, and written and flushed to the disk by a thread of
its own, so that saving does not wait for a second file. Whatever was committed and not written, as
when the program was killed in between, is written with the next operation: the ledger itself
knows what is missing. A journal that does not lead to the ledger as it is, because a backup was
restored or the key changed, is set aside under another name, and a new one begins.
"""

from __future__ import annotations

import logging
from threading import Thread
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import CollectorError
from collector_desktop.storage.database import db

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from queue import SimpleQueue

    from collector_desktop.storage.journal_file import JournalFile
    from collector_desktop.storage.journal_rows import Entry

logger = logging.getLogger(__name__)

NEWEST = "SELECT coalesce(max(id), 0) FROM operation"
BEFORE = "SELECT coalesce(max(id), 0) FROM operation WHERE id < ?"
BY_UID = "SELECT id FROM operation WHERE uid = ?"


class Journal:
    """The journal of the open ledger, in a folder that is asked for at the first operation."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        self._folder = folder
        self._queue: SimpleQueue[list[Entry] | None] | None = None
        self._thread: Thread | None = None
        self._last = 0
        self._failed = False

    def committed(self) -> None:
        """Have written what was committed since the last time; trouble with it is only logged."""
        if self._failed:
            self.stop()
        if self._thread is None:
            self._begin()
        from collector_desktop.storage.journal_rows import entries_after  # noqa: PLC0415 - late

        entries = entries_after(self._last)
        if entries and self._queue is not None:
            self._last = int(str(entries[-1].facts["id"]))
            self._queue.put(entries)

    def stop(self) -> None:
        """Wait until everything is written."""
        if self._thread is not None and self._queue is not None:
            self._queue.put(None)
            self._thread.join()
        self._thread, self._failed = None, False

    def _begin(self) -> None:
        from queue import SimpleQueue  # noqa: PLC0415 - late

        from collector_desktop.storage.journal_file import JournalFile  # noqa: PLC0415 - late

        folder, key = self._folder(), db.key
        file = JournalFile(folder, key)
        newest: int = db.execute_sql(NEWEST).fetchone()[0]
        self._last = db.execute_sql(BEFORE, (newest,)).fetchone()[0]
        if (uid := file.last_uid()) is not None:
            if known := db.execute_sql(BY_UID, (uid,)).fetchone():
                self._last = known[0]
            else:
                file.set_aside()
        self._queue = SimpleQueue()
        work = (file, self._queue)
        self._thread = Thread(target=self._write, args=work, name="journal", daemon=True)
        self._thread.start()

    def _write(self, file: JournalFile, queue: SimpleQueue[list[Entry] | None]) -> None:
        """Write what comes until nothing more does; after an error wait for a new beginning."""
        while (entries := queue.get()) is not None:
            if self._failed:
                continue
            try:
                for entry in entries:
                    file.add(entry)
            except OSError:
                self._failed = True
                logger.exception("The journal could not be written")


_open: Journal | None = None


def keep_journal(folder: Callable[[], Path]) -> None:
    """Keep a journal of the open ledger in a folder, until `stop_journal`."""
    global _open  # noqa: PLW0603 - there is one open ledger, as there is one connection
    stop_journal()
    _open = Journal(folder)


def stop_journal() -> None:
    """Wait until the journal is written, and keep none any more."""
    global _open  # noqa: PLW0603 - as above
    if _open is not None:
        _open.stop()
    _open = None


def committed() -> None:
    """Tell the journal, if one is kept, that an operation may have been committed."""
    if _open is None or db.in_transaction():
        return
    try:
        _open.committed()
    except (OSError, ValueError, CollectorError):
        logger.exception("The journal could not be written")
