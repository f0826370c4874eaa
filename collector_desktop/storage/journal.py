"""The safety net: every operation as one line in a file beside the backups.

A line is built once the operation is committed, and written and flushed to the disk by a thread of
its own, so that saving does not wait for a second file. Whatever was committed and not written, as
when the program was killed in between, is written with the next operation: the ledger itself
knows what is missing. A journal that does not lead to the ledger as it is, because a backup was
restored or the key changed, is set aside under another name, and a new one begins.
"""

from __future__ import annotations

import logging
from threading import Event, Thread
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

BEFORE = """SELECT coalesce(min(id), 1) - 1 FROM
    (SELECT id FROM operation ORDER BY id DESC LIMIT ?)"""
TOGETHER_SECONDS = 0.1
FIRST_OPERATIONS = 100
BY_UID = "SELECT id FROM operation WHERE uid = ?"


class Journal:
    """The journal of the open ledger, in a folder that is asked for at the first operation."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        self._folder = folder
        self._queue: SimpleQueue[list[Entry] | None] | None = None
        self._thread: Thread | None = None
        self._last = 0
        self._failed = False
        self._hurry = Event()

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
            self._hurry.set()
            self._queue.put(None)
            self._thread.join()
        self._thread, self._failed = None, False
        self._hurry.clear()

    def _begin(self) -> None:
        from queue import SimpleQueue  # noqa: PLC0415 - late

        from collector_desktop.storage.journal_file import JournalFile  # noqa: PLC0415 - late

        folder, key = self._folder(), db.key
        file = JournalFile(folder, key)
        self._last = self._beginning()
        if (uid := file.last_uid()) is not None:
            if known := db.execute_sql(BY_UID, (uid,)).fetchone():
                self._last = known[0]
            else:
                file.set_aside()
        self._queue = SimpleQueue()
        work = (file, self._queue)
        self._thread = Thread(target=self._write, args=work, name="journal", daemon=True)
        self._thread.start()

    @staticmethod
    def _beginning() -> int:
        """Return the operation after which a new journal begins: some back, if they are small."""
        from collector_desktop.storage.journal_rows import entries_after  # noqa: PLC0415 - late

        some: int = db.execute_sql(BEFORE, (FIRST_OPERATIONS,)).fetchone()[0]
        if not any(entry.gap for entry in entries_after(some)):
            return some
        newest: int = db.execute_sql(BEFORE, (1,)).fetchone()[0]
        return newest

    def _write(self, file: JournalFile, queue: SimpleQueue[list[Entry] | None]) -> None:
        """Write what comes, a moment's changes together, until nothing more does.

        After an error it waits for a new beginning.
        """
        ended = False
        while not ended and (entries := queue.get()) is not None:
            self._hurry.wait(TOGETHER_SECONDS)
            while not ended and not queue.empty():
                more = queue.get()
                ended = more is None
                entries += more or []
            if self._failed:
                continue
            try:
                file.add(entries)
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
