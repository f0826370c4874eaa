"""Use case: put the days of promises and instalments into a calendar file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from collector_desktop.domain.errors import RefusedError
from collector_desktop.exporters.atomic import atomic_write, make_folder
from collector_desktop.exporters.calendar_file import DayEvent, calendar_text
from collector_desktop.exporters.names import safe_name
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.plans import running_plans
from collector_desktop.queries.promises import open_promises
from collector_desktop.services.money_entries import in_words


def calendar_events(as_of: date, customer_id: int | None = None) -> tuple[DayEvent, ...]:
    """Return an entry for each promise in force and each instalment still to come, by day."""
    whose = None if customer_id is None else [customer_id]
    events = [
        DayEvent(
            f"promise-{each.promise_id}-{each.taken_on.isoformat()}@collector.invalid",
            each.pay_by,
            f"{each.customer_name}: {in_words(each.missing_minor, each.currency)} promised",
            f"Promised on {each.taken_on}"
            + (f" by {each.person_name}" if each.person_name else "")
            + (f" for {', '.join(each.items)}" if each.items else ""),
            each.taken_on,
        )
        for each in open_promises(as_of, customer_id)
    ]
    events += [
        DayEvent(
            f"plan-{plan.plan_id}-{part.position}-{plan.made_on.isoformat()}@collector.invalid",
            part.due_on,
            f"{plan.customer_name}: instalment of {in_words(part.missing_minor, plan.currency)}",
            f"Instalment {part.position} of {len(plan.standing.instalments)},"
            f" agreed on {plan.made_on}",
            plan.made_on,
        )
        for plan in running_plans(as_of, whose)
        for part in plan.standing.instalments
        if part.missing_minor
    ]
    return tuple(sorted(events, key=lambda event: (event.day, event.uid)))


def write_calendar(path: Path, as_of: date, customer_id: int | None = None) -> int:
    """Write the entries into a file, in one step; return how many there are.

    Raises:
        RefusedError: there is none.
        OutsideWorldError: the file cannot be written.
    """
    events = calendar_events(as_of, customer_id)
    if not events:
        raise RefusedError("No promise is in force and no instalment is to come.")
    atomic_write(path, calendar_text(events).encode())
    return len(events)


def place_calendar(customer_id: int, folder: Path, as_of: date) -> Path:
    """Write the entries of one customer into a folder, made if need be; return where they are.

    Raises:
        RefusedError: there is none.
        OutsideWorldError: the file cannot be written.
    """
    path = make_folder(folder) / f"promises-{safe_name(customer_facts(customer_id).code)}.ics"
    write_calendar(path, as_of, customer_id)
    return path
