"""When items were settled."""

from __future__ import annotations

from datetime import date

from collector_desktop.queries.position import ask

LAST_ALLOCATION = """SELECT item_id, max(allocated_on) FROM (
    SELECT item_id, allocated_on FROM (
        SELECT target_id AS item_id, allocated_on, amount_minor FROM allocation
        UNION ALL SELECT source_id, allocated_on, amount_minor FROM allocation)
    WHERE allocated_on <= :day GROUP BY item_id, allocated_on HAVING sum(amount_minor) <> 0)
    GROUP BY item_id"""


def last_allocated(as_of: date) -> dict[int, date]:
    """Return the last day, up to a day, on which what is open of an item changed.

    For a settled item that is its end. What was allocated and ended on one day changed nothing.
    """
    rows = ask(LAST_ALLOCATION, day=as_of.isoformat())
    return {row[0]: date.fromisoformat(row[1]) for row in rows}
