"""`case`: one dispute with its steps, notes and evidence; change how it is worked."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

from collector_desktop.cli.cases_shown import view_document, view_text
from collector_desktop.cli.session import Answer, Session
from collector_desktop.cli.words import count, done, named_path
from collector_desktop.domain.changes import NOTHING, Outcome
from collector_desktop.domain.dispute_cases import WaitingFor
from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.dispute_cases import case_view
from collector_desktop.services.dispute_work import (
    CaseDraft,
    attach_file,
    change_case,
    note_dispute,
    save_evidence,
    tick_step,
)


def configure(parser: ArgumentParser) -> None:
    """Add which dispute, and what is to change about it; else it is shown."""
    parser.add_argument("id", metavar="ID", type=count)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--owner", metavar="T", help="who answers it")
    what.add_argument(
        "--waiting", choices=[each.value for each in WaitingFor], help="whose move it is"
    )
    what.add_argument("--cause", metavar="T", help="why it came to this")
    what.add_argument("--note", metavar="T", help="what was said or found")
    what.add_argument("--done", metavar="STEP", type=count, help="this step is done")
    what.add_argument("--attach", metavar="FILE", type=named_path, help="keep this as evidence")
    what.add_argument("--save", metavar="FILE-ID", type=count, help="write a kept file")
    parser.add_argument(
        "--out", metavar="DIR", type=named_path, default=Path(), help="to this folder"
    )


def run(session: Session, options: Namespace) -> Answer:
    """Return the dispute as it stands afterwards.

    Raises:
        RefusedError: there is no such dispute.
    """
    if options.save is not None:
        path = save_evidence(options.save, options.out)
        return Answer({"file": str(path)}, text=str(path))
    outcome = _change(session, options)
    view = case_view(options.id, session.as_of)
    if view is None:
        raise RefusedError(f"There is no dispute {options.id}.", "See the list of disputes.")
    document = view_document(view, session.as_of)
    if outcome is None:
        return Answer(document, text=view_text(view))
    answer = done(outcome)
    return replace(answer, document=answer.document | document)


def _change(session: Session, options: Namespace) -> Outcome[int] | None:
    day, key = session.as_of, options.id
    if options.note is not None:
        return note_dispute(key, options.note, day, session.actor)
    if options.done is not None:
        return tick_step(options.done, day)
    if options.attach is not None:
        return attach_file(key, options.attach, day)
    waiting = WaitingFor(options.waiting) if options.waiting else None
    draft = CaseDraft(key, options.owner, waiting, root_cause=options.cause)
    if draft == CaseDraft(key):
        return None
    changed = change_case(draft, day)
    return changed if changed.changed is not NOTHING else None
