"""Use case: send a run. Letters and drafts are written, e-mails queued, calls put on Today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from collector_desktop.domain.changes import Outcome
from collector_desktop.domain.errors import CollectorError, OutsideWorldError, RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.procedures import Channel
from collector_desktop.domain.written import plain_day
from collector_desktop.queries.chase import chase_view
from collector_desktop.queries.chase_shown import ProposedMessage
from collector_desktop.services.chase_despite import note_despite
from collector_desktop.services.chase_papers import Folder
from collector_desktop.services.chase_rows import (
    LEFT_OUT,
    READY,
    keep_paper,
    keep_task,
    stop_supply,
)
from collector_desktop.services.chase_runs import (
    CHANGED,
    RunDraft,
    open_run,
    require_no_later_run,
    write_run,
)
from collector_desktop.services.chase_texts import MessageWords
from collector_desktop.services.enclosures import record_enclosures
from collector_desktop.services.mail_parts import files_of, parts_by
from collector_desktop.services.paper_fonts import boxes_said
from collector_desktop.storage.models import ChaseRun, Message, MessageItem
from collector_desktop.storage.operations import operation

SINCE = "What is owed has changed since the run was prepared."


def _say_nothing(done: int, total: int, name: str) -> None:
    """Report to nobody."""


@frozen
class Delivery:
    """How a run goes out: where files are written, and whether e-mails go by a server.

    `tell` hears how far it is, and may raise to stop: then nothing of the run is written.
    """

    folder: Path
    fonts: Path
    by_server: bool = False
    tell: Callable[[int, int, str], None] = _say_nothing


@frozen
class RunSent:
    """What became of a run: the files written, all letters as one, how many in which state.

    `waiting` are the customers whose message waits for a day on which somebody works there,
    `problems` those who got none, with why; `boxes` says which letters no font could print,
    and why a payment part is not there.
    """

    run_id: int
    files: tuple[Path, ...]
    letters: Path | None
    counts: Mapping[str, int]
    waiting: tuple[str, ...] = ()
    problems: tuple[tuple[str, str], ...] = ()
    boxes: str = ""


@dataclass(slots=True)
class _Sending:
    """One run on its way out."""

    run: ChaseRun
    delivery: Delivery
    folder: Folder
    despite: Collection[int] = frozenset()
    counts: Counter[str] = field(default_factory=Counter)
    waiting: list[str] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)


def run_at_once(draft: RunDraft, delivery: Delivery, as_of: date) -> Outcome[RunSent]:
    """Prepare a run and send it, as one operation that one undo takes back.

    Raises:
        RefusedError: a run of a later day was sent, or nobody is to be chased.
        OutsideWorldError: a file cannot be written; nothing is recorded and none is left.
    """
    require_no_later_run(as_of)
    view = chase_view(as_of, draft.procedure, draft.despite, draft.from_start)
    if not view.messages:
        raise RefusedError("There is nobody to chase today.", "See what is held back, and why.")

    def prepare() -> int:
        note_despite(draft, view)
        return write_run(draft, view).run_id

    return _in_one(delivery, as_of, prepare, draft.despite)


def finish_run(run_id: int, delivery: Delivery, made_on: date) -> Outcome[RunSent]:
    """Send what a run holds, on the day it was prepared for; then it is never changed again.

    What was paid, promised or put on hold since is left out, and proposed again when it is due.

    Raises:
        RefusedError: it is finished, of another day, or a run of a later day was sent.
        OutsideWorldError: a file cannot be written; nothing is recorded and none is left.
    """
    run = open_run(run_id)
    if run.made_on != made_on:
        raise RefusedError(
            f"This run was prepared for {plain_day(run.made_on)}.", "Prepare it for today."
        )
    require_no_later_run(made_on)
    return _in_one(delivery, made_on, lambda: run_id)


def _in_one(
    delivery: Delivery,
    as_of: date,
    prepare: Callable[[], int],
    despite: Collection[int] = frozenset(),
) -> Outcome[RunSent]:
    folder = Folder(delivery.folder, delivery.fonts, as_of)
    try:
        with operation("chase_run", f"Run of {plain_day(as_of)}", as_of) as current:
            sending = _Sending(ChaseRun.get_by_id(prepare()), delivery, folder, despite)
            _send(sending)
            letters = folder.put_all_letters()
            ChaseRun.update(state="finished").where(ChaseRun.id == sending.run.id).execute()
            current.summary = _summary(sending, as_of)
            current.save(only=["summary"])
    except BaseException:
        folder.take_away()
        raise
    sent = RunSent(
        sending.run.id,
        tuple(folder.written),
        letters,
        dict(sending.counts),
        tuple(sending.waiting),
        tuple(sending.problems),
        " ".join(filter(None, (boxes_said(folder.missing), *folder.notes))),
    )
    return Outcome(sent, CHANGED, current.id, current.summary)


def _send(sending: _Sending) -> None:
    run = sending.run
    rows = list(Message.select().where(Message.run == run).order_by(Message.id))
    view = chase_view(run.made_on, run.procedure, sending.despite)
    still = {each.key: each for each in view.messages}
    for done, row in enumerate(rows):
        sending.delivery.tell(done, len(rows), row.customer.name)
        if row.state != READY:
            _count(sending, row)
            continue
        proposed = still.get(_key(row))
        if proposed is None or proposed.total_minor != row.total_minor:
            row.state, row.error = LEFT_OUT, SINCE
            row.save()
        else:
            way = Channel(row.channel)
            _try_one(sending, row, proposed.by(way, row.to_name, row.address))
        _count(sending, row)


def _count(sending: _Sending, row: Message) -> None:
    sending.counts[row.state] += 1
    if row.error and row.customer.code not in sending.waiting:
        sending.problems.append((row.customer.code, row.error))


def _try_one(sending: _Sending, row: Message, message: ProposedMessage) -> None:
    """Send one message; what keeps it back, such as a bad address, keeps back nobody else."""
    try:
        _send_one(sending, row, message)
    except OutsideWorldError:
        raise
    except CollectorError as error:
        row.state, row.error = LEFT_OUT, str(error)
        row.save()


def _send_one(sending: _Sending, row: Message, message: ProposedMessage) -> None:
    """Send one message by its channel, and put the account on stop if its step says so."""
    words = MessageWords(row.subject, row.body)
    if message.channel is Channel.LETTER:
        enclosed = files_of(row, message.rule.attach, row.made_on, sending.delivery.fonts)
        written = words if row.is_edited else None
        made = sending.folder.put_letter(message, written, enclosed)
        keep_paper(row, made, "printed")
    elif message.channel is not Channel.EMAIL:
        keep_task(row, message.not_before or row.made_on)
    elif not sending.delivery.by_server:
        parts = parts_by(sending.delivery.fonts)(row.id)
        keep_paper(row, sending.folder.put_draft(message, words, parts), "handed_over")
        record_enclosures(row.customer, parts.attached, row.made_on)
    elif message.not_before is None:
        row.state = "queued"
        row.save()
    else:
        row.state, row.error = LEFT_OUT, f"Waits for {plain_day(message.not_before)}."
        row.save()
        sending.waiting.append(message.code)
        return
    if message.rule.hold_supply:
        stop_supply(row)


def _key(row: Message) -> tuple[int, str, int]:
    first = MessageItem.select().where(MessageItem.message == row).order_by(MessageItem.id).get()
    return (row.id_in("customer") or 0, row.currency, first.id_in("item") or 0)


def _summary(sending: _Sending, as_of: date) -> str:
    words = {"printed": "letter", "handed_over": "draft", "queued": "e-mail", "task": "task"}
    parts = [
        f"{count} {words[state]}{'' if count == 1 else 's'}"
        for state, count in sending.counts.items()
        if state in words
    ]
    return f"Run of {plain_day(as_of)}: {', '.join(parts) or 'nothing sent'}"
