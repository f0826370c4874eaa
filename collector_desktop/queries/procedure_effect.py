"""What a changed procedure would do to the invoices that it chases, before it is kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.domain.chase import first_steps, next_steps, place_of
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.chase_past import places_set, sent_before
from collector_desktop.queries.position import ask, with_position
from collector_desktop.queries.procedures import procedure_book

if TYPE_CHECKING:
    from collections.abc import Mapping

    from collector_desktop.domain.chase import Past
    from collector_desktop.domain.procedures import Procedure

OWED = """SELECT p.id, p.due_on, c.procedure, coalesce(g.procedure, '') FROM position p
    JOIN customer c ON c.id = p.customer_id LEFT JOIN customer_group g ON g.id = c.group_id
    WHERE p.sign = 1"""


@frozen
class ProcedureEffect:
    """How many invoices go on at another step than before, by its name; nothing is the end.

    `due_before` and `due_after` are how many have a step due at the day, without and with the
    change, before anything that holds messages back.
    """

    going_on: Mapping[str, int] = field(default_factory=dict)
    due_before: int = 0
    due_after: int = 0


def procedure_effect(kept: Procedure, draft: Procedure, as_of: date) -> ProcedureEffect:
    """Return what becomes of the open invoices of a procedure if the draft takes its place."""
    if kept.procedure_id is None:
        return ProcedureEffect()
    past = sent_before(as_of).past
    going_on: Counter[str] = Counter()
    due = [0, 0]
    for item_id, due_on in _chased_by(kept.procedure_id, as_of):
        sent = past.get(item_id)
        for at, procedure in enumerate((kept, draft)):
            due[at] += bool(_due(procedure, due_on, sent, as_of))
        if sent is not None and _next(kept, sent) != (after := _next(draft, sent)):
            going_on[after] += 1
    return ProcedureEffect(dict(going_on), *due)


def _chased_by(procedure_id: int, as_of: date) -> list[tuple[int, date]]:
    """Return the open debts that a procedure chases, with their due dates."""
    book, places = procedure_book(), places_set(as_of)
    chosen: dict[tuple[str, str], int | None] = {}
    found = []
    sql = with_position(as_of, whole=True) + OWED
    for item_id, due_on, own, of_group in ask(sql, day=as_of.isoformat()):
        names = (own, of_group)
        if names not in chosen:
            procedure = book.choose(*names).procedure
            chosen[names] = None if procedure is None else procedure.procedure_id
        place = places.get(item_id)
        set_to = place.procedure_id if place and place.procedure_id in book.by_id else None
        if (set_to or chosen[names]) == procedure_id:
            found.append((item_id, date.fromisoformat(due_on)))
    return found


def _due(procedure: Procedure, due_on: date, sent: Past | None, as_of: date) -> tuple[int, ...]:
    if sent is None:
        return first_steps(procedure, due_on, as_of)
    return next_steps(procedure, due_on, sent, as_of) if procedure.steps else ()


def _next(procedure: Procedure, sent: Past) -> str:
    """Return the step that follows the last one sent, by its name; nothing after the last."""
    at = place_of(procedure, sent).step + 1 if procedure.steps else 0
    return procedure.steps[at].name if at < len(procedure.steps) else ""
