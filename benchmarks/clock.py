"""Timing: the median of several runs, of a function or of a whole process.

Seconds are those of the processor, as other work on the machine changes the others by half and
more. What waits for a disk, or uses several processes to be done sooner, is timed by the wall.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

RUNS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One measured goal: our seconds, the reference's seconds and the ratio to stay within."""

    goal: str
    what: str
    ours: float
    reference: str
    theirs: float
    most: float

    @property
    def ratio(self) -> float:
        """How many times the reference we take."""
        return self.ours / self.theirs


def worked() -> float:
    """Return the processor's seconds of this process, and of its children that have ended."""
    own = time.process_time()
    if sys.platform == "win32":
        return own
    from resource import RUSAGE_CHILDREN, getrusage  # noqa: PLC0415 - not on Windows

    ended = getrusage(RUSAGE_CHILDREN)
    return own + ended.ru_utime + ended.ru_stime


def median(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median seconds of a function, after one run that does not count."""
    work()
    return statistics.median(once(work) for _ in range(runs))


def once(work: Callable[[], object]) -> float:
    """Return the seconds of a single run, for work that cannot be repeated."""
    start = worked()
    work()
    return worked() - start


def by_the_wall(work: Callable[[], object]) -> float:
    """Return the seconds of a single run with all that it waits for."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def beside(
    ours: Callable[[], object],
    theirs: Callable[[], object],
    runs: int = RUNS,
    timed: Callable[[Callable[[], object]], float] = once,
) -> tuple[float, float]:
    """Return the median seconds of two functions that run by turns, after one run each."""
    ours()
    theirs()
    taken = [(timed(ours), timed(theirs)) for _ in range(runs)]
    return (
        statistics.median(pair[0] for pair in taken),
        statistics.median(pair[1] for pair in taken),
    )


def process(arguments: Sequence[str], runs: int = RUNS) -> float:
    """Return the median seconds of a Python process from start to end."""
    command = [sys.executable, *arguments]
    return median(
        lambda: subprocess.run(command, check=True, capture_output=True),  # noqa: S603
        runs,
    )
