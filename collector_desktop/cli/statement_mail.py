"""`statement --email`: statements by e-mail to whoever can be reached so, the others on paper."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from hashlib import sha256
from typing import Any

from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import done
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.customers import customer_id_of, names_by_id
from collector_desktop.queries.statement_choices import statement_choices
from collector_desktop.queries.statements import DEFAULT_PERIOD
from collector_desktop.services.paper_fonts import boxes_said
from collector_desktop.services.statement_runs import StatementOrder, make_statements

HEADINGS = ("customer", "way", "file")


def mail_statements(session: Session, options: Namespace, last: date) -> Answer:
    """Make statements as the window does, and return what became of each customer."""
    first = options.first or last - DEFAULT_PERIOD
    choices = statement_choices(last, first)
    only = None if options.all else customer_id_of(options.code)
    chosen = tuple(
        each
        for each in choices.customers
        if (each.sums if only is None else each.customer_id == only)
    )
    order = StatementOrder(
        *(chosen, options.kind, first, last),
        by_email=True,
        combined=False,
        by_server=choices.by_server,
    )
    outcome = make_statements(order, options.out, resource("fonts"), session.as_of, _say_nothing)
    names, made = names_by_id(), outcome.value
    files = [
        {
            "customer": names[each.customer_id][0],
            "way": each.way,
            "file": str(each.path),
            "sha256": sha256(each.path.read_bytes()).hexdigest(),
        }
        for each in made.made
    ]
    left = [
        {"customer": names[each.customer_id][0], "reason": each.reason} for each in made.left_out
    ]
    answer = done(outcome, files=files, left_out=left)
    table = TextTable(HEADINGS, [tuple(each[key] for key in HEADINGS) for each in files])
    said = (boxes_said([each.missing for each in made.made]), *map(_sentence, left))
    return Answer(answer.document, (table,), answer.text, tuple(filter(None, said)))


def _sentence(left: dict[str, Any]) -> str:
    return f"{left['customer']}: {left['reason']}"


def _say_nothing(done: int, total: int, name: str) -> None:
    """Report to nobody."""
