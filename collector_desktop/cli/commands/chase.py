"""`chase`: what a run of the procedures would send, and the run itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Container
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from collector_desktop.cli.chase_view import (
    chase_document,
    chase_tables,
    only_this_day,
    waiting_for_approval,
)
from collector_desktop.cli.session import DONE, WITH_PROBLEMS, Answer, Session, UsageError
from collector_desktop.cli.words import named_path
from collector_desktop.domain.procedures import Channel
from collector_desktop.exporters.atomic import folder_for
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.chase import chase_view
from collector_desktop.queries.chase_shown import ProposedMessage
from collector_desktop.queries.chase_start import EVERYBODY, NOBODY
from collector_desktop.services.procedures import adopt_procedures

if TYPE_CHECKING:
    from collector_desktop.services.chase_runs import RunDraft


def configure(parser: ArgumentParser) -> None:
    """Add which procedure, and what becomes of the messages."""
    parser.add_argument("--procedure", metavar="P", help="only by this one")
    parser.add_argument(
        "--approve", action="store_true", help="send the steps that need your approval too"
    )
    parser.add_argument(
        "--from-start",
        action="store_true",
        help="begin with the first step for debts never reminded of, however old",
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would be sent")
    parser.add_argument(
        "--out", type=named_path, metavar="DIR", help="write letters, and e-mails unless --send"
    )
    parser.add_argument(
        "--send", action="store_true", help="hand e-mails to the mail server of the settings"
    )
    parser.add_argument(
        "--password-stdin", action="store_true", help="read the mail account's password"
    )


def run(session: Session, options: Namespace) -> Answer:
    """Say what a run would send and hold back; send it unless it is only asked for.

    Raises:
        UsageError: neither a trial nor a way to send was asked for, or both.
    """
    if options.dry_run == bool(options.out or options.send):
        raise UsageError("Say what to do: chase --dry-run, --out DIR or --send.")
    adopt_procedures(session.as_of)
    view = chase_view(session.as_of, options.procedure or "", from_start=_from_start(options))
    messages = only_this_day(view, approve=options.approve)
    if not options.dry_run:
        messages = _deliverable(messages, options)
    waiting = [waiting_for_approval(each) for each in view.messages if each.needs_approval]
    held = [*view.held, *([] if options.approve else waiting)]
    document, tables = chase_document(messages, held), chase_tables(messages, held)
    if options.dry_run:
        return Answer(document, tables, notes=_skipping(messages))
    keys = {each.key for each in messages}
    left_out = [each.key for each in view.messages if each.key not in keys]
    return _sent(session, options, Answer(document, tables), left_out)


def _draft(options: Namespace, left_out: list[tuple[int, str, int]]) -> RunDraft:
    from collector_desktop.services.chase_runs import RunDraft  # noqa: PLC0415 - as in _sent

    return RunDraft(
        options.procedure or "",
        left_out,
        approve_all=options.approve,
        from_start=_from_start(options),
    )


def _from_start(options: Namespace) -> Container[int]:
    return EVERYBODY if options.from_start else NOBODY


def _skipping(messages: tuple[ProposedMessage, ...]) -> tuple[str, ...]:
    """Return how many messages skip steps, and what begins with the first one instead."""
    count = sum(bool(each.earlier_step) for each in messages)
    if not count:
        return ()
    skip = "1 message skips" if count == 1 else f"{count:,} messages skip"
    return (
        f"{skip} steps: nobody was reminded of these old debts. --from-start begins with the first",
    )


def _deliverable(
    messages: tuple[ProposedMessage, ...], options: Namespace
) -> tuple[ProposedMessage, ...]:
    """Return what can go the ways that are asked for: no letters without a folder for them."""
    return tuple(each for each in messages if options.out or each.channel is not Channel.LETTER)


def _sent(
    session: Session, options: Namespace, answer: Answer, left_out: list[tuple[int, str, int]]
) -> Answer:
    """Send the run, and what waits from before; return the answer with what became of it."""
    from collector_desktop.services.chase_runs import (  # noqa: PLC0415 - 200 ms, not for a question
        require_no_later_run,
    )
    from collector_desktop.services.chase_sending import (  # noqa: PLC0415 - as above
        Delivery,
        run_at_once,
    )

    require_no_later_run(session.as_of)
    carrier = _carrier(options) if options.send else None
    more: dict[str, Any] = {"operation": None, "number": None, "files": [], "letters": None}
    more["problems"] = []
    text = boxes = ""
    if answer.document["messages"]:
        draft = _draft(options, left_out)
        with folder_for(options.out) if options.out else nullcontext(Path()) as folder:
            delivery = Delivery(folder, resource("fonts"), by_server=options.send)
            outcome = run_at_once(draft, delivery, session.as_of)
        text = more["operation"] = outcome.summary
        more["files"] = [str(path) for path in outcome.value.files]
        more["letters"] = outcome.value.letters and str(outcome.value.letters)
        more["waiting"] = list(outcome.value.waiting)
        boxes = outcome.value.boxes
        more["problems"] = [{"customer": code, "why": why} for code, why in outcome.value.problems]
    if carrier is not None:
        more["mail"] = _mail(carrier, session.as_of)
        text = f"{text}; e-mails sent: {more['mail'].get('sent', 0)}".strip("; ")
    return replace(
        answer,
        document={**answer.document, **more},
        text=text or "There is nobody to chase today.",
        notes=tuple(filter(None, (*map(_said, more["problems"]), boxes))),
        status=WITH_PROBLEMS if _has_problems(more) else DONE,
    )


def _said(problem: dict[str, str]) -> str:
    return f"{problem['customer']}: {problem['why']}"


def _has_problems(more: dict[str, Any]) -> bool:
    """Return whether somebody got nothing, or an e-mail was not sent."""
    return bool(more["problems"]) or not set(more.get("mail", ())) <= {"sent"}


def _mail(carrier: Any, as_of: date) -> dict[str, int]:
    from collector_desktop.cli.mail_sending import send_waiting  # noqa: PLC0415 - 50 ms

    return {state: count for state, count in send_waiting(carrier, as_of).items() if count}


def _carrier(options: Namespace) -> Any:
    from collector_desktop.cli.mail_sending import carrier  # noqa: PLC0415 - 50 ms
    from collector_desktop.services.mail_parts import parts_by  # noqa: PLC0415 - as above

    parts_of = parts_by(resource("fonts"))
    return carrier(password_on_stdin=options.password_stdin, parts_of=parts_of)
