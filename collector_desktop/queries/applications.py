"""What was applied to open items: which payment or credit paid how much of which debt, and when."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from collector_desktop.domain.allocation_days import Move, still_standing
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import ask

APPLIED = """SELECT a.{own}_id, o.id, o.type, o.number, a.allocated_on, a.amount_minor, a.id
    FROM allocation a JOIN item o ON o.id = a.{other}_id
    WHERE a.{own}_id IN (SELECT value FROM json_each(:ids)) AND a.allocated_on <= :day"""
BOTH_ENDS = (
    f"{APPLIED.format(own='target', other='source')} UNION ALL"
    f" {APPLIED.format(own='source', other='target')} ORDER BY 5, 7"
)


@frozen
class Application:
    """What is between an item and another that it pays or is paid by; above zero."""

    on: date
    type: str
    number: str
    minor: int


def applications(day: date, item_ids: Collection[int]) -> dict[int, tuple[Application, ...]]:
    """Return what stands applied to each of some items at the end of a day, the oldest first.

    What was taken back, as when a payment was returned, is not there any more; so an item's
    amount less its applications is what is open of it.
    """
    moves: dict[int, dict[tuple[int, str, str], list[Move]]] = defaultdict(
        lambda: defaultdict(list)
    )
    rows = ask(BOTH_ENDS, ids=json.dumps(list(item_ids)), day=day.isoformat())
    for own, other, kind, number, on, minor, _ in rows:
        moves[own][other, kind, number].append((date.fromisoformat(on), minor))
    return {own: _in_order(found.items()) for own, found in moves.items()}


def _in_order(
    found: Iterable[tuple[tuple[int, str, str], list[Move]]],
) -> tuple[Application, ...]:
    stand = (
        (on, other, Application(on, kind, number, minor))
        for (other, kind, number), moves in found
        for on, minor in still_standing(moves)
    )
    return tuple(each for _, _, each in sorted(stand, key=lambda found: found[:2]))
