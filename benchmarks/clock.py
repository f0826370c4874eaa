"""Timing: the median of several runs, of a function or of a whole process."""

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


def median(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median seconds of a function, after one run that does not count."""
    work()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def beside(
    ours: Callable[[], object], theirs: Callable[[], object], runs: int = RUNS
) -> tuple[float, float]:
    """Return the median seconds of two functions that run by turns, after one run each."""
    ours()
    theirs()
    taken = [(once(ours), once(theirs)) for _ in range(runs)]
    return (
        statistics.median(pair[0] for pair in taken),
        statistics.median(pair[1] for pair in taken),
    )


def once(work: Callable[[], object]) -> float:
    """Return the seconds of a single run, for work that cannot be repeated."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def process(arguments: Sequence[str], runs: int = RUNS) -> float:
    """Return the median seconds of a Python process from start to end."""
    command = [sys.executable, *arguments]
    return median(
        lambda: subprocess.run(command, check=True, capture_output=True),  # noqa: S603
        runs,
    )
