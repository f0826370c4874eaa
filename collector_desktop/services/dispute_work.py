"""Use cases about how a dispute is worked: owner, steps, notes and evidence."""

from __future__ import annotations

import hashlib
import mimetypes
from datetime import date
from pathlib import Path, PurePath

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.dispute_cases import GROUP_OF, WaitingFor, planned_steps
from collector_desktop.domain.errors import OutsideWorldError, RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.exporters.atomic import atomic_write
from collector_desktop.exporters.names import free_name, safe_name
from collector_desktop.files.plain_file import plain_status, read_plain
from collector_desktop.queries.calendars import promise_grace
from collector_desktop.storage.models import (
    Dispute,
    DisputeCase,
    DisputeFile,
    DisputeNote,
    DisputeStep,
)
from collector_desktop.storage.operations import operation

LARGEST_FILE = 10_000_000
CHANGED = Change.ITEM
_FIELDS = ("owner", "waiting_for", "raised_by", "root_cause", "credit_number", "outcome_note")


@frozen
class CaseDraft:
    """What is to change about how a dispute is worked; None leaves it as it is."""

    dispute_id: int
    owner: str | None = None
    waiting_for: WaitingFor | None = None
    raised_by: str | None = None
    root_cause: str | None = None
    credit_number: str | None = None
    outcome_note: str | None = None


def open_case(dispute: Dispute, owner: str = "", raised_by: str = "") -> None:
    """Give a new dispute its owner and its steps; the caller has opened the operation."""
    _, is_worked = promise_grace()
    who = owner.strip() or GROUP_OF[dispute.reason].owner
    DisputeCase.create(dispute=dispute, owner=who, raised_by=raised_by.strip())
    steps = planned_steps(dispute.reason, dispute.raised_on, dispute.answer_by, who, is_worked)
    for position, step in enumerate(steps, 1):
        DisputeStep.create(dispute=dispute, position=position, name=step.name, due_on=step.due_on)


def change_case(draft: CaseDraft, made_on: date) -> Outcome[int]:
    """Keep who has a dispute, whose move it is, and what is known at its end.

    Raises:
        RefusedError: there is no such dispute.
    """
    dispute = _dispute(draft.dispute_id)
    stored = DisputeCase.get_or_none(DisputeCase.dispute == dispute.id)
    values = {name: getattr(draft, name) for name in _FIELDS}
    wanted = {
        name: value.strip() if isinstance(value, str) else value
        for name, value in values.items()
        if value is not None
    }
    if all(stored is not None and getattr(stored, name) == wanted[name] for name in wanted):
        return Outcome(dispute.id, NOTHING)
    summary = f"Change how the dispute of {dispute.item.number} is worked"
    with operation("change_case", summary, made_on) as current:
        if stored is None:
            DisputeCase.create(dispute=dispute, **wanted)
        else:
            DisputeCase.update(**wanted).where(DisputeCase.id == stored.id).execute()
    return Outcome(dispute.id, CHANGED, current.id, summary)


def note_dispute(dispute_id: int, text: str, made_on: date, author: str = "") -> Outcome[int]:
    """Add what was said about a dispute.

    Raises:
        RefusedError: there is no such dispute, or nothing was said.
    """
    dispute = _dispute(dispute_id)
    if not text.strip():
        raise RefusedError("The note is empty.", "Write what was found.")
    summary = f"Note on the dispute of {dispute.item.number}"
    with operation("note_dispute", summary, made_on) as current:
        note = DisputeNote.create(
            dispute=dispute, author=author.strip(), text=text.strip(), made_on=made_on
        )
    return Outcome(note.id, CHANGED, current.id, summary)


def tick_step(step_id: int, made_on: date, *, done: bool = True) -> Outcome[int]:
    """Mark a step of a dispute as done, or as still to do.

    Raises:
        RefusedError: there is no such step.
    """
    step = DisputeStep.find(step_id)
    if step is None:
        raise RefusedError(f"There is no step {step_id}.", "See the dispute.")
    if (step.done_on is not None) == done:
        return Outcome(step_id, NOTHING)
    summary = f"{'Done' if done else 'Not done'}: {step.name}"
    with operation("tick_step", summary, made_on) as current:
        DisputeStep.update(done_on=made_on if done else None).where(
            DisputeStep.id == step_id
        ).execute()
    return Outcome(step_id, CHANGED, current.id, summary)


def attach_file(dispute_id: int, path: Path, made_on: date) -> Outcome[int]:
    """Keep a file as evidence in the ledger, under a name that every system takes.

    Raises:
        RefusedError: there is no such dispute, or the file is empty or too large.
        OutsideWorldError: it cannot be read.
    """
    dispute = _dispute(dispute_id)
    content = _content(path)
    digest = hashlib.sha256(content).hexdigest()
    same = (DisputeFile.dispute == dispute.id) & (DisputeFile.sha256 == digest)
    before = DisputeFile.get_or_none(same)
    if before is not None:
        return Outcome(before.id, NOTHING)
    name = f"{safe_name(path.stem)}{safe_suffix(path)}"
    summary = f"Attach {name} to the dispute of {dispute.item.number}"
    with operation("attach_file", summary, made_on) as current:
        kept = DisputeFile.create(
            dispute=dispute,
            file_name=name,
            media_type=mimetypes.guess_type(name)[0] or "",
            sha256=digest,
            size=len(content),
            content=content,
            made_on=made_on,
        )
    return Outcome(kept.id, CHANGED, current.id, summary)


def save_evidence(file_id: int, folder: Path) -> Path:
    """Write a kept file into a folder, over no other file; return where it is.

    Raises:
        RefusedError: it is kept no longer.
        OutsideWorldError: it cannot be written.
    """
    kept = DisputeFile.find(file_id)
    if kept is None:
        raise RefusedError("This file is no longer kept.", "See the dispute.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutsideWorldError(
            f"The folder {folder} cannot be created.", "Choose another folder."
        ) from error
    content = bytes(kept.content)
    path = free_name(folder / kept.file_name, content)
    atomic_write(path, content)
    return path


def safe_suffix(path: PurePath) -> str:
    """Return the ending of a file name as letters and digits only."""
    letters = "".join(each for each in path.suffix[1:] if each.isascii() and each.isalnum())
    return f".{letters[:8].casefold()}" if letters else ""


def _dispute(dispute_id: int) -> Dispute:
    found = Dispute.find(dispute_id)
    if found is None:
        raise RefusedError(f"There is no dispute {dispute_id}.", "See the list of disputes.")
    return found


def _content(path: Path) -> bytes:
    try:
        size = plain_status(path).st_size
        content = read_plain(path, LARGEST_FILE) if 0 < size <= LARGEST_FILE else b""
    except OSError as error:
        raise OutsideWorldError(
            f"{path.name} cannot be read: {error.strerror}.", "Choose another file."
        ) from error
    if not content:
        most = LARGEST_FILE // 1_000_000
        raise RefusedError(
            f"{path.name} is empty or larger than {most} MB.", "Attach a smaller file."
        )
    return content
