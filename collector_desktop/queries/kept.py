"""Answers kept in memory until something changes: for what is asked again and again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from collector_desktop.queries.changed_customers import changed_tables, last_change
from collector_desktop.queries.memory import Memory
from collector_desktop.storage.database import db

T = TypeVar("T")

TALK = frozenset(("contact", "contact_item", "contact_fact", "person", "phone", "address"))
WORDS_ONLY = TALK | {"promise", "promise_item"}


@dataclass(slots=True)
class _Answer:
    """What was answered, of which connection and day, and up to which change it holds."""

    connection: object
    day: date
    change: int
    found: Any


class _Answers(Memory):
    """The newest answer to each question."""

    def begin(self) -> None:
        self.found: dict[str, _Answer] = {}


_answers = _Answers()


def kept(question: Callable[[date], T], as_of: date, apart_from: frozenset[str] = frozenset()) -> T:
    """Return the answer to a question about a day, asked once for each change of the ledger.

    Changes of the tables `apart_from` do not matter to it, such as `TALK`, in which there is no
    money. In a transaction, which may yet be rolled back, it is asked again and not kept.
    """
    if db.in_transaction():
        return question(as_of)
    connection, change = db.connection(), last_change()
    name = f"{question.__module__}.{question.__qualname__}"
    before = _answers.found.get(name)
    if before is None or (before.connection, before.day) != (connection, as_of):
        before = _answers.found[name] = _Answer(connection, as_of, change, question(as_of))
    elif before.change != change:
        if not changed_tables(before.change) <= apart_from:
            before.found = question(as_of)
        before.change = change
    answer: T = before.found
    return answer
