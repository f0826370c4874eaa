"""Answers kept in memory until something changes: for what is asked again and again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from threading import local
from typing import Any, TypeVar

from collector_desktop.queries.changed_customers import last_change
from collector_desktop.storage.database import db

T = TypeVar("T")


class _Answers(local):
    """The newest answer to each question, with the connection, day and change it holds for."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[tuple[object, date, int], Any]] = {}


_answers = _Answers()


def kept(question: Callable[[date], T], as_of: date) -> T:
    """Return the answer to a question about a day, asked once for each change of the ledger.

    In a transaction, which may yet be rolled back, it is asked anew and not kept.
    """
    if db.in_transaction():
        return question(as_of)
    holds_for = (db.connection(), as_of, last_change())
    name = f"{question.__module__}.{question.__qualname__}"
    before = _answers.found.get(name)
    if before is None or before[0] != holds_for:
        before = _answers.found[name] = (holds_for, question(as_of))
    answer: T = before[1]
    return answer
