"""`plans`: instalment plans as they stand."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.plans_shown import plan_document, plan_table
from collector_desktop.cli.session import Answer, Session
from collector_desktop.domain.plans import PlanState
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.plans import plans


def configure(parser: ArgumentParser) -> None:
    """Add which plans to list."""
    parser.add_argument("--customer", metavar="CODE", help="only of this one")
    parser.add_argument("--status", choices=[state.value for state in PlanState], help="only these")


def run(session: Session, options: Namespace) -> Answer:
    """Return the plans made by the day, judged by the money received."""
    whose = [customer_id_of(options.customer)] if options.customer else None
    found = [row for row in plans(session.as_of, whose) if options.status in (None, row.state)]
    document = {"plans": [plan_document(row) for row in found]}
    tables = (plan_table(found),) if found else ()
    return Answer(document, tables, "" if found else "There is no such plan.")
