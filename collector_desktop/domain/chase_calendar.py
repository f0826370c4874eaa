"""On which days the steps of a procedure would fall due for an example invoice."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.procedures import Mode

if TYPE_CHECKING:
    from collector_desktop.domain.procedures import Procedure, Step


@frozen
class ChaseDay:
    """The day on which a step would go out, and how late the invoice is then.

    `is_put_off` says that it waits for the least gap after the step before it.
    """

    step: Step
    on: date
    days_late: int
    is_put_off: bool = False


def step_due_on(step: Step, due_on: date, previous_on: date | None) -> date:
    """Return the first day on which a step is due by its own rule.

    The first step has nothing before it: its days then count from the due date.
    """
    if step.mode is Mode.AFTER_PREVIOUS and previous_on is not None:
        return previous_on + timedelta(days=step.days)
    day = due_on + timedelta(days=step.days)
    if step.mode is Mode.END_OF_MONTH:
        return day.replace(day=monthrange(day.year, day.month)[1])
    return day


def chase_days(
    procedure: Procedure, due_on: date, working: Callable[[date], date] = lambda day: day
) -> tuple[ChaseDay, ...]:
    """Return the days of all steps if nothing is paid and each goes out as soon as it may.

    Two steps are never nearer than the least gap of the procedure, nor on one day, and none comes
    before the day by which the last one asked for payment; `working` moves a day on which nobody
    works to the next one on which somebody does.
    """
    days: list[ChaseDay] = []
    for step in procedure.steps:
        previous = days[-1] if days else None
        own = working(step_due_on(step, due_on, previous.on if previous else None))
        on = own if previous is None else working(max(own, _free_on(procedure, previous)))
        days.append(ChaseDay(step, on, (on - due_on).days, is_put_off=on > own))
    return tuple(days)


def _free_on(procedure: Procedure, previous: ChaseDay) -> date:
    """Return the first day after a step on which another may go."""
    wait = max(procedure.min_gap_days, previous.step.pay_within_days or 0, 1)
    return previous.on + timedelta(days=wait)
