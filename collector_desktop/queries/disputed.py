"""How much of what is open is in dispute, at the end of any day."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import ask, with_position

STANDING = "d.raised_on <= :day AND (d.ended_on IS NULL OR d.ended_on > :day)"
ITS_ITEM = "d.item_id IN (SELECT id FROM item WHERE customer_id IN"
SOME = f"AND {ITS_ITEM} (SELECT value FROM json_each(:customers)))"

PARTS = f"""SELECT p.id, p.customer_id, p.currency, p.due_on, min(p.open_minor, d.minor)
    FROM (SELECT d.item_id, sum(d.amount_minor) AS minor FROM dispute d
          WHERE {STANDING} {{only}} GROUP BY d.item_id) d
    CROSS JOIN position p ON p.id = d.item_id WHERE p.sign = 1"""


@frozen
class DisputedPart:
    """How much of an open debt is in dispute."""

    item_id: int
    customer_id: int
    currency: str
    due_on: str
    minor: int


def disputed_parts(
    as_of: date, customer_ids: Collection[int] | None = None
) -> tuple[DisputedPart, ...]:
    """Return what is in dispute of each open debt, never more than what is open of it."""
    only, values = among(as_of, customer_ids)
    rows = ask(with_position(as_of) + PARTS.format(only=only), **values)
    return tuple(DisputedPart(*row) for row in rows)


def disputed_by_item(as_of: date, customer_id: int | None = None) -> dict[int, int]:
    """Return what is in dispute by item."""
    whose = None if customer_id is None else [customer_id]
    return {part.item_id: part.minor for part in disputed_parts(as_of, whose)}


def disputed_by_customer(as_of: date, customer_id: int | None = None) -> dict[tuple[int, str], int]:
    """Return what is in dispute by customer and currency."""
    totals: dict[tuple[int, str], int] = defaultdict(int)
    for part in disputed_parts(as_of, None if customer_id is None else [customer_id]):
        totals[part.customer_id, part.currency] += part.minor
    return dict(totals)


def among(as_of: date, customer_ids: Collection[int] | None) -> tuple[str, dict[str, object]]:
    """Return the condition of whose disputes to look at, and the parameters."""
    values: dict[str, object] = {"day": as_of.isoformat()}
    if customer_ids is None:
        return "", values
    return SOME, {**values, "customers": json.dumps(list(customer_ids))}
