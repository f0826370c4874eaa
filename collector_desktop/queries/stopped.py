"""What is not asked for: accounts and debts on hold, and what is in dispute of the rest."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import field
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.disputed import SOME, STANDING, DisputedPart, disputed_parts
from collector_desktop.queries.holds import STANDING as HOLDING
from collector_desktop.queries.plans import PlanRow, running_plans
from collector_desktop.queries.position import ask, with_position

HELD = f"""SELECT p.id, p.customer_id, p.currency, p.due_on, max(p.open_minor) FROM hold h
    CROSS JOIN position p ON p.id = h.item_id
    WHERE p.sign = 1 AND {HOLDING.format(hold="h")} {{only}} GROUP BY p.id"""
ACCOUNTS = f"""SELECT DISTINCT h.customer_id FROM hold h
    WHERE h.item_id IS NULL AND {HOLDING.format(hold="h")} {{only}}"""
ENDED = """SELECT h.customer_id, max(h.until_on) FROM hold h
    WHERE h.until_on < :day AND h.released_on IS NULL {only} GROUP BY h.customer_id"""
ANSWER_LATE = f"""SELECT DISTINCT i.customer_id FROM dispute d JOIN item i ON i.id = d.item_id
    WHERE d.answer_by < :day AND {STANDING} {{only}}"""
MINE = "AND h.customer_id IN (SELECT value FROM json_each(:customers))"


@frozen
class Stopped:
    """What of one account is not asked for, in minor units: all of it, and what is overdue.

    `disputed_minor` is what is in dispute, whether on hold too or not. What a plan on track covers
    is in `overdue_minor`, but not in the whole: its customer may still wait for a call.
    """

    whole_minor: int = 0
    overdue_minor: int = 0
    disputed_minor: int = 0


NOTHING = Stopped()


@frozen
class Stops:
    """What is not asked for, by customer and currency.

    `ended` has the last day of the newest hold that has run out; `late` those whom we owe an
    answer; `missed` the plan of a customer that is most in arrears.
    """

    accounts: frozenset[int]
    ended: dict[int, date]
    late: frozenset[int]
    sums: dict[tuple[int, str], Stopped] = field(default_factory=dict)
    missed: dict[int, PlanRow] = field(default_factory=dict)

    @property
    def is_any(self) -> bool:
        """Return whether anything at all is, or was until lately, not asked for."""
        return bool(self.accounts or self.ended or self.late or self.sums or self.missed)

    def of(self, customer_id: int, currency: str) -> Stopped:
        """Return what is not asked for of one account."""
        return self.sums.get((customer_id, currency), NOTHING)


def stops(as_of: date, customer_ids: Collection[int] | None = None) -> Stops:
    """Return what is not asked for at the end of a day, of everybody or of some customers."""
    values: dict[str, object] = {"day": as_of.isoformat()}
    mine = theirs = ""
    if customer_ids is not None:
        values["customers"], mine, theirs = json.dumps(list(customer_ids)), MINE, SOME
    held = ask(with_position(as_of) + HELD.format(only=mine), **values)
    ended = ask(ENDED.format(only=mine), **values)
    running = running_plans(as_of, customer_ids)
    parts = (
        disputed_parts(as_of, customer_ids),
        [DisputedPart(*row) for row in held],
        _planned(running),
    )
    return Stops(
        frozenset(row[0] for row in ask(ACCOUNTS.format(only=mine), **values)),
        {row[0]: date.fromisoformat(row[1]) for row in ended},
        frozenset(row[0] for row in ask(ANSWER_LATE.format(only=theirs), **values)),
        _sums(parts, as_of),
        _missed(running),
    )


def _planned(running: Iterable[PlanRow]) -> list[DisputedPart]:
    """Return the debts of plans that are on track."""
    return [
        DisputedPart(
            debt.item_id,
            plan.customer_id,
            plan.currency,
            debt.due_on.isoformat(),
            debt.open_minor,
        )
        for plan in running
        if plan.is_in_force
        for debt in plan.debts
    ]


def _missed(running: Iterable[PlanRow]) -> dict[int, PlanRow]:
    """Return the plan of each customer that is most in arrears."""
    late = [plan for plan in running if plan.standing.missed]
    late.sort(key=lambda plan: plan.standing.arrears_minor)
    return {plan.customer_id: plan for plan in late}


def _sums(
    stopped: tuple[Iterable[DisputedPart], Iterable[DisputedPart], Iterable[DisputedPart]],
    as_of: date,
) -> dict[tuple[int, str], Stopped]:
    in_dispute, held, planned = stopped
    whole: Counter[tuple[int, str]] = Counter()
    overdue: Counter[tuple[int, str]] = Counter()
    disputed: Counter[tuple[int, str]] = Counter()
    parts: dict[int, DisputedPart] = {}
    for part in in_dispute:
        disputed[part.customer_id, part.currency] += part.minor
        parts[part.item_id] = part
    parts |= {part.item_id: part for part in held}
    for part in parts.values():
        whole[part.customer_id, part.currency] += part.minor
    parts |= {part.item_id: part for part in planned}
    for part in parts.values():
        if part.due_on < as_of.isoformat():
            overdue[part.customer_id, part.currency] += part.minor
    keys = whole.keys() | overdue.keys()
    return {key: Stopped(whole[key], overdue[key], disputed[key]) for key in keys}
