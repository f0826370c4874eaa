"""`promises`: list promises to pay as they stand, or withdraw one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.promises_shown import promise_document, promise_table
from collector_desktop.cli.session import Answer, Session
from collector_desktop.cli.words import count, done
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.promises import promises
from collector_desktop.services.promises import cancel_promise


def configure(parser: ArgumentParser) -> None:
    """Add which promises to list, or the one to withdraw."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--status", choices=[status.value for status in PromiseStatus], help="only these"
    )
    what.add_argument("--cancel", metavar="ID", type=count, help="withdraw this one")


def run(session: Session, options: Namespace) -> Answer:
    """Return the promises taken by the day, judged by the money received."""
    if options.cancel is not None:
        outcome = cancel_promise(options.cancel, session.as_of)
        return done(outcome, promise=options.cancel)
    found = [row for row in promises(session.as_of) if options.status in (None, row.status)]
    document = {"promises": [promise_document(row) for row in found]}
    return Answer(document, (promise_table(found),))
