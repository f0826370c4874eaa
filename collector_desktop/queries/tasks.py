"""What we have to do for customers, at the end of any day."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.tasks import TaskKind
from collector_desktop.queries.position import ask

TASKS = """SELECT t.id, t.customer_id, c.code, c.name, t.kind, t.words, i.number, t.due_on,
    t.made_on, CASE WHEN t.done_on <= :day THEN t.done_on END,
    CASE WHEN t.done_on <= :day THEN t.done_why ELSE '' END
    FROM task t CROSS JOIN customer c ON c.id = t.customer_id LEFT JOIN item i ON i.id = t.item_id
    WHERE t.made_on <= :day {only} ORDER BY t.due_on, c.name, t.id"""
TO_DO = "AND (t.done_on IS NULL OR t.done_on > :day)"
AMONG = "AND t.customer_id IN (SELECT value FROM json_each(:customers))"


@frozen
class TaskRow:
    """One task; `number` is the invoice that it is about, `done_why` a word at its end."""

    task_id: int
    customer_id: int
    code: str
    name: str
    kind: TaskKind
    words: str
    number: str | None
    due_on: date
    made_on: date
    done_on: date | None
    done_why: str


def tasks(
    as_of: date, customer_ids: Collection[int] | None = None, *, with_done: bool = False
) -> tuple[TaskRow, ...]:
    """Return what is to be done at the end of a day, the earliest first; or was done too."""
    which = "" if with_done else TO_DO
    values: dict[str, object] = {"day": as_of.isoformat()}
    if customer_ids is not None:
        values["customers"] = json.dumps(list(customer_ids))
        which += f" {AMONG}"
    return tuple(_row(row) for row in ask(TASKS.format(only=which), **values))


def _row(row: tuple[Any, ...]) -> TaskRow:
    task_id, customer_id, code, name, kind, words, number, due, made, done, why = row
    ended = None if done is None else date.fromisoformat(done)
    days = (date.fromisoformat(due), date.fromisoformat(made), ended)
    return TaskRow(task_id, customer_id, code, name, TaskKind(kind), words, number, *days, why)
