"""`chase`: what a run of the procedures would send, and the run itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.chase_view import (
    chase_document,
    chase_tables,
    only_this_day,
    waiting_for_approval,
)
from collector_desktop.cli.session import Answer, Session
from collector_desktop.queries.chase import chase_view
from collector_desktop.services.procedures import adopt_procedures


def configure(parser: ArgumentParser) -> None:
    """Add which procedure, and what becomes of the messages."""
    parser.add_argument("--procedure", metavar="P", default="", help="only by this one")
    parser.add_argument(
        "--approve", action="store_true", help="send steps that need your approval too"
    )
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--dry-run", action="store_true", help="only say what would be sent")


def run(session: Session, options: Namespace) -> Answer:
    """Return what a run would send and what it would hold back."""
    adopt_procedures(session.as_of)
    view = chase_view(session.as_of, options.procedure)
    messages = only_this_day(view, approve=options.approve)
    waiting = [waiting_for_approval(each) for each in view.messages if each not in messages]
    held = [*view.held, *waiting]
    return Answer(chase_document(messages, held), chase_tables(messages, held))
