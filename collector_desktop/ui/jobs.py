"""Long jobs as the window follows them: how far one is, and how it is told to stop."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable


class JobCancelledError(Exception):
    """The user stopped a job between two of its items."""


@frozen
class JobState:
    """How far a long job is; `ended` is its last state, `stopped` if it did not get to its end."""

    job_id: int
    title: str
    done: int = 0
    total: int = 0
    text: str = ""
    ended: bool = False
    stopped: bool = False


@dataclass(slots=True)
class Progress:
    """What a long job reports to, and where it learns that it should stop."""

    job_id: int
    title: str
    tell: Callable[[JobState], None]
    _stop: threading.Event = field(default_factory=threading.Event)

    @property
    def cancelled(self) -> bool:
        """Whether the user asked the job to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the job to stop after its current item."""
        self._stop.set()

    def pause(self, seconds: float) -> None:
        """Wait so long; raise at once if the user stops the job meanwhile."""
        if self._stop.wait(seconds):
            raise JobCancelledError(self.title)

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say that `done` of `total` are finished; raise if the user has stopped the job."""
        self.tell(JobState(self.job_id, self.title, done, total, text))
        if self.cancelled:
            raise JobCancelledError(self.title)
