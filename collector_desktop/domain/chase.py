"""Which step of its procedure an item is due for at a day.

A step stays due until it is sent, so a day on which the program was closed loses none; the next
step is the first after the last one that was sent, and none is skipped. Two rules are our own. A
debt that is old when it is first seen enters at the highest step whose day has passed, instead of
being sent all the past ones. A note before the due date is of no use after it: it lapses.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from collector_desktop.domain.chase_calendar import step_due_on
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.procedures import Mode, Procedure, Step

NO_STEPS: tuple[int, ...] = ()


@frozen
class Past:
    """The last step that an item was sent: on which day, and where it stood in its procedure."""

    on: date
    step_name: str
    position: int
    step_id: int | None = None
    pay_within_days: int = 0

    @property
    def free_on(self) -> date:
        """The first day on which another step may follow: that by which it asked for payment."""
        return self.on + timedelta(days=self.pay_within_days)


class Place(NamedTuple):
    """Where an item is in a procedure: the last step sent, and what to say about it."""

    step: int
    note: str = ""


def first_steps(
    procedure: Procedure, due_on: date, as_of: date, proposed: int | None = None
) -> tuple[int, ...]:
    """Return the steps at which an item that was sent none may enter, the best first.

    An item that was `proposed` for a step, and left out or not sent, is proposed for the same one
    again. A step that counts from the one before it cannot be the first.
    """
    steps = [
        index
        for index, step in enumerate(procedure.steps)
        if step.mode is not Mode.AFTER_PREVIOUS and not _has_lapsed(step, due_on, as_of)
    ]
    if proposed is not None:
        steps = [index for index in steps if index >= proposed][:1]
    passed = [index for index in steps if is_due(procedure.steps[index], due_on, None, as_of)]
    return tuple(reversed(passed))


def next_steps(procedure: Procedure, due_on: date, past: Past, as_of: date) -> tuple[int, ...]:
    """Return the step after the last one sent, if it is due; never two, and none twice a day."""
    if past.on >= as_of or past.free_on > as_of:
        return NO_STEPS
    for index in range(place_of(procedure, past).step + 1, len(procedure.steps)):
        step = procedure.steps[index]
        if not _has_lapsed(step, due_on, as_of):
            return (index,) if is_due(step, due_on, past.on, as_of) else NO_STEPS
    return NO_STEPS


def place_of(procedure: Procedure, past: Past) -> Place:
    """Return where an item is in a procedure that may have changed since it was sent a step.

    It is found by the step itself, then by its name, then by its number; that is said, because a
    step may then be repeated or left out.
    """
    for index, step in enumerate(procedure.steps):
        if past.step_id is not None and step.step_id == past.step_id:
            return Place(index)
    named = procedure.index_of(past.step_name)
    if named is not None:
        return Place(named)
    index = min(past.position, len(procedure.steps) - 1)
    return Place(
        index,
        f"{procedure.name} has no step {past.step_name}, which was sent last:"
        f" it goes on after step {index + 1}.",
    )


def is_exhausted(procedure: Procedure, past: Past) -> bool:
    """Return whether the last step of a procedure was sent: nothing follows by itself."""
    return place_of(procedure, past).step >= len(procedure.steps) - 1


def is_due(step: Step, due_on: date, previous_on: date | None, as_of: date) -> bool:
    """Return whether the day of a step has come; an item that is due today is not overdue."""
    is_owed = due_on < as_of or step.is_courtesy
    return is_owed and step_due_on(step, due_on, previous_on) <= as_of


def _has_lapsed(step: Step, due_on: date, as_of: date) -> bool:
    return step.is_courtesy and due_on < as_of
