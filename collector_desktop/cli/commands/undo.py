"""`undo`: take back the last operation."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.session import Answer, Session
from collector_desktop.queries.history import last_undoable
from collector_desktop.services.history import undo_last


def configure(parser: ArgumentParser) -> None:
    """Add nothing: it is always the last one."""
    parser.epilog = "What a later change builds on stays; undo that one first."


def run(session: Session, _options: Namespace) -> Answer:
    """Take back what was done last, and say what it was."""
    last = last_undoable()
    outcome = undo_last(session.as_of)
    summary = last.summary if last is not None else outcome.summary
    return Answer({"undone": summary}, text=f"Undone: {summary}")
