"""The debts that were passed on, as they stand at a later day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from collector_desktop.queries.items import ItemRow, items
from collector_desktop.queries.placeable import placeable
from collector_desktop.queries.placements import open_placement
from collector_desktop.queries.position import ask

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.queries.placements import PlacementRow


WENT = "SELECT item_id, amount_minor FROM placement_item WHERE placement_id = :placement"


def placed_debts(customer_id: int, as_of: date) -> list[ItemRow]:
    """Return what is still open of what a customer's agency has, or could be passed on at a day.

    Money that is allocated to nothing is with it. A placement keeps its debts; one of an older
    version kept only its sum and its day, by which it is known whether all that was owed went, or
    what was due and undisputed.
    """
    placed = open_placement(customer_id, as_of)
    went = {} if placed is None else dict(ask(WENT, placement=placed.placement_id))
    if not went:
        went = _worked_out(customer_id, as_of, placed)
    return [
        replace(row, open_minor=min(row.open_minor, went.get(row.item_id, row.open_minor)))
        for row in items(as_of, "open", customer_id)
        if row.sign < 0 or row.item_id in went
    ]


def _worked_out(customer_id: int, as_of: date, placed: PlacementRow | None) -> dict[int, int]:
    """Return what may go, or went as far as its sum says, by item."""
    going = placeable(customer_id, as_of if placed is None else placed.made_on)
    if placed is not None and going.going_minor < placed.sums.placed_minor:
        going = placeable(customer_id, placed.made_on, whole=True)
    return {row.item_id: row.open_minor for row in going.rows}
