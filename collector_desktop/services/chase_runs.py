"""Use cases about runs of the procedures: prepare one, change what it holds, send it.

A run is prepared from what `queries.chase` proposes, and holds the amounts and words of then. Once
it is finished it is never changed again; it is undone whole, and only while nothing of it has left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Mapping
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import CollectorError, OutsideWorldError, RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.procedures import Channel
from collector_desktop.domain.written import plain_day
from collector_desktop.queries.chase import chase_view
from collector_desktop.queries.chase_past import latest_run_on
from collector_desktop.services.chase_rows import (
    LEFT_OUT,
    READY,
    keep_message,
    leave_older_open_runs,
)
from collector_desktop.services.chase_texts import MessageWords, words_of
from collector_desktop.storage.models import ChaseRun, Message
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from collector_desktop.queries.chase_shown import ChaseView, ProposedMessage

Key = tuple[int, str, int]
NO_WORDS = MessageWords("", "")
CHANGED = Change.MESSAGE | Change.CONTACT | Change.DOCUMENT | Change.CUSTOMER


@frozen
class Edit:
    """What the user changed about a message; None leaves it as proposed."""

    words: MessageWords | None = None
    way: tuple[Channel, str] | None = None


@frozen
class RunDraft:
    """A run as the user wants it: by which procedure, without whom, with what changed.

    Messages are named by their `key`. A step that needs approval is only sent to those approved;
    `approve_all` approves of every one. `despite` are customers who are written to anyway,
    each with the reason for it; `from_start` are those who begin with the first step of what they
    were never reminded of.
    """

    procedure: str = ""
    left_out: Collection[Key] = ()
    approved: Collection[Key] = ()
    approve_all: bool = False
    edits: Mapping[Key, Edit] = field(default_factory=dict)
    note: str = ""
    despite: Mapping[int, str] = field(default_factory=dict)
    from_start: Container[int] = frozenset()


@frozen
class Prepared:
    """A run that is ready to be sent: its id, and how many messages go by which channel."""

    run_id: int
    counts: Mapping[str, int]
    left_out: int


def prepare_run(draft: RunDraft, as_of: date) -> Outcome[Prepared]:
    """Write what a run at a day would send, with the user's changes; nothing is sent.

    What an earlier run prepared and never sent is proposed again at the same step.

    Raises:
        RefusedError: a run of a later day was finished, or nobody is to be chased.
    """
    require_no_later_run(as_of)
    view = chase_view(as_of, draft.procedure, draft.despite, draft.from_start)
    if not view.messages:
        raise RefusedError("There is nobody to chase today.", "See what is held back, and why.")
    with operation("prepare_run", f"Prepare the run of {plain_day(as_of)}", as_of) as current:
        prepared = write_run(draft, view)
    return Outcome(prepared, CHANGED, current.id, current.summary)


def write_run(draft: RunDraft, view: ChaseView) -> Prepared:
    """Write a run and its messages; the caller has opened the operation."""
    leave_older_open_runs(view.as_of)
    run = ChaseRun.create(
        made_on=view.as_of, procedure=draft.procedure, state="open", note=draft.note
    )
    counts: Counter[str] = Counter()
    for proposed in view.messages:
        edit = draft.edits.get(proposed.key, Edit())
        wanted = _changed(proposed, edit)
        state = READY if _is_ticked(draft, proposed) else LEFT_OUT
        words, error = edit.words, ""
        if words is None and state == READY:
            words, error = _words(wanted, view.as_of)
        state = LEFT_OUT if error else state
        row = keep_message(run, wanted, words or NO_WORDS, state=state)
        if edit.words is not None or error:
            row.is_edited, row.error = edit.words is not None, error
            row.save(only=["is_edited", "error"])
        counts[wanted.channel.value if state == READY else LEFT_OUT] += 1
    left_out = counts.pop(LEFT_OUT, 0)
    return Prepared(run.id, dict(counts), left_out)


def change_message(message_id: int, made_on: date, words: MessageWords) -> Outcome[int]:
    """Give a message of an open run other words.

    Raises:
        RefusedError: its run is finished.
    """
    message = _open_message(message_id)
    with operation("edit_message", f"Edit the message to {message.customer.name}", made_on) as now:
        message.subject, message.body, message.is_edited = words.subject, words.body, True
        message.save()
    return Outcome(message_id, Change.MESSAGE, now.id, now.summary)


def tick_message(message_id: int, made_on: date, *, is_sent: bool) -> Outcome[int]:
    """Let a message of an open run be sent, or left out of it.

    Raises:
        RefusedError: its run is finished.
    """
    message = _open_message(message_id)
    verb = "Send" if is_sent else "Leave out"
    with operation("tick_message", f"{verb} the message to {message.customer.name}", made_on) as on:
        message.state = READY if is_sent else LEFT_OUT
        message.save()
    return Outcome(message_id, Change.MESSAGE, on.id, on.summary)


def require_no_later_run(as_of: date) -> None:
    """Refuse a run that is dated before the latest one.

    Raises:
        RefusedError: a run of a later day was finished.
    """
    latest = latest_run_on()
    if latest is not None and as_of < latest:
        raise RefusedError(
            f"A run of {plain_day(latest)} was sent already.",
            "Run for that day or a later one.",
        )


def open_run(run_id: int) -> ChaseRun:
    """Return a run that is not finished.

    Raises:
        RefusedError: it is finished, or there is none.
    """
    run = ChaseRun.find(run_id)
    if run is None or run.state != "open":
        raise RefusedError("This run is finished and cannot be changed.", "Prepare a new one.")
    return run


def _words(proposed: ProposedMessage, as_of: date) -> tuple[MessageWords | None, str]:
    """Return the words of a message, or why there are none: that keeps back nobody else."""
    try:
        return words_of(proposed, as_of), ""
    except OutsideWorldError:
        raise
    except CollectorError as error:
        return None, str(error)


def _open_message(message_id: int) -> Message:
    message = Message.find(message_id)
    if message is None or message.state not in {READY, LEFT_OUT}:
        raise RefusedError("This message cannot be changed any more.", "See its run.")
    open_run(message.id_in("run") or 0)
    return message


def _is_ticked(draft: RunDraft, proposed: ProposedMessage) -> bool:
    if proposed.key in draft.left_out:
        return False
    return not proposed.needs_approval or draft.approve_all or proposed.key in draft.approved


def _changed(proposed: ProposedMessage, edit: Edit) -> ProposedMessage:
    if edit.way is None:
        return proposed
    channel, address = edit.way
    return proposed.by(channel, proposed.to_name, address or proposed.address)
