"""Content that no process lived to answer about is left alone for a minute.

It may have been for want of memory, so it is tried again; but a run of papers, each with the same
logo and letterhead, must not wait for it each time.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from collector_desktop.documents.child_process import DiedError

REST_SECONDS = 60.0
_KEPT = 4
T = TypeVar("T")


class Resting:
    """Which content rests, and until when."""

    def __init__(self) -> None:
        self._until: dict[bytes, float] = {}

    def tried(self, content: bytes, work: Callable[[bytes], T]) -> T | None:
        """Return what comes of content; None if it rests, or rests from now on."""
        if monotonic() < self._until.get(content, 0.0):
            return None
        try:
            return work(content)
        except DiedError:
            if len(self._until) >= _KEPT:
                self._until.clear()
            self._until[content] = monotonic() + REST_SECONDS
            return None

    def forget(self) -> None:
        """Let everything be tried at once."""
        self._until.clear()
