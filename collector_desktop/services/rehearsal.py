"""What a use case would do: it is done in an operation that is taken back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TypeVar

from collector_desktop.domain.changes import NOTHING, Outcome
from collector_desktop.storage.locked_entries import require_unlocked
from collector_desktop.storage.operations import operation

T = TypeVar("T")


class _TakenBackError(Exception):
    """Ends an operation of which nothing is to stay."""


def rehearse(act: Callable[[], Outcome[T]], made_on: date) -> Outcome[T]:
    """Return what a use case would answer, without an operation; the ledger stays as it is.

    Raises:
        RefusedError: the use case is refused, as it would be when it is done.
    """
    found: list[Outcome[T]] = []
    with suppress(_TakenBackError), operation("rehearse", "", made_on) as current:
        found.append(act())
        require_unlocked(current)
        raise _TakenBackError
    (done,) = found
    return Outcome(done.value, NOTHING, None, done.summary, done.note)
