"""What a command receives, and what it returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Any

from collector_desktop.domain.frozen import frozen

DONE = 0
WITH_PROBLEMS = 1


class UsageError(Exception):
    """The command line itself makes no sense; the message is one sentence."""


@frozen
class Session:
    """The ledger to work on, the day to work at, and who works with which version."""

    ledger: Path
    as_of: date
    actor: str
    version: str


@frozen
class TextTable:
    """A table for people; columns in `numbers` are aligned to the right."""

    headings: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    numbers: frozenset[int] = frozenset()
    title: str = ""


@frozen
class Answer:
    """What a command found or did, for programs and for people.

    `notes` go to standard error either way; `status` is the exit status.
    """

    document: dict[str, Any]
    tables: tuple[TextTable, ...] = ()
    text: str = ""
    notes: tuple[str, ...] = ()
    status: int = field(default=DONE)
