"""What a procedure will do to an item next, and from which day on, if nothing is paid."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from collector_desktop.domain.chase import Past, first_steps, next_steps, place_of
from collector_desktop.domain.chase_calendar import step_due_on
from collector_desktop.domain.procedures import Mode, Procedure, Step

_ONE_DAY = timedelta(days=1)


class Ahead(NamedTuple):
    """The step that comes next, and the first day on which it is due; today if it is already."""

    step: Step
    on: date


def step_ahead(procedure: Procedure, due_on: date, past: Past | None, as_of: date) -> Ahead | None:
    """Return the next step of an item; None where nobody is chased or every step was sent."""
    if past is None:
        return _first_ahead(procedure, due_on, as_of)
    now = next_steps(procedure, due_on, past, as_of)
    if now:
        return Ahead(procedure.steps[now[0]], as_of)
    for step in procedure.steps[place_of(procedure, past).step + 1 :]:
        day = max(step_due_on(step, due_on, past.on), past.free_on, past.on + _ONE_DAY, as_of)
        if not step.is_courtesy:
            return Ahead(step, max(day, due_on + _ONE_DAY))
        if day <= due_on:
            return Ahead(step, day)
    return None


def _first_ahead(procedure: Procedure, due_on: date, as_of: date) -> Ahead | None:
    now = first_steps(procedure, due_on, as_of)
    if now:
        return Ahead(procedure.steps[now[0]], as_of)
    coming = [
        Ahead(step, _first_day(step, due_on))
        for step in procedure.steps
        if step.mode is not Mode.AFTER_PREVIOUS
    ]
    later = [each for each in coming if each.on > as_of]
    # Of steps that fall due on one day the later one is taken, as a run would.
    return min(reversed(later), key=lambda each: each.on, default=None)


def _first_day(step: Step, due_on: date) -> date:
    own = step_due_on(step, due_on, None)
    return own if step.is_courtesy else max(own, due_on + _ONE_DAY)
