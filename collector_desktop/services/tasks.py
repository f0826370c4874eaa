"""Use cases about what we have to do for customers: plan it, tick it off."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.tasks import LABELS, TaskKind
from collector_desktop.services.money_entries import the_customer
from collector_desktop.storage.models import Task
from collector_desktop.storage.operations import operation


@frozen
class TaskDraft:
    """Something to do by a day; without words it is called by its kind."""

    customer_id: int
    kind: TaskKind
    due_on: date
    words: str = ""
    item_id: int | None = None


def add_task(draft: TaskDraft, made_on: date) -> Outcome[int]:
    """Plan something to do for a customer.

    Raises:
        RefusedError: its day has passed, or it says nothing.
    """
    customer = the_customer(draft.customer_id)
    if draft.due_on < made_on:
        raise RefusedError("This day has passed.", "Choose today or a later day.")
    if draft.kind is TaskKind.OTHER and not draft.words.strip():
        raise RefusedError("What is to be done?", "Write it in a few words.")
    with operation("add_task", f"To do for {customer.name}", made_on) as current:
        task_id = keep_task(draft, made_on)
    return Outcome(task_id, Change.CONTACT, current.id, current.summary)


def finish_task(task_id: int, made_on: date, why: str = "") -> Outcome[int]:
    """Tick something off; `why` says more, such as that it is not needed any more.

    Raises:
        RefusedError: there is no such task, or it is done already.
    """
    task = Task.find(task_id)
    if task is None:
        raise RefusedError(f"There is no task {task_id}.", "See the list of tasks.")
    if task.done_on is not None:
        raise RefusedError(f"Task {task_id} was done on {task.done_on}.", "Nothing is left.")
    if task.made_on > made_on:
        raise RefusedError(f"Task {task_id} was made on {task.made_on}.", "Do it on a later day.")
    with operation("finish_task", f"Done: {task.words}", made_on) as current:
        Task.update(done_on=made_on, done_why=why.strip()).where(Task.id == task_id).execute()
    return Outcome(task_id, Change.CONTACT, current.id, current.summary)


def keep_task(draft: TaskDraft, made_on: date, contact_id: int | None = None) -> int:
    """Write a task, or return the same that is still to be done; the caller has an operation."""
    words = draft.words.strip() or LABELS[draft.kind]
    same = Task.select().where(
        *(Task.customer == draft.customer_id, Task.kind == draft.kind, Task.words == words),
        Task.done_on.is_null(),
        Task.item.is_null() if draft.item_id is None else Task.item == draft.item_id,
    )
    known = same.first()
    if known is not None:
        return int(known.id)
    made = Task.create(
        customer=draft.customer_id,
        contact=contact_id,
        item=draft.item_id,
        kind=draft.kind,
        words=words,
        due_on=draft.due_on,
        made_on=made_on,
    )
    return int(made.id)
