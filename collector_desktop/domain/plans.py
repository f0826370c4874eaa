"""Instalment plans: how far one is kept, given the money that came in.

Every instalment is judged as a promise is, with the same grace and tolerance. Money pays the
oldest instalment first. What a credit or earlier money took off the debts shortens the plan at
its end, because nobody pays more than is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from collector_desktop.domain.plan_making import Instalment
from collector_desktop.domain.promises import PromiseStatus, Receipt, deadline, enough
from collector_desktop.domain.working_days import Calendar, is_working_day

_ONE_DAY = timedelta(days=1)
FAILED = frozenset({PromiseStatus.PARTLY, PromiseStatus.BROKEN})


class PlanKind(StrEnum):
    """Whether a plan asks for all that is owed, or settles it for less."""

    PLAN = "plan"
    SETTLEMENT = "settlement"


class PlanState(StrEnum):
    """Where a plan is. While it is on track nobody asks for the debts it covers."""

    ON_TRACK = "on_track"
    IN_DEFAULT = "in_default"
    KEPT = "kept"
    CANCELLED = "cancelled"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class PlanRules:
    """How plans are judged: working days of grace, what is enough, and when one is in default.

    `enough_percent` of an instalment is enough for it; `default_after` is the number of
    instalments in arrears at once from which the plan no longer stops the chase.
    """

    grace_days: int = 0
    is_worked: Calendar = is_working_day
    enough_percent: int = 100
    default_after: int = 1


@dataclass(frozen=True, slots=True)
class PlanMoney:
    """The receipts for the debts of a plan since it was made, and what is open of the debts.

    Without an open amount the plan is judged as it was agreed.
    """

    receipts: tuple[Receipt, ...] = ()
    open_minor: int | None = None


@dataclass(frozen=True, slots=True)
class JudgedInstalment:
    """How one instalment stands: its status says whether it was paid in time.

    `received_minor` is what has been paid of it by now, in time or late; from `late_from` on it
    is late.
    """

    position: int
    due_on: date
    late_from: date
    amount_minor: int
    status: PromiseStatus
    received_minor: int
    missing_minor: int
    in_arrears: bool

    @property
    def is_paid_late(self) -> bool:
        """Return whether it was missed and has been made good."""
        return self.status in FAILED and not self.in_arrears


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """How a plan stands at the end of a day; `missed` counts the instalments in arrears."""

    state: PlanState
    instalments: tuple[JudgedInstalment, ...]
    received_minor: int
    to_come_minor: int
    missed: int
    arrears_minor: int

    @property
    def next_due(self) -> JudgedInstalment | None:
        """Return the first instalment that is still to be paid in time, if there is one."""
        return next(
            (
                each
                for each in self.instalments
                if each.status is PromiseStatus.OPEN and each.missing_minor
            ),
            None,
        )

    @property
    def oldest_missed(self) -> JudgedInstalment | None:
        """Return the first instalment that is in arrears, if there is one."""
        return next((each for each in self.instalments if each.in_arrears), None)

    @property
    def missed_on(self) -> date | None:
        """Return the day on which the last of the instalments in arrears was missed."""
        return max((each.late_from for each in self.instalments if each.in_arrears), default=None)

    @property
    def was_kept_in_time(self) -> bool:
        """Return whether all has been paid and no instalment was late."""
        return all(each.status is PromiseStatus.KEPT for each in self.instalments)


def judge_plan(
    plan: Sequence[Instalment],
    made_on: date,
    money: PlanMoney,
    as_of: date,
    rules: PlanRules,
) -> PlanStanding:
    """Return how a plan that was not ended stands at the end of a day."""
    counting = _counting(money.receipts, made_on, as_of)
    received = sum(minor for _, minor in counting)
    total = sum(each.amount_minor for each in plan)
    ceiling = total if money.open_minor is None else min(total, received + money.open_minor)
    judged, before = [], 0
    for position, each in enumerate(plan, 1):
        judged.append(
            _judge(each, position, before, _Sums(received, ceiling, counting), as_of, rules)
        )
        before += each.amount_minor
    missed = [each for each in judged if each.in_arrears]
    return PlanStanding(
        _state(judged, len(missed), rules),
        tuple(judged),
        received,
        max(0, ceiling - received),
        len(missed),
        sum(each.missing_minor for each in missed),
    )


@dataclass(frozen=True, slots=True)
class _Sums:
    received: int
    ceiling: int
    counting: list[tuple[date, int]]

    def by(self, day: date) -> int:
        return sum(minor for on, minor in self.counting if on <= day)


def _counting(receipts: Iterable[Receipt], made_on: date, as_of: date) -> list[tuple[date, int]]:
    return sorted(
        (receipt.received_on, receipt.amount_minor)
        for receipt in receipts
        if made_on <= receipt.received_on <= as_of and receipt.counts_at(as_of)
    )


def _judge(
    each: Instalment, position: int, before: int, sums: _Sums, as_of: date, rules: PlanRules
) -> JudgedInstalment:
    """Return how an instalment stands when those before it asked for so much."""
    last_day = deadline(each.due_on, rules.grace_days, rules.is_worked)
    needed = min(before + enough(each.amount_minor, rules.enough_percent), sums.ceiling)
    in_time = sums.by(min(last_day, as_of))
    if in_time >= needed:
        status = PromiseStatus.KEPT
    elif as_of <= last_day:
        status = PromiseStatus.OPEN
    else:
        status = PromiseStatus.PARTLY if in_time > before else PromiseStatus.BROKEN
    paid = max(0, min(sums.received - before, each.amount_minor))
    asked = max(0, min(each.amount_minor, sums.ceiling - before))
    is_paid = sums.received >= needed
    return JudgedInstalment(
        position,
        each.due_on,
        last_day + _ONE_DAY,
        each.amount_minor,
        status,
        paid,
        0 if is_paid else asked - paid,
        status in FAILED and not is_paid,
    )


def _state(judged: Sequence[JudgedInstalment], missed: int, rules: PlanRules) -> PlanState:
    if not any(each.missing_minor for each in judged):
        return PlanState.KEPT
    return PlanState.IN_DEFAULT if missed >= rules.default_after else PlanState.ON_TRACK
