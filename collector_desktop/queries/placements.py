"""Debts that were passed to others, with what came of it, at the end of any day."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.items import CHARGE_ORIGINS
from collector_desktop.domain.placements import (
    EntryKind,
    Noted,
    PlacementKind,
    PlacementSums,
    add_up,
)
from collector_desktop.queries.position import ask
from collector_desktop.queries.returns import RETURNED_ON

RECOVERED_BY = "Recovered by "
WHOSE = "p.made_on <= :day AND (:customer IS NULL OR p.customer_id = :customer)"

PLACED = f"""SELECT p.id, p.customer_id, c.code, c.name, p.kind, p.placed_with, p.reference,
    p.currency, p.made_on, CASE WHEN p.closed_on <= :day THEN p.closed_on END,
    CASE WHEN p.closed_on <= :day THEN p.closed_why ELSE '' END, p.amount_minor
    FROM placement p JOIN customer c ON c.id = p.customer_id
    WHERE {WHOSE} ORDER BY p.made_on DESC, p.id DESC"""

NOTED = f"""SELECT p.id, e.kind, e.amount_minor, e.made_on
    FROM placement_entry e JOIN placement p ON p.id = e.placement_id
    WHERE {WHOSE} AND e.made_on <= :day ORDER BY e.made_on, e.id"""

RETURNED = f"""SELECT p.id, i.amount_minor, i.document_on, {RETURNED_ON}
    FROM placement p JOIN item i ON i.customer_id = p.customer_id AND i.currency = p.currency
    WHERE {WHOSE} AND i.type = 'receipt' AND i.reference = '{RECOVERED_BY}' || p.placed_with
      AND i.document_on BETWEEN p.made_on AND coalesce(p.closed_on, :day)
      AND {RETURNED_ON} IS NOT NULL ORDER BY i.id"""

CHARGED = """SELECT coalesce(sum(amount_minor), 0) FROM item
    WHERE customer_id = :customer AND currency = :currency AND type = 'debit_adjustment'
      AND origin IN (SELECT value FROM json_each(:origins))
      AND document_on > :since AND document_on <= :day"""


@frozen
class PlacementRow:
    """One placement: with whom, since when, and its sums; open without a `closed_on`.

    `awaited_minor` is what was noted as recovered and is not among the payments yet, where asked.
    """

    placement_id: int
    customer_id: int
    code: str
    name: str
    kind: PlacementKind
    placed_with: str
    reference: str
    currency: str
    made_on: date
    closed_on: date | None
    closed_why: str
    sums: PlacementSums
    awaited_minor: int = 0


def placements(as_of: date, customer_id: int | None = None) -> tuple[PlacementRow, ...]:
    """Return what was passed on up to a day, of everybody or of one, the newest first."""
    values = {"customer": customer_id, "day": as_of.isoformat()}
    rows = ask(PLACED, **values)
    noted = _noted(values) if rows else {}
    return tuple(
        PlacementRow(
            *(row[0], row[1], row[2], row[3], PlacementKind(row[4]), row[5], row[6], row[7]),
            date.fromisoformat(row[8]),
            date.fromisoformat(row[9]) if row[9] else None,
            row[10],
            add_up(row[11], noted.get(row[0], ())),
        )
        for row in rows
    )


def recovered_reference(placed_with: str) -> str:
    """Return the reference of a payment that came in through whom debts were passed to."""
    return RECOVERED_BY + placed_with


def charged_since(row: PlacementRow, as_of: date) -> int:
    """Return the interest, fixed sums and fees charged since a placement, in minor units."""
    return int(
        ask(
            CHARGED,
            customer=row.customer_id,
            currency=row.currency,
            origins=json.dumps(sorted(CHARGE_ORIGINS)),
            since=row.made_on.isoformat(),
            day=as_of.isoformat(),
        )[0][0]
    )


def _noted(values: dict[str, Any]) -> dict[int, list[Noted]]:
    """Return what was noted of each placement, with the day on which the payment came back."""
    back: dict[tuple[int, int, str], list[date]] = defaultdict(list)
    for placement_id, minor, on, returned_on in ask(RETURNED, **values):
        back[placement_id, minor, on].append(date.fromisoformat(returned_on))
    found: dict[int, list[Noted]] = defaultdict(list)
    for placement_id, kind, minor, on in ask(NOTED, **values):
        days = back[placement_id, minor, on] if kind == EntryKind.RECOVERED else []
        fell_on = days.pop(0) if days else None
        found[placement_id].append(Noted(EntryKind(kind), minor, date.fromisoformat(on), fell_on))
    return found


def open_placement(customer_id: int, as_of: date) -> PlacementRow | None:
    """Return the placement of a customer that is not closed, the newest."""
    rows = placements(as_of, customer_id)
    return next((row for row in rows if row.closed_on is None), None)
