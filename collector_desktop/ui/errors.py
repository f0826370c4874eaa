"""Failures in the window: expected ones in the message bar, unexpected ones as a report."""

from __future__ import annotations

import traceback
from types import TracebackType
from typing import Protocol

from PySide6 import __version__ as qt_version

from collector_desktop import __version__
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.format import as_written


class SaysRefusals(Protocol):
    """What shows why something was refused, with its advice, such as the message bar."""

    def show_refusal(self, title: str, advice: str) -> None:
        """Say what was refused and what to do."""


def show_failure(bar: SaysRefusals, error: CollectorError) -> None:
    """Show an expected failure in its own words."""
    bar.show_refusal(error.title, error.advice)


def sentence_of(error: CollectorError) -> str:
    """Return what went wrong and what to do, as a sheet or a form says it."""
    return as_written(f"{error.title} {error.advice}".strip())


@frozen
class CrashReport:
    """A fault of the program as text; it names versions and places in the code, no customers."""

    title: str
    text: str


class CrashReports:
    """Writes a report for each fault, once."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> CrashReport | None:
        """Return the report of a fault, or None if the same one was reported before.

        The message of the fault is left out, for it may hold names and amounts.
        """
        import platform  # noqa: PLC0415 - for a fault only

        places = "".join(traceback.format_tb(trace))
        mark = f"{kind.__qualname__} {places}"
        if mark in self._seen:
            return None
        self._seen.add(mark)
        head = (
            f"Collector Desktop {__version__}, Qt {qt_version}, "
            f"Python {platform.python_version()}, {platform.platform()}"
        )
        cause = _cause(error)
        return CrashReport(kind.__qualname__, f"{head}\n{kind.__qualname__}{cause}\n{places}")


def _cause(error: BaseException) -> str:
    earlier = error.__cause__ or error.__context__
    return f" after {type(earlier).__qualname__}" if earlier is not None else ""
