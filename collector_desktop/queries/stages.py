"""How far the chasing of items has got, and what their procedure will do next and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from collector_desktop.domain.chase import is_exhausted
from collector_desktop.domain.chase_ahead import step_ahead
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.chase_past import PlaceSet, SentBefore, places_set, sent_before
from collector_desktop.queries.kept import kept
from collector_desktop.queries.position import ask
from collector_desktop.queries.procedures import Procedures, procedure_book

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.domain.chase import Past
    from collector_desktop.domain.procedures import Procedure
    from collector_desktop.queries.items import ItemRow

NAMED = """SELECT c.id, c.procedure, coalesce(g.procedure, '') FROM customer c
    LEFT JOIN customer_group g ON g.id = c.group_id WHERE c.procedure <> '' OR g.procedure <> ''"""


@frozen
class Stage:
    """The last step that an item was sent and when; the next one and the first day of it.

    `next_on` is the day asked about where the step is due already. Without a `next_step` nobody
    is chased, or every step was sent, which `is_over` says.
    """

    step: str = ""
    sent_on: date | None = None
    next_step: str = ""
    next_on: date | None = None
    is_over: bool = False


@frozen
class Known:
    """What is the same for every item of a reading.

    `names` are the procedures that a customer and its group name, of those that name any.
    """

    book: Procedures
    names: dict[int, tuple[str, str]]
    before: SentBefore
    places: dict[int, PlaceSet]

    def procedure_name(self, customer_id: int) -> str:
        """Return what the procedure of a customer is called, whether there is one or not."""
        chosen = self.book.choose(*self.names.get(customer_id, ("", "")))
        return chosen.procedure.name if chosen.procedure else chosen.name


def stages(as_of: date, rows: Iterable[ItemRow]) -> dict[int, Stage]:
    """Return the stage of each open debt among some rows, by item."""
    known = known_at(as_of)
    owed = (row for row in rows if row.sign > 0 and row.open_minor)
    return {row.item_id: _stage(row, known, as_of) for row in owed}


def known_at(as_of: date) -> Known:
    """Return what was sent, and by which procedures, to the end of a day; kept till a change."""
    return kept(_known, as_of)


def _known(as_of: date) -> Known:
    names = {row[0]: (row[1], row[2]) for row in ask(NAMED)}
    return Known(procedure_book(), names, sent_before(as_of), places_set(as_of))


def _stage(row: ItemRow, known: Known, as_of: date) -> Stage:
    sent, place = known.before.past.get(row.item_id), known.places.get(row.item_id)
    procedure = _procedure(row, known, place)
    reached = Stage(sent.step_name, sent.on) if sent else Stage()
    if procedure is None or procedure.is_do_not_chase:
        return reached
    chosen = _set_by_hand(procedure, sent, place)
    if chosen:
        return replace(reached, next_step=chosen, next_on=as_of)
    ahead = step_ahead(procedure, row.due_on, sent, as_of)
    if ahead is None:
        return replace(reached, is_over=sent is not None and is_exhausted(procedure, sent))
    return replace(reached, next_step=ahead.step.name, next_on=ahead.on)


def _procedure(row: ItemRow, known: Known, place: PlaceSet | None) -> Procedure | None:
    own = known.book.by_id.get(place.procedure_id or 0) if place else None
    names = known.names.get(row.customer_id, ("", ""))
    return own or known.book.choose(*names).procedure


def _set_by_hand(procedure: Procedure, sent: Past | None, place: PlaceSet | None) -> str:
    """Return the step that was set by hand and is still to be sent."""
    if place is None or place.step_id is None:
        return ""
    if sent and (sent.on, sent.step_id == place.step_id) > (place.on, False):
        return ""
    return next((each.name for each in procedure.steps if each.step_id == place.step_id), "")
