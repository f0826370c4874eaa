"""Use cases about the history: undo an operation, and redo it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import IntegrityError

from collector_desktop.domain.changes import EVERYTHING, Outcome
from collector_desktop.domain.errors import ConflictError, RefusedError
from collector_desktop.domain.lasting import ANONYMISED, LASTING
from collector_desktop.queries.history import last_redoable, last_undoable
from collector_desktop.storage.faults import damaged_history
from collector_desktop.storage.models import Operation
from collector_desktop.storage.operations import operation
from collector_desktop.storage.reversal import depends_on_it, take_back

if TYPE_CHECKING:
    from datetime import date


def undo(operation_id: int, made_on: date) -> Outcome[int]:
    """Take an operation back and return the id of the reversal.

    The reversal is an operation itself: undoing it does the original again.

    Raises:
        ConflictError: a later change depends on it, or it is undone already; nothing changed.
        RefusedError: it records what left the house or came in, or it erased personal data.
        LedgerError: another program wrote into the history what this one never would.
    """
    target = _what_to_revert(operation_id)
    if target.kind == ANONYMISED:
        raise RefusedError("What was erased cannot come back.", "Only a backup still has it.")
    if target.kind in LASTING:
        raise RefusedError(
            "An e-mail that has left or arrived cannot be taken back.", "The history keeps it."
        )
    if target.undone_by_id is not None:  # type: ignore[attr-defined]
        raise ConflictError("This is undone already.", "See the history for what was done since.")
    word = "Undo" if target.undoes is None else "Redo"
    summary = f"{word}: {target.summary if target.undoes is None else target.undoes.summary}"
    try:
        with operation("undo", summary, made_on) as reversal:
            _mark(target, reversal)
            take_back(target)
    except IntegrityError as error:
        raise depends_on_it() from error
    return Outcome(reversal.id, EVERYTHING, reversal.id, summary)


def undo_last(made_on: date) -> Outcome[int]:
    """Take back the newest operation that stands.

    Raises:
        RefusedError: there is none.
        ConflictError: a later change depends on it; nothing changed.
    """
    last = last_undoable()
    if last is None:
        raise RefusedError("There is nothing to undo.")
    return undo(last.id, made_on)


def redo_last(made_on: date) -> Outcome[int]:
    """Do again what was undone last, unless something was done since.

    Raises:
        RefusedError: there is nothing to do again.
    """
    last = last_redoable()
    if last is None:
        raise RefusedError("There is nothing to redo.")
    return undo(last.id, made_on)


def _what_to_revert(operation_id: int) -> Operation:
    """Return the operation meant: taking a redo back means taking back what it did again."""
    target = Operation.get_by_id(operation_id)
    while (undone := _taken_back_by(target)) and (original := _taken_back_by(undone)):
        target = original
    return target


def _taken_back_by(reversal: Operation) -> Operation | None:
    """Return what an operation took back: an earlier one, or the history would go in circles."""
    undone: Operation | None = reversal.undoes
    if undone is not None and undone.id >= reversal.id:
        raise damaged_history()
    return undone


def _mark(target: Operation, reversal: Operation) -> None:
    """Write down what the reversal took back, and that a redone operation stands again."""
    Operation.update(undoes=target).where(Operation.id == reversal.id).execute()
    Operation.update(undone_by=reversal).where(Operation.id == target.id).execute()
    if target.undoes is not None:
        Operation.update(undone_by=None).where(Operation.id == target.undoes.id).execute()
