"""What became of the debts of plans: the money for them, agreed credits, and what was given up."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from itertools import groupby
from typing import Any

from collector_desktop.domain.allocation_days import Move, standing
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.plans import GIVEN_UP, PlanMoney
from collector_desktop.domain.promises import Receipt
from collector_desktop.queries.position import ask
from collector_desktop.queries.promise_judging import MONEY_IN

MOVES = f"""SELECT a.target_id, a.source_id, i.document_on,
    CASE WHEN {MONEY_IN} THEN 'money' WHEN i.type = 'credit_adjustment' THEN i.origin END,
    a.allocated_on, a.amount_minor
    FROM allocation a JOIN item i ON i.id = a.source_id
    WHERE i.document_on <= :day AND a.allocated_on <= :day
      AND a.target_id IN (SELECT pi.item_id FROM plan p JOIN plan_item pi ON pi.plan_id = p.id
          WHERE p.made_on <= :day {{only}})
    ORDER BY a.target_id, a.source_id, a.allocated_on, a.id"""

PAID_ON = f"""SELECT a.target_id, sum(a.amount_minor) FROM allocation a
    JOIN item i ON i.id = a.source_id
    WHERE {MONEY_IN} AND i.document_on = :day AND a.allocated_on <= :day
      AND a.target_id IN (SELECT value FROM json_each(:items)) GROUP BY a.target_id"""

MONEY = "money"


@frozen
class PlanDebt:
    """A debt that a plan covers: how much of it, and what is open of it now.

    `paid_before_minor` was paid on the day of the agreement, but before it; `whole_minor` is what
    the debt came to in all.
    """

    item_id: int
    number: str
    due_on: date
    amount_minor: int
    open_minor: int
    paid_before_minor: int = 0
    whole_minor: int = 0


@frozen
class Settled:
    """What one entry settles of a debt, by the days on which it was allocated to it.

    `origin` is "money", or the reason of an adjustment; credits have none.
    """

    value_on: date
    origin: str | None
    moves: tuple[Move, ...]

    def left(self, day: date) -> list[Move]:
        """Return what stands of it at a day, by the first days on which so much was there."""
        rest, found = standing(self.moves, day), []
        for on, minor in self.moves:
            part = min(rest, minor)
            if part > 0 and on <= day:
                found.append((on, part))
                rest -= part
        return found


Settlements = dict[int, list[Settled]]


def settled_debts(only: str, values: dict[str, Any]) -> Settlements:
    """Return what settles the debts of the plans asked about, by debt."""
    found: Settlements = defaultdict(list)
    rows = ask(MOVES.format(only=only), **values)
    for (item_id, _, value_on, origin), moves in groupby(rows, lambda row: row[:4]):
        listed = tuple((date.fromisoformat(row[4]), row[5]) for row in moves)
        found[item_id].append(Settled(date.fromisoformat(value_on), origin, listed))
    return found


def money_of(debts: Iterable[PlanDebt], by: Settlements, made_on: date, day: date) -> PlanMoney:
    """Return what became of the debts of a plan by a day.

    Money of before the agreement, also of its own day, pays no instalment: it is a credit.
    """
    receipts: list[Receipt] = []
    credits_: list[Move] = []
    given_up: list[Move] = []
    whole = 0
    for debt in debts:
        whole += debt.whole_minor
        before = debt.paid_before_minor
        for each in by.get(debt.item_id, ()):
            left = each.left(day)
            if each.origin in GIVEN_UP:
                given_up += left
            elif each.origin != MONEY or each.value_on < made_on:
                credits_ += left
            else:
                early = before if each.value_on == made_on else 0
                told, known = _divided(left, early, made_on)
                before -= sum(minor for _, minor in told)
                credits_ += told
                receipts += [Receipt(each.value_on, minor, known_on=on) for on, minor in known]
    return PlanMoney(tuple(receipts), whole, tuple(credits_), tuple(given_up))


def _divided(left: list[Move], early: int, made_on: date) -> tuple[list[Move], list[Move]]:
    """Return what of some money was there at the agreement, and what came after it."""
    told, known = [], []
    for on, minor in left:
        used = min(early, minor)
        early -= used
        told += [(made_on, used)] if used else []
        known += [(on, minor - used)] if minor > used else []
    return told, known


def paid_on(item_ids: Collection[int], day: date) -> dict[int, int]:
    """Return what money of a day has paid of debts by now, as it stands at that day's end."""
    rows = ask(PAID_ON, day=day.isoformat(), items=json.dumps(list(item_ids)))
    return {item_id: minor for item_id, minor in rows if minor > 0}
