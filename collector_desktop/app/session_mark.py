"""A file that marks a running session: one left over at the next start means a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

if TYPE_CHECKING:
    from pathlib import Path


class SessionMark:
    """Lies in a folder while a window is open, and knows whose it is by process and computer."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = QLockFile(str(path))
        self._lock.setStaleLockTime(0)  # however long a session lasts, it is none that was left

    def begin(self) -> bool:
        """Set the mark; return whether it lay there from a session that did not end by itself.

        Where nothing can be written, or another window has it, there is none and nothing to report.
        """
        lay_there = self._path.exists()
        return self._lock.tryLock(0) and lay_there

    def end(self) -> None:
        """Take the mark away: this session ends as it should."""
        self._lock.unlock()
