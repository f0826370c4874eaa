"""Instalment plans as they stand at the end of any day, judged by the money that came in."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.plan_making import Instalment
from collector_desktop.domain.plans import (
    PlanKind,
    PlanMoney,
    PlanRules,
    PlanStanding,
    PlanState,
    judge_plan,
)
from collector_desktop.domain.settings import PLAN_DEFAULT_AFTER, PROMISE_ENOUGH_PERCENT
from collector_desktop.queries.calendars import promise_grace
from collector_desktop.queries.plan_money import PlanDebt, money_of, settled_debts
from collector_desktop.queries.position import ask, with_position
from collector_desktop.queries.settings import settings

AMONG = "AND p.customer_id IN (SELECT value FROM json_each(:customers))"
NOT_ENDED = "AND (p.ended_on IS NULL OR p.ended_on > :day)"
THIS = "AND p.id = :plan"

PLANS = """SELECT p.id, p.customer_id, c.code, c.name, p.kind, p.currency, p.total_minor,
    p.owed_minor, p.every, p.method, p.person_name, p.note, p.made_on, p.contact_id,
    p.replaces_id, CASE WHEN p.ended_on <= :day THEN p.state ELSE 'open' END,
    CASE WHEN p.ended_on <= :day THEN p.ended_on END
    FROM plan p JOIN customer c ON c.id = p.customer_id
    WHERE p.made_on <= :day {only} ORDER BY p.made_on, p.id"""

INSTALMENTS = """SELECT n.plan_id, n.due_on, n.amount_minor FROM plan_instalment n
    JOIN plan p ON p.id = n.plan_id WHERE p.made_on <= :day {only} ORDER BY n.plan_id, n.position"""

COVERED = """SELECT pi.plan_id, pi.item_id, i.number, i.due_on, pi.amount_minor,
    coalesce(o.open_minor, 0), pi.paid_before_minor, i.amount_minor
    FROM plan p JOIN plan_item pi ON pi.plan_id = p.id JOIN item i ON i.id = pi.item_id
    LEFT JOIN position o ON o.id = pi.item_id
    WHERE p.made_on <= :day {only} ORDER BY pi.plan_id, i.due_on, i.id"""

RELEASED = """SELECT r.plan_id, r.credit_id FROM plan_release r JOIN plan p ON p.id = r.plan_id
    WHERE r.made_on <= :day AND (SELECT coalesce(sum(a.amount_minor), 0) FROM allocation a
        JOIN plan_item pi ON pi.plan_id = p.id AND pi.item_id = a.target_id
        WHERE a.source_id = r.credit_id AND a.allocated_on <= :day) > 0 {only} ORDER BY r.id"""

SETTLING = """SELECT customer_id FROM plan
    WHERE kind = 'settlement' AND ended_on IS NULL AND made_on <= :day"""


@frozen
class PlanRow:
    """A plan and how it stands at a day; `released` are the adjustments that gave up its rest."""

    plan_id: int
    customer_id: int
    customer_code: str
    customer_name: str
    kind: PlanKind
    currency: str
    total_minor: int
    owed_minor: int
    every: str
    method: str
    person_name: str
    note: str
    made_on: date
    contact_id: int | None
    replaces_id: int | None
    ended_on: date | None
    state: PlanState
    standing: PlanStanding
    debts: tuple[PlanDebt, ...]
    released: tuple[int, ...] = ()

    @property
    def item_ids(self) -> tuple[int, ...]:
        """The debts that the plan covers."""
        return tuple(debt.item_id for debt in self.debts)

    @property
    def is_in_force(self) -> bool:
        """Return whether the debts are not chased, because the plan is on track."""
        return self.state is PlanState.ON_TRACK

    @property
    def is_running(self) -> bool:
        """Return whether money is still to come by it, on track or in default."""
        return self.state in {PlanState.ON_TRACK, PlanState.IN_DEFAULT}

    @property
    def rest_minor(self) -> int:
        """What a settlement may give up: what is open, and no more than was agreed to be let go."""
        return min(sum(debt.open_minor for debt in self.debts), self.owed_minor - self.total_minor)

    @property
    def is_rest_open(self) -> bool:
        """Return whether it is a settlement, paid in time or late, of which a rest is owed."""
        is_settlement = self.kind is PlanKind.SETTLEMENT and self.ended_on is None
        return is_settlement and self.standing.is_paid and not self.released and self.rest_minor > 0


def plans(as_of: date, customer_ids: Collection[int] | None = None) -> tuple[PlanRow, ...]:
    """Return every plan made by a day, as it stood at that day's end, oldest first."""
    return _plans(as_of, _whose(customer_ids), customer_ids)


def running_plans(as_of: date, customer_ids: Collection[int] | None = None) -> tuple[PlanRow, ...]:
    """Return the plans at a day by which money is still to come, on track or in default."""
    found = _plans(as_of, NOT_ENDED + _whose(customer_ids), customer_ids)
    return tuple(plan for plan in found if plan.is_running)


def plans_in_force(as_of: date, customer_ids: Collection[int] | None = None) -> tuple[PlanRow, ...]:
    """Return the plans that are on track at a day: nobody chases `item_ids` of any of them."""
    return tuple(plan for plan in running_plans(as_of, customer_ids) if plan.is_in_force)


def plan_of(plan_id: int, as_of: date) -> PlanRow | None:
    """Return a plan as it stood at a day's end, if it was made by then."""
    return next(iter(_plans(as_of, THIS, (), plan_id)), None)


def plan_rules() -> PlanRules:
    """Return how plans of this ledger are judged."""
    stored = settings()
    return PlanRules(
        *promise_grace(stored), stored[PROMISE_ENOUGH_PERCENT], stored[PLAN_DEFAULT_AFTER]
    )


def _whose(customer_ids: Collection[int] | None) -> str:
    return "" if customer_ids is None else AMONG


def _plans(
    as_of: date, only: str, customer_ids: Collection[int] | None, plan_id: int | None = None
) -> tuple[PlanRow, ...]:
    values = {
        "day": as_of.isoformat(),
        "customers": json.dumps(list(customer_ids or ())),
        "plan": plan_id,
    }
    records = ask(PLANS.format(only=only), **values)
    if not records:
        return ()
    parts: dict[int, list[Instalment]] = defaultdict(list)
    for key, due_on, minor in ask(INSTALMENTS.format(only=only), **values):
        parts[key].append(Instalment(date.fromisoformat(due_on), minor))
    debts: dict[int, list[PlanDebt]] = defaultdict(list)
    for key, item_id, number, due_on, *sums in ask(
        with_position(as_of) + COVERED.format(only=only), **values
    ):
        debts[key].append(PlanDebt(item_id, number, date.fromisoformat(due_on), *sums))
    released: dict[int, list[int]] = defaultdict(list)
    for key, credit in ask(RELEASED.format(only=only), **values):
        released[key].append(credit)
    settled = settled_debts(only, values)
    rules = plan_rules()
    found = []
    for record in records:
        covered = tuple(debts[record[0]])
        day = date.fromisoformat(record[16]) if record[16] else as_of
        money = money_of(covered, settled, date.fromisoformat(record[12]), day)
        judged = _judged(record, parts[record[0]], money, day, rules)
        found.append(_row(record, judged, covered, tuple(released[record[0]])))
    return tuple(found)


def settling(as_of: date, customer_id: int | None = None) -> set[int]:
    """Return whose settlements by instalments stand at a day, of everybody or of one customer."""
    sql = SETTLING if customer_id is None else f"{SETTLING} AND customer_id = :customer"
    return {row[0] for row in ask(sql, day=as_of.isoformat(), customer=customer_id)}


def _judged(
    record: tuple[Any, ...],
    parts: list[Instalment],
    money: PlanMoney,
    day: date,
    rules: PlanRules,
) -> PlanStanding:
    """Return how a plan stands; one that was ended stands as it did on that day."""
    made_on, kind = date.fromisoformat(record[12]), PlanKind(record[4])
    return judge_plan(parts, made_on, money, day, rules, kind)


def _row(
    record: tuple[Any, ...],
    judged: PlanStanding,
    debts: tuple[PlanDebt, ...],
    released: tuple[int, ...],
) -> PlanRow:
    *head, made_on, contact_id, replaces_id, state, ended = record
    head[4] = PlanKind(head[4])
    make: Callable[..., PlanRow] = PlanRow
    return make(
        *head,
        date.fromisoformat(made_on),
        contact_id,
        replaces_id,
        None if ended is None else date.fromisoformat(ended),
        judged.state if state == "open" else PlanState(state),
        judged,
        debts,
        released,
    )
