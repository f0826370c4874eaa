"""Debts that were passed to others, with what came of it, at the end of any day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from collector_desktop.domain.placements import PlacementKind, PlacementSums
from collector_desktop.queries.position import ask

PLACED = """SELECT p.id, p.customer_id, c.code, c.name, p.kind, p.placed_with, p.reference,
    p.currency, p.made_on, CASE WHEN p.closed_on <= :day THEN p.closed_on END,
    CASE WHEN p.closed_on <= :day THEN p.closed_why ELSE '' END, p.amount_minor,
    coalesce(sum(CASE WHEN e.kind = 'recovered' THEN e.amount_minor END), 0),
    coalesce(sum(CASE WHEN e.kind = 'commission' THEN e.amount_minor END), 0),
    coalesce(sum(CASE WHEN e.kind = 'cost' THEN e.amount_minor END), 0)
    FROM placement p JOIN customer c ON c.id = p.customer_id
    LEFT JOIN placement_entry e ON e.placement_id = p.id AND e.made_on <= :day
    WHERE p.made_on <= :day AND (:customer IS NULL OR p.customer_id = :customer)
    GROUP BY p.id ORDER BY p.made_on DESC, p.id DESC"""


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """One placement: with whom, since when, and its sums; open without a `closed_on`."""

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


def placements(as_of: date, customer_id: int | None = None) -> tuple[PlacementRow, ...]:
    """Return what was passed on up to a day, of everybody or of one, the newest first."""
    rows = ask(PLACED, customer=customer_id, day=as_of.isoformat())
    return tuple(
        PlacementRow(
            *(row[0], row[1], row[2], row[3], PlacementKind(row[4]), row[5], row[6], row[7]),
            date.fromisoformat(row[8]),
            date.fromisoformat(row[9]) if row[9] else None,
            row[10],
            PlacementSums(row[11], row[12], row[13], row[14]),
        )
        for row in rows
    )


def open_placement(customer_id: int, as_of: date) -> PlacementRow | None:
    """Return the placement of a customer that is not closed, the newest."""
    rows = placements(as_of, customer_id)
    return next((row for row in rows if row.closed_on is None), None)
