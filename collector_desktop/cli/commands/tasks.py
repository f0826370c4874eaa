"""`tasks`: what we have to do for customers; tick one off or plan another."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from collector_desktop.cli.session import Answer, Session, TextTable, UsageError
from collector_desktop.cli.words import count, day_text, done, shown, spoken_day
from collector_desktop.domain.tasks import TaskKind
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.tasks import TaskRow, tasks
from collector_desktop.services.tasks import TaskDraft, add_task, finish_task

HEADINGS = ("id", "customer", "kind", "words", "item", "due", "done_on")


def configure(parser: ArgumentParser) -> None:
    """Add whose tasks, and what to do with them."""
    parser.add_argument("--customer", metavar="CODE", help="only of this one")
    parser.add_argument("--all", action="store_true", help="those that are done too")
    parser.add_argument("--done", metavar="ID", type=count, help="tick this one off")
    parser.add_argument("--why", metavar="T", default="", help="a word about how it ended")
    parser.add_argument("--add", metavar="T", help="something more to do for --customer")
    parser.add_argument("--due", metavar="D", default="today", help="by when: 2026-11-24, fri, +7")


def run(session: Session, options: Namespace) -> Answer:
    """Tick one off, add one, or return what is to be done at the end of the day.

    Raises:
        UsageError: a task is to be added and no customer is named.
    """
    customer_id = customer_id_of(options.customer) if options.customer else None
    if options.done is not None:
        return done(finish_task(options.done, session.as_of, options.why))
    if options.add is not None:
        if customer_id is None:
            raise UsageError("For which customer? Name it with --customer.")
        due = spoken_day(options.due, session.as_of)
        made = add_task(TaskDraft(customer_id, TaskKind.OTHER, due, options.add), session.as_of)
        return done(made, id=made.value)
    only = None if customer_id is None else [customer_id]
    found = [_document(row) for row in tasks(session.as_of, only, with_done=options.all)]
    lines = [[shown(each[key]) for key in HEADINGS] for each in found]
    tables = (TextTable(HEADINGS, lines, frozenset({0})),) if lines else ()
    return Answer({"tasks": found}, tables, "" if lines else "There is nothing to do.")


def _document(row: TaskRow) -> dict[str, Any]:
    return {
        "id": row.task_id,
        "customer": row.code,
        "kind": row.kind.value,
        "words": row.words,
        "item": row.number,
        "due": row.due_on.isoformat(),
        "made_on": row.made_on.isoformat(),
        "done_on": day_text(row.done_on),
        "done_why": row.done_why or None,
    }
