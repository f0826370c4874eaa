"""Long queries that another thread can interrupt.

A list of a million rows takes a second to be counted, and who types the next letter has no more
use for it. SQLite ends what runs as soon as it is told; it is told only while that question
runs, so that no write behind it can be hit.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from peewee import DatabaseError

from collector_desktop.storage.cipher import driver_errors
from collector_desktop.storage.database import db

T = TypeVar("T")


class BreakOff:
    """Lets questions that only read be broken off, and keeps those from starting that wait."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._connection: Any = None
        self._is_over = False

    def answered(self, question: Callable[[], T]) -> T | None:
        """Return the answer, on the ledger's thread; None if nobody wants it any more."""
        with self._lock:
            if self._is_over:
                return None
            self._connection = db.connection()
        try:
            return question()
        except driver_errors(DatabaseError):
            if self._is_over:
                return None
            raise
        finally:
            with self._lock:
                self._connection = None

    def end(self) -> None:
        """Want no answers any more; from any thread, at once."""
        with self._lock:
            self._is_over = True
            if self._connection is not None:
                self._connection.interrupt()
