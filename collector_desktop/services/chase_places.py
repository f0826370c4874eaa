"""Use case: several items at once are chased by another procedure, or next by another step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.changes import Outcome
from collector_desktop.services.procedure_places import place_item
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def place_items(
    item_ids: Sequence[int], procedure_name: str, step_name: str, reason: str, made_on: date
) -> Outcome[int]:
    """Place each of the items as `place_item` does, all as one change; return how many.

    Raises:
        RefusedError: one of them cannot be placed so; nothing changed.
    """
    if len(item_ids) == 1:
        one = place_item(item_ids[0], procedure_name, step_name, reason, made_on)
        return Outcome(1, one.changed, one.operation_id, one.summary)
    said = f"by {procedure_name}" if procedure_name.strip() else "as their customer"
    summary = f"Chase {len(item_ids)} invoices {said}"
    if step_name.strip():
        summary += f", next {step_name}"
    with operation("place_items", summary, made_on) as current:
        placed = [place_item(each, procedure_name, step_name, reason, made_on) for each in item_ids]
    return Outcome(len(placed), placed[0].changed, current.id, summary)
