"""When items were settled."""

from __future__ import annotations

from datetime import date

from collector_desktop.queries.position import ask

LAST_ALLOCATION = """SELECT item_id, max(allocated_on) FROM (
    SELECT target_id AS item_id, allocated_on FROM allocation
    UNION ALL SELECT source_id, allocated_on FROM allocation)
    WHERE allocated_on <= :day GROUP BY item_id"""


def last_allocated(as_of: date) -> dict[int, date]:
    """Return the day of each item's newest allocation up to a day: for a settled one, the end."""
    rows = ask(LAST_ALLOCATION, day=as_of.isoformat())
    return {row[0]: date.fromisoformat(row[1]) for row in rows}
