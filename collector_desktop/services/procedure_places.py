"""Use cases about who is chased by which procedure, and from which step on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.numbers import name_key
from collector_desktop.queries.procedures import procedure_book
from collector_desktop.services.money_entries import the_item
from collector_desktop.storage.models import (
    ChasePlace,
    Contact,
    ContactItem,
    Customer,
    CustomerGroup,
)
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from collector_desktop.domain.procedures import Procedure, Step


def assign_procedure(
    name: str, made_on: date, customer_ids: Sequence[int] = (), group_ids: Sequence[int] = ()
) -> Outcome[int]:
    """Let customers and groups be chased by a procedure, or by none of their own with no name.

    Return for how many that is a change.

    Raises:
        RefusedError: no procedure has that name; nothing changed.
    """
    known = _named(name).name if name.strip() else ""
    who = [*_differing(Customer, customer_ids, known)]
    groups = [*_differing(CustomerGroup, group_ids, known)]
    if not who and not groups:
        return Outcome(0, NOTHING)
    called = ", ".join(row.name for row in (*who, *groups)[:3])
    more = len(who) + len(groups) - 3
    whose = f"{called} and {more} more" if more > 0 else called
    summary = f"Chase {whose} by {known or 'what counts for everybody'}"
    with operation("assign_procedure", summary, made_on) as current:
        for table, rows in ((Customer, who), (CustomerGroup, groups)):
            ids = [row.id for row in rows]
            if ids:
                table.update(procedure=known).where(table.id.in_(ids)).execute()
    return Outcome(len(who) + len(groups), Change.CUSTOMER, current.id, summary)


def place_item(
    item_id: int, procedure_name: str, step_name: str, reason: str, made_on: date
) -> Outcome[int]:
    """Let an item be chased by a procedure from now on, and next by a step of it.

    Without a procedure that of its customer goes on to count; without a step the one that follows
    by itself. The step that is named is sent next, whatever was sent before and however little
    is open: it is a level set by hand.

    Raises:
        RefusedError: there is no reason, or no such procedure or step; nothing changed.
    """
    item = the_item(item_id)
    if not reason.strip():
        raise RefusedError("This needs a reason.", "Say why this item is chased otherwise.")
    procedure = _named(procedure_name) if procedure_name.strip() else None
    step = _step_of(procedure, step_name) if procedure and step_name.strip() else None
    if step_name.strip() and procedure is None:
        raise RefusedError("A step belongs to a procedure.", "Name the procedure too.")
    said = f"by {procedure.name}" if procedure else "as its customer"
    summary = f"Chase {item.number} {said}" + (f", next {step.name}" if step else "")
    with operation("place_item", summary, made_on) as current:
        place = ChasePlace.create(
            item=item,
            procedure=procedure.procedure_id if procedure else None,
            step=step.step_id if step else None,
            reason=reason.strip(),
            made_on=made_on,
        )
        note = Contact.create(
            customer=item.customer,
            kind="note",
            note=f"{summary}: {reason.strip()}",
            made_on=made_on,
        )
        ContactItem.create(contact=note, item=item)
    return Outcome(int(place.id), Change.ITEM | Change.CONTACT, current.id, summary)


def _named(name: str) -> Procedure:
    book = procedure_book()
    found = book.by_name.get(name_key(name))
    if found is None:
        listed = ", ".join(each.name for each in book.listed) or "none yet"
        raise RefusedError(f"There is no procedure {name!r}.", f"There are: {listed}.")
    return found


def _step_of(procedure: Procedure, name: str) -> Step:
    place = procedure.index_of(name)
    if place is None:
        listed = ", ".join(step.name for step in procedure.steps) or "no steps"
        raise RefusedError(f"{procedure.name} has no step {name!r}.", f"It has: {listed}.")
    return procedure.steps[place]


def _differing(
    table: type[Customer] | type[CustomerGroup], ids: Sequence[int], name: str
) -> list[Customer | CustomerGroup]:
    return list(table.select().where(table.id.in_(list(ids)) & (table.procedure != name)))
